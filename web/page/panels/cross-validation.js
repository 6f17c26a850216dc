/** Cross-validation: started, fold by fold under way, and what came out, as a small table with its reading. */
import { formatCount } from "../../shared/format.js";
import { label, text } from "../../shared/text.js";
import { kindOf } from "../../shared/choice.js";
import { button, element, field, numberField, say, show } from "../elements.js";
import { number, score, scoreName } from "../sentences.js";
import { mountAlert } from "./alert.js";

/**
 * @typedef {import("../../shared/protocol.js").CrossReport} CrossReport
 * @typedef {import("../../shared/protocol.js").Spread} Spread
 */

const FOLD_LIMIT = 100;
const EPOCH_LIMIT = 100_000;

/** What was last asked for; a change of language makes the panel anew. */
const asked = { folds: 5, epochs: 100 };

/** @param {Spread} spread @param {(value: number|null) => string} shown */
function spreadText({ mean, standardDeviation }, shown) {
  if (mean === null) return "–";
  return standardDeviation === null ? shown(mean) : `${shown(mean)} ± ${shown(standardDeviation)}`;
}

/** @param {string} name @param {string[]} cells @param {string} [kind] */
function row(name, cells, kind = "") {
  return element("tr", { class: kind }, element("th", { scope: "row" }, name), ...cells.map((cell) => element("td", {}, cell)));
}

/** A row per fold, and one for all. @param {CrossReport} report @param {string} main name of the score */
function foldRows(report, main) {
  const rows = report.folds.map((fold) => row(formatCount(fold.fold + 1), [
    formatCount(fold.validation), number(fold.validationLoss), score(fold.validationMetrics.find(({ name }) => name === main)?.value)]));
  const all = report.metrics.find(({ name }) => name === main);
  if (report.folds.length < 2 || !all) return rows;
  return [...rows, row(text("cross.spread"), [formatCount(report.rows), spreadText(report.validationLoss, number), spreadText(all, score)], "all")];
}

/** What there is to say besides, once all is done. @param {CrossReport} report @param {string} main */
function remarks(report, main) {
  const { folds, metrics, baseline } = report;
  const all = metrics.find(({ name }) => name === main);
  const ended = folds.filter(({ end }) => end !== "epochs").map(({ fold, end, epoch }) => (
    text(end === "stopped" ? "cross.stopped" : "cross.diverged", { fold: fold + 1, epoch: formatCount(epoch) })));
  if (folds.some(({ end }) => end === "stopped")) ended.push(text("cross.early"));
  if (!all || all.mean === null) return ended;
  return [text("cross.sentence", {
    score: scoreName(main), mean: score(all.mean), deviation: score(all.standardDeviation), folds: formatCount(folds.length), baseline: score(baseline.mean),
  }), ...ended];
}

/**
 * @param {HTMLElement} root
 * @param {import("./all.js").App} app
 * @returns {(state: import("../store.js").State) => void}
 */
export function mountCrossValidation(root, app) {
  const { commands, catalog } = app;
  const explained = element("p", { class: "note" });
  const folds = numberField({ minimum: 2, maximum: FOLD_LIMIT, whole: true }, async (value) => { asked.folds = value; return true; }, { "data-testid": "cross-folds" });
  const epochs = numberField({ minimum: 1, maximum: EPOCH_LIMIT, whole: true }, async (value) => { asked.epochs = value; return true; }, { "data-testid": "cross-epochs" });
  const start = button(text("cross.start"), () => commands.crossValidate(asked), { "data-testid": "cross-start" });
  const words = element("span", { class: "note", "data-testid": "cross-progress" });
  const cancel = button(text("cross.cancel"), () => commands.endCrossValidation(), { class: "link", "data-testid": "cross-cancel" });
  const verdict = element("p", { class: "verdict", role: "status", "data-testid": "cross-verdict" });
  const head = element("tr");
  const body = element("tbody");
  const table = element("table", { class: "statistics", "data-testid": "cross-folds-table" }, element("caption", { class: "caption" }, text("cross.table")), element("thead", {}, head), body);
  const scroll = element("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": text("cross") }, table);
  const metrics = element("tbody");
  const together = element("th", { scope: "col" }, text("cross.together"));
  const more = element("details", { class: "more", "data-testid": "cross-metrics" }, element("summary", {}, text("cross.metrics")),
    element("table", { class: "statistics" }, element("thead", {}, element("tr", {}, element("td"),
      element("th", { scope: "col" }, text("cross.mean")), element("th", { scope: "col" }, text("cross.deviation")), together)), metrics));
  const part = element("div", { class: "cross", "data-testid": "cross" }, element("h3", {}, text("cross")), explained,
    element("div", { class: "grid" }, field(text("folds"), folds), field(text("cross.epochs"), epochs)),
    element("div", { class: "actions" }, start, words, cancel));
  const alert = mountAlert(part, app, "cross");
  part.append(verdict, scroll, more);
  root.append(part);

  /** @type {unknown} */ let shown;
  return (state) => {
    alert(state);
    const { cross, plan, spec } = state;
    if (!plan || !spec) return;
    const done = cross !== null && cross.progress.done === cross.progress.folds;
    say(explained, text(kindOf(spec.data.split.method) === "time" ? "cross.explained.time" : "cross.explained"));
    show(folds, asked.folds);
    show(epochs, asked.epochs);
    const going = cross !== null && !done;
    start.disabled = going;
    cancel.hidden = !going;
    say(words, going ? text("cross.progress", { fold: cross.progress.done + 1, folds: cross.progress.folds, epoch: formatCount(cross.progress.epoch), epochs: formatCount(cross.progress.epochs) }) : "");
    const report = cross?.report ?? null;
    if (report === shown) return;
    shown = report;
    const main = plan.task === "classification" ? "accuracy" : "r2";
    scroll.hidden = !report || report.folds.length === 0;
    more.hidden = !report || !done;
    say(verdict, report && done ? remarks(report, main).join(" ") : "");
    head.replaceChildren(...[text("cross.fold"), text("cross.rows"), text("cross.loss"), scoreName(main)].map((name) => element("th", { scope: "col" }, name)));
    body.replaceChildren(...(report ? foldRows(report, main) : []));
    together.title = report ? text("cross.together.title", { rows: formatCount(report.rows) }) : "";
    metrics.replaceChildren(...(report?.metrics ?? []).map((metric) => {
      const member = catalog.metrics.find((one) => one.name === metric.name) ?? { name: metric.name, label: metric.name, formula: "" };
      return row(label(member, "metrics"), [score(metric.mean), score(metric.standardDeviation), score(metric.outOfFold)]);
    }));
  };
}
