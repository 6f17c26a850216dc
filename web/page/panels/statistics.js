/** What goes on in each layer, folded away and asked for only while it is open. */
import { formatCount } from "../../shared/format.js";
import { label, text } from "../../shared/text.js";
import { element } from "../elements.js";
import { number } from "../sentences.js";

/**
 * @param {HTMLElement} root
 * @param {import("./all.js").App} app
 * @returns {(state: import("../store.js").State) => void}
 */
export function mountStatistics(root, { store, catalog }) {
  const body = element("tbody");
  const table = element("table", { class: "statistics", "data-testid": "statistics" },
    element("thead", {}, element("tr", {},
      ...["layer", "statistics.weights", "statistics.activations", "statistics.gradients", "statistics.dead"]
        .map((key) => element("th", { scope: "col" }, text(/** @type {import("../../shared/text.js").Key} */ (key)))))),
    body);
  const details = element("details", { class: "more" },
    element("summary", { "data-testid": "statistics-more" }, text("statistics")),
    element("p", { class: "note" }, text("statistics.explained")),
    element("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": text("statistics") }, table));
  details.addEventListener("toggle", () => store.dispatch({ kind: "inspecting", inspecting: details.open }));
  root.append(details);
  /** @type {unknown} */ let shown = null;
  return ({ statistics, inspecting, spec }) => {
    if (details.open !== inspecting) details.open = inspecting;
    if (!inspecting || !spec || statistics === shown) return;
    shown = statistics;
    body.replaceChildren(...(statistics ?? []).map((layer) => {
      const kind = spec.network.layers[layer.layer]?.kind;
      const member = catalog.layers.find((one) => one.name === kind);
      const name = member ? `${layer.layer + 1} ${label(member, "layers")}` : text("layer.output");
      return element("tr", {}, element("th", { scope: "row" }, name),
        ...[layer.weightNorm, layer.activationNorm, layer.gradientNorm].map((value) => element("td", {}, number(value))),
        element("td", {}, text("statistics.dead.of", { dead: formatCount(layer.dead), units: formatCount(layer.units) })));
    }));
  };
}
