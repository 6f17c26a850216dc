/** The network panel: its picture, its layers, and how it is trained. */
import { formatCount } from "../../shared/format.js";
import { text } from "../../shared/text.js";
import { element, say } from "../elements.js";
import { paintNetwork } from "../views/network.js";
import { mountAlert } from "./alert.js";
import { mountLayers } from "./layers.js";
import { mountMethod } from "./method.js";
import { mountStatistics } from "./statistics.js";
import { mountTraining } from "./training.js";

/** @type {import("./all.js").Mount} */
export function mountNetwork(root, app) {
  const count = element("span", { class: "note", "data-testid": "parameters" });
  const picture = element("div", { class: "network-picture" });
  root.append(element("h2", {}, text("network"), " ", count), picture);
  const parts = [mountAlert(root, app, "network"), mountLayers(root, app), mountMethod(root, app), mountTraining(root, app), mountStatistics(root, app)];
  /** @type {unknown} */ let planShown = null;
  let darkShown = false;
  return (state) => {
    const { plan, spec } = state;
    if (plan && spec && (plan !== planShown || darkShown !== state.dark)) {
      planShown = plan;
      darkShown = state.dark;
      say(count, text("parameters", { count: formatCount(plan.parameters) }));
      paintNetwork(picture, plan, spec.network.layers, state.dark);
    }
    for (const update of parts) update(state);
  };
}
