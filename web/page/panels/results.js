/** The score on validation rows with its interval, beside its baseline, who was taken for whom, and every other metric. */
import { label, text } from "../../shared/text.js";
import { element, say } from "../elements.js";
import { evaluationSentence, score, sentences, subsampleSentence } from "../sentences.js";
import { makeConfusion } from "./confusion.js";
import { mountCrossValidation } from "./cross-validation.js";
import { mountScore } from "./score.js";
import { mountTestRows } from "./test-rows.js";

/**
 * The metrics of the task, training beside validation beside the baseline.
 * @param {import("../../shared/protocol.js").Evaluation} evaluation
 * @param {import("../../shared/protocol.js").Catalog} catalog
 */
function metricRows({ trainMetrics, validationMetrics, baselineMetrics }, catalog) {
  const shown = (/** @type {number|null|undefined} */ value) => element("td", {}, value === null || value === undefined ? "–" : score(value));
  return validationMetrics.map(({ name, value }) => {
    const member = catalog.metrics.find((one) => one.name === name) ?? { name, label: name, formula: "" };
    const same = (/** @type {import("../../shared/protocol.js").Figure} */ one) => one.name === name;
    return element("tr", {}, element("th", { scope: "row", title: member.formula }, label(member, "metrics")), shown(trainMetrics.find(same)?.value), shown(value), shown(baselineMetrics.find(same)?.value));
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
  const confusion = makeConfusion(app);
  const metrics = element("tbody");
  const more = element("details", { class: "more", "data-testid": "metrics" }, element("summary", {}, text("metrics")),
    element("table", { class: "statistics" }, element("thead", {}, element("tr", {}, element("td"),
      element("th", { scope: "col" }, text("curve.training")), element("th", { scope: "col" }, text("curve.validation")),
      element("th", { scope: "col", title: text("metrics.baseline.title") }, text("metrics.baseline")))), metrics));
  const section = element("section", { class: "results" }, element("h2", {}, text("results")), sentence, ...confusion.parts, more);
  root.append(section);
  const parts = [mountCrossValidation(section, app), mountTestRows(section, app), mountScore(section, app)];
  /** @type {unknown} */ let shown = null;
  return (state) => {
    for (const update of parts) update(state);
    confusion.update(state);
    const { evaluation, plan } = state;
    if (evaluation === shown || !plan) return;
    shown = evaluation;
    say(sentence, evaluation ? sentences(evaluationSentence(evaluation, plan), subsampleSentence(state.table)) : "");
    more.hidden = !evaluation;
    metrics.replaceChildren(...(evaluation ? metricRows(evaluation, catalog) : []));
  };
}
