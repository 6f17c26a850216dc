/** The preparation of one column otherwise than all: what stands in, outliers, scaling or encoding, and whether gaps are marked. */
import { listing, text } from "../../shared/text.js";
import { choiceField, listed } from "../choices.js";
import { columnsNow } from "../facts.js";
import { element, field, say, select, show } from "../elements.js";
import { columnField } from "./column-field.js";

/**
 * @typedef {import("../../shared/protocol.js").ColumnEdit} ColumnEdit
 * @typedef {import("../../shared/protocol.js").Choice} Choice
 * @typedef {import("../../shared/protocol.js").Spec["data"]} Data
 */

/** The menu's value that leaves it to what all columns have. */
const ALL = "";
const KEYS = /** @type {const} */ (["imputation", "indicator", "outliers", "scaling", "encoding"]);
const NAMES = /** @type {const} */ ({ imputation: "missing", indicator: "missing.indicator.short", outliers: "outliers", scaling: "scaling", encoding: "encoding" });

/** Says something of a column, or nothing any more. @param {Data} data @param {string} name @param {typeof KEYS[number]} key @param {unknown} value */
export function sayOf(data, name, key, value) {
  const { [key]: _, ...others } = data.columns[name] ?? {};
  const edit = value === null ? others : { ...others, [key]: value };
  if (Object.keys(edit).length > 0) data.columns[name] = edit;
  else delete data.columns[name];
}

/** @param {import("./all.js").App} app */
export function columnPreparation({ store, commands, catalog }) {
  const columns = () => {
    const { table, plan } = store.state;
    return table && plan ? columnsNow(table, plan).filter((column) => column.usable && column.name !== plan.target.name) : [];
  };
  const which = columnField({ hook: "own-column", label: text("own.column") }, () => columns().map((column) => column.name), () => fit());
  const column = () => columns().find((one) => one.name === which.input.value.trim()) ?? null;
  /** @param {typeof KEYS[number]} key @param {(edit: ColumnEdit) => unknown} next */
  const change = (key, next) => {
    const name = which.take();
    return name === null ? Promise.resolve(false) : commands.changeSpec("data", ({ data }) => sayOf(data, name, key, next(data.columns[name] ?? {})));
  };
  /** @param {"imputation"|"scaling"|"encoding"} key @param {import("../../shared/text.js").Key} label */
  const menu = (key, label) => choiceField({ hook: `own-${key}`, label: text(label) }, (next) => change(key, (edit) => next(edit[key] ?? null)));
  const [imputation, scaling, encoding] = [menu("imputation", "missing"), menu("scaling", "scaling"), menu("encoding", "encoding")];
  const outliers = choiceField({ hook: "own-outliers", label: text("outliers") }, (next) => change("outliers", (edit) => {
    const method = next(edit.outliers?.method ?? null);
    return method === null ? null : { method, action: edit.outliers?.action ?? "clip" };
  }));
  const action = select(listed(catalog.outlierActions, "outlierActions"), (value) => change("outliers", (edit) => (edit.outliers ? { ...edit.outliers, action: value } : null)), { "data-testid": "own-outlier-action" });
  const indicator = select([{ value: ALL, label: text("own.all") }, { value: "true", label: text("own.yes") }, { value: "false", label: text("own.no") }],
    (value) => change("indicator", () => (value === ALL ? null : value === "true")), { "data-testid": "own-indicator" });
  const actionField = field(text("outliers.action"), action);
  const indicatorField = field(text("missing.indicator.short"), indicator);
  for (const [made, family] of /** @type {const} */ ([[scaling, "scalings"], [encoding, "encodings"], [outliers, "outliers"]])) made.offer(catalog[family], text("own.all"), family);
  const said = element("p", { class: "note", "data-testid": "own-said" });
  const grid = element("div", { class: "grid" }, imputation.root, indicatorField, scaling.root, encoding.root, outliers.root, actionField);
  const root = element("details", { class: "more", "data-testid": "own" }, element("summary", {}, text("own")), which.root, grid, said);
  /** @type {unknown} */ let familyShown = null;

  function fit() {
    const { spec } = store.state;
    const now = column();
    grid.hidden = now === null;
    if (!spec) return;
    const own = Object.entries(spec.data.columns).flatMap(([name, edit]) => {
      const keys = KEYS.filter((key) => (edit[key] ?? null) !== null).map((key) => text(NAMES[key]));
      return keys.length > 0 ? [text("own.said", { name, what: listing(keys) })] : [];
    });
    say(said, own.join(" "));
    if (!now) return;
    const edit = spec.data.columns[now.name] ?? {};
    const names = now.kind === "categorical";
    const family = names ? "categoricalImputers" : "numericImputers";
    if (family !== familyShown) imputation.offer(catalog[family], text("own.all"), family);
    familyShown = family;
    imputation.update(edit.imputation ?? null);
    scaling.update(edit.scaling ?? null);
    encoding.update(edit.encoding ?? null);
    outliers.update(edit.outliers?.method ?? null);
    show(action, edit.outliers?.action ?? "clip");
    show(indicator, edit.indicator === undefined || edit.indicator === null ? ALL : String(edit.indicator));
    scaling.root.hidden = names;
    encoding.root.hidden = !names;
    outliers.root.hidden = now.kind !== "numeric";
    actionField.hidden = outliers.root.hidden || !edit.outliers;
  }
  fit();
  /** @type {unknown} */ let shown = null;
  return {
    root,
    /** @param {import("../store.js").State} state */
    update({ plan, alert }) {
      // A refused choice is set back with the alert.
      const now = alert ?? plan;
      if (now === shown) return;
      shown = now;
      fit();
    },
  };
}
