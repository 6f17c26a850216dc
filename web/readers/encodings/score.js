/**
 * How surprising a decoded text is: bits per character beyond ASCII, under the best language its encoding is used for.
 * Of two readings of the same bytes the one that surprises less in total is the likelier; see `candidates.js`.
 */
import { CYRILLIC, JAPANESE, KOREAN, LATIN, SIMPLIFIED, TRADITIONAL } from "./languages.js";

/** What cannot stand in any text: bytes that are no character, control characters, private use. */
const BROKEN = 30;
const CONTROL = 22;
/** A character of the script that no list has, one that is rare in it, and one of another script. */
const UNLISTED = 14.2;
const RARE = 20;
const FOREIGN = 16;

/** Signs of tables and prose in any language: typographic quotes, dashes, degree, euro, micro, section, ellipsis and the like. */
const SIGNS = "–—„“”‚‘’…€°²³µ§%‰·•×±£«»®©™ºª½¼¾¿¡№\u00a0¹´`¨¬";
/** Signs of East Asian text: punctuation, full-width forms. */
const WIDE_SIGNS = "，。、：；（）“”《》「」『』【】！？％￥・～—…〒℃　々ー〇①②③④⑤㎡㎏№→±×÷≥≤°‘’★●○◎■□△▲※";

/** @typedef {(text: string) => number} Model  bits of all characters beyond ASCII */

/** @param {string} list @param {number} first bits of the first @returns {Map<string, number>} */
function ranked(list, first) {
  const bits = new Map();
  let rank = 0;
  for (const character of list) {
    if (bits.has(character)) continue;
    bits.set(character, first + Math.log2(1 + rank / 24));
    rank += 1;
  }
  return bits;
}

/** @param {string} character */
const isUpper = (character) => character !== character.toLowerCase();
/** @param {string} character */
const isLower = (character) => character !== character.toUpperCase();

/** @param {number} code @returns {number|null} bits of what cannot be text */
function broken(code) {
  if (code === 0xfffd) return BROKEN;
  if (code >= 0x80 && code < 0xa0) return CONTROL;
  if (code >= 0xe000 && code < 0xf900) return CONTROL;
  return null;
}

/**
 * An alphabet: a letter costs by its place, a capital inside a word more, a sign more where it stands inside a word.
 * @param {string} letters the most frequent first
 * @param {number} first bits of the first letter
 * @param {number} slope bits that the last letter costs beyond it
 * @returns {Model}
 */
function alphabet(letters, first, slope) {
  const bits = new Map([...letters].map((letter, rank) => [letter, first + slope * (rank / letters.length) ** 1.5]));
  return (text) => {
    let total = 0;
    let before = " ";
    const characters = [...text];
    for (let at = 0; at < characters.length; at += 1) {
      const character = /** @type {string} */ (characters[at]);
      const code = character.charCodeAt(0);
      if (code >= 0x80) {
        const after = characters[at + 1] ?? " ";
        const known = bits.get(character.toLowerCase());
        if (known !== undefined) {
          total += known;
          if (isUpper(character)) total += /\p{L}/u.test(before) ? (isLower(before) ? 9 : 0.3) : 1;
          else if (isUpper(before) && isUpper(after)) total += 6;
        } else {
          total += broken(code) ?? (SIGNS.includes(character) ? sign(character, before, after) : /\p{L}/u.test(character) ? FOREIGN : RARE);
        }
      }
      before = character;
    }
    return total;
  };
}

/** A sign between letters is seldom one, but for an apostrophe. @param {string} character @param {string} before @param {string} after */
function sign(character, before, after) {
  const letters = Number(/\p{L}/u.test(before)) + Number(/\p{L}/u.test(after));
  return 8 + (character === "’" ? 0 : letters === 2 ? 9 : letters * ("“”„‚‘«»…–—\u00a0".includes(character) ? 1 : 4));
}

/** @param {Map<string, number>} listed @param {(code: number) => number|null} script bits of a character that is not listed @returns {Model} */
function characters(listed, script) {
  return (text) => {
    let total = 0;
    for (const character of text) {
      const code = /** @type {number} */ (character.codePointAt(0));
      if (code < 0x80) continue;
      total += listed.get(character) ?? (WIDE_SIGNS.includes(character) ? 11 : broken(code) ?? fullWidth(code) ?? script(code) ?? RARE);
    }
    return total;
  };
}

/** @param {number} code */
const fullWidth = (code) => (code >= 0xff01 && code <= 0xff5e ? 11 : null);
/** @param {number} code */
const isHan = (code) => code >= 0x4e00 && code <= 0x9fff;
/** @param {number} code */
const isHangul = (code) => code >= 0xac00 && code <= 0xd7a3;

const japaneseListed = ranked(JAPANESE, 8);
for (let code = 0x3041; code <= 0x3093; code += 1) japaneseListed.set(String.fromCharCode(code), 7);
for (let code = 0x30a1; code <= 0x30f6; code += 1) japaneseListed.set(String.fromCharCode(code), 8);
japaneseListed.set("ー", 7);
for (let code = 0xff66; code <= 0xff9f; code += 1) japaneseListed.set(String.fromCharCode(code), 6.9);

/**
 * The characters of everyday use, which each national list has in its first level: the platform's decoder knows them.
 * @param {string} label @param {[number, number]} leads first and last @returns {Set<number>}
 */
function firstLevel(label, leads) {
  const bytes = [];
  for (let lead = leads[0]; lead <= leads[1]; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail >= (label === "gb18030" || label === "euc-kr" ? 0xa1 : 0x40) && (trail < 0x7f || trail >= 0x80)) bytes.push(lead, trail, 0x0a);
    }
  }
  return new Set([...new TextDecoder(label).decode(new Uint8Array(bytes))].map((one) => /** @type {number} */ (one.codePointAt(0))));
}

/** @param {Set<number>} level @param {(code: number) => boolean} script */
const byLevel = (level, script) => (/** @type {number} */ code) => (level.has(code) ? UNLISTED : script(code) ? RARE : null);

const simplified = characters(ranked(SIMPLIFIED, 8), byLevel(firstLevel("gb18030", [0xb0, 0xd7]), isHan));
const traditional = characters(ranked(TRADITIONAL, 8), byLevel(firstLevel("big5", [0xa4, 0xc6]), isHan));
const japaneseCharacters = characters(japaneseListed, byLevel(firstLevel("shift_jis", [0x88, 0x98]), isHan));
/** Half-width kana come in words of their own; next to full characters they are mostly bytes of another encoding. */
const MIXED_KANA = /[\uff66-\uff9f][\u3040-\u9fffA-Za-z[-`{-~]|[\u3040-\u9fff][\uff66-\uff9f]/g;
/** @type {Model} */
const japanese = (text) => japaneseCharacters(text) + 7 * (text.match(MIXED_KANA)?.length ?? 0);
const korean = characters(ranked(KOREAN, 7.5), byLevel(firstLevel("euc-kr", [0xb0, 0xc8]), (code) => isHangul(code) || isHan(code)));

/** @param {(keyof typeof LATIN)[]} names @returns {Model[]} */
const latin = (names) => names.map((name) => alphabet(LATIN[name], 3, 4));
/** Cyrillic and Latin letters share no word. */
const MIXED_SCRIPTS = /[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]/g;
/** @param {(keyof typeof CYRILLIC)[]} names @returns {Model[]} */
const cyrillic = (names) => names.map((name) => {
  const letters = alphabet(CYRILLIC[name], 3.2, 8);
  return (text) => letters(text) + 7 * (text.match(MIXED_SCRIPTS)?.length ?? 0);
});

const WESTERN = latin(["german", "french", "spanish", "portuguese", "italian", "dutch", "swedish", "danish", "icelandic"]);

/** Bits against an encoding that offices hardly use, so that it leaves no doubt of a short text in a common one. */
const SELDOM = 10;

/** The languages that each encoding is used for. @type {Record<string, Model[]>} */
export const MODELS = {
  "gb18030": [simplified],
  "big5": [traditional],
  "shift_jis": [japanese],
  "euc-kr": [korean],
  "euc-jp": [(text) => SELDOM + japanese(text)],
  "windows-1252": WESTERN,
  "windows-1250": latin(["polish", "czech", "slovak", "hungarian", "croatian", "romanian"]),
  "windows-1251": cyrillic(["russian", "ukrainian", "bulgarian", "serbian"]),
  "windows-1254": latin(["turkish"]),
  "koi8-r": cyrillic(["russian", "bulgarian"]),
  "ibm437": WESTERN,
};
/**
 * Bits of the text in the language that explains it best.
 * @param {string} label @param {string} text
 */
export function surprise(label, text) {
  return Math.min(...(MODELS[label] ?? []).map((model) => model(text)));
}
