/** Text tables of any number of rows, made at run time: the same bytes for the same number. */

/** Rows of a block that is repeated. */
const BLOCK = 1000;

/**
 * Two features and a class; the rows are alike after 1000 of them.
 * @param {number} rows a multiple of 1000
 * @returns {Uint8Array}
 */
export function rowsOfMany(rows) {
  const block = Array.from({ length: BLOCK }, (_, row) => `${String((row * 389) % BLOCK).padStart(3, "0").replace(/^0/, "1")},${row % 10},${(row * 389) % BLOCK > 500 ? "a" : "b"}\n`).join("");
  return Buffer.concat([Buffer.from("x,y,class\n"), Buffer.alloc(block.length * (rows / BLOCK), block)]);
}
