/**
 * The colours of data: Okabe and Ito's palette for classes, an even ramp for values, tints of both for the plane.
 * Colours are 0xRRGGBB numbers. Tints are mixed in OKLab (Ottosson 2020), so that they keep their hue.
 */

/** @typedef {import("./protocol.js").Palette} Palette */

/** Okabe and Ito 2008, in the order that tells neighbours apart best. */
export const CLASS_COLOURS = [0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7, 0xe69f00, 0x56b4e9, 0xb5a800, 0x8a8a8a];

/** Class colours for dark paper: the two darkest are lifted so that points stay above 3:1. */
const CLASS_COLOURS_DARK = [0x3d9be0, 0xf0803a, 0x1fbf90, 0xd98fb8, 0xe69f00, 0x7cc8f2, 0xd8cc3a, 0x9a9a9a];

const RAMP_LIGHT = [0xf6f4dc, 0xd0e6bf, 0x93cfba, 0x52b0bd, 0x2a88b4, 0x265c9c, 0x24366f];
const RAMP_DARK = [0x1c2440, 0x234a78, 0x2b7396, 0x3f9ba0, 0x74bfa0, 0xb3d9a4, 0xeeeec0];

/** Weights and responses of units, from the most negative to the most positive; the middle is paper. */
const RESPONSES_LIGHT = [0xa3632a, 0xd3a066, 0xf0dec4, 0xfdfcf9, 0xd2d8ee, 0x919bd1, 0x525daa];
const RESPONSES_DARK = [0xd9a066, 0x99703f, 0x4e3d27, 0x171614, 0x2d3252, 0x5964a3, 0x97a3e6];

/** @param {number} channel 0 to 255 */
function toLinear(channel) {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** @param {number} light 0 to 1 */
function fromLinear(light) {
  const share = light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
  return Math.round(255 * Math.min(1, Math.max(0, share)));
}

/** @param {number} colour @returns {[number, number, number]} */
function toOklab(colour) {
  const red = toLinear(colour >> 16);
  const green = toLinear((colour >> 8) & 255);
  const blue = toLinear(colour & 255);
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  ];
}

/** @param {[number, number, number]} lab */
function fromOklab([lightness, a, b]) {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const red = fromLinear(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short);
  const green = fromLinear(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short);
  const blue = fromLinear(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short);
  return (red << 16) | (green << 8) | blue;
}

/**
 * The colour `share` of the way from one to the other, in OKLab.
 * @param {number} from @param {number} to @param {number} share
 */
export function mix(from, to, share) {
  const start = toOklab(from);
  const end = toOklab(to);
  return fromOklab([
    start[0] + (end[0] - start[0]) * share,
    start[1] + (end[1] - start[1]) * share,
    start[2] + (end[2] - start[2]) * share,
  ]);
}

/** @param {number} colour */
export function css(colour) {
  return `#${colour.toString(16).padStart(6, "0")}`;
}

/**
 * The colour of a class's points. More classes than colours begin again; their shapes differ then.
 * @param {number} index @param {boolean} dark
 */
export function classColour(index, dark) {
  const colours = dark ? CLASS_COLOURS_DARK : CLASS_COLOURS;
  return colours[index % colours.length] ?? 0;
}

/** @param {boolean} dark */
export function rampColours(dark) {
  return dark ? RAMP_DARK : RAMP_LIGHT;
}

/**
 * The ramp's colour at a share between 0 and 1.
 * @param {number} share @param {boolean} dark
 */
export function rampColour(share, dark) {
  return along(rampColours(dark), share);
}

/** The colour of responses at a share between 0 and 1. @param {number} share @param {boolean} dark */
export function responseColour(share, dark) {
  return along(responseColours(dark), share);
}

/** @param {number[]} ramp @param {number} share */
function along(ramp, share) {
  const place = Math.min(1, Math.max(0, share)) * (ramp.length - 1);
  const low = Math.min(ramp.length - 2, Math.floor(place));
  return mix(ramp[low] ?? 0, ramp[low + 1] ?? 0, place - low);
}

/** @param {boolean} dark */
export function responseColours(dark) {
  return dark ? RESPONSES_DARK : RESPONSES_LIGHT;
}

/**
 * What the engine shades the plane with: tints, so that points in the full colour stand out on them.
 * @param {number} classes @param {number} paper @param {boolean} dark
 * @returns {Palette}
 */
export function shading(classes, paper, dark) {
  const strength = dark ? 0.85 : 0.8;
  const tints = Array.from({ length: classes }, (_, index) => mix(paper, classColour(index, dark), strength));
  return { paper, classes: tints, ramp: rampColours(dark), responses: responseColours(dark) };
}
