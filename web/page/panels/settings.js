/** Undo and redo, the help sheet, and language and theme: what the browser prefers, until the person chooses. */
import { LANGUAGES, language, localeTag, setLanguage, text } from "../../shared/text.js";
import { button, element, say, select } from "../elements.js";
import { showHelp } from "./help.js";
import { stepText } from "../spec-words.js";

/** @typedef {import("../../shared/text.js").Language} Language */
/** @typedef {"auto"|"light"|"dark"} Theme */

const systemDark = globalThis.matchMedia?.("(prefers-color-scheme: dark)");
/** @type {Theme} */
let theme = "auto";

/** @returns {Language} */
export function preferredLanguage() {
  return navigator.languages.find((tag) => /^(en|zh)/i.test(tag))?.toLowerCase().startsWith("zh") ? "zh" : "en";
}

export function preferredDark() {
  return theme === "auto" ? systemDark.matches : theme === "dark";
}

/** Keeps the page's root in step with language and theme. @param {import("../store.js").Store} store */
export function applySettings(store) {
  const root = document.documentElement;
  const apply = () => {
    // Written only where it changes: the same value again would have the styles of the whole page computed anew.
    const [tagline, language, theme] = [document.getElementById("tagline"), localeTag(), store.state.dark ? "dark" : "light"];
    if (root.lang !== language) root.lang = language;
    if (root.dataset.theme !== theme) root.dataset.theme = theme;
    if (tagline) say(tagline, text("tagline"));
  };
  systemDark.addEventListener("change", () => store.dispatch({ kind: "dark", dark: preferredDark() }));
  store.subscribe(apply);
  apply();
}

/** @type {import("./all.js").Mount} */
export function mountSettings(root, { store, commands, catalog }) {
  const undo = button(text("undo"), () => commands.undo(), { class: "link", "data-testid": "undo", title: text("undo.title"), "aria-keyshortcuts": "Control+Z Meta+Z" });
  const redo = button(text("redo"), () => commands.redo(), { class: "link", "data-testid": "redo", title: text("redo.title"), "aria-keyshortcuts": "Control+Shift+Z Meta+Shift+Z" });
  const help = button(text("keys"), showHelp, { class: "link", "data-testid": "help-open", title: text("keys.button.title"), "aria-keyshortcuts": "?" });
  const languages = select(
    LANGUAGES.map(([value, shown]) => ({ value, label: shown })),
    (value) => {
      setLanguage(/** @type {Language} */ (value));
      store.dispatch({ kind: "language", language: language() });
    },
    { "aria-label": text("language"), "data-testid": "language", class: "quiet" },
  );
  const themes = select(
    [{ value: "auto", label: text("theme.auto") }, { value: "light", label: text("theme.light") }, { value: "dark", label: text("theme.dark") }],
    (value) => {
      theme = /** @type {Theme} */ (value);
      store.dispatch({ kind: "dark", dark: preferredDark() });
    },
    { "aria-label": text("theme"), "data-testid": "theme", class: "quiet" },
  );
  languages.value = language();
  themes.value = theme;
  root.append(
    element("span", { class: "setting changes" }, undo, redo, help),
    element("span", { class: "setting" }, languages),
    element("span", { class: "setting" }, themes),
  );
  /** @type {unknown[]} */ let shown = [];
  return (state) => {
    const { past, future, spec, axes } = state;
    const now = [past, future, spec, axes];
    if (now.every((part, index) => part === shown[index])) return;
    shown = now;
    undo.disabled = past.length === 0;
    redo.disabled = future.length === 0;
    const [before, after] = [past.at(-1), future.at(-1)];
    undo.title = before ? text("undo.what", { what: stepText(catalog, state, before, true) }) : text("undo.title");
    redo.title = after ? text("redo.what", { what: stepText(catalog, state, after, false) }) : text("redo.title");
  };
}
