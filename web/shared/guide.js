/**
 * The longer words: explanations of controls and members, and the lessons. They are files of data, one per language, read
 * before the seal; English ones too.
 */
import { filled, language } from "./text.js";

/**
 * @typedef {typeof import("./locale/guide/en.js").guide & typeof import("./locale/guide/sources.js").sources} Guide
 * @typedef {keyof Guide["texts"]} GuideKey
 */

/** @type {Record<string, Guide>} */
const LEARNT = {};

/** @param {string} language @param {Guide} guide */
export function learnGuide(language, guide) {
  LEARNT[language] = guide;
}

/** @returns {Guide} */
export function guide() {
  const found = LEARNT[language()];
  if (!found) throw new Error("The explanations were not read.");
  return found;
}

/** @param {GuideKey} key @param {Record<string, string|number>} [values] */
export function told(key, values = {}) {
  return filled(guide().texts[key], values);
}
