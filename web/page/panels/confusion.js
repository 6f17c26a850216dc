/** Who was taken for whom: a table whose cells light up their rows in the boundary, while pointed at, or until pressed again. */
import { formatCount } from "../../shared/format.js";
import { listing, text } from "../../shared/text.js";
import { button, element, say } from "../elements.js";
import { Lit, numbersOf } from "../lit.js";
import { score } from "../sentences.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../lit.js").Cell} Cell
 */

/** Rows that are named. */
const NAMED = 10;
/** With more classes the cells are numbers only: a thousand classes would be a million buttons. */
const MOST_CLASSES = 32;

/**
 * @param {import("./all.js").App} app
 * @returns {{ parts: HTMLElement[], update: (state: State) => void }}
 */
export function makeConfusion({ store }) {
  const table = element("table", { class: "confusion", "data-testid": "confusion" });
  const scroll = element("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": text("results") }, table);
  const caption = element("p", { class: "caption" });
  const told = element("p", { class: "note", role: "status", "data-testid": "lit" });
  const lit = new Lit();
  /** The cell that stays lit. @type {Cell|null} */
  let pressed = null;
  /** @type {{ cell: Cell, place: HTMLElement, face: HTMLElement }[]} */
  let cells = [];
  /** @type {HTMLElement[]} */
  let shares = [];
  /** @type {unknown} */ let planShown = null;
  /** @type {unknown} */ let evaluationShown = null;

  /** @param {Cell|null} cell */
  const light = (cell) => store.dispatch({ kind: "light", cell });

  /** @param {Cell} cell @param {string[]} classes */
  function cellOf(cell, classes) {
    if (classes.length > MOST_CLASSES) {
      const place = element("td");
      cells.push({ cell, place, face: place });
      return place;
    }
    const face = button("", () => {
      pressed = pressed === cell ? null : cell;
      light(pressed);
    }, { class: "cell", "data-testid": `confusion-${cell.truth}-${cell.answer}` });
    face.title = text("confusion.cell", { truth: classes[cell.truth] ?? "", answer: classes[cell.answer] ?? "" });
    for (const begin of ["pointerenter", "focus"]) face.addEventListener(begin, () => light(cell));
    for (const end of ["pointerleave", "blur"]) face.addEventListener(end, () => light(pressed));
    const place = element("td", {}, face);
    cells.push({ cell, place, face });
    return place;
  }

  /** @param {string[]} classes */
  function build(classes) {
    [cells, shares, pressed] = [[], [], null];
    const head = element("tr", {}, element("td"), ...classes.map((name) => element("th", { scope: "col" }, name)), element("th", { scope: "col" }, text("confusion.share")));
    const rows = classes.map((name, truth) => {
      const share = element("td");
      shares.push(share);
      return element("tr", {}, element("th", { scope: "row" }, name), ...classes.map((_, answer) => cellOf({ truth, answer }, classes)), share);
    });
    table.replaceChildren(element("thead", {}, head), element("tbody", {}, ...rows));
  }

  /** @param {number[][]} confusion */
  function fill(confusion) {
    for (const { cell: { truth, answer }, place, face } of cells) {
      const count = confusion[truth]?.[answer] ?? 0;
      place.className = count === 0 ? "none" : truth === answer ? "right" : "wrong";
      say(face, formatCount(count));
      if (face !== place) face.setAttribute("aria-label", `${face.title}: ${formatCount(count)}`);
    }
    confusion.forEach((counts, truth) => {
      const total = counts.reduce((sum, count) => sum + count, 0);
      const share = shares[truth];
      if (share) say(share, total === 0 ? "–" : score((counts[truth] ?? 0) / total));
    });
  }

  return {
    parts: [scroll, caption, told],
    update(state) {
      const { evaluation, plan } = state;
      const confusion = evaluation?.confusion ?? null;
      scroll.hidden = confusion === null;
      if (plan && confusion && (plan.target !== planShown || table.childElementCount === 0)) {
        planShown = plan.target;
        build(plan.target.classes);
        evaluationShown = null;
      }
      if (confusion && evaluation !== evaluationShown) fill(confusion);
      evaluationShown = evaluation;
      for (const { cell, place, face } of cells) if (face !== place) face.setAttribute("aria-pressed", String(cell === pressed));
      say(caption, confusion && plan ? `${text("table.confusion")} ${text("confusion", { target: plan.target.name })}` : "");
      const shown = lit.of(state);
      say(told, shown && plan && state.lit ? sentence(numbersOf(shown), state.lit, plan.target.classes) : "");
    },
  };
}

/** @param {number[]} rows @param {Cell} cell @param {string[]} classes */
function sentence(rows, { truth, answer }, classes) {
  const names = { truth: classes[truth] ?? "", answer: classes[answer] ?? "", count: formatCount(rows.length) };
  if (rows.length === 0) return text("confusion.lit.none", names);
  const named = rows.slice(0, NAMED).map((row) => formatCount(row));
  return text(rows.length > NAMED ? "confusion.lit.more" : rows.length === 1 ? "confusion.lit.one" : "confusion.lit", { ...names, rows: listing(named) });
}
