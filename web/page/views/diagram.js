/** Paints the network at work: what each unit says over the plane, and links as wide and dark as their weights. */
import { css, mix, responseColours } from "../../shared/colours.js";
import { isSlim } from "./diagram-layout.js";
import { contextOf, surfaceOf } from "./surface.js";
import { hairlineOf, inkOf } from "./theme.js";

/**
 * @typedef {import("../../shared/protocol.js").Diagram} Diagram
 * @typedef {import("../../shared/protocol.js").UnitMaps} UnitMaps
 * @typedef {import("../../shared/protocol.js").Unit} Unit
 * @typedef {import("./diagram-layout.js").Layout} Layout
 * @typedef {import("./diagram-layout.js").Column} Column
 * @typedef {{ layer: number, unit: number, input: number }} Link
 * @typedef {{ layout: Layout, diagram: Diagram|null, paper: number, dark: boolean, ratio: number, unit: Unit|null, link: Link|null }} Scene
 */

/** Pictures beside each other on the sheet that they are cut from. */
const ACROSS = 32;
/** Links are painted in this many widths of either sign, a path for each: one for each link would take too long. */
const WIDTHS = 6;
const THIN = 0.4;
const THICK = 3.2;

export class DiagramView {
  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.sheet = document.createElement("canvas");
    /** @type {UnitMaps|null} */
    this.onSheet = null;
  }

  /** @param {Scene} scene */
  paint(scene) {
    const { layout, diagram, ratio } = scene;
    const context = surfaceOf(this.canvas, layout.width, layout.height, ratio);
    context.clearRect(0, 0, layout.width, layout.height);
    paintLinks(context, scene);
    const maps = diagram && fits(diagram.maps, layout) ? diagram.maps : null;
    if (maps && maps !== this.onSheet) this.layOutSheet(maps);
    this.paintUnits(context, scene, maps);
  }

  /** @param {UnitMaps} maps */
  layOutSheet(maps) {
    const { sheet } = this;
    const { width, height, pixels } = maps;
    const count = pixels.length / (width * height * 4);
    const [across, down] = [ACROSS * width, Math.ceil(count / ACROSS) * height];
    if (sheet.width !== across || sheet.height !== down) {
      sheet.width = across;
      sheet.height = down;
    }
    const context = contextOf(sheet);
    const size = width * height * 4;
    for (let index = 0; index < count; index++) {
      const part = /** @type {Uint8ClampedArray<ArrayBuffer>} */ (pixels.subarray(index * size, (index + 1) * size));
      context.putImageData(new ImageData(part, width, height), (index % ACROSS) * width, Math.floor(index / ACROSS) * height);
    }
    this.onSheet = maps;
  }

  /** @param {CanvasRenderingContext2D} context @param {Scene} scene @param {UnitMaps|null} maps */
  paintUnits(context, { layout, paper, dark, unit }, maps) {
    let index = 0;
    context.imageSmoothingEnabled = true;
    for (const column of layout.columns) {
      column.shown.forEach((number, row) => {
        const picture = index++;
        const place = column.places[row];
        if (!place || isSlim(column)) return;
        const [left, top, size] = [place.x - column.size / 2, place.y - column.size / 2, column.size];
        context.fillStyle = css(paper);
        context.fillRect(left, top, size, size);
        if (maps) context.drawImage(this.sheet, (picture % ACROSS) * maps.width, Math.floor(picture / ACROSS) * maps.height, maps.width, maps.height, left, top, size, size);
        if (column.folded) return;
        const chosen = unit?.layer === column.layer && unit.unit === number;
        context.lineWidth = chosen ? 2 : 1;
        context.strokeStyle = css(chosen ? inkOf(dark) : mix(paper, inkOf(dark), 0.45));
        context.strokeRect(left, top, size, size);
      });
    }
  }
}

/** Whether pictures are of this network: the one before may still be under way. @param {UnitMaps} maps @param {Layout} layout */
function fits(maps, layout) {
  return maps.units.length === layout.columns.length && layout.columns.every(({ shown }, index) => maps.units[index]?.length === shown.length);
}

/** @param {CanvasRenderingContext2D} context @param {Scene} scene */
function paintLinks(context, { layout, diagram, paper, dark, unit, link }) {
  const colours = responseColours(dark);
  const ends = [colours[1] ?? 0, colours[colours.length - 2] ?? 0];
  for (let index = 1; index < layout.columns.length; index++) {
    const [before, column] = [layout.columns[index - 1], layout.columns[index]];
    if (!before || !column) continue;
    const weights = weightsOf(diagram, before, column);
    if (!weights) {
      paintPlain(context, before, column, hairlineOf(dark));
      continue;
    }
    const most = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) || 1;
    /** @type {Path2D[]} */
    const paths = Array.from({ length: 2 * WIDTHS }, () => new Path2D());
    const focus = unit?.layer === column.layer ? unit.unit : null;
    column.places.forEach((end, row) => before.places.forEach((start, place) => {
      const to = column.shown[row] ?? 0;
      const weight = weights[(before.shown[place] ?? 0) * column.units + to] ?? 0;
      const step = Math.min(WIDTHS - 1, Math.floor((Math.abs(weight) / most) * WIDTHS));
      if (focus !== null && focus !== to) return;
      trace(paths[(weight < 0 ? 0 : WIDTHS) + step] ?? new Path2D(), before, column, start, end);
    }));
    paths.forEach((path, number) => {
      const share = ((number % WIDTHS) + 0.5) / WIDTHS;
      context.lineWidth = THIN + (THICK - THIN) * share;
      context.strokeStyle = css(mix(paper, ends[number < WIDTHS ? 0 : 1] ?? 0, 0.25 + 0.75 * share));
      context.stroke(path);
    });
    if (link?.layer === column.layer) {
      const start = before.places[before.shown.indexOf(link.input)];
      const end = column.places[column.shown.indexOf(link.unit)];
      if (!start || !end) continue;
      const path = new Path2D();
      trace(path, before, column, start, end);
      context.lineWidth = THICK;
      context.strokeStyle = css(inkOf(dark));
      context.stroke(path);
    }
  }
}

/**
 * The matrix between two drawn columns, null where it is not to be drawn link by link.
 * @param {Diagram|null} diagram @param {Column} before @param {Column} column
 */
function weightsOf(diagram, before, column) {
  if (!diagram?.weights || before.folded || column.folded || (column.kind !== "dense" && column.kind !== "output")) return null;
  const block = diagram.weights.find(({ layer, name }) => layer === column.layer - 1 && name === "weight");
  return block && block.values.length === before.units * column.units ? block.values : null;
}

/** @param {CanvasRenderingContext2D} context @param {Column} before @param {Column} column @param {number} colour */
function paintPlain(context, before, column, colour) {
  const path = new Path2D();
  if (isSlim(column)) column.places.forEach((end, row) => trace(path, before, column, before.places[row] ?? end, end));
  else if (before.folded || column.folded) {
    // A sheet has no units to lead to: its links are drawn to its edge.
    const [starts, ends] = [before, column].map(({ folded, places, x, top, bottom }) => (folded ? [{ x, y: (top + bottom) / 2 }] : places));
    for (const start of starts ?? []) for (const end of ends ?? []) trace(path, before, column, start, end);
  } else column.places.forEach((end) => before.places.forEach((start) => trace(path, before, column, start, end)));
  context.lineWidth = 0.75;
  context.strokeStyle = css(colour);
  context.stroke(path);
}

/** @param {Path2D} path @param {Column} before @param {Column} column @param {{ y: number }} start @param {{ y: number }} end */
function trace(path, before, column, start, end) {
  path.moveTo(edge(before, 1), start.y);
  path.lineTo(edge(column, -1), end.y);
}

/** Where links leave or reach a column. @param {Column} column @param {number} side */
function edge(column, side) {
  if (isSlim(column)) return column.x;
  if (!column.folded) return column.x + (side * column.size) / 2;
  const across = Math.max(...column.places.map(({ x }) => Math.abs(x - column.x)));
  return column.x + side * (across + column.size / 2);
}
