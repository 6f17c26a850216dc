/** The figures under the stage: loss and score over the epochs, and the results on validation rows. */
import { text } from "../../shared/text.js";
import { element, say } from "../elements.js";
import { lossName, lossSentence, scoreName, scoreSentence, sentences, subsampleSentence } from "../sentences.js";
import { CurveView } from "../views/curves.js";
import { makeDrawing, makeFiles } from "./curve-tools.js";
import { places } from "./past.js";
import { mountResults } from "./results.js";

/**
 * @param {HTMLElement} root
 * @param {string} hook
 */
function figure(root, hook) {
  const host = element("div", { class: "curve" });
  const title = element("strong", {});
  const sentence = element("span", { "data-testid": `${hook}-sentence` });
  const foot = element("div", { class: "curve-foot" });
  root.append(element("figure", { "data-testid": hook }, host, element("figcaption", {}, title, " ", sentence), foot));
  return { host, title, sentence, foot };
}

/** @type {import("./all.js").Mount} */
export function mountFigures(root, app) {
  const loss = figure(root, "loss-curve");
  const score = figure(root, "score-curve");
  /** Shows the kept epoch nearest to a place on the curves. @param {number} epoch */
  const look = (epoch) => {
    const all = places(app.store.state);
    const nearest = all.reduce((best, one) => (Math.abs(one - epoch) < Math.abs(best - epoch) ? one : best));
    const wanted = nearest === all.at(-1) ? null : nearest;
    if (wanted !== app.store.state.seek) app.commands.showEpoch(wanted);
  };
  const lossView = new CurveView(loss.host, "loss", look);
  const scoreView = new CurveView(score.host, "score", look);
  let drawn = { logarithmic: false, smoothing: 0 };
  loss.foot.append(makeDrawing((chosen) => {
    drawn = { ...chosen };
    paint(app.store.state);
  }));
  for (const [kind, shown, view] of /** @type {const} */ ([["loss", loss, lossView], ["score", score, scoreView]])) {
    shown.foot.append(makeFiles(`${kind}-curve`, () => {
      const { history, table } = app.store.state;
      const [training, validation] = kind === "loss" ? [history?.trainLoss, history?.validationLoss] : [history?.trainScore, history?.validationScore];
      const title = shown.title.textContent ?? "";
      return { name: `${table?.name ?? ""} ${kind}`.trim(), title, chart: view.chart.picture, columns: { epoch: history?.epochs ?? [], training: training ?? [], validation: validation ?? [] } };
    }));
  }
  const results = mountResults(root, app);
  /** @type {unknown} */ let historyShown = null;
  /** @type {unknown} */ let planShown = null;
  let besideShown = "";

  /** @param {import("../store.js").State} state */
  function paint({ history, seek, runs, overlaid }) {
    const run = runs.find(({ id }) => id === overlaid);
    const beside = { mark: seek, other: run ? { run: run.id, history: run.history } : null };
    lossView.paint(history, beside, drawn);
    scoreView.paint(history, beside, drawn);
  }

  return (state) => {
    results(state);
    const { history, plan, seek } = state;
    const run = state.runs.find(({ id }) => id === state.overlaid);
    const beside = JSON.stringify([seek, run?.id]);
    if (!plan || (history === historyShown && plan === planShown && beside === besideShown)) return;
    besideShown = beside;
    historyShown = history;
    planShown = plan;
    const name = scoreName(plan.task === "classification" ? "accuracy" : "r2");
    say(loss.title, `${text("figure.loss")} ${text("curve.loss", { loss: lossName(app.catalog, plan.loss) })}`);
    say(score.title, `${text("figure.score")} ${text("curve.score", { score: name })}`);
    const part = subsampleSentence(state.table);
    say(loss.sentence, sentences(lossSentence(history), part));
    say(score.sentence, sentences(scoreSentence(history), part));
    paint(state);
  };
}
