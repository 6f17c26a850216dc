/** Reads the boundary's canvas: where data lies on it, and which classes its pixels show. */
import { hook } from "./person.mjs";

/**
 * Okabe and Ito's colours for the first three classes, written here a second time on purpose:
 * the page is held to them, not to its own list.
 */
export const CLASS_COLOURS = [
  [0x00, 0x72, 0xb2],
  [0xd5, 0x5e, 0x00],
  [0x00, 0x9e, 0x73],
];

/**
 * @typedef {{ plot: { left: number, top: number, width: number, height: number },
 *   x: { minimum: number, maximum: number }, y: { minimum: number, maximum: number },
 *   ratio: number, width: number, height: number, pixels: Uint8Array }} Picture
 *   plot in CSS pixels from the canvas's top left; width and height in device pixels.
 */

/** @param {import("playwright-core").Page} page @returns {Promise<Picture>} */
export async function readCanvas(page) {
  const read = await hook(page, "boundary").evaluate((canvas) => {
    const { width, height, dataset } = canvas;
    // A copy is read: reading the page's own canvas would change how the browser keeps it.
    const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, width, height);
    let text = "";
    for (let start = 0; start < data.length; start += 32768) {
      text += String.fromCharCode(...data.subarray(start, start + 32768));
    }
    return { width, height, ratio: width / canvas.clientWidth, dataset: { ...dataset }, pixels: btoa(text) };
  });
  const number = (name) => {
    const value = Number(read.dataset[name]);
    if (read.dataset[name] === undefined || !Number.isFinite(value)) throw new Error(`The canvas does not state ${name}.`);
    return value;
  };
  return {
    plot: { left: number("plotLeft"), top: number("plotTop"), width: number("plotWidth"), height: number("plotHeight") },
    x: { minimum: number("xMinimum"), maximum: number("xMaximum") },
    y: { minimum: number("yMinimum"), maximum: number("yMaximum") },
    ratio: read.ratio,
    width: read.width,
    height: read.height,
    pixels: Buffer.from(read.pixels, "base64"),
  };
}

/** Where a value pair lies, in CSS pixels of the canvas. @param {Picture} picture @param {number} x @param {number} y */
export function place({ plot, x: across, y: up }, x, y) {
  return {
    left: plot.left + ((x - across.minimum) / (across.maximum - across.minimum)) * plot.width,
    top: plot.top + (1 - (y - up.minimum) / (up.maximum - up.minimum)) * plot.height,
  };
}

/** Below this in every channel a pixel is ink: a line or a letter, no class has so dark a colour. */
const INK = 110;

/** @param {number[]} colour @param {number[]} other */
function distance(colour, other) {
  return Math.hypot(colour[0] - other[0], colour[1] - other[1], colour[2] - other[2]);
}

/** @param {Picture} picture @param {number} left @param {number} top in CSS pixels */
export function pixelAt(picture, left, top) {
  const column = Math.floor(left * picture.ratio);
  const row = Math.floor(top * picture.ratio);
  const start = (row * picture.width + column) * 4;
  return [...picture.pixels.subarray(start, start + 3)];
}

/** Hue in degrees and saturation of an RGB colour. @param {number[]} colour */
function hue([red, green, blue]) {
  const most = Math.max(red, green, blue);
  const span = most - Math.min(red, green, blue);
  if (span === 0) return { degrees: 0, saturation: 0 };
  const sector = most === red ? (green - blue) / span : most === green ? 2 + (blue - red) / span : 4 + (red - green) / span;
  return { degrees: (sector * 60 + 360) % 360, saturation: span / most };
}

/**
 * The share of the plane's shading that has each class's hue. Marks in full colour and grey pixels do not count.
 * @param {Picture} picture
 */
export function shadedShares(picture) {
  const counts = CLASS_COLOURS.map(() => 0);
  const hues = CLASS_COLOURS.map((colour) => hue(colour).degrees);
  let seen = 0;
  for (let top = 1; top < picture.plot.height - 1; top += 2) {
    for (let left = 1; left < picture.plot.width - 1; left += 2) {
      const colour = pixelAt(picture, picture.plot.left + left, picture.plot.top + top);
      seen += 1;
      const { degrees, saturation } = hue(colour);
      if (saturation < 0.06 || Math.max(...colour) < 190) continue;
      const away = hues.map((own) => Math.min(Math.abs(own - degrees), 360 - Math.abs(own - degrees)));
      const nearest = away.indexOf(Math.min(...away));
      if (away[nearest] < 25) counts[nearest] += 1;
    }
  }
  return counts.map((count) => count / seen);
}

/**
 * The mark around a place: its class by colour, and how far its middle is from the place, in CSS pixels.
 * @param {Picture} picture
 * @param {{ left: number, top: number }} where
 * @param {number} reach half the side of the window, in CSS pixels
 * @returns {{ colour: number, away: number, crossed: boolean } | null} null where no mark is;
 *   crossed: a line of the boundary lies over the window, and hides a part of the mark
 */
export function markAt(picture, where, reach) {
  const found = CLASS_COLOURS.map(() => ({ left: 0, top: 0, pixels: 0 }));
  let crossed = false;
  // Whole device pixels, each counted at its middle.
  const first = (middle) => Math.floor((middle - reach) * picture.ratio);
  const last = (middle) => Math.ceil((middle + reach) * picture.ratio);
  for (let row = first(where.top); row < last(where.top); row += 1) {
    for (let column = first(where.left); column < last(where.left); column += 1) {
      const left = (column + 0.5) / picture.ratio;
      const top = (row + 0.5) / picture.ratio;
      const colour = pixelAt(picture, left, top);
      crossed ||= Math.max(...colour) < INK;
      const own = CLASS_COLOURS.findIndex((wanted) => distance(colour, wanted) < 48);
      if (own < 0) continue;
      found[own].left += left;
      found[own].top += top;
      found[own].pixels += 1;
    }
  }
  const colour = found.reduce((best, entry, index) => (entry.pixels > found[best].pixels ? index : best), 0);
  const { left, top, pixels } = found[colour];
  if (pixels === 0) return null;
  return { colour, crossed, away: Math.hypot(left / pixels - where.left, top / pixels - where.top) };
}
