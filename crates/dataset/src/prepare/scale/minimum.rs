//! Where a function of one number is smallest, by Brent's method: parabolas where they help, golden sections elsewhere.
//!
//! Source: R. P. Brent, Algorithms for Minimization without Derivatives (1973), chapter 5.

/// Share of the larger part that a golden section cuts off.
const GOLDEN: f64 = 0.381_966_011_250_105_1;
/// Steps at most; a golden section alone reaches the rounding of f64 within this many.
const STEPS: usize = 100;
/// The place is sought to this share of itself; closer, rounding hides which side is lower.
const SHARE: f64 = 1.5e-8;

/// Where between `low` and `high` the function is smallest; it must have one valley.
pub(super) fn minimum(mut low: f64, mut high: f64, mut function: impl FnMut(f64) -> f64) -> f64 {
    let mut best = low + GOLDEN * (high - low);
    let mut value = function(best);
    let (mut second, mut second_value) = (best, value);
    let (mut third, mut third_value) = (best, value);
    // The step before last, and the last one.
    let (mut earlier, mut step) = (0.0_f64, 0.0_f64);
    for _ in 0..STEPS {
        let middle = (low + high) / 2.0;
        let close = SHARE * best.abs() + 1e-10;
        if (best - middle).abs() <= 2.0 * close - (high - low) / 2.0 {
            break;
        }
        // The parabola through the three best places.
        let r = (best - second) * (value - third_value);
        let q = (best - third) * (value - second_value);
        let mut p = (best - third) * q - (best - second) * r;
        let mut q = 2.0 * (q - r);
        if q > 0.0 {
            p = -p;
        } else {
            q = -q;
        }
        let helps =
            p.abs() < (q * earlier / 2.0).abs() && p > q * (low - best) && p < q * (high - best);
        if earlier.abs() > close && helps {
            earlier = step;
            step = p / q;
            let place = best + step;
            if place - low < 2.0 * close || high - place < 2.0 * close {
                step = close.copysign(middle - best);
            }
        } else {
            earlier = if best < middle {
                high - best
            } else {
                low - best
            };
            step = GOLDEN * earlier;
        }
        let place = best
            + if step.abs() >= close {
                step
            } else {
                close.copysign(step)
            };
        let found = function(place);
        if found <= value {
            if place < best {
                high = best;
            } else {
                low = best;
            }
            (third, third_value) = (second, second_value);
            (second, second_value) = (best, value);
            (best, value) = (place, found);
        } else {
            if place < best {
                low = place;
            } else {
                high = place;
            }
            if found <= second_value || second == best {
                (third, third_value) = (second, second_value);
                (second, second_value) = (place, found);
            } else if found <= third_value || third == best || third == second {
                (third, third_value) = (place, found);
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::minimum;

    #[test]
    fn valleys_are_found_inside_and_at_the_ends() {
        let mut asked = 0;
        let found = minimum(-9.0, 11.0, |x| {
            asked += 1;
            (x - 2.0) * (x - 2.0) + 5.0
        });
        assert!((found - 2.0).abs() < 1e-7, "{found}");
        assert!(asked < 20, "{asked}");
        let quartic = minimum(-9.0, 11.0, |x| (x + 3.0_f64).abs().powi(3));
        assert!((quartic + 3.0).abs() < 1e-4, "{quartic}");
        assert!(minimum(0.0, 1.0, |x| x) < 1e-6);
        assert!(minimum(0.0, 1.0, |x| -x) > 1.0 - 1e-6);
    }
}
