/** The words of the other languages as files of data: a visitor's scripts carry English alone. */

import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { words as chinese } from "../shared/locale/zh-words.js";

/** By language, as `shared/text.js` knows them. */
const WORDS = { zh: chinese };

/**
 * Writes a file per language and answers its hashed name.
 * @param {{ staging: string }} settings
 * @returns {Promise<Record<string, string>>}
 */
export async function writeTexts({ staging }) {
  const written = Object.entries(WORDS).map(async ([language, words]) => {
    const content = JSON.stringify(words);
    const hash = createHash("sha256").update(content).digest("hex").slice(0, 12);
    const name = `texts-${language}-${hash}.json`;
    await writeFile(path.join(staging, name), content);
    return [language, name];
  });
  return Object.fromEntries(await Promise.all(written));
}
