/**
 * What each column is for, read from the spec and written to it.
 */

import { kindOf } from "../shared/choice.js";

/**
 * @typedef {import("../shared/protocol.js").Spec} Spec
 * @typedef {import("../shared/protocol.js").ColumnSummary} ColumnSummary
 * @typedef {"feature"|"target"|"group"|"time"|"weight"|"ignore"} Role
 */

/** Roles that one column has, and that it cannot have beside another. */
const SINGLE = /** @type {const} */ (["group", "time", "weight"]);

/** The features of a spec by name: all usable ones where it names none. @param {Spec} spec @param {ColumnSummary[]} columns @param {string} target */
export function featuresOf({ data }, columns, target) {
  if (data.features) return new Set(data.features);
  const others = [target, ...SINGLE.map((role) => data[role])];
  return new Set(columns.filter((column) => column.usable && !others.includes(column.name)).map((column) => column.name));
}

/**
 * The role of each column that has one but "ignore".
 * @param {Spec} spec @param {ColumnSummary[]} columns @param {string} target
 * @returns {Map<string, Role>}
 */
export function rolesOf(spec, columns, target) {
  /** @type {Map<string, Role>} */
  const roles = new Map([...featuresOf(spec, columns, target)].map((name) => [name, "feature"]));
  for (const role of SINGLE) {
    const name = spec.data[role];
    if (name !== null) roles.set(name, role);
  }
  return roles.set(target, "target");
}

/** The roles a column can have. @param {ColumnSummary} column @returns {Role[]} */
export function possibleRoles(column) {
  const feature = column.usable ? /** @type {const} */ (["feature"]) : [];
  const orders = column.kind === "numeric" ? /** @type {const} */ (["time", "weight"]) : [];
  return ["target", ...feature, "group", ...orders, "ignore"];
}

/** Another target or task leaves the loss to the engine, and smooths no labels where there may be none. @param {Spec} spec */
export function forTask({ training }) {
  training.loss = null;
  training.labelSmoothing = 0;
}

/**
 * Gives a column its role. A new target changes places with the one before.
 * @param {Spec} spec @param {ColumnSummary[]} columns @param {string} target the present one
 * @param {string} name @param {Role} role
 */
export function giveRole(spec, columns, target, name, role) {
  const { data } = spec;
  const roles = rolesOf(spec, columns, target);
  if (role === "target") {
    const before = columns.find((column) => column.name === target);
    const freed = roles.get(name) ?? "ignore";
    roles.set(target, before && possibleRoles(before).includes(freed) ? freed : "ignore");
    data.target = name;
    data.task = null;
    forTask(spec);
  } else if (name === target) return;
  for (const single of SINGLE) {
    if (role === single && data[single] !== null) roles.set(data[single], "ignore");
  }
  roles.set(name, role);
  for (const single of SINGLE) data[single] = [...roles].find(([, one]) => one === single)?.[0] ?? null;
  fitSplit(data, role);
  // A list that was left to the engine stays so while that gives the same.
  const chosen = columns.map((column) => column.name).filter((one) => roles.get(one) === "feature");
  if (data.features === null && same(chosen, featuresOf(spec, columns, data.target ?? target))) return;
  data.features = chosen;
}

/**
 * A column that holds rows together or orders them is there for the split, and a split that goes by one needs it.
 * @param {Spec["data"]} data @param {Role} given
 */
function fitSplit(data, given) {
  const method = kindOf(data.split.method);
  if (given === "group" || given === "time") data.split.method = given;
  else if ((method === "group" || method === "time") && data[method] === null) data.split.method = "stratified";
  const now = kindOf(data.split.method);
  if (now !== "group") data.group = null;
  if (now !== "time") data.time = null;
}

/** @param {string[]} one @param {Set<string>} other */
function same(one, other) {
  return one.length === other.size && one.every((name) => other.has(name));
}
