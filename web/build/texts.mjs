/** Texts of another language without their keys, which the English ones have in the same order: a kilobyte less for visitors. */

import path from "node:path";
import { pathToFileURL } from "node:url";

const CHINESE = /[\\/]locale[\\/]zh\.js$/;

/**
 * The module in other words: values in the order of the English keys.
 * @param {Record<string, string>} english
 * @param {Record<string, string>} other
 */
export function withoutKeys(english, other) {
  const values = Object.keys(english).map((key) => other[key]);
  if (values.some((value) => value === undefined || value.includes("\n"))) throw new Error("web/shared/locale/zh.js: a text is missing, or has a line break.");
  return `import { english } from "./en.js";
export { chineseDescriptions, chineseKnobs, chineseNames } from "./zh-names.js";
const said = ${JSON.stringify(values.join("\n"))}.split("\\n");
export const chinese = Object.fromEntries(Object.keys(english).map((key, index) => [key, said[index]]));`;
}

/** For esbuild. @type {import("esbuild").Plugin} */
export const compactTexts = {
  name: "compact-texts",
  setup(build) {
    build.onLoad({ filter: CHINESE }, async ({ path: file }) => {
      const [{ english }, { chinese }] = await Promise.all([path.join(path.dirname(file), "en.js"), file].map((one) => import(pathToFileURL(one).href)));
      return { contents: withoutKeys(english, chinese), loader: "js" };
    });
  },
};
