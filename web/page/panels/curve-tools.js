/** What stands under the curves: how they are drawn, and each of them as a file. The numbers stay as they are. */
import { text } from "../../shared/text.js";
import { button, element, tick } from "../elements.js";
import { csvFile, pngFile, svgFile } from "../views/figure-file.js";

/** @typedef {{ logarithmic: boolean, smoothing: number }} Drawing */

const MOST = 0.99;

/**
 * @param {(drawing: Drawing) => void} act
 * @returns {HTMLElement}
 */
export function makeDrawing(act) {
  const chosen = { logarithmic: false, smoothing: 0 };
  const log = tick(text("curve.log"), "curve-log", (on) => {
    chosen.logarithmic = on;
    act(chosen);
  });
  const amount = element("output", {}, "0");
  const slider = element("input", { type: "range", min: 0, max: MOST, step: 0.01, value: 0, "data-testid": "curve-smoothing" });
  slider.addEventListener("input", () => {
    chosen.smoothing = slider.valueAsNumber;
    amount.value = slider.value;
    act(chosen);
  });
  return element("div", { class: "curve-drawing" }, log.root,
    element("label", { class: "field knob", title: text("curve.smoothing.title") }, element("span", { class: "field-label" }, text("curve.smoothing")), slider, amount));
}

/** Saves a file; its address is of this page's own, so that nothing is sent. @param {string} name @param {Blob} blob */
function save(name, blob) {
  const link = element("a", { download: name, href: URL.createObjectURL(blob) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/**
 * @param {string} hook
 * @param {() => { name: string, title: string, chart: SVGSVGElement, columns: Record<string, ArrayLike<number>> }} content
 * @returns {HTMLElement}
 */
export function makeFiles(hook, content) {
  /** @param {string} kind @param {() => Promise<Blob>|Blob} make */
  const file = (kind, make) => button(kind, async () => save(`${content().name}.${kind.toLowerCase()}`, await make()),
    { class: "link", "data-testid": `${hook}-${kind.toLowerCase()}`, "aria-label": text("curve.save", { kind }) });
  const svg = () => svgFile(content().chart, content().title);
  return element("div", { class: "curve-files" },
    file("PNG", () => pngFile(svg())),
    file("SVG", () => new Blob([svg().text], { type: "image/svg+xml" })),
    file("CSV", () => new Blob([csvFile(content().columns)], { type: "text/csv" })));
}
