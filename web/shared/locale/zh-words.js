/** Everything that is said in Simplified Chinese; the build writes it to a file of its own, which the page reads before the seal. */
import { chinese } from "./zh.js";
import { chineseFindings, chineseFixes } from "./zh-findings.js";
import { chineseDescriptions, chineseKnobs, chineseNames } from "./zh-names.js";

/** @type {import("../text.js").Words} */
export const words = {
  texts: chinese, names: chineseNames, knobs: chineseKnobs, descriptions: chineseDescriptions,
  findings: chineseFindings, fixes: chineseFixes,
};
