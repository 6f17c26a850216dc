/** How the columns become inputs: missing values, scaling, and the split into training and validation rows. */
import { kindOf } from "../../shared/choice.js";
import { formatCount, formatShare } from "../../shared/format.js";
import { label, localeTag, text } from "../../shared/text.js";
import { listed } from "../choices.js";
import { element, field, numberField, say, select, show } from "../elements.js";

const SEED_LIMIT = Number.MAX_SAFE_INTEGER;
const SHARE_LIMIT = 0.9;

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
  const share = numberField({ minimum: 0, maximum: SHARE_LIMIT }, (value) => change((data) => { data.split.validation = value; }), { "data-testid": "validation-share" });
  const seed = numberField({ minimum: 0, maximum: SEED_LIMIT, whole: true }, (value) => change((data) => { data.split.seed = value; }), { "data-testid": "split-seed" });
  const stratified = element("input", { type: "checkbox" });
  stratified.addEventListener("change", () => change((data) => { data.split.stratified = stratified.checked; }));
  const now = element("span", { class: "note" });
  const rows = element("p", { class: "note", "data-testid": "rows" });
  root.append(
    element("details", { class: "more" },
      element("summary", {}, text("preparation"), " ", now),
      element("div", { class: "grid" },
        field(text("scaling"), scaling), field(text("missing.numeric"), numeric), field(text("missing.categorical"), categorical),
        field(text("validation.share"), share), field(text("seed.split"), seed),
        element("label", { class: "tick" }, stratified, text("stratified")))),
    rows,
  );
  return ({ spec, plan }) => {
    if (!spec || !plan) return;
    const { missing, split } = spec.data;
    const scaled = kindOf(spec.data.scaling);
    const member = catalog.scalings.find((one) => one.name === scaled);
    say(now, text("preparation.now", { scaling: member ? label(member, "scalings") : scaled, validation: formatShare(split.validation, localeTag()) }));
    show(numeric, kindOf(missing.numeric));
    show(categorical, kindOf(missing.categorical));
    show(scaling, scaled);
    show(share, split.validation);
    show(seed, split.seed);
    stratified.checked = split.stratified && plan.task === "classification";
    stratified.disabled = plan.task !== "classification";
    const { train, validation, dropped } = plan.rows;
    const counts = text("rows.split", { train: formatCount(train), validation: formatCount(validation) });
    say(rows, dropped > 0 ? `${counts} ${text("rows.dropped", { dropped: formatCount(dropped) })}` : counts);
  };
}
