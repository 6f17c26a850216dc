/** The line of time: kept epochs to look through, the way back to now, and the way on from one of them. */
import { formatCount, formatPlain } from "../../shared/format.js";
import { localeTag, text } from "../../shared/text.js";
import { button, element, field, say } from "../elements.js";

/** @typedef {import("../store.js").State} State */

const MEGABYTE = 1e6;

/**
 * The epochs that can be shown, the oldest first; the last is the present.
 * @param {State} state
 * @returns {number[]}
 */
export function places({ kept, progress }) {
  const now = progress?.stands ?? progress?.epoch ?? 0;
  return [...(kept?.epochs ?? [])].filter((epoch) => epoch < now).concat(now);
}

/** What is kept, and what it takes. @param {State} state */
export function keptSentence({ kept }) {
  if (!kept) return "";
  const megabytes = (/** @type {number} */ bytes) => formatPlain(bytes / MEGABYTE, localeTag(), 2);
  const limit = megabytes(kept.limit);
  if (kept.epochs.length === 0) return text("past.kept.none", { limit });
  if (kept.epochs.length === 1) return text("past.kept.first", { limit });
  const every = kept.every === 1 ? text("past.every.one") : text("past.every.many", { count: kept.every });
  return text("past.kept", { last: formatCount(kept.epochs.at(-1)), every, used: megabytes(kept.bytes), limit });
}

/**
 * @param {HTMLElement} root
 * @param {import("./all.js").App} app
 * @returns {(state: State) => void}
 */
export function mountPast(root, { store, commands }) {
  /** @type {number[]} */ let epochs = [0];
  const slider = element("input", { type: "range", min: 0, max: 0, value: 0, step: 1, "data-testid": "past" });
  const output = element("output", { "data-testid": "past-epoch" });
  const best = button("", () => {
    const wanted = store.state.kept?.best ?? null;
    commands.showEpoch(wanted === epochs.at(-1) ? null : wanted);
  }, { class: "link", "data-testid": "past-best", title: text("past.best.title") });
  const note = element("p", { class: "note", "data-testid": "past-kept" });
  const shown = element("strong", { "data-testid": "past-shown" });
  const box = element("input", { type: "checkbox", "data-testid": "past-difference" });
  const tick = element("label", { class: "tick" }, box, text("runs.difference"));
  const back = button(text("past.back"), () => commands.showEpoch(null), { "data-testid": "past-back" });
  const branch = button(text("past.branch"), () => {
    const { seek } = store.state;
    if (seek !== null) commands.continueFrom(seek);
  }, { "data-testid": "past-branch" });
  const acts = element("div", { class: "past-acts" }, shown, tick, back, branch);
  root.append(element("div", { class: "past-line" }, field(text("epoch"), slider), output, best), note, acts);
  slider.addEventListener("input", () => {
    const place = slider.valueAsNumber;
    commands.showEpoch(place >= epochs.length - 1 ? null : epochs[place] ?? null);
  });
  box.addEventListener("change", () => store.dispatch({ kind: "difference", difference: box.checked ? "now" : null }));
  /** @type {unknown[]} */ let had = [];
  return (state) => {
    const { kept, progress, seek, difference, plan, axes } = state;
    const wanted = [kept, progress?.stands ?? progress?.epoch, seek, difference, plan, axes];
    if (wanted.every((part, index) => part === had[index])) return;
    had = wanted;
    epochs = places(state);
    const now = epochs.at(-1) ?? 0;
    const place = seek === null ? -1 : epochs.indexOf(seek);
    slider.max = String(epochs.length - 1);
    slider.value = String(place < 0 ? epochs.length - 1 : place);
    slider.disabled = epochs.length < 2;
    const values = { epoch: formatCount(seek ?? now), now: formatCount(now) };
    slider.setAttribute("aria-valuetext", text("past.of", values));
    say(output, text("past.of", values));
    best.hidden = !epochs.includes(kept?.best ?? -1) || kept?.best === 0;
    say(best, text("past.best", { epoch: formatCount(kept?.best) }));
    acts.hidden = seek === null;
    note.hidden = seek !== null;
    say(note, keptSentence(state));
    say(shown, seek === null ? "" : text("past.shown", values));
    tick.hidden = axes?.y === null;
    box.checked = difference === "now";
    branch.title = text("past.branch.title", values);
  };
}
