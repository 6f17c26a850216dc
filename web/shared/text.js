/**
 * The texts of the page in the chosen language: `text(key, values)` fills the `{names}` of a template.
 * Each language is learnt from a file of its own before it is spoken; of English the page's script keeps what its start may have to say.
 */
import { english } from "./locale/en.js";
import { Interpreter } from "./said.js";

/** @typedef {"en"|"zh"} Language */
/** @typedef {keyof typeof english} Key */

/**
 * What is said in a language. texts: the page's own. The others stand for English words of the engine: names of members by
 * family and name or by name alone, knobs by their English label, what samples are by their name; findings by code and
 * severity or by code alone, of which the first whose places can all be filled is used; and the words on their fixes. said: every
 * other sentence of the engine, by its English (`said.js`).
 * @typedef {{ texts: Record<Key, string>, names: Record<string, string>, knobs: Record<string, string>,
 *   descriptions: Record<string, string>, findings: Record<string, string[]>, fixes: Record<string, string>, said: Record<string, string> }} Words
 */

/** @type {Words} */
const ENGLISH = { texts: english, names: {}, knobs: {}, descriptions: {}, findings: {}, fixes: {}, said: {} };
/** @type {Partial<Record<Language, Words>>} */
const LEARNT = { en: ENGLISH };

/** The languages as they call themselves. @type {[Language, string][]} */
export const LANGUAGES = [["en", "English"], ["zh", "简体中文"]];

/** @type {Language} */
let chosen = "en";
let words = ENGLISH;
let interpreter = new Interpreter(words.said);

/** @param {Language} language @param {Words} said */
export function learn(language, said) {
  LEARNT[language] = said;
  setLanguage(chosen);
}

/** Texts of a language that is not learnt yet are English until it is. @param {Language} language */
export function setLanguage(language) {
  chosen = language;
  words = LEARNT[language] ?? ENGLISH;
  interpreter = new Interpreter(words.said);
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
  return filled(words.texts[key], values);
}

/** @param {string} template @param {Record<string, unknown>} values */
export function filled(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? String(values[name]) : whole));
}

/** @template Said @param {Record<string, Said>} said @param {string} key @returns {Said|undefined} */
function found(said, key) {
  return Object.hasOwn(said, key) ? said[key] : undefined;
}

/**
 * What a finding says: in another language by its code and values, where there is a text whose places can all be filled.
 * @param {import("./protocol.js").Finding} finding
 */
export function findingText({ code, severity, message, values }) {
  const offered = [`${code}.${severity}`, code].flatMap((key) => found(words.findings, key) ?? []);
  const fitting = offered.find((template) => [...template.matchAll(/\{(\w+)\}/g)].every(([, name]) => Object.hasOwn(values, name ?? "")));
  return fitting === undefined ? message : filled(fitting, values);
}

/**
 * A sentence of the engine or of the readers: what went wrong, what was decided, and what to do.
 * @template {string|null} Sentence
 * @param {Sentence} sentence
 * @returns {Sentence}
 */
export function translated(sentence) {
  return /** @type {Sentence} */ (sentence === null ? null : interpreter.say(sentence));
}

/** The words on the button of a fix. @param {NonNullable<import("./protocol.js").Finding["fix"]>} fix */
export function fixText({ label: english, change }) {
  const key = change.kind === "setColumn" ? `${change.kind}.${change.to}` : change.kind === "setTask" ? `${change.kind}.${change.task}` : change.kind;
  const template = found(words.fixes, key);
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
  return found(words.names, `${family}.${member.name}`) ?? found(words.names, member.name) ?? member.label;
}

/** The label of a knob. Equal names mean different things in different members, so it goes by its English label. @param {{ label: string }} knob */
export function knobLabel(knob) {
  return found(words.knobs, knob.label) ?? knob.label;
}

/**
 * What a sample is, in the chosen language where there is a text.
 * @param {{ name: string, description: string }} sample
 */
export function description(sample) {
  return found(words.descriptions, sample.name) ?? sample.description;
}

/** Joins a list as the language does. @param {string[]} items */
export function listing(items) {
  return items.join(chosen === "zh" ? "、" : ", ");
}
