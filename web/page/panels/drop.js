/** Ways in for one's own table: dropped anywhere on the page, chosen, or pasted as text. */
import { text } from "../../shared/text.js";
import { button, element } from "../elements.js";

/** @typedef {import("../commands.js").Commands} Commands */

/** @param {DragEvent} event */
function carriesFiles(event) {
  return event.dataTransfer?.types.includes("Files") ?? false;
}

/** A file that is let go over the part that answers files is to be answered, not opened. @param {DragEvent} event */
function isForScoring(event) {
  return event.target instanceof Element && event.target.closest('[data-drops="score"]') !== null;
}

/**
 * Before the seal a dropped file must not replace the page either; why the page could not start stays readable.
 * @param {HTMLElement} status
 * @returns {() => void} ends it, once drops are accepted
 */
export function refuseDrops(status) {
  const early = new AbortController();
  for (const kind of ["dragover", "drop"]) {
    document.addEventListener(kind, (event) => {
      event.preventDefault();
      if (kind === "drop" && status.getAttribute("role") !== "alert") status.textContent = text("error.not-ready");
    }, { signal: early.signal });
  }
  return () => early.abort();
}

/**
 * From the seal on what is dropped or pasted is opened.
 * @param {Commands} commands
 */
export function acceptDrops(commands) {
  const root = document.documentElement;
  let depth = 0;
  /** @param {boolean} over */
  const mark = (over) => root.classList.toggle("dropping", over);
  document.addEventListener("dragenter", (event) => {
    if (carriesFiles(event)) mark(++depth > 0);
  });
  document.addEventListener("dragleave", (event) => {
    if (carriesFiles(event)) mark((depth = Math.max(0, depth - 1)) > 0);
  });
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = "copy";
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    mark((depth = 0) > 0);
    const files = [...(event.dataTransfer?.files ?? [])];
    const words = event.dataTransfer?.getData("text/plain") ?? "";
    const folder = [...(event.dataTransfer?.items ?? [])].some((item) => item.webkitGetAsEntry?.()?.isDirectory);
    if (folder) commands.complain("folder", text("error.folder"), text("error.folder.hint"));
    else if (files.length > 0 && isForScoring(event)) commands.inspectScore(files);
    else if (files.length > 0) commands.openFiles(files);
    else if (words !== "") commands.openText(words);
    else commands.complain("no-file", text("error.no-file"), text("error.no-file.hint"));
  });
  document.addEventListener("paste", (event) => {
    if (event.target instanceof Element && event.target.closest("input, textarea")) return;
    const files = [...(event.clipboardData?.files ?? [])];
    const words = event.clipboardData?.getData("text/plain") ?? "";
    if (files.length > 0) commands.openFiles(files);
    else commands.openText(words);
  });
}

/**
 * @param {HTMLElement} root
 * @param {import("./all.js").App} app
 * @returns {(state: import("../store.js").State) => void}
 */
export function mountDrop(root, { commands }) {
  const picker = element("input", {
    type: "file", accept: ".csv,.tsv,.txt,.json,.jsonl,.ndjson,.npy,.gz,.xlsx,.xlsm,.parquet,text/csv,text/tab-separated-values,text/plain,application/json,application/gzip", class: "unseen", tabindex: -1, multiple: true,
    "aria-label": text("drop.choose"), "data-testid": "file",
  });
  picker.addEventListener("change", () => {
    commands.openFiles([...(picker.files ?? [])]);
    picker.value = "";
  });
  const pasted = element("textarea", { rows: 6, spellcheck: "false", "aria-label": text("paste.label"), placeholder: text("paste.label"), "data-testid": "paste" });
  const use = button(text("paste.use"), () => commands.openText(pasted.value), { "data-testid": "paste-use" });
  const paste = element("div", { class: "paste", hidden: true }, pasted, use);
  const toggle = button(text("drop.paste"), () => {
    paste.hidden = !paste.hidden;
    toggle.setAttribute("aria-expanded", String(!paste.hidden));
    if (!paste.hidden) pasted.focus();
  }, { class: "link", "aria-expanded": "false", "data-testid": "paste-toggle" });
  root.append(
    element("div", { class: "drop", "data-testid": "drop" },
      element("p", { class: "drop-idle" }, text("drop")),
      element("p", { class: "drop-now" }, text("drop.now")),
      element("div", { class: "drop-ways" }, button(text("drop.choose"), () => picker.click(), { class: "link", "data-testid": "choose" }), picker, toggle),
      paste),
  );
  /** @type {unknown} */ let table = null;
  return (state) => {
    if (state.table === table) return;
    table = state.table;
    if (paste.contains(document.activeElement)) toggle.focus();
    paste.hidden = true;
    toggle.setAttribute("aria-expanded", "false");
  };
}
