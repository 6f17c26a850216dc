/** The words of the other languages and all long explanations as files of data: a visitor's scripts carry short English alone. */

import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { guide as englishGuide } from "../shared/locale/guide/en.js";
import { sources } from "../shared/locale/guide/sources.js";
import { guide as chineseGuide } from "../shared/locale/guide/zh.js";
import { words as chinese } from "../shared/locale/zh-words.js";

/** By language, as `shared/text.js` knows them. */
const WORDS = { zh: chinese };
const GUIDES = { en: { ...englishGuide, ...sources }, zh: { ...chineseGuide, ...sources } };

/**
 * Writes a file per language and answers its hashed name.
 * @param {string} kind @param {Record<string, object>} texts @param {string} staging
 * @returns {Promise<Record<string, string>>}
 */
async function write(kind, texts, staging) {
  const written = Object.entries(texts).map(async ([language, words]) => {
    const content = JSON.stringify(words);
    const hash = createHash("sha256").update(content).digest("hex").slice(0, 12);
    const name = `${kind}-${language}-${hash}.json`;
    await writeFile(path.join(staging, name), content);
    return [language, name];
  });
  return Object.fromEntries(await Promise.all(written));
}

/** @param {{ staging: string }} settings */
export const writeTexts = ({ staging }) => write("texts", WORDS, staging);

/** Explanations and lessons. @param {{ staging: string }} settings */
export const writeGuides = ({ staging }) => write("guide", GUIDES, staging);
