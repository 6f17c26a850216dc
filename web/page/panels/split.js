/** Which rows train, which judge, and which are locked away: method, shares, folds, and the columns that a method goes by. */
import { kindOf } from "../../shared/choice.js";
import { formatCount, formatShare } from "../../shared/format.js";
import { label, localeTag, text } from "../../shared/text.js";
import { listed } from "../choices.js";
import { ColumnMenu } from "../column-menu.js";
import { element, field, numberField, say, select, show } from "../elements.js";
import { seedField } from "./seed.js";

/**
 * @typedef {import("../../shared/protocol.js").Spec["data"]} Data
 * @typedef {import("../../shared/protocol.js").TableSummary} TableSummary
 * @typedef {import("../../shared/protocol.js").ColumnSummary} ColumnSummary
 */

const SHARE_LIMIT = 0.9;
const FOLD_LIMIT = 100;

const GROUPS = /group|patient|subject|person|customer|user|batch|site|household|session|组|患者|客户|批/i;
const TIMES = /date|time|year|month|day|week|stamp|日期|时间|年|月|日/i;

/** The column that most likely says which rows belong together: values that come back, under a name for such. @param {ColumnSummary[]} columns @param {number} rows */
function likelyGroup(columns, rows) {
  const repeated = columns.filter((column) => column.distinct > 1 && column.distinct < rows);
  return repeated.find((column) => GROUPS.test(column.name)) ?? repeated.find((column) => column.kind !== "numeric") ?? repeated[0];
}

/** The column that most likely says when a row was. @param {ColumnSummary[]} columns */
function likelyTime(columns) {
  const ordered = columns.filter(orders);
  return ordered.find((column) => column.kind !== "numeric") ?? ordered.find((column) => TIMES.test(column.name)) ?? ordered[0];
}

/** Whether a column puts rows in an order. @param {ColumnSummary} column */
function orders(column) {
  return ["numeric", "date"].includes(column.kind);
}

/** A column that holds together or orders is not learnt from. @param {Data} data @param {"group"|"time"} role @param {string|null} name */
function give(data, role, name) {
  data[role] = name;
  if (name !== null && data.features) data.features = data.features.filter((feature) => feature !== name);
}

/**
 * @param {HTMLElement} root
 * @param {import("./all.js").App} app
 * @returns {(state: import("../store.js").State) => void}
 */
export function mountSplit(root, app) {
  const { store, commands, catalog } = app;
  /** @param {(data: Data) => void} change */
  const change = (change) => commands.changeSpec("data", (spec) => change(spec.data));
  /** The columns a role can go to. @param {Data} data */
  const others = (data) => (store.state.table?.columns ?? []).filter((column) => column.name !== (data.target ?? store.state.plan?.target.name));
  const method = select(listed(catalog.splits, "splits"), (value) => change((data) => {
    data.split.method = value;
    if (value === "group") give(data, "group", data.group ?? likelyGroup(others(data), store.state.table?.rows ?? 0)?.name ?? null);
    else data.group = null;
    if (value === "time") give(data, "time", data.time ?? likelyTime(others(data))?.name ?? null);
    else data.time = null;
  }), { "data-testid": "split-method" });
  const group = new ColumnMenu((value) => change((data) => give(data, "group", value)), { "data-testid": "group-column" });
  const time = new ColumnMenu((value) => change((data) => give(data, "time", value)), { "data-testid": "time-column" });
  const validation = numberField({ minimum: 0, maximum: SHARE_LIMIT }, (value) => change((data) => { data.split.validation = value; }), { "data-testid": "validation-share" });
  const test = numberField({ minimum: 0, maximum: SHARE_LIMIT }, (value) => change((data) => { data.split.test = value; }), { "data-testid": "test-share", title: text("test.share.title") });
  const folds = numberField({ minimum: 0, maximum: FOLD_LIMIT, whole: true }, (value) => change((data) => {
    data.split.folds = value < 2 ? null : value;
    data.split.fold = Math.min(data.split.fold, Math.max(0, value - 1));
  }), { "data-testid": "folds", title: text("folds.title") });
  const fold = numberField({ minimum: 1, maximum: FOLD_LIMIT, whole: true }, (value) => change((data) => { data.split.fold = value - 1; }), { "data-testid": "fold" });
  const seed = seedField(app, { label: text("seed.split"), hook: "split-seed", renew: "new-split-seed", wide: true, place: "data" },
    (value) => change((data) => { data.split.seed = value; }));
  const fields = {
    group: field(text("group.column"), group.root), time: field(text("time.column"), time.root),
    validation: field(text("validation.share"), validation), folds: field(text("folds"), folds),
    fold: field(text("fold"), fold), seed: seed.root,
  };
  const now = element("span", { class: "note" });
  const rows = element("p", { class: "note", "data-testid": "rows" });
  root.append(
    element("details", { class: "more", "data-testid": "split" },
      element("summary", {}, text("split"), " ", now),
      element("div", { class: "grid" },
        field(text("split.method"), method), fields.group, fields.time, fields.validation, field(text("test.share"), test),
        fields.folds, fields.fold, fields.seed)),
    rows,
  );

  /** @type {unknown} */ let planShown = null;
  return ({ spec, plan, table }) => {
    if (!spec || !plan || !table) return;
    const { split } = spec.data;
    const kind = kindOf(split.method);
    const member = catalog.splits.find((one) => one.name === kind);
    if (plan !== planShown) {
      planShown = plan;
      const columns = table.columns.filter((column) => column.name !== plan.target.name);
      const options = (/** @type {ColumnSummary[]} */ list) => list.map(({ name }) => ({ value: name, label: name }));
      group.offer(options(columns));
      time.offer(options(columns.filter(orders)));
      group.show(spec.data.group ?? "");
      time.show(spec.data.time ?? "");
    }
    const share = formatShare(split.folds === null ? split.validation : 1 / split.folds, localeTag());
    say(now, text("split.now", { method: member ? label(member, "splits") : kind, validation: share }));
    show(method, kind);
    show(validation, split.validation);
    show(test, split.test);
    show(folds, split.folds ?? 0);
    show(fold, split.fold + 1);
    seed.update(split.seed);
    fields.group.hidden = kind !== "group";
    fields.time.hidden = kind !== "time";
    fields.validation.hidden = split.folds !== null;
    fields.fold.hidden = split.folds === null;
    fields.seed.hidden = kind === "time";
    say(rows, rowsInWords(plan.rows));
  };
}

/** How many rows there are for what, and which were left out for what. @param {import("../../shared/protocol.js").PlanSummary["rows"]} rows */
function rowsInWords({ train, validation, test, later, withoutTarget, incomplete, withOutliers }) {
  const sentences = [text("rows.split", { train: formatCount(train), validation: formatCount(validation) })];
  if (test > 0) sentences.push(text("rows.locked", { test: formatCount(test) }));
  if (later > 0) sentences.push(text("rows.later", { later: formatCount(later) }));
  if (withoutTarget > 0) sentences.push(text("rows.target", { rows: formatCount(withoutTarget) }));
  if (incomplete > 0) sentences.push(text("rows.incomplete", { rows: formatCount(incomplete) }));
  if (withOutliers > 0) sentences.push(text("rows.outliers", { rows: formatCount(withOutliers) }));
  return sentences.join(" ");
}
