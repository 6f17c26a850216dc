/**
 * The keys of the transport: space plays or rests, s steps, r resets; never while a field has the focus.
 * Control or Command with Z takes back a change, with Shift too makes it again; what is being typed keeps these keys.
 */

const TAKES_KEYS = "input, select, textarea, button, summary, a, [contenteditable]";

/** @param {import("../commands.js").Commands} commands */
export function listenToKeys(commands) {
  document.addEventListener("keydown", (event) => {
    const { target } = event;
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "z") {
      if (isTyping(target)) return;
      event.preventDefault();
      if (event.shiftKey) commands.redo();
      else commands.undo();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const inField = target instanceof Element && target.closest(event.key === " " ? TAKES_KEYS : "input, select, textarea");
    if (inField) return;
    if (event.key === " ") commands.play();
    else if (event.key === "s") commands.step();
    else if (event.key === "r") commands.reset();
    else return;
    event.preventDefault();
  });
}

/** Whether something was typed that is not taken yet. @param {EventTarget|null} target */
function isTyping(target) {
  if (target instanceof HTMLTextAreaElement) return target.value !== "";
  return target instanceof HTMLInputElement && ["number", "text", "search"].includes(target.type) && target.value !== target.defaultValue;
}
