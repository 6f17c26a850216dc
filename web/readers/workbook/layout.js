/** From a sheet's cells to a table: titles above it, headers in two rows, and merged cells. */

/**
 * @typedef {import("./cells.js").Grid} Grid
 * @typedef {import("./cells.js").Area} Area
 * @typedef {import("../delimited.js").Cell} Cell
 * @typedef {{ header: number, top: number, filled: number, depth: number }} Layout
 *   header: the row of the column names; top: the first row with a value. depth: rows of the header. filled: merged areas filled down.
 */

/** The header may be merged over at most this many rows. */
const DEEPEST = 3;

/** @param {Cell[]} cells */
const filled = (cells) => cells.filter((cell) => cell !== null && cell !== "").length;

/**
 * Finds the header, joins its rows and fills merged cells of the rows below, in place.
 * @param {Grid} grid
 * @returns {Layout}
 */
export function settle(grid) {
  const numbers = [...grid.rows.keys()].sort((one, other) => one - other);
  const top = numbers[0] ?? 1;
  // A title is one cell above a table of several columns, merged over them or not.
  const rest = numbers.findIndex((row) => grid.columns < 2 || filled(grid.rows.get(row) ?? []) > 1);
  const first = rest < 0 ? top : numbers[rest] ?? top;
  const { header, depth } = joinHeader(grid, first);
  return { header, depth, top, filled: fillDown(grid, header) };
}

/**
 * Names in several rows become one: "Size" over "Width" and "Height" gives "Size Width" and "Size Height".
 * @param {Grid} grid @param {number} first
 */
function joinHeader(grid, first) {
  const areas = grid.merged.filter((area) => area.top === first);
  const wide = areas.some((area) => area.right > area.left && area.bottom === area.top);
  const deep = Math.max(first, ...areas.filter((area) => area.right === area.left).map((area) => area.bottom));
  const second = grid.rows.get(first + 1);
  const named = second !== undefined && second.every((cell) => cell === null || typeof cell === "string");
  const header = deep > first ? Math.min(deep, first + DEEPEST - 1) : wide && named ? first + 1 : first;
  if (header === first) return { header, depth: 1 };
  /** @type {string[][]} */
  const parts = Array.from({ length: grid.columns }, () => []);
  for (let row = first; row <= header; row += 1) {
    const cells = grid.rows.get(row) ?? [];
    for (let column = 1; column <= grid.columns; column += 1) {
      const area = grid.merged.find((one) => one.top === row && one.left < column && one.right >= column);
      const cell = cells[(area ? area.left : column) - 1] ?? null;
      const text = cell === null ? "" : typeof cell === "object" ? cell.written : String(cell);
      if (text !== "" && !parts[column - 1]?.includes(text)) parts[column - 1]?.push(text);
    }
    grid.rows.delete(row);
  }
  grid.rows.set(header, parts.map((texts) => (texts.length === 0 ? null : texts.join(" "))));
  return { header, depth: header - first + 1 };
}

/** A cell merged over rows stands for each of them. @param {Grid} grid @param {number} header */
function fillDown(grid, header) {
  let count = 0;
  for (const area of grid.merged) {
    if (area.top <= header || area.bottom === area.top || area.right > area.left) continue;
    const value = grid.rows.get(area.top)?.[area.left - 1] ?? null;
    if (value === null) continue;
    count += 1;
    for (let row = area.top + 1; row <= area.bottom; row += 1) {
      const cells = grid.rows.get(row);
      // A row without any other value stays blank.
      if (!cells) continue;
      while (cells.length < area.left - 1) cells.push(null);
      cells[area.left - 1] = value;
    }
  }
  return count;
}
