/**
 * What is said of the table, in one list: the doctor's findings and the remarks of reading and preparing, the worst first.
 */
import { findingText, fixText, listing, text, translated } from "../shared/text.js";

/**
 * @typedef {import("../shared/protocol.js").Finding} Finding
 * @typedef {import("../shared/protocol.js").Remark} Remark
 * @typedef {import("./store.js").State} State
 * @typedef {Finding["severity"]} Severity
 *
 * `key` tells it from every other; `fix` is null where no click helps; `ways` are other readings of the file.
 * @typedef {{ key: string, severity: Severity, message: string, hint: string|null, row: number|null, column: string|null,
 *   rows: number, fix: { label: string, finding: Finding }|null, ways: import("../shared/protocol.js").ReadingChoice[] }} Entry
 */

/** @type {readonly Severity[]} */
const ORDER = ["error", "warning", "note"];

/** Findings and remarks that say the same. @type {Record<string, string>} */
const SAME = { "duplicates-across-split": "duplicates", "large-unscaled": "unscaled", "missing-or-level": "sentinel" };

/** @param {Finding} finding @returns {Entry} */
function ofFinding(finding) {
  const { code, severity, row, column, rows, fix } = finding;
  const message = findingText(finding);
  return {
    // A text in another language says what the hint says.
    key: `${code} ${column ?? ""} ${severity}`, severity, message, hint: message === finding.message ? translated(finding.hint) : null, row, column, rows,
    fix: fix && { label: fixText(fix), finding }, ways: [],
  };
}

/** @param {Remark} remark @returns {Entry} */
function ofRemark({ code, message, hint, row, column, choices }) {
  return { key: `${code} ${column ?? ""} remark`, severity: "note", message: translated(message), hint: translated(hint), row, column, rows: 0, fix: null,
    ways: choices.map((choice) => ({ ...choice, label: translated(choice.label) })) };
}

/** @param {{ code: string, column: string|null }} one @param {Remark} remark */
function sameMatter(one, remark) {
  return (one.code === remark.code || one.code === SAME[remark.code]) && (one.column === remark.column || remark.column === null);
}

/**
 * All but what a person has dismissed.
 * @param {State} state
 * @returns {Entry[]}
 */
export function entriesOf({ table, plan, findings, dismissed }) {
  const found = findings?.list ?? [];
  const remarks = [...(table?.remarks ?? []), ...(plan?.remarks ?? [])].filter((remark) => !found.some((one) => sameMatter(one, remark)));
  const entries = [...found.map(ofFinding), ...remarks.map(ofRemark)].filter(({ key }) => !dismissed.includes(key));
  return entries.sort((one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity));
}

/** How many of each severity, in words: "1 error, 3 warnings". @param {Entry[]} entries */
export function countsOf(entries) {
  const counted = ORDER.map((severity) => ({ severity, count: entries.filter((entry) => entry.severity === severity).length }));
  return listing(counted.filter(({ count }) => count > 0).map(({ severity, count }) => text(count === 1 ? `severity.${severity}.one` : `severity.${severity}.many`, { count })));
}
