/**
 * What can be chosen about how a file is read: one entry per member of a reading, in the order in which they are shown.
 * A new member is an entry here and its words in `shared/locale/`.
 */
import { formatCount } from "../shared/format.js";
import { label, text } from "../shared/text.js";

/**
 * @typedef {import("../shared/protocol.js").Catalog} Catalog
 * @typedef {import("../shared/protocol.js").FileReading} FileReading
 * @typedef {import("../shared/protocol.js").Member} Member
 * @typedef {import("../shared/protocol.js").Preview} Preview
 * @typedef {import("../shared/protocol.js").Reading} Reading
 * @typedef {Exclude<keyof Reading, "rows">} Key  some of the rows are offered where all are too many, and not here
 * @typedef {Reading[Key]} Value
 *
 * What is known of a file that was read. now: its first rows as they are read now.
 * @typedef {{ reading: import("../shared/protocol.js").TableSummary["reading"], file: FileReading|null, now: Preview }} Facts
 *
 * says: a value in the line; told: in the list, where that is longer. offers: what can be chosen; without it a value is
 * typed, a number or a text. safe: nothing can be spoilt by it, so it is taken without a look at the first rows.
 * matters: of files that could have it, where it means something.
 * @typedef {{
 *   key: Key, safe?: boolean, typed?: "number"|"text",
 *   says: (value: Value, catalog: Catalog, facts: Facts) => string, told?: (value: Value, catalog: Catalog, facts: Facts) => string,
 *   offers?: (catalog: Catalog, facts: Facts) => Value[], matters?: (facts: Facts) => boolean
 * }} Entry
 */

/** A member whose values the catalog lists. @param {Key} key @param {"delimiters"|"decimals"|"dateOrders"} family @param {(value: Value) => string} other @returns {Entry} */
function listed(key, family, other) {
  return {
    key,
    says: (value, catalog) => {
      const member = catalog[family].find(({ name }) => name === value);
      return member ? label(member, family) : other(value);
    },
    offers: (catalog) => catalog[family].map(({ name }) => /** @type {Value} */ (name)),
  };
}

/** @type {Entry} */
const encoding = {
  key: "encoding",
  says: (value, _, { file }) => file?.encoding?.choices.find((choice) => choice.label === value)?.name ?? String(value ?? "?"),
  offers: (_, { file }) => (file?.encoding?.choices ?? []).map((choice) => choice.label),
  matters: ({ file }) => (file?.encoding ?? null) !== null,
};

/** @type {Entry} */
const header = {
  key: "header",
  says: (value) => text(value === false ? "read.header.false" : "read.header.true"),
  offers: () => [true, false],
  matters: ({ reading }) => reading.used.header !== null,
};

/** @type {Entry} */
const skip = {
  key: "skip",
  typed: "number",
  says: (value) => (value === 1 ? text("read.skip.one") : text("read.skip.many", { count: formatCount(Number(value ?? 0)) })),
};

/** A member that is true or false, shown where it is true or was asked. @param {"comments"|"units"} key @returns {Entry} */
const either = (key) => ({
  key,
  says: (value) => text(value === true ? `read.${key}.true` : `read.${key}.false`),
  offers: () => [true, false],
  matters: ({ reading }) => reading.used[key] === true || (reading.asked[key] ?? null) !== null,
});

/** @type {Entry} */
const footer = {
  key: "footer",
  typed: "number",
  says: (value) => (value === 1 ? text("read.footer.one") : text("read.footer.many", { count: formatCount(Number(value ?? 0)) })),
};

/** @param {Facts} facts @param {Value} name */
const sheetOf = ({ file }, name) => file?.sheets.find((sheet) => sheet.name === name);

/** @type {Entry} */
const sheet = {
  key: "path",
  says: (value) => text("read.path.sheet", { name: String(value ?? "?") }),
  told: (value, _, facts) => {
    const { rows, columns } = sheetOf(facts, value) ?? { rows: null, columns: null };
    return rows === null || columns === null ? String(value) : text("read.path.size", { name: String(value), rows: formatCount(rows), columns });
  },
  offers: (_, { file }) => (file?.sheets ?? []).map(({ name }) => name),
  matters: ({ file }) => file?.kind === "workbook",
};

/** @type {Entry} */
const keys = {
  key: "path",
  typed: "text",
  says: (value) => (value === null ? text("read.path.none") : text("read.path.keys", { path: String(value) })),
  matters: ({ file, reading }) => file?.kind !== "workbook" && (reading.used.path !== null || reading.asked.path !== null),
};

/** @type {readonly Entry[]} */
export const READINGS = [
  encoding,
  listed("delimiter", "delimiters", (sign) => String(sign ?? "?")),
  header,
  { ...listed("decimal", "decimals", () => text("read.decimal.none")), safe: true },
  skip,
  either("units"),
  either("comments"),
  footer,
  { ...listed("dates", "dateOrders", () => text("read.dates.none")), safe: true },
  sheet,
  keys,
];

/** Those that mean something for a file. @param {Facts} facts */
export function readingsOf(facts) {
  return READINGS.filter(({ key, matters }) => facts.reading.choosable.includes(key) && (matters?.(facts) ?? true));
}
