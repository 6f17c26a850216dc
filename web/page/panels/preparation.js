/** How the columns become inputs: missing values, outliers, scaling, encoding. */
import { kindOf } from "../../shared/choice.js";
import { label, text } from "../../shared/text.js";
import { choiceField, listed } from "../choices.js";
import { element, field, say, select, show, ticked } from "../elements.js";
import { columnPreparation } from "./column-preparation.js";
import { outlierList } from "./outliers.js";

/** @typedef {import("../../shared/protocol.js").Spec["data"]} Data */
/** @typedef {import("../../shared/protocol.js").Choice} Choice */

/**
 * @param {HTMLElement} root
 * @param {import("./all.js").App} app
 * @returns {(state: import("../store.js").State) => void}
 */
export function mountPreparation(root, app) {
  const { commands, catalog } = app;
  /** @param {(data: Data) => void} change */
  const change = (change) => commands.changeSpec("data", (spec) => change(spec.data));
  /**
   * A menu of the catalog for a choice in the data's part of the spec.
   * @param {string} hook @param {import("../../shared/text.js").Key} shown
   * @param {"scalings"|"encodings"|"numericImputers"|"categoricalImputers"|"outliers"} family
   * @param {(data: Data) => Choice} read @param {(data: Data, chosen: Choice) => void} write
   */
  const menu = (hook, shown, family, read, write) => {
    const made = choiceField({ hook, label: text(shown) }, (next) => change((data) => write(data, next(read(data)) ?? read(data))));
    made.offer(catalog[family], null, family);
    return { root: made.root, update: (/** @type {Data} */ data) => made.update(read(data)) };
  };
  const menus = [
    menu("scaling", "scaling", "scalings", (data) => data.scaling, (data, chosen) => { data.scaling = chosen; }),
    menu("missing-numeric", "missing.numeric", "numericImputers", (data) => data.missing.numeric, (data, chosen) => { data.missing.numeric = chosen; }),
    menu("missing-categorical", "missing.categorical", "categoricalImputers", (data) => data.missing.categorical, (data, chosen) => { data.missing.categorical = chosen; }),
    menu("encoding", "encoding", "encodings", (data) => data.encoding, (data, chosen) => { data.encoding = chosen; }),
    menu("outliers", "outliers", "outliers", (data) => data.outliers.method, (data, chosen) => { data.outliers.method = chosen; }),
  ];
  const action = select(listed(catalog.outlierActions, "outlierActions"),
    (value) => change((data) => { data.outliers.action = /** @type {Data["outliers"]["action"]} */ (value); }), { "data-testid": "outlier-action" });
  const actionField = field(text("outliers.action"), action);
  const indicator = element("input", { type: "checkbox", "data-testid": "missing-indicator" });
  indicator.addEventListener("change", () => change((data) => { data.missing.indicator = indicator.checked; }));
  const now = element("span", { class: "note" });
  const found = outlierList();
  const own = columnPreparation(app);
  root.append(
    element("details", { class: "more", "data-testid": "preparation" },
      element("summary", {}, text("preparation"), " ", now),
      element("div", { class: "grid" }, ...menus.map((one) => one.root), actionField,
        ticked(text("missing.indicator"), indicator, element("label", { class: "tick", title: text("missing.indicator.title") }, indicator, text("missing.indicator")))),
      found.root, own.root),
  );
  return (state) => {
    const { spec, plan } = state;
    if (!spec || !plan) return;
    const { data } = spec;
    const scaled = kindOf(data.scaling);
    const member = catalog.scalings.find((one) => one.name === scaled);
    say(now, text("preparation.now", { scaling: member ? label(member, "scalings") : scaled }));
    for (const one of menus) one.update(data);
    show(action, data.outliers.action);
    actionField.hidden = plan.outliers === null;
    indicator.checked = data.missing.indicator;
    found.update(plan.outliers);
    own.update(state);
  };
}
