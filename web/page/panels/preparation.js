/** How the columns become inputs: missing values and scaling. */
import { kindOf } from "../../shared/choice.js";
import { label, text } from "../../shared/text.js";
import { listed } from "../choices.js";
import { element, field, say, select, show } from "../elements.js";

/**
 * @param {HTMLElement} root
 * @param {import("./all.js").App} app
 * @returns {(state: import("../store.js").State) => void}
 */
export function mountPreparation(root, { commands, catalog }) {
  /** @param {(data: import("../../shared/protocol.js").Spec["data"]) => void} change */
  const change = (change) => commands.changeSpec("data", (spec) => change(spec.data));
  const numeric = select(listed(catalog.numericImputers), (value) => change((data) => { data.missing.numeric = value; }));
  const categorical = select(listed(catalog.categoricalImputers), (value) => change((data) => { data.missing.categorical = value; }));
  const scaling = select(listed(catalog.scalings, "scalings"), (value) => change((data) => { data.scaling = value; }), { "data-testid": "scaling" });
  const now = element("span", { class: "note" });
  root.append(
    element("details", { class: "more" },
      element("summary", {}, text("preparation"), " ", now),
      element("div", { class: "grid" },
        field(text("scaling"), scaling), field(text("missing.numeric"), numeric), field(text("missing.categorical"), categorical))),
  );
  return ({ spec, plan }) => {
    if (!spec || !plan) return;
    const { missing } = spec.data;
    const scaled = kindOf(spec.data.scaling);
    const member = catalog.scalings.find((one) => one.name === scaled);
    say(now, text("preparation.now", { scaling: member ? label(member, "scalings") : scaled }));
    show(numeric, kindOf(missing.numeric));
    show(categorical, kindOf(missing.categorical));
    show(scaling, scaled);
  };
}
