/** Walks through XML as workbooks have it: tags, attributes and text; no document types, and nothing nested is kept. */
import { failure } from "./failure.js";

const NAMED = { amp: "&", lt: "<", gt: ">", quot: "\"", apos: "'" };

/** @param {string} text */
export function unescape(text) {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g, (whole, hex, decimal, name) => {
    if (name !== undefined) return Object.hasOwn(NAMED, name) ? NAMED[/** @type {keyof typeof NAMED} */ (name)] : whole;
    const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
  });
}

/**
 * One attribute of a tag, by its name without a prefix; null when it is not there.
 * @param {string} attributes what stands between the tag's name and its end
 * @param {string} name
 */
export function attribute(attributes, name) {
  for (let at = attributes.indexOf(`${name}=`); at >= 0; at = attributes.indexOf(`${name}=`, at + 1)) {
    const before = attributes[at - 1] ?? " ";
    if (!/[\s:]/.test(before)) continue;
    const quote = attributes[at + name.length + 1];
    if (quote !== "\"" && quote !== "'") continue;
    const end = attributes.indexOf(quote, at + name.length + 2);
    if (end >= 0) return unescape(attributes.slice(at + name.length + 2, end));
  }
  return null;
}

/**
 * Calls `open` for each start tag (prefix cut off), `close` for each end (also of an empty element), `text` for text between.
 * An answer of false from `open` ends the walk.
 * @param {string} xml
 * @param {{ open: (name: string, attributes: string) => boolean|void, close?: (name: string) => void, text?: (text: string) => void }} take
 */
export function walk(xml, { open, close = () => {}, text = () => {} }) {
  let at = xml.indexOf("<");
  while (at >= 0) {
    let end;
    if (xml.startsWith("<!--", at)) {
      end = endOf(xml, "-->", at);
    } else if (xml.startsWith("<![CDATA[", at)) {
      end = endOf(xml, "]]>", at);
      text(xml.slice(at + 9, end - 3));
    } else if (xml.startsWith("<?", at)) {
      end = endOf(xml, "?>", at);
    } else if (xml.startsWith("<!", at)) {
      throw failure("document-type", "The workbook holds an XML document type, as no spreadsheet program writes it.", "Save it again from a spreadsheet program.");
    } else {
      end = endOf(xml, ">", at);
      const inner = xml.slice(at + 1, end - 1);
      if (inner[0] === "/") {
        close(local(inner.slice(1).trimEnd()));
      } else {
        const empty = inner.endsWith("/");
        const space = inner.search(/[\s/]/);
        const name = local(space < 0 ? inner : inner.slice(0, space));
        if (open(name, space < 0 ? "" : inner.slice(space)) === false) return;
        if (empty) close(name);
      }
    }
    at = xml.indexOf("<", end);
    if (at > end) text(unescape(xml.slice(end, at)));
  }
}

/** @param {string} xml @param {string} mark @param {number} from */
function endOf(xml, mark, from) {
  const at = xml.indexOf(mark, from);
  if (at < 0) throw failure("damaged-workbook", "The workbook is damaged: its XML breaks off.", "Save it again from a spreadsheet program.");
  return at + mark.length;
}

/** @param {string} name */
const local = (name) => name.slice(name.indexOf(":") + 1);
