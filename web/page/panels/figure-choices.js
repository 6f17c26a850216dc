/** What the boundary shows: which rows, how it is shaded, and its lines; folded away below the figure. */
import { formatCount } from "../../shared/format.js";
import { text } from "../../shared/text.js";
import { element, field, say, select, setOptions } from "../elements.js";
import { linesOf } from "../figure.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../figure.js").Shown} Shown
 */

/** @param {import("../store.js").Store} store */
export function mountChoices(store) {
  /** @param {Partial<Shown>} shown */
  const change = (shown) => store.dispatch({ kind: "figure", change: { shown: { ...store.state.figure.shown, ...shown } } });
  /** @param {"train"|"validation"|"test"|"onlyWrong"} part */
  const tick = (part) => {
    const box = element("input", { type: "checkbox", "data-testid": `show-${part}` });
    const count = element("span", { class: "quiet" });
    box.addEventListener("change", () => change({ [part]: box.checked }));
    const names = /** @type {const} */ ({ train: "legend.training", validation: "legend.validation", test: "legend.test", onlyWrong: "show.wrong" });
    return { box, count, root: element("label", { class: "check" }, box, text(names[part]), count) };
  };
  const ticks = { train: tick("train"), validation: tick("validation"), test: tick("test"), onlyWrong: tick("onlyWrong") };
  const shades = select([{ value: "", label: text("show.smooth") }, { value: "discrete", label: text("show.discrete") }],
    (value) => change({ discrete: value !== "" }), { "data-testid": "show-shades" });
  const lines = select([], (value) => change({ lines: /** @type {import("../figure.js").Lines} */ (value) }), { "data-testid": "show-lines" });
  const shadesField = field(text("show.shades"), shades);
  const linesField = field(text("show.lines"), lines);
  const root = element("details", { class: "more shown" }, element("summary", { "data-testid": "show-more" }, text("show")),
    element("fieldset", { class: "checks" }, element("legend", {}, text("show.rows")), ...Object.values(ticks).map(({ root: one }) => one)),
    element("div", { class: "pair" }, shadesField, linesField));
  /** @type {unknown} */ let offered = null;

  /** @param {State} state */
  function update({ plan, axes, points, progress, figure: { shown, wrong, space } }) {
    if (!plan) return;
    const classes = plan.task === "classification";
    if (plan.task !== offered) {
      offered = plan.task;
      setOptions(lines, /** @type {const} */ (["none", "few", "many"]).map((value) => ({ value, label: text(`show.lines.${plan.task}.${value}`) })));
    }
    const { rows } = plan;
    const counts = { train: rows.train, validation: rows.validation, test: rows.test, onlyWrong: wrong?.reduce((sum, one) => sum + one, 0) ?? null };
    for (const part of /** @type {const} */ (["train", "validation", "test", "onlyWrong"])) {
      ticks[part].box.checked = shown[part];
      say(ticks[part].count, counts[part] === null || points === null ? "" : formatCount(counts[part]));
    }
    ticks.test.root.hidden = rows.test === 0 || (progress?.testLooks ?? 0) === 0;
    ticks.onlyWrong.root.hidden = !classes;
    shadesField.hidden = !classes || space !== null;
    linesField.hidden = space !== null || axes?.y === null;
    shades.value = shown.discrete ? "discrete" : "";
    lines.value = linesOf(shown, plan);
  }
  return { root, update };
}
