/** The size budget: what a visitor downloads, gzipped, and the limits that fail the build. */

import { readFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";

/** Kilobytes (1000 bytes) after gzip level 9. */
export const BUDGET = { wasm: 545, page: 90, readers: 45, texts: 60, guides: 30 };

const LABELS = { wasm: "engine (wasm)", page: "page scripts (page and worker)", readers: "file readers (idle until a file is dropped)", texts: "texts (data)", guides: "explanations and lessons (data)" };

/**
 * @typedef {{ part: keyof typeof BUDGET, bytes: number, raw: number, limit: number }} Size
 */

/**
 * Gzipped bytes per part.
 * @param {string} folder
 * @param {Record<keyof typeof BUDGET, string[]>} parts file names per part
 * @returns {Promise<Size[]>}
 */
export async function measure(folder, parts) {
  return Promise.all(
    /** @type {(keyof typeof BUDGET)[]} */ (Object.keys(parts)).map(async (part) => {
      const files = await Promise.all(parts[part].map((name) => readFile(path.join(folder, name))));
      return {
        part,
        bytes: files.reduce((total, file) => total + gzipSync(file, { level: 9 }).length, 0),
        raw: files.reduce((total, file) => total + file.length, 0),
        limit: BUDGET[part] * 1000,
      };
    }),
  );
}

/** @param {Size[]} sizes */
export const withinBudget = (sizes) => sizes.every(({ bytes, limit }) => bytes <= limit);

/** @param {number} bytes */
const kilobytes = (bytes) => (bytes / 1000).toFixed(1);

/**
 * One line per part.
 * @param {Size[]} sizes
 */
export const report = (sizes) =>
  sizes
    .map(({ part, bytes, raw, limit }) =>
      `size  ${LABELS[part]}: ${kilobytes(bytes)} KB gz of ${kilobytes(limit)} (${kilobytes(raw)} KB raw)${bytes > limit ? "  OVER" : ""}`)
    .join("\n");
