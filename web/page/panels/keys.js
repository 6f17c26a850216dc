/**
 * The keys that hold anywhere, while no field has the focus that takes them itself. Command stands for Control;
 * what is being typed keeps undo and redo.
 */
import { KEYS } from "../keys.js";

const TAKES_KEYS = "input, select, textarea, button, summary, a, [contenteditable], dialog";

/** @param {import("../commands.js").Commands} commands @param {() => void} help */
export function listenToKeys(commands, help) {
  document.addEventListener("keydown", (event) => {
    const { target, key } = event;
    const control = event.ctrlKey || event.metaKey;
    if (event.altKey) return;
    const pressed = (/** @type {string[]} */ keys) => keys.at(-1) === key.toLowerCase() && keys.includes("Control") === control
      // A question mark is typed with Shift on some keyboards and without it on others.
      && (key === "?" || keys.includes("Shift") === event.shiftKey);
    const shortcut = KEYS.flatMap(({ shortcuts }) => shortcuts).find(({ keys, act }) => (act || key === "?") && pressed(keys));
    if (!shortcut || (control ? isTyping(target) : event.repeat || keeps(target, key))) return;
    event.preventDefault();
    if (shortcut.act) shortcut.act(commands);
    else help();
  });
}

/** Whether what has the focus takes this key itself: fields every letter, buttons the space. @param {EventTarget|null} target @param {string} key */
function keeps(target, key) {
  return target instanceof Element && target.closest(key === " " ? TAKES_KEYS : "input, select, textarea, dialog") !== null;
}

/** Whether something was typed that is not taken yet. @param {EventTarget|null} target */
function isTyping(target) {
  if (target instanceof HTMLTextAreaElement) return target.value !== "";
  return target instanceof HTMLInputElement && ["number", "text", "search"].includes(target.type) && target.value !== target.defaultValue;
}
