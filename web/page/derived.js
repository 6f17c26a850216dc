/**
 * Changes of what the spec derives: taking a feature away, giving it another name, and the classic set one by one.
 */

/**
 * @typedef {import("../shared/protocol.js").Spec["data"]} Data
 * @typedef {import("../shared/protocol.js").Derived} Derived
 * @typedef {import("../shared/protocol.js").DerivedSummary} DerivedSummary
 */

const CLASSIC = "classic";

/** Another name for what a member writes; "" leaves it out, null is its own. @param {Derived} asked @param {string} written @param {string|null} name */
function setName(asked, written, name) {
  const { [written]: _, ...others } = asked.names ?? {};
  const names = name === null ? others : { ...others, [written]: name };
  if (Object.keys(names).length > 0) asked.names = names;
  else delete asked.names;
}

/** With its entry, unless that makes others too. @param {Data} data @param {DerivedSummary[]} all @param {DerivedSummary} made */
export function removeDerived(data, all, { entry, written }) {
  const asked = data.derived[entry];
  if (!asked) return;
  if (all.filter((one) => one.entry === entry).length === 1) data.derived.splice(entry, 1);
  else setName(asked, written, "");
}

/** @param {Data} data @param {DerivedSummary} made @param {string} name */
export function renameDerived(data, { entry, written }, name) {
  const asked = data.derived[entry];
  if (!asked) return;
  if (asked.formula !== undefined) asked.name = name;
  else setName(asked, written, name === written ? null : name);
}

/** What the classic set of two columns is called, as the engine writes it: it refuses other names. @param {string} x @param {string} y */
export function classicNames(x, y) {
  return [`${x}^2`, `${y}^2`, `${x} * ${y}`, `sin(${x})`, `sin(${y})`];
}

/** @param {Derived[]} derived */
export function classicEntry(derived) {
  return derived.find((one) => one.kind === CLASSIC && one.of?.length === 2) ?? null;
}

/** The columns of the classic set: those that have it, else the only two of numbers. @param {Derived[]} derived @param {string[]} numeric @returns {[string, string]|null} */
export function classicPair(derived, numeric) {
  const [x, y, more] = classicEntry(derived)?.of ?? numeric;
  return x !== undefined && y !== undefined && more === undefined ? [x, y] : null;
}

/** Adds or takes away one of the classic set. @param {Data} data @param {[string, string]} pair @param {string} written @param {boolean} on */
export function tickClassic(data, pair, written, on) {
  const names = classicNames(...pair);
  const asked = classicEntry(data.derived);
  if (!asked) {
    const others = names.filter((name) => name !== written);
    if (on) data.derived.push({ kind: CLASSIC, of: [...pair], names: Object.fromEntries(others.map((name) => [name, ""])) });
    return;
  }
  setName(asked, written, on ? null : "");
  if (names.every((name) => asked.names?.[name] === "")) data.derived.splice(data.derived.indexOf(asked), 1);
}

/** A column's name as it stands in a formula. @param {string} name @param {Set<string>} functions */
export function inFormula(name, functions) {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !functions.has(name) ? name : `\`${name.replaceAll("`", "``")}\``;
}
