/** The score on validation rows with its interval, beside its baseline, and who was taken for whom. */
import { formatCount } from "../../shared/format.js";
import { text } from "../../shared/text.js";
import { element, say } from "../elements.js";
import { evaluationSentence, score } from "../sentences.js";

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
 * @param {HTMLElement} root
 * @returns {(state: import("../store.js").State) => void}
 */
export function mountResults(root) {
  const sentence = element("p", { class: "verdict", "data-testid": "results" });
  const caption = element("p", { class: "caption" });
  const table = element("table", { class: "confusion", "data-testid": "confusion" });
  const scroll = element("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": text("results") }, table);
  root.append(element("section", { class: "results" }, element("h2", {}, text("results")), sentence, scroll, caption));
  /** @type {unknown} */ let shown = null;
  return ({ evaluation, plan }) => {
    if (evaluation === shown || !plan) return;
    shown = evaluation;
    const confusion = evaluation?.confusion ?? null;
    scroll.hidden = confusion === null;
    say(caption, confusion ? `${text("table.confusion")} ${text("confusion", { target: plan.target.name })}` : "");
    say(sentence, evaluation ? evaluationSentence(evaluation, plan) : "");
    table.replaceChildren(...(confusion ? confusionTable(confusion, plan) : []));
  };
}
