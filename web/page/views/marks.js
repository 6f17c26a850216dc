/** The mark of each class: a shape beside its colour, so that classes differ in grey print too. */

/**
 * A closed outline in a square from -1 to 1, all of about the same area; null is the circle.
 * @type {([number, number][]|null)[]}
 */
const OUTLINES = [
  null,
  [[0, -1.15], [1.05, 0.75], [-1.05, 0.75]],
  [[-0.85, -0.85], [0.85, -0.85], [0.85, 0.85], [-0.85, 0.85]],
  [[0, -1.25], [1.05, 0], [0, 1.25], [-1.05, 0]],
  [[0, 1.15], [1.05, -0.75], [-1.05, -0.75]],
  [[-0.4, -1.1], [0.4, -1.1], [0.4, -0.4], [1.1, -0.4], [1.1, 0.4], [0.4, 0.4], [0.4, 1.1], [-0.4, 1.1], [-0.4, 0.4], [-1.1, 0.4], [-1.1, -0.4], [-0.4, -0.4]],
  [[-1.15, 0], [0.75, -1.05], [0.75, 1.05]],
  [[1.15, 0], [-0.75, -1.05], [-0.75, 1.05]],
];

/** @param {number} index */
export function outline(index) {
  return OUTLINES[index % OUTLINES.length] ?? null;
}

/**
 * Adds a mark to the path of a canvas.
 * @param {CanvasRenderingContext2D} context
 * @param {number} index @param {number} x @param {number} y @param {number} radius
 */
export function traceMark(context, index, x, y, radius) {
  const corners = outline(index);
  context.beginPath();
  if (!corners) {
    context.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  for (const [across, down] of corners) context.lineTo(x + across * radius, y + down * radius);
  context.closePath();
}

/** The same mark as the path data of an SVG. @param {number} index @param {number} radius @param {number} centre */
export function markPath(index, radius, centre) {
  const corners = outline(index);
  if (!corners) return `M${centre - radius} ${centre}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
  const places = corners.map(([across, down]) => `${(centre + across * radius).toFixed(2)} ${(centre + down * radius).toFixed(2)}`);
  return `M${places.join("L")}Z`;
}
