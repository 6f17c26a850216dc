/** Looks for a learning rate: tries growing ones in the worker, shows where the loss falls, and offers the steepest place. */
import { localeTag, text } from "../../shared/text.js";
import { formatPlain } from "../../shared/format.js";
import { button, element, say } from "../elements.js";
import { RateView } from "../views/rates.js";

/** @param {number} value */
function rateText(value) {
  return formatPlain(value, localeTag(), 2);
}

/**
 * @param {import("./all.js").App} app
 * @returns {{ root: HTMLElement, update: (state: import("../store.js").State) => void }}
 */
export function makeFinder({ store, commands }) {
  const host = element("div", { class: "rate-curve" });
  const sentence = element("p", { role: "status", "data-testid": "finder-sentence" });
  const use = button("", () => {
    const { suggested } = store.state.rates ?? {};
    root.open = false;
    if (suggested) commands.setLearningRate(suggested);
  }, { "data-testid": "finder-use", hidden: true });
  const summary = element("summary", { title: text("finder.title"), "data-testid": "finder" }, text("finder"));
  const box = element("div", { class: "finder-box" }, host, sentence, use);
  const root = element("details", { class: "finder", name: "knobs" }, summary, box);
  const view = new RateView(host);
  root.addEventListener("toggle", () => {
    if (root.open) commands.findLearningRate();
  });
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    root.open = false;
    summary.focus();
  });
  /** @type {unknown} */ let shown = null;
  return {
    root,
    update({ rates, plan }) {
      root.hidden = plan === null;
      if (!root.open || rates === shown) return;
      shown = rates;
      const suggested = rates?.suggested ?? null;
      use.hidden = suggested === null;
      host.hidden = rates === null;
      if (rates) view.paint(rates);
      const rate = suggested === null ? "" : rateText(suggested);
      say(use, text("finder.use", { rate }));
      say(sentence, rates === null ? text("finder.trying") : suggested === null ? text("finder.none") : text("finder.found", { rate }));
    },
  };
}
