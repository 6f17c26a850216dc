/** The help sheet: every key of the page by the place where it holds. Escape or its button closes it. */
import { text } from "../../shared/text.js";
import { KEYS } from "../keys.js";
import { button, element } from "../elements.js";

/** What stands on a key, where that is no letter. @type {Record<string, string>} */
const SIGNS = { ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→" };
/** Pressed together with another key. */
const HELD = ["Control", "Shift"];

/** @type {Record<string, import("../../shared/text.js").Key>} */
const NAMES = {
  " ": "key.space", Control: "key.control", Shift: "key.shift", Enter: "key.enter", Escape: "key.escape",
  PageUp: "key.page-up", PageDown: "key.page-down", Home: "key.home", End: "key.end",
};

/** @param {string} key */
function signOf(key) {
  const name = NAMES[key];
  return name ? text(name) : SIGNS[key] ?? key.toUpperCase();
}

/** @param {string[]} keys */
function pressed(keys) {
  const shown = keys.flatMap((key, index) => [element("kbd", {}, signOf(key)), index + 1 === keys.length ? "" : HELD.includes(key) ? " + " : " "]);
  return element("dt", {}, ...shown);
}

/** Shows the sheet; it is made anew each time, in the language of the moment. */
export function showHelp() {
  if (document.querySelector("dialog.help")) return;
  const places = KEYS.map(({ place, shortcuts }) => element("section", {}, element("h3", {}, text(place)),
    element("dl", {}, ...shortcuts.map(({ keys, says }) => element("div", {}, pressed(keys), element("dd", {}, text(says)))))));
  const close = button(text("keys.close"), () => sheet.close(), { "data-testid": "help-close" });
  const sheet = element("dialog", { class: "help", "aria-labelledby": "help-title", "data-testid": "help" },
    element("h2", { id: "help-title" }, text("keys.title")), ...places, close);
  sheet.addEventListener("close", () => sheet.remove());
  document.body.append(sheet);
  sheet.showModal();
}
