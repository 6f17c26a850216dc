/** Lines over a common axis, as SVG: hairlines, round ticks, each line named at its end, values under the pointer. */
import { formatPlain } from "../../shared/format.js";
import { localeTag } from "../../shared/text.js";
import { drawing, onWidth } from "../elements.js";
import { logarithmicTicks, niceTicks } from "./ticks.js";

/**
 * values: as many as x, its own or that of all; an empty line is left out. strong: the one to look at; x: a line for
 * comparison, drawn in dashes and not told under the pointer.
 * @typedef {{ name: string, values: ArrayLike<number>, strong: boolean, x?: ArrayLike<number>, faint?: boolean }} Line  faint: what another line was made of
 * xTitle: below the axis. mark: a place on it with a line of its own. xText, yText: a value in words.
 * @typedef {{ x: ArrayLike<number>, lines: Line[], xRange: [number, number], yRange: [number, number], xTitle: string,
 *   logarithmic?: boolean, yLogarithmic?: boolean, mark?: number|null, xText: (value: number) => string, yText: (value: number) => string }} Content
 */

const LEFT = 48;
const TOP = 10;
const BOTTOM = 42;
/** Space at the right for the names of the lines, where there are names. */
const NAMES = 78;
const EDGE = 12;
const NAME_GAP = 15;
const X_GAP = 80;
const Y_GAP = 44;
const TICK = 4;
/** Pixels of a letter, about. */
const LETTER = 6;

export class LineChart {
  /** @param {HTMLElement} host @param {number} height @param {((x: number) => void)|null} [pick] takes a place that was pressed or dragged to */
  constructor(host, height, pick = null) {
    this.host = host;
    this.height = height;
    this.width = 0;
    /** @type {Content|null} */
    this.content = null;
    this.axes = drawing("g", { class: "chart-axes" });
    this.lines = drawing("g", { class: "chart-lines" });
    this.pointer = drawing("g", { class: "chart-pointer" });
    this.picture = drawing("svg", { class: "chart", height, "aria-hidden": "true" }, this.axes, this.lines, this.pointer);
    host.append(this.picture);
    host.addEventListener("pointermove", (event) => this.point(event.clientX - host.getBoundingClientRect().left));
    if (pick) this.takePicks(pick);
    host.addEventListener("pointerleave", () => this.pointer.replaceChildren());
    onWidth(host, (width) => {
      if (width === 0) return;
      this.width = width;
      this.picture.setAttribute("width", String(width));
      this.paint(this.content);
    });
  }

  /** @param {(x: number) => void} pick */
  takePicks(pick) {
    const { host, picture } = this;
    const take = (/** @type {PointerEvent} */ event) => {
      const { content } = this;
      if (!content || event.buttons !== 1) return;
      const [low, high] = content.xRange;
      const share = (event.clientX - host.getBoundingClientRect().left - LEFT) / (this.right(content) - LEFT);
      pick(low + Math.min(1, Math.max(0, share)) * (high - low));
    };
    picture.classList.add("picked");
    picture.addEventListener("pointerdown", (event) => {
      picture.setPointerCapture(event.pointerId);
      take(event);
    });
    picture.addEventListener("pointermove", take);
  }

  /** @param {Content|null} content */
  paint(content) {
    this.content = content;
    if (!content || this.width === 0) return;
    this.pointer.replaceChildren();
    this.axes.replaceChildren(...this.xAxis(content), ...this.yAxis(content));
    const shown = content.lines.filter(({ values }) => values.length > 0);
    const mark = content.mark ?? null;
    this.lines.replaceChildren(
      ...shown.map((line) => drawing("path", { d: this.trace(content, line), class: `chart-line${line.strong ? " strong" : ""}${line.x ? " other" : ""}${line.faint ? " faint" : ""}` })),
      ...(mark === null ? [] : [drawing("path", { d: `M${this.across(content, mark)} ${TOP}V${this.height - BOTTOM}`, class: "chart-mark" })]),
      ...this.names(content, shown));
  }

  /** @param {Content} content */
  right({ lines }) {
    return this.width - (lines.some(({ name }) => name !== "") ? NAMES : EDGE);
  }

  /** @param {Content} content @param {number} value */
  across(content, value) {
    const scale = content.logarithmic ? Math.log10 : Number;
    const [low, high] = content.xRange.map(scale);
    return round(LEFT + ((scale(value) - (low ?? 0)) / ((high ?? 1) - (low ?? 0))) * (this.right(content) - LEFT));
  }

  /** @param {Content} content @param {number} value */
  down({ yRange, yLogarithmic }, value) {
    const scale = yLogarithmic ? Math.log10 : Number;
    const [low = 0, high = 1] = yRange.map(scale);
    const foot = this.height - BOTTOM;
    return round(foot - (Math.min(high, Math.max(low, scale(value))) - low) / (high - low) * (foot - TOP));
  }

  /** @param {Content} content @param {Line} line */
  trace(content, { values, x = content.x }) {
    let path = "";
    for (let index = 0; index < values.length; index++) {
      path += `${index === 0 ? "M" : "L"}${this.across(content, x[index] ?? 0)} ${this.down(content, values[index] ?? 0)}`;
    }
    return path;
  }

  /** @param {Content} content */
  xAxis(content) {
    const foot = this.height - BOTTOM;
    const [low, high] = content.xRange;
    const [from, to] = [LEFT, this.right(content)];
    const values = content.logarithmic ? powers(low, high) : niceTicks(low, high, Math.max(2, (to - from) / X_GAP)).values;
    const axis = drawing("path", { d: `M${from} ${foot + 0.5}H${to}${values.map((value) => `M${this.across(content, value)} ${foot}v${TICK}`).join("")}`, class: "chart-rule" });
    const ticks = values.map((value) => drawing("text", { x: this.across(content, value), y: foot + 17, class: "chart-tick middle" }, content.xText(value)));
    return [axis, ...ticks, drawing("text", { x: (from + to) / 2, y: this.height - 6, class: "chart-tick middle" }, content.xTitle)];
  }

  /** @param {Content} content */
  yAxis(content) {
    const { values, decimals } = content.yLogarithmic ? logarithmicTicks(...content.yRange) : niceTicks(...content.yRange, Math.max(2, (this.height - BOTTOM - TOP) / Y_GAP));
    const end = this.right(content);
    const rules = drawing("path", { d: values.map((value) => `M${LEFT} ${this.down(content, value) + 0.5}H${end}`).join(""), class: "chart-rule" });
    const digits = (/** @type {number} */ value) => formatPlain(Number(value.toFixed(decimals)), localeTag(), 4);
    return [rules, ...values.map((value) => drawing("text", { x: LEFT - 6, y: this.down(content, value) + 4, class: "chart-tick end" }, digits(value)))];
  }

  /** Apart from each other, neither above the plot nor among the ticks below it. @param {Content} content @param {Line[]} shown */
  names(content, shown) {
    const places = shown.filter(({ name }) => name !== "").map((line) => ({ line, y: this.down(content, line.values[line.values.length - 1] ?? 0) }));
    places.sort((first, second) => first.y - second.y);
    for (let index = 1; index < places.length; index++) {
      const [above, below] = [places[index - 1], places[index]];
      if (above && below) below.y = Math.max(below.y, above.y + NAME_GAP);
    }
    const shift = Math.min(0, this.height - BOTTOM - 4 - (places.at(-1)?.y ?? 0));
    return places.map(({ line, y }) => drawing("text", { x: this.right(content) + 6, y: Math.max(TOP, y + shift) + 4, class: line.strong ? "chart-name strong" : "chart-name" }, line.name));
  }

  /** The values nearest to a place. @param {number} left */
  point(left) {
    const { content } = this;
    if (!content || content.x.length < 2) return;
    let nearest = 0;
    for (let index = 1; index < content.x.length; index++) {
      const distance = (/** @type {number} */ at) => Math.abs(this.across(content, content.x[at] ?? 0) - left);
      if (distance(index) <= distance(nearest)) nearest = index;
    }
    const x = this.across(content, content.x[nearest] ?? 0);
    const lines = content.lines.filter(({ values, x: own, faint }) => values.length > 0 && !own && !faint);
    const said = [`${content.xTitle} ${content.xText(content.x[nearest] ?? 0)}`, ...lines.map(({ name, values }) => `${name} ${content.yText(values[nearest] ?? 0)}`.trim())];
    const words = said.join("  ·  ");
    const half = (words.length * LETTER) / 2;
    const middle = Math.max(half, Math.min(this.width - half, x));
    this.pointer.replaceChildren(
      drawing("path", { d: `M${x} ${TOP}V${this.height - BOTTOM}`, class: "chart-rule" }),
      ...lines.map(({ values }) => drawing("circle", { cx: x, cy: this.down(content, values[nearest] ?? 0), r: 3, class: "chart-dot" })),
      drawing("text", { x: middle, y: TOP + 4, class: "chart-tick middle halo" }, words));
  }
}

/** @param {number} place */
function round(place) {
  return Math.round(place * 10) / 10;
}

/** The powers of ten within a range. @param {number} low @param {number} high */
function powers(low, high) {
  const [first, last] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => 10 ** (first + index));
}
