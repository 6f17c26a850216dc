/** What the fitted preparation does to a feature, in words. */
import { formatCount, formatPlain } from "../shared/format.js";
import { label, listing, localeTag, text } from "../shared/text.js";

/**
 * @typedef {import("../shared/protocol.js").FittedFeature} FittedFeature
 * @typedef {import("../shared/protocol.js").Catalog} Catalog
 */

/** Levels and inputs that are named. */
const NAMED = 12;
const SHOWN = 6;

/** @param {number} value */
const number = (value) => formatPlain(value, localeTag(), 3);

/** A value of a column as text: a level by its name, a date by its day. @param {FittedFeature} feature @param {number} value */
function valueOf({ kind, levels }, value) {
  if (kind === "categorical") return levels[value] ?? "";
  return kind === "date" ? new Date(value * 1000).toISOString().slice(0, 10) : number(value);
}

/** @param {Catalog} catalog @param {"numericImputers"|"categoricalImputers"|"scalings"|"encodings"} family @param {string} name */
function named(catalog, family, name) {
  const member = catalog[family].find((one) => one.name === name);
  return member ? label(member, family) : name;
}

/** @param {string[]} parts */
function some(parts) {
  return listing(parts.length > NAMED ? [...parts.slice(0, NAMED), text("outliers.more", { count: formatCount(parts.length - NAMED) })] : parts);
}

/** What stands in for a missing cell. @param {FittedFeature} feature @param {Catalog} catalog */
function standIn(feature, catalog) {
  const family = feature.kind === "categorical" ? "categoricalImputers" : "numericImputers";
  const value = valueOf(feature, feature.fill);
  if (feature.imputation === "drop") return text("fitted.drop", { value });
  return text("fitted.missing", { value, method: named(catalog, family, feature.imputation) });
}

/** @param {Extract<FittedFeature["step"], { kind: "scale" }>} step @param {FittedFeature} feature @param {Catalog} catalog */
function scaled({ method, scaling: { curve, affine } }, feature, catalog) {
  if (method === "none") return text("fitted.plain");
  const center = valueOf(feature.kind === "date" && curve.kind === "straight" ? feature : { ...feature, kind: "numeric" }, affine.center);
  const values = { method: named(catalog, "scalings", method), center, scale: number(affine.scale) };
  if (curve.kind === "yeoJohnson") return text("fitted.power", { ...values, lambda: number(curve.lambda) });
  return text(curve.kind === "logarithm" ? "fitted.log" : "fitted.scale", values);
}

/** @param {Extract<FittedFeature["step"], { kind: "encode" }>} step @param {FittedFeature} feature @param {Catalog} catalog */
function encoded({ method, marks }, { levels, width, indicator }, catalog) {
  const values = { method: named(catalog, "encodings", method) };
  const known = levels.filter((_, level) => marks[level]);
  if (method !== "one-hot") return text("fitted.encoded", { ...values, levels: some(known.map((name) => `${name} ${number(marks[levels.indexOf(name)]?.value ?? 0)}`)) });
  const inputs = width - Number(indicator);
  const shared = known.length - inputs + 1;
  const own = known.filter((name) => shared < 2 || marks[levels.indexOf(name)]?.place !== inputs - 1);
  const said = text("fitted.inputs", { ...values, inputs: formatCount(inputs), levels: some(own) });
  return shared < 2 ? said : `${said} ${text("fitted.shared", { count: formatCount(shared) })}`;
}

/** One sentence per step, in their order. @param {FittedFeature} feature @param {Catalog} catalog @returns {string[]} */
export function stepsOf(feature, catalog) {
  const { step, levels } = feature;
  if (feature.width === 0) return [text("fitted.source")];
  const said = [];
  if (step.kind === "scale" && step.clip) said.push(text("fitted.clip", { low: number(step.clip[0]), high: number(step.clip[1]) }));
  said.push(standIn(feature, catalog));
  said.push(step.kind === "scale" ? scaled(step, feature, catalog) : encoded(step, feature, catalog));
  const unseen = step.kind === "encode" ? levels.filter((_, level) => !step.marks[level]) : [];
  if (unseen.length > 0) said.push(text("fitted.unseen", { levels: some(unseen) }));
  if (feature.indicator) said.push(text("fitted.indicator"));
  return said;
}

/** What a feature puts into the network for a row. @param {FittedFeature} feature @param {Float32Array} inputs */
export function inputsOf({ offset, width }, inputs) {
  const own = [...inputs.subarray(offset, offset + width)].map(number);
  return own.length > SHOWN ? [...own.slice(0, SHOWN), "…"].join("  ") : own.join("  ");
}
