/** The network panel: its picture, its layers, and how it is trained. */
import { formatCount } from "../../shared/format.js";
import { text } from "../../shared/text.js";
import { element, say } from "../elements.js";
import { mountAlert } from "./alert.js";
import { mountDiagram } from "./diagram.js";
import { mountLayers } from "./layers.js";
import { mountMethod } from "./method.js";
import { mountStatistics } from "./statistics.js";
import { mountTraining } from "./training.js";

/** @type {import("./all.js").Mount} */
export function mountNetwork(root, app) {
  const count = element("span", { class: "note", "data-testid": "parameters" });
  root.append(element("h2", {}, text("network"), " ", count));
  const parts = [mountDiagram(root, app), mountAlert(root, app, "network"), mountLayers(root, app), mountMethod(root, app), mountTraining(root, app), mountStatistics(root, app)];
  /** @type {unknown} */ let planShown = null;
  return (state) => {
    const { plan } = state;
    if (plan && plan !== planShown) {
      planShown = plan;
      say(count, text("parameters", { count: formatCount(plan.parameters) }));
    }
    for (const update of parts) update(state);
  };
}
