/** How each feature gets into the network, as it was fitted, and what that makes of one row of the table. */
import { formatCount } from "../../shared/format.js";
import { text } from "../../shared/text.js";
import { button, element, field, numberField, say, show } from "../elements.js";
import { LongList } from "../long-list.js";
import { inputsOf, stepsOf } from "../prepared.js";
import { columnFilter } from "./column-filter.js";

/**
 * @typedef {import("../../shared/protocol.js").FittedFeature} FittedFeature
 * @typedef {import("../../shared/protocol.js").PreparedRow} PreparedRow
 */

const HEADS = /** @type {const} */ (["feature", "steps", "raw", "inputs"]);

/**
 * @param {HTMLElement} root
 * @param {import("./all.js").App} app
 * @returns {(state: import("../store.js").State) => void}
 */
export function mountPreparedTable(root, { store, commands, catalog }) {
  const caption = element("p", { class: "caption" });
  const filter = columnFilter("fitted-filter", () => showFeatures());
  const jump = element("div", { class: "jump" });
  const heads = HEADS.map((key) => element("span", { role: "columnheader", class: `f-${key}` }, text(`fitted.head.${key}`)));
  const head = element("div", { role: "rowgroup", class: "long-head" }, element("div", { role: "row", class: "fitted-row", "aria-rowindex": 1 }, ...heads));
  const scroller = element("div", { class: "long-scroller fitted", role: "table", tabindex: 0, "data-testid": "fitted" }, head);
  const list = new LongList(scroller, (index) => row(index), head);
  list.body.setAttribute("role", "rowgroup");
  scroller.append(list.body);
  const detail = element("div", { class: "fitted-detail", "data-testid": "fitted-detail", "aria-live": "polite" });
  const box = element("details", { class: "more", "data-testid": "fitted-box" }, element("summary", {}, text("fitted")),
    element("div", { class: "part-line" }, caption, filter.root, jump), scroller, detail);
  root.append(box);
  /** @type {FittedFeature[]} */ let shown = [];
  /** @type {FittedFeature[]} */ let features = [];
  /** @type {PreparedRow|null} */ let prepared = null;
  /** @type {unknown} */ let planShown = null;
  /** @type {unknown} */ let tableShown = null;
  let wanted = 0;

  /** @param {number} index */
  function row(index) {
    const feature = /** @type {FittedFeature} */ (shown[index]);
    const steps = stepsOf(feature, catalog);
    const raw = prepared?.cells[features.indexOf(feature)] ?? "";
    const look = button(feature.name, () => explain(feature), { class: "link", title: feature.name, "data-testid": `fitted-${feature.name}` });
    return element("div", { role: "row", class: "fitted-row", "aria-rowindex": index + 2 },
      element("span", { role: "rowheader", class: "f-feature" }, look),
      element("span", { role: "cell", class: "f-steps", title: steps.join("\n") }, steps.join(" ")),
      element("span", { role: "cell", class: raw === "" ? "f-raw missing" : "f-raw", title: raw }, raw === "" && prepared ? text("rows.missing") : raw),
      element("span", { role: "cell", class: "f-inputs" }, prepared ? inputsOf(feature, prepared.inputs) : ""));
  }

  /** @param {FittedFeature} feature */
  function explain(feature) {
    const { name, offset, width, indicator } = feature;
    const place = width === 1 ? text("fitted.place", { input: formatCount(offset + 1) }) : text("fitted.places", { first: formatCount(offset + 1), last: formatCount(offset + width) });
    const formula = store.state.plan?.derived.find((one) => one.column.name === name)?.formula;
    detail.replaceChildren(element("h3", {}, name),
      ...(formula === undefined ? [] : [element("p", {}, element("code", {}, formula))]),
      element("ol", {}, ...stepsOf(feature, catalog).map((step) => element("li", {}, step))),
      element("p", { class: "note" }, width === 0 ? "" : place, indicator ? ` ${text("fitted.last")}` : ""));
  }

  function showFeatures() {
    shown = filter.apply(features);
    scroller.setAttribute("aria-rowcount", String(shown.length + 1));
    list.show(shown.length);
  }

  async function ask() {
    const { plan } = store.state;
    const found = await commands.fetchPreparation(wanted);
    if (!found || store.state.plan !== plan) return;
    ({ features, row: prepared } = found);
    showFeatures();
  }
  box.addEventListener("toggle", () => {
    if (box.open) ask();
  });

  return ({ table, plan }) => {
    if (!table || !plan || plan === planShown) return;
    planShown = plan;
    if (table !== tableShown) {
      tableShown = table;
      wanted = 0;
      const jumped = numberField({ minimum: 1, maximum: table.rows, whole: true }, async (value) => {
        wanted = value - 1;
        await ask();
        return prepared !== null;
      }, { "data-testid": "fitted-jump" });
      show(jumped, 1);
      jump.replaceChildren(field(text("fitted.row"), jumped));
      scroller.scrollTop = 0;
    }
    filter.offer(plan.inputs.length);
    const said = text("table.fitted", { features: formatCount(plan.inputs.length), inputs: formatCount(plan.architecture[0] ?? 0) });
    say(caption, said);
    scroller.setAttribute("aria-label", said);
    detail.replaceChildren();
    if (box.open) ask();
  };
}
