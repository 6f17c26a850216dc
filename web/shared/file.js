/** The engine's summary of a table, told as the file it came from: its name, how it was read, and the reader's remarks first. */

/**
 * @typedef {import("./protocol.js").TableSummary} TableSummary
 *
 * @param {TableSummary} table what the engine says of the bytes it was given
 * @param {string} name of the file
 * @param {{ reading: import("./protocol.js").FileReading, remarks: import("./protocol.js").Remark[] }} plain what the reader says
 * @returns {TableSummary}
 */
export function asFile(table, name, { reading, remarks }) {
  const { asked, used } = table.reading;
  const text = reading.kind === "text";
  // A table out of a workbook came to the engine as text, which is nobody's business.
  const told = text
    ? { ...used, encoding: reading.encoding?.label ?? used.encoding }
    : { ...used, encoding: null, delimiter: null, skip: asked.skip, path: reading.sheet };
  return { ...table, name, reading: { asked, used: told }, remarks: [...remarks, ...table.remarks] };
}
