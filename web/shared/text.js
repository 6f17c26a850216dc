/**
 * The texts of the page in the chosen language: `text(key, values)` fills the `{names}` of a template.
 */
import { english } from "./locale/en.js";
import { chinese, chineseDescriptions, chineseKnobs, chineseNames } from "./locale/zh.js";
import { chineseFindings, chineseFixes } from "./locale/zh-findings.js";

/** @typedef {"en"|"zh"} Language */
/** @typedef {keyof typeof english} Key */

/** @type {Record<Language, Record<Key, string>>} */
const TEXTS = { en: english, zh: chinese };

/** The languages as they call themselves. @type {[Language, string][]} */
export const LANGUAGES = [["en", "English"], ["zh", "简体中文"]];

/** @type {Language} */
let chosen = "en";

/** @param {Language} language */
export function setLanguage(language) {
  chosen = language;
}

export function language() {
  return chosen;
}

/** The tag for numbers and for the page's `lang`. */
export function localeTag() {
  return chosen === "zh" ? "zh-CN" : "en";
}

/**
 * @param {Key} key
 * @param {Record<string, string|number>} [values]
 */
export function text(key, values = {}) {
  return filled(TEXTS[chosen][key], values);
}

/** @param {string} template @param {Record<string, unknown>} values */
function filled(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? String(values[name]) : whole));
}

/**
 * What a finding says: in Chinese by its code and values, where there is a text whose places can all be filled.
 * @param {import("./protocol.js").Finding} finding
 */
export function findingText({ code, severity, message, values }) {
  if (chosen !== "zh") return message;
  const offered = [`${code}.${severity}`, code].flatMap((key) => (Object.hasOwn(chineseFindings, key) ? chineseFindings[key] ?? [] : []));
  const fitting = offered.find((template) => [...template.matchAll(/\{(\w+)\}/g)].every(([, name]) => Object.hasOwn(values, name ?? "")));
  return fitting === undefined ? message : filled(fitting, values);
}

/** The words on the button of a fix. @param {NonNullable<import("./protocol.js").Finding["fix"]>} fix */
export function fixText({ label: english, change }) {
  if (chosen !== "zh") return english;
  const key = change.kind === "setColumn" ? `${change.kind}.${change.to}` : change.kind === "setTask" ? `${change.kind}.${change.task}` : change.kind;
  const template = Object.hasOwn(chineseFixes, key) ? chineseFixes[key] : undefined;
  const merge = change.kind === "mergeLevels" ? Object.entries(change.merge) : [];
  const values = { ...change, count: merge.length, texts: change.kind === "setMissing" ? listing(change.texts) : "" };
  return template === undefined ? english : filled(template, values);
}

/**
 * The label of a thing the engine lists, in the chosen language where there is one.
 * @param {{ name: string, label: string }} member
 * @param {string} [family] of the catalog, where a name means something of its own
 */
export function label(member, family = "") {
  if (chosen !== "zh") return member.label;
  const key = [`${family}.${member.name}`, member.name].find((name) => Object.hasOwn(chineseNames, name));
  return (key === undefined ? null : chineseNames[key]) ?? member.label;
}

/** The label of a knob. Equal names mean different things in different members, so it goes by its English label. @param {{ label: string }} knob */
export function knobLabel(knob) {
  const translated = chosen === "zh" && Object.hasOwn(chineseKnobs, knob.label) ? chineseKnobs[knob.label] : null;
  return translated ?? knob.label;
}

/**
 * What a sample is, in the chosen language where there is a text.
 * @param {{ name: string, description: string }} sample
 */
export function description(sample) {
  const translated = chosen === "zh" && Object.hasOwn(chineseDescriptions, sample.name) ? chineseDescriptions[sample.name] : null;
  return translated ?? sample.description;
}

/** Joins a list as the language does. @param {string[]} items */
export function listing(items) {
  return items.join(chosen === "zh" ? "、" : ", ");
}
