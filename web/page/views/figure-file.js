/** A chart as a file of its own: SVG with its colours and fonts written into it, PNG of that, and its numbers as CSV. */
import { drawing } from "../elements.js";

const TITLE = 30;
const MARGIN = 12;
/** Pixels of the PNG for each of the chart's: sharp in print. */
const SHARP = 3;
/** What the page's style sheet says of the parts, which a file must say itself. */
const SAID = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "opacity", "font-family", "font-size", "text-anchor", "paint-order"];

/**
 * @param {SVGSVGElement} chart as it is on the page
 * @param {string} title
 * @returns {{ text: string, width: number, height: number }}
 */
export function svgFile(chart, title) {
  const { width, height } = chart.getBoundingClientRect();
  const copy = /** @type {SVGSVGElement} */ (chart.cloneNode(true));
  const [from, to] = [chart, copy].map((one) => [...one.querySelectorAll("*")]);
  from?.forEach((part, index) => {
    const style = getComputedStyle(part);
    const made = to?.[index];
    if (!made) return;
    made.removeAttribute("class");
    for (const name of SAID) made.setAttribute(name, style.getPropertyValue(name));
  });
  const style = getComputedStyle(chart);
  const size = { width: width + 2 * MARGIN, height: height + TITLE + MARGIN };
  const whole = drawing("svg", { ...size, viewBox: `0 0 ${size.width} ${size.height}`, role: "img", "aria-label": title },
    drawing("title", {}, title),
    drawing("rect", { ...size, fill: getComputedStyle(document.documentElement).backgroundColor }),
    drawing("text", { x: MARGIN, y: 20, fill: style.color, "font-family": style.fontFamily, "font-size": "14px" }, title),
    drawing("g", { transform: `translate(${MARGIN} ${TITLE})` }, ...copy.childNodes));
  return { text: new XMLSerializer().serializeToString(whole), ...size };
}

/** @param {{ text: string, width: number, height: number }} svg @returns {Promise<Blob>} */
export async function pngFile({ text, width, height }) {
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(width * SHARP);
    canvas.height = Math.round(height * SHARP);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture could not be made."))), "image/png");
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Columns of equal length under their names, every digit of each number. @param {Record<string, ArrayLike<number>>} columns */
export function csvFile(columns) {
  const [names, values] = [Object.keys(columns), Object.values(columns)];
  const rows = Array.from({ length: values[0]?.length ?? 0 }, (_, row) => values.map((column) => String(column[row])).join(","));
  return `${[names.join(","), ...rows].join("\n")}\n`;
}
