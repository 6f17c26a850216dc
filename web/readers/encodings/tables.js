/**
 * Decoding by label: the platform's decoder; Windows-1252 by a table, because some versions of Node read it as Latin-1; and
 * DOS's code page 437, which is known only to be refused by name.
 */

/** What Windows-1252 has at 0x80 to 0x9F; the gaps keep their code point, as browsers do. */
const CP1252 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

/** What CP 437 has at 0x80 to 0xAF and, of the rest, 0xE1; box lines and symbols need no telling apart. */
const CP437 = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»";

/**
 * Whole text of bytes in an encoding; bytes that are none become U+FFFD.
 * @param {string} label
 * @param {Uint8Array} bytes
 */
export function decode(label, bytes) {
  if (label === "windows-1252") return bySingle(bytes, (byte) => (byte < 0xa0 ? CP1252[byte - 0x80] : String.fromCharCode(byte)));
  if (label === "ibm437") return bySingle(bytes, (byte) => (byte < 0xb0 ? CP437[byte - 0x80] : byte === 0xe1 ? "ß" : "░"));
  return new TextDecoder(label).decode(bytes);
}

/** @param {Uint8Array} bytes @param {(byte: number) => string|undefined} high what stands for a byte beyond ASCII */
function bySingle(bytes, high) {
  let text = "";
  for (const byte of bytes) text += byte < 0x80 ? String.fromCharCode(byte) : high(byte);
  return text;
}
