/** Round values for an axis: steps of 1, 2 or 5 times a power of ten (Heckbert 1990). */

/** Fewer powers of ten than this have steps between them. */
const FEW = 3;

/**
 * Round values for a logarithmic axis: powers of ten, twice and five times them where there are few, and the steps of an
 * even axis where they span too little for that.
 * @param {number} low above 0 @param {number} high
 * @returns {{ values: number[], decimals: number }}
 */
export function logarithmicTicks(low, high) {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const factors = last - first > FEW ? [1] : [1, 2, 5];
  const powers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const values = powers.flatMap((power) => factors.map((factor) => Number(`${factor}e${power}`)))
    .filter((value) => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9));
  return values.length < 2 ? niceTicks(low, high, 4) : { values, decimals: Math.max(0, -first) };
}

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
