/** The score on validation rows with its interval, beside its baseline, who was taken for whom, and every other metric. */
import { formatCount } from "../../shared/format.js";
import { label, text } from "../../shared/text.js";
import { element, say } from "../elements.js";
import { evaluationSentence, score, sentences, subsampleSentence } from "../sentences.js";
import { mountCrossValidation } from "./cross-validation.js";
import { mountScore } from "./score.js";
import { mountTestRows } from "./test-rows.js";

/** @typedef {import("../../shared/protocol.js").PlanSummary} PlanSummary */

/**
 * @param {number[][]} confusion rows are the true class
 * @param {PlanSummary} plan
 */
function confusionTable(confusion, plan) {
  const { classes } = plan.target;
  const head = element("tr", {}, element("td"), ...classes.map((name) => element("th", { scope: "col" }, name)), element("th", { scope: "col" }, text("confusion.share")));
  const rows = confusion.map((counts, truth) => {
    const total = counts.reduce((sum, count) => sum + count, 0);
    const cells = counts.map((count, answer) => element("td", { class: count === 0 ? "none" : truth === answer ? "right" : "wrong" }, formatCount(count)));
    return element("tr", {}, element("th", { scope: "row" }, classes[truth] ?? ""), ...cells,
      element("td", {}, total === 0 ? "–" : score((counts[truth] ?? 0) / total)));
  });
  return [element("thead", {}, head), element("tbody", {}, ...rows)];
}

/**
 * The metrics of the task, training beside validation.
 * @param {import("../../shared/protocol.js").Evaluation} evaluation
 * @param {import("../../shared/protocol.js").Catalog} catalog
 */
function metricRows({ trainMetrics, validationMetrics }, catalog) {
  const shown = (/** @type {number|null|undefined} */ value) => element("td", {}, value === null || value === undefined ? "–" : score(value));
  return validationMetrics.map(({ name, value }) => {
    const member = catalog.metrics.find((one) => one.name === name) ?? { name, label: name, formula: "" };
    const trained = trainMetrics.find((one) => one.name === name)?.value;
    return element("tr", {}, element("th", { scope: "row", title: member.formula }, label(member, "metrics")), shown(trained), shown(value));
  });
}

/**
 * @param {HTMLElement} root
 * @param {import("./all.js").App} app
 * @returns {(state: import("../store.js").State) => void}
 */
export function mountResults(root, app) {
  const { catalog } = app;
  const sentence = element("p", { class: "verdict", "data-testid": "results" });
  const caption = element("p", { class: "caption" });
  const table = element("table", { class: "confusion", "data-testid": "confusion" });
  const scroll = element("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": text("results") }, table);
  const metrics = element("tbody");
  const more = element("details", { class: "more", "data-testid": "metrics" }, element("summary", {}, text("metrics")),
    element("table", { class: "statistics" }, element("thead", {}, element("tr", {}, element("td"),
      element("th", { scope: "col" }, text("curve.training")), element("th", { scope: "col" }, text("curve.validation")))), metrics));
  const section = element("section", { class: "results" }, element("h2", {}, text("results")), sentence, scroll, caption, more);
  root.append(section);
  const parts = [mountCrossValidation(section, app), mountTestRows(section, app), mountScore(section, app)];
  /** @type {unknown} */ let shown = null;
  return (state) => {
    for (const update of parts) update(state);
    const { evaluation, plan } = state;
    if (evaluation === shown || !plan) return;
    shown = evaluation;
    const confusion = evaluation?.confusion ?? null;
    scroll.hidden = confusion === null;
    say(caption, confusion ? `${text("table.confusion")} ${text("confusion", { target: plan.target.name })}` : "");
    say(sentence, evaluation ? sentences(evaluationSentence(evaluation, plan), subsampleSentence(state.table)) : "");
    more.hidden = !evaluation;
    metrics.replaceChildren(...(evaluation ? metricRows(evaluation, catalog) : []));
    table.replaceChildren(...(confusion ? confusionTable(confusion, plan) : []));
  };
}
