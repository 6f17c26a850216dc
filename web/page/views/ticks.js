/** Round values for an axis: steps of 1, 2 or 5 times a power of ten (Heckbert 1990). */

/**
 * The ticks within a range, and how many decimals tell them apart.
 * @param {number} low @param {number} high
 * @param {number} wanted about how many
 * @returns {{ values: number[], decimals: number }}
 */
export function niceTicks(low, high, wanted) {
  const span = high - low;
  if (!Number.isFinite(span) || span <= 0 || wanted < 1) return { values: Number.isFinite(low) ? [low] : [], decimals: 0 };
  const rough = span / wanted;
  const power = Math.floor(Math.log10(rough));
  const fraction = rough / 10 ** power;
  const factor = fraction < 1.5 ? 1 : fraction < 3.5 ? 2 : fraction < 7.5 ? 5 : 10;
  const exponent = factor === 10 ? power + 1 : power;
  const step = (factor === 10 ? 1 : factor) * 10 ** exponent;
  const values = [];
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  for (let index = first; index <= last; index++) values.push(index === 0 ? 0 : index * step);
  return { values, decimals: Math.max(0, -exponent) };
}
