/** An exponential moving average of a curve, freed of its start at zero, as TensorBoard's. */

/**
 * @param {Float64Array} values
 * @param {number} weight of what came before, 0 to below 1; 0 leaves the curve as it is
 * @returns {Float64Array}
 */
export function smoothed(values, weight) {
  let mean = 0;
  let known = 1;
  return values.map((value) => {
    mean = weight * mean + (1 - weight) * value;
    known *= weight;
    return mean / (1 - known);
  });
}
