/** Simplified Chinese: how the curves are drawn and saved. */

/** @type {Record<keyof typeof import("../en/curves.js").curves, string>} */
export const curves = {
  "curve.log": "对数刻度",
  "curve.smoothing": "平滑",
  "curve.smoothing.title": "指数移动平均；原曲线淡淡地留在后面。",
  "curve.save": "把曲线存为 {kind}",
};
