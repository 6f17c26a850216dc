/** The engine's summary of a table, told as the files it came from: their name, how they were read, the reader's remarks first. */

/**
 * @typedef {import("./protocol.js").TableSummary} TableSummary
 * @typedef {import("./protocol.js").FileReading} FileReading
 * @typedef {import("./protocol.js").Reading} Reading
 * @typedef {{ name: string, reading: FileReading|null, remarks: import("./protocol.js").Remark[] }} Plain  what the reader says
 *   of a file; reading is null where the engine was given the bytes as they are
 */

/** Members of a reading that a kind of file has not: a table out of a workbook comes to the engine as text. @type {Record<FileReading["kind"], (keyof Reading)[]>} */
export const LACKING = { text: [], workbook: ["encoding", "delimiter"], parquet: ["encoding", "delimiter", "header", "skip", "comments", "units", "footer", "path"] };

/**
 * @param {TableSummary} table what the engine says of the bytes it was given
 * @param {FileReading} reading
 * @returns {TableSummary["reading"]}
 */
function told(table, reading) {
  const { asked, used, choosable } = table.reading;
  if (reading.kind === "text") return { asked, used: { ...used, encoding: reading.encoding?.label ?? used.encoding }, choosable };
  const lacking = LACKING[reading.kind];
  const left = choosable.filter((member) => !lacking.includes(member));
  return {
    asked, used: { ...used, encoding: null, delimiter: null, skip: asked.skip, path: reading.sheet },
    choosable: reading.kind === "workbook" ? [...left, "path"] : left,
  };
}

/** @param {TableSummary} table what the engine says of the bytes it was given @param {string} name of the file @param {Plain} plain @returns {TableSummary} */
export function asFile(table, name, { reading, remarks }) {
  return reading === null ? table : { ...table, name, reading: told(table, reading), remarks: [...remarks, ...table.remarks] };
}

/** As `asFile`, of files that were joined: how they were read is told as of one where they agree. @param {TableSummary} table @param {Plain[]} plain @returns {TableSummary} */
export function asFiles(table, plain) {
  const remarks = plain.flatMap(({ name, remarks: said }) => said.map((remark) => ({ ...remark, message: `${name}: ${remark.message}` })));
  const reading = joined(plain);
  return { ...table, reading: reading === null ? table.reading : told(table, reading), remarks: [...remarks, ...table.remarks] };
}

/**
 * What is known of files that were joined as if they were one: sheets that all of them have, an encoding if it is that of
 * all. Null where they are of several kinds.
 * @param {Plain[]} plain
 * @returns {FileReading|null}
 */
export function joined(plain) {
  const readings = plain.flatMap(({ reading }) => reading ?? []);
  const [first] = readings;
  if (!first || readings.some(({ kind }) => kind !== first.kind)) return null;
  const all = (/** @type {(reading: FileReading) => boolean} */ holds) => readings.every(holds);
  const { encoding } = first;
  return {
    ...first,
    packed: readings.some(({ packed }) => packed),
    sheet: all(({ sheet }) => sheet === first.sheet) ? first.sheet : null,
    sheets: first.sheets.filter(({ name }) => all(({ sheets }) => sheets.some((sheet) => sheet.name === name))).map(({ name }) => ({ name, rows: null, columns: null })),
    encoding: encoding && { ...encoding, label: all((one) => one.encoding?.label === encoding.label) ? encoding.label : "", confident: all((one) => one.encoding?.confident ?? true) },
  };
}
