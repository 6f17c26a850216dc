/** Where the layers and units of the network lie in its picture: pure geometry, in CSS pixels. */

/**
 * A layer in the picture. kind: "input", "output", or that of the hidden layer. shown: the units that have a place, all
 * or so many evenly apart. folded: a sheet of small pictures instead of a column. places: the middle of each.
 * @typedef {{ layer: number, kind: string, units: number, shown: number[], folded: boolean, x: number, size: number,
 *   places: { x: number, y: number }[], top: number, bottom: number }} Column
 * @typedef {{ width: number, height: number, left: number, right: number, gap: number, footer: number, editable: boolean, columns: Column[] }} Layout
 *   footer: pixels below for what stands under the layers; editable: whether they are far enough apart to be changed in place
 */

/** A layer with more units than this is folded until it is opened. */
export const FOLD = 16;
/** Units of a layer that are drawn at the most; the engine is asked for as many. */
export const MOST = 64;
/** Space for the arcs of residual blocks. */
const TOP = 18;
/** Each line of what stands under a layer. */
const FOOTER_LINE = 24;
/** Space between the units and what stands under them. */
const BELOW = 10;
/** Below this distance of two layers their controls would touch. */
const EDIT_ROOM = 62;
const LARGEST_PITCH = 42;
const SMALLEST_PITCH = 8;
const TALL = 440;
const SMALLEST_HEIGHT = 150;
/** The share of a unit's place that its picture takes. */
const FILLED = 0.84;
const SHEET_TILE = 11;
const SHEET_ROWS = 12;

/** All of `units`, or `most` of them evenly apart: the same that the engine draws. @param {number} units @param {number} most */
export function evenly(units, most) {
  return units <= most ? Array.from({ length: units }, (_, unit) => unit) : Array.from({ length: most }, (_, index) => Math.floor((index * units) / most));
}

/**
 * @param {{ architecture: number[], kinds: string[], opened: Set<number>, width: number, leftName: number, rightName: number }} network
 *   kinds: of the hidden layers; leftName, rightName: pixels that the longest names ask for
 * @returns {Layout}
 */
export function layOutDiagram({ architecture, kinds, opened, width, leftName, rightName }) {
  const left = Math.min(leftName, 0.28 * width);
  const right = Math.min(rightName, 0.24 * width);
  const last = architecture.length - 1;
  const layers = architecture.map((units, layer) => ({
    layer, units, kind: layer === 0 ? "input" : layer === last ? "output" : kinds[layer - 1] ?? "dense",
    shown: evenly(units, MOST), folded: units > FOLD && !opened.has(layer),
  }));
  const rows = (/** @type {{ shown: number[], folded: boolean }} */ { shown, folded }) => (folded ? 0 : shown.length);
  const tallest = Math.max(1, ...layers.map(rows));
  const room = Math.max(1, width - left - right - LARGEST_PITCH);
  const gap = last > 0 ? room / last : room;
  const editable = gap >= EDIT_ROOM;
  const footer = FOOTER_LINE * (1 + (editable ? 2 : 0) + (layers.some((layer) => layer.units > FOLD && !isSlim(layer)) ? 1 : 0));
  const bottom = footer + BELOW;
  const pitch = Math.max(SMALLEST_PITCH, Math.min(LARGEST_PITCH, TALL / tallest, 0.7 * gap));
  const tile = Math.min(SHEET_TILE, Math.max(3, (0.8 * gap) / 4));
  const sheet = Math.max(0, ...layers.map(({ shown, folded }) => (folded ? Math.min(SHEET_ROWS, shown.length) * tile : 0)));
  const height = Math.round(TOP + bottom + Math.max(SMALLEST_HEIGHT, tallest * pitch, sheet));
  const middle = (TOP + height - bottom) / 2;
  const columns = layers.map((layer, index) => {
    const x = left + LARGEST_PITCH / 2 + gap * index;
    const size = layer.folded ? tile * FILLED : pitch * FILLED;
    const places = layer.folded ? tiles(layer.shown.length, x, middle, tile) : layer.shown.map((_, row) => ({ x, y: middle + (row - (layer.shown.length - 1) / 2) * pitch }));
    const top = (places[0]?.y ?? middle) - size / 2;
    const end = Math.max(...places.map(({ y }) => y)) + size / 2;
    return { ...layer, x, size, places, top, bottom: end };
  });
  return { width, height, left, right, gap, footer, editable, columns };
}

/** Row by row, as square as the room lets it be. @param {number} count @param {number} x @param {number} middle @param {number} tile */
function tiles(count, x, middle, tile) {
  const across = Math.max(2, Math.ceil(count / SHEET_ROWS));
  const down = Math.ceil(count / across);
  return Array.from({ length: count }, (_, index) => ({
    x: x + ((index % across) - (across - 1) / 2) * tile,
    y: middle + (Math.floor(index / across) - (down - 1) / 2) * tile,
  }));
}

/** Whether a layer treats each unit by itself, so that it has no weights from unit to unit. @param {{ kind: string }} column */
export function isSlim({ kind }) {
  return kind !== "dense" && kind !== "residual" && kind !== "input" && kind !== "output";
}

/**
 * The link nearest to a point, within reach.
 * @param {Layout} layout @param {number} x @param {number} y
 * @returns {{ layer: number, unit: number, input: number }|null} layer: the one the link leads to
 */
export function linkAt(layout, x, y) {
  const REACH = 4;
  let best = REACH;
  /** @type {{ layer: number, unit: number, input: number }|null} */
  let found = null;
  for (let index = 1; index < layout.columns.length; index++) {
    const [before, column] = [layout.columns[index - 1], layout.columns[index]];
    if (!before || !column || before.folded || column.folded || isSlim(before) || isSlim(column)) continue;
    const from = before.x + before.size / 2;
    const to = column.x - column.size / 2;
    if (x < from || x > to) continue;
    const share = (x - from) / Math.max(1, to - from);
    column.places.forEach((end, row) => before.places.forEach((start, place) => {
      const distance = Math.abs(start.y + (end.y - start.y) * share - y);
      if (distance >= best) return;
      best = distance;
      found = { layer: index, unit: column.shown[row] ?? 0, input: before.shown[place] ?? 0 };
    }));
  }
  return found;
}
