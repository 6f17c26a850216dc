/**
 * Numbers as they are printed: three significant digits, the locale's decimal sign, thin spaces between thousands.
 * A value that is no number prints as a dash, never as "NaN".
 */

const THIN_SPACE = "\u2009";
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
export const NOTHING = "–";

/** @type {Map<string, Intl.NumberFormat>} */
const formatters = new Map();

/**
 * @param {string} locale
 * @param {Intl.NumberFormatOptions} options
 */
function formatter(locale, options) {
  const key = locale + JSON.stringify(options);
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.NumberFormat(locale, { useGrouping: false, ...options });
    formatters.set(key, found);
  }
  return found;
}

/** @param {string} digits a whole number's digits, maybe with a sign */
function grouped(digits) {
  return digits.length < 5 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, THIN_SPACE);
}

/** @param {number} exponent */
function superscript(exponent) {
  const digits = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]).join("");
  return (exponent < 0 ? "⁻" : "") + digits;
}

/** @param {string} text a hyphen becomes the minus sign that tabular figures have */
function withMinus(text) {
  return text.replace("-", "−");
}

/**
 * A measured value with three significant digits: 0.0612, 12.3, 48 200, 6.1 × 10⁻⁵.
 * @param {number|null|undefined} value
 * @param {string} locale a BCP 47 tag
 * @param {number} [digits] significant digits
 */
export function formatNumber(value, locale, digits = 3) {
  if (value === null || value === undefined || !Number.isFinite(value)) return NOTHING;
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size < 1e-4 || size >= 1e9) {
    let exponent = Math.floor(Math.log10(size));
    let mantissa = Number((value / 10 ** exponent).toPrecision(digits));
    if (Math.abs(mantissa) >= 10) {
      mantissa /= 10;
      exponent += 1;
    }
    const printed = formatter(locale, { maximumSignificantDigits: digits }).format(mantissa);
    return withMinus(`${printed}${THIN_SPACE}×${THIN_SPACE}10${superscript(exponent)}`);
  }
  if (size >= 10 ** digits) return withMinus(grouped(String(Number(value.toPrecision(digits)))));
  return withMinus(formatter(locale, { minimumSignificantDigits: digits, maximumSignificantDigits: digits }).format(value));
}

/**
 * A value as data shows it: three or more digits but no zeros that were not measured.
 * @param {number|null|undefined} value
 * @param {string} locale
 * @param {number} [digits]
 */
export function formatPlain(value, locale, digits = 4) {
  if (value === null || value === undefined || !Number.isFinite(value)) return NOTHING;
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e9)) return formatNumber(value, locale);
  if (size >= 1000) return withMinus(grouped(String(Math.round(value))));
  return withMinus(formatter(locale, { maximumSignificantDigits: digits }).format(value));
}

/**
 * A count: 344, 12 000.
 * @param {number|null|undefined} value
 */
export function formatCount(value) {
  if (value === null || value === undefined || !Number.isFinite(value)) return NOTHING;
  return withMinus(grouped(String(Math.round(value))));
}

/**
 * A score between 0 and 1 with fixed decimals, so that it does not jump while it changes.
 * @param {number|null|undefined} value
 * @param {string} locale
 * @param {number} [decimals]
 */
export function formatScore(value, locale, decimals = 3) {
  if (value === null || value === undefined || !Number.isFinite(value)) return NOTHING;
  const shown = formatter(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value);
  return withMinus(shown);
}

/**
 * A share as a percentage: 0.25 gives 25 %.
 * @param {number|null|undefined} value
 * @param {string} locale
 */
export function formatShare(value, locale) {
  if (value === null || value === undefined || !Number.isFinite(value)) return NOTHING;
  const percent = value * 100;
  const digits = percent !== 0 && percent < 1 ? 1 : 0;
  return `${formatter(locale, { maximumFractionDigits: digits }).format(percent)}${THIN_SPACE}%`;
}
