/**
 * Which rows of a long list are in sight, and where each stands: rows of one height, only the visible ones in the document.
 */

/** No browser makes an element of any height; Firefox ends at 17.8 million pixels. Longer lists scroll faster than they are. */
export const SPACE_LIMIT = 15e6;

/** Rows kept above and below those in sight: short lists stand in the document whole. */
export const SPARE = 20;

/**
 * `view` is the height that shows rows, `scrolled` how far the list was scrolled in its space.
 * @typedef {{ count: number, height: number, view: number, scrolled: number }} Scroll
 */

/** The height that the list takes. @param {number} count @param {number} height of a row */
export function spaceOf(count, height) {
  return Math.min(count * height, SPACE_LIMIT);
}

/** How far the rows themselves have moved: further than the space where that is shorter than they are. @param {Scroll} scroll */
function moved({ count, height, view, scrolled }) {
  const hidden = spaceOf(count, height) - view;
  const share = hidden <= 0 ? 0 : Math.min(1, Math.max(0, scrolled / hidden));
  return share * Math.max(0, count * height - view);
}

/** The rows to show, `end` excluded. @param {Scroll} scroll @param {number} [spare] */
export function windowOf(scroll, spare = SPARE) {
  const { count, height, view } = scroll;
  const top = moved(scroll);
  return {
    first: Math.max(0, Math.floor(top / height) - spare),
    end: Math.min(count, Math.ceil((top + view) / height) + spare),
  };
}

/** Where a row stands in the list's space. @param {Scroll} scroll @param {number} index */
export function placeOf(scroll, index) {
  return index * scroll.height - moved(scroll) + clamped(scroll);
}

/** @param {Scroll} scroll */
function clamped({ count, height, view, scrolled }) {
  return Math.min(Math.max(0, scrolled), Math.max(0, spaceOf(count, height) - view));
}

/** How far to scroll so that a row stands a third of the view from its top. @param {Scroll} scroll @param {number} index */
export function scrollTo({ count, height, view }, index) {
  const hidden = Math.max(0, count * height - view);
  const wanted = Math.min(hidden, Math.max(0, index * height - Math.floor(view / 3 / height) * height));
  return hidden === 0 ? 0 : (wanted / hidden) * (spaceOf(count, height) - view);
}

/**
 * The columns in sight of a wide table.
 * @param {Float64Array} edges where each column begins, and where the last one ends
 * @param {number} left @param {number} width
 */
export function columnsOf(edges, left, width) {
  const count = edges.length - 1;
  let first = 0;
  while (first < count - 1 && (edges[first + 1] ?? 0) <= left) first += 1;
  let end = first;
  while (end < count && (edges[end] ?? 0) < left + width) end += 1;
  return { first, end };
}
