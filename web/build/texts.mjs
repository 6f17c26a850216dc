/** All words and explanations as files of data: a visitor's scripts carry only what the start itself may have to say, in English. */

import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { english } from "../shared/locale/en.js";
import { guide as englishGuide } from "../shared/locale/guide/en.js";
import { sources } from "../shared/locale/guide/sources.js";
import { guide as chineseGuide } from "../shared/locale/guide/zh.js";
import { words as chinese } from "../shared/locale/zh-words.js";

/** By language, as `shared/text.js` knows them. */
const WORDS = { en: { texts: english, names: {}, knobs: {}, descriptions: {}, findings: {}, fixes: {}, said: {} }, zh: chinese };
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

/** What can go wrong before any words are read. */
const EARLY = /^boot\./;

/** Leaves in the page's script only the early ones of the English words. @type {import("esbuild").Plugin} */
export const earlyWords = {
  name: "early-words",
  setup(build) {
    build.onLoad({ filter: /[\\/]shared[\\/]locale[\\/]en\.js$/ }, () => {
      const early = Object.fromEntries(Object.entries(english).filter(([key]) => EARLY.test(key)));
      return { contents: `export const english = ${JSON.stringify(early)};` };
    });
  },
};
