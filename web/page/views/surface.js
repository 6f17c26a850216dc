/** Canvases as the views need them: a context or a plain reason, and the screen's own resolution. */

/** @param {HTMLCanvasElement} canvas */
export function contextOf(canvas) {
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser gives no 2D canvas.");
  return context;
}

/**
 * A context that paints in CSS pixels; the canvas is only sized anew, and so emptied, where its size changes.
 * @param {HTMLCanvasElement} canvas @param {number} width @param {number} height @param {number} ratio device pixels per CSS pixel
 */
export function surfaceOf(canvas, width, height, ratio) {
  const across = Math.round(width * ratio);
  const down = Math.round(height * ratio);
  if (canvas.width !== across || canvas.height !== down) {
    canvas.width = across;
    canvas.height = down;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  const context = contextOf(canvas);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}
