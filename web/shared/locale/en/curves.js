/** English: how the curves are drawn and saved. */

export const curves = {
  "curve.log": "Logarithmic",
  "curve.smoothing": "Smoothing",
  "curve.smoothing.title": "An exponential moving average; the curve itself stays faint behind it.",
  "curve.save": "Save the curve as {kind}",
};
