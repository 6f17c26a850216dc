/** What is said of one column against what was found in it: read from the spec and written to it. */

/**
 * @typedef {import("../shared/protocol.js").ColumnSummary} ColumnSummary
 * @typedef {import("../shared/protocol.js").ColumnEdit} ColumnEdit
 * @typedef {import("../shared/protocol.js").Spec} Spec
 * @typedef {{ name: string, count: number|null, to: string }} Level  a level as it stands in the file, with its rows where
 *   they are known, and the name it gets
 */

/** @param {Spec} spec @param {string} name @returns {ColumnEdit} */
export const editOf = ({ data }, name) => data.columns[name] ?? {};

/** Changes an edit; keys that say nothing are left out, as is an edit without keys. @param {Spec} spec @param {string} name @param {ColumnEdit} change */
export function edit({ data }, name, change) {
  const says = (/** @type {unknown} */ value) => value !== null && value !== undefined && (typeof value !== "object" || Object.keys(value).length > 0);
  const left = Object.entries({ ...data.columns[name], ...change }).filter(([, value]) => says(value));
  if (left.length > 0) data.columns[name] = Object.fromEntries(left);
  else delete data.columns[name];
}

/** An order names all levels: those that are gone leave it, those that came stand at its end. @param {string[]} order @param {Set<string>} before @param {Set<string>} after */
function fitted(order, before, after) {
  if (order.length === 0) return order;
  const kept = order.filter((one) => after.has(one) || !before.has(one));
  return [...new Set([...kept, ...[...after].filter((one) => !before.has(one))])];
}

/** @param {Level[]} levels @param {string[]} missing */
const names = (levels, missing) => new Set(levels.filter(({ name }) => !missing.includes(name)).map(({ to }) => to));

/** Other cells mean missing. @param {Spec} spec @param {string} name @param {Level[]} levels @param {string[]} missing */
export function sayMissing(spec, name, levels, missing) {
  const { order = [], missing: before = [] } = editOf(spec, name);
  edit(spec, name, { missing, order: fitted(order, names(levels, before), names(levels, missing)) });
}

/** Gives a level another name; its own or none takes that back. @param {Spec} spec @param {string} name @param {Level[]} levels @param {string} level @param {string} to */
export function rename(spec, name, levels, level, to) {
  const { merge = {}, order = [], missing = [] } = editOf(spec, name);
  const { [level]: before = level, ...others } = merge;
  const after = to.trim() === "" ? level : to.trim();
  const now = names(levels.map((one) => (one.name === level ? { ...one, to: after } : one)), missing);
  // The new name takes the place of the old one.
  const placed = now.has(before) ? order : order.map((one) => (one === before ? after : one));
  edit(spec, name, { merge: after === level ? others : { ...others, [level]: after }, order: fitted([...new Set(placed)], names(levels, missing), now) });
}

/** @param {Spec} spec @param {string} name @param {string} level @param {number} by places, up where it is negative */
export function move(spec, name, level, by) {
  const order = [...(editOf(spec, name).order ?? [])];
  const at = order.indexOf(level);
  if (at < 0 || at + by < 0 || at + by >= order.length) return;
  order.splice(at, 1);
  order.splice(at + by, 0, level);
  edit(spec, name, { order });
}

/** The levels of the file with the names they get. @param {ColumnSummary} found @param {ColumnSummary} now @param {ColumnEdit} edit @returns {Level[]} */
export function levelsOf(found, now, { merge = {} }) {
  const made = Object.values(merge);
  // Numbers that are read as names have their levels only now.
  const own = found.levels.length > 0 ? found.levels
    : [...Object.keys(merge).map((name) => ({ name, count: null })), ...now.levels.filter(({ name }) => !made.includes(name))];
  return own.map(({ name, count }) => ({ name, count, to: merge[name] ?? name }));
}
