/** Everything that is said in Simplified Chinese; the build writes it to a file of its own, which the page reads before the seal. */
import { chinese } from "./zh.js";
import { chineseFindings, chineseFixes } from "./zh-findings.js";
import { columns } from "./zh/engine-columns.js";
import { files } from "./zh/engine-files.js";
import { preparing } from "./zh/engine-preparing.js";
import { reading } from "./zh/engine-reading.js";
import { training } from "./zh/engine-training.js";
import { chineseDescriptions, chineseKnobs, chineseNames } from "./zh-names.js";

/** @type {import("../text.js").Words} */
export const words = {
  texts: chinese, names: chineseNames, knobs: chineseKnobs, descriptions: chineseDescriptions,
  findings: chineseFindings, fixes: chineseFixes,
  said: { ...files, ...reading, ...columns, ...preparing, ...training },
};
