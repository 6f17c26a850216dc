//! Yeo and Johnson's power transformation with the most likely exponent, then mean 0 and standard deviation 1.
//!
//! Source: I.-K. Yeo and R. A. Johnson, A new family of power transformations to improve normality or symmetry,
//! Biometrika 87 (2000).

use isoline_numeric::{Real, sorting};

use super::minimum::minimum;
use super::{Curve, Scaler, Scaling};
use crate::Description;

/// The family's entry.
pub const SCALER: Scaler = Scaler {
    member: Description {
        name: "yeo-johnson",
        label: "Yeo-Johnson",
        formula: "standard(((1 + x)^λ - 1) / λ), below 0: standard(-((1 - x)^(2 - λ) - 1) / (2 - λ))",
        knobs: &[],
    },
    fit: |values| {
        let lambda = likeliest(values);
        Scaling::standardised(Curve::YeoJohnson { lambda }, values)
    },
};

/// More values than these are thinned out, evenly by size, before lambda is looked for.
const ASKED: usize = 50_000;
/// Lambda is looked for at least this far from 1, which bends nothing,
const FARTHEST: f64 = 10.0;
/// for small values so far that the largest is bent by e to this power,
const LARGEST_BEND: f64 = 30.0;
/// and never farther than this, where the smallest numbers of f64 would ask for infinity.
const FARTHEST_EVER: f64 = 1e9;
/// e to this power still has a square that is finite when summed over all rows.
const LARGEST_POWER: f64 = 300.0;
/// The smallest value may be bent this close to where the curve ends: e^-12 still leaves nine digits of f64.
const NEAREST_END: f64 = 12.0;

/// The bent value, which may be infinite.
pub(super) fn bent(value: f64, lambda: f64) -> f64 {
    let (power, sign) = if value < 0.0 {
        (2.0 - lambda, -1.0)
    } else {
        (lambda, 1.0)
    };
    sign * risen(Real::ln_1p(value.abs()), power)
}

/// (e^(power * logarithm) - 1) / power, and its limit for a power of 0.
fn risen(logarithm: f64, power: f64) -> f64 {
    if power.abs() < f64::EPSILON {
        logarithm
    } else {
        Real::exp_m1(power * logarithm) / power
    }
}

/// The lambda under which the bent values look most like a normal distribution.
fn likeliest(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorting::ascending(&mut sorted);
    let step = sorted.len().div_ceil(ASKED).max(1);
    let asked: Vec<f64> = sorted.into_iter().step_by(step).collect();
    let (Some(&least), Some(&most)) = (asked.first(), asked.last()) else {
        return 1.0;
    };
    let logarithm = |value: f64| Real::ln_1p(value.abs());
    let largest = logarithm(most).max(logarithm(least));
    let farthest = (LARGEST_BEND / largest).clamp(FARTHEST, FARTHEST_EVER);
    let (mut low, mut high) = (1.0 - farthest, 1.0 + farthest);
    if most > 0.0 {
        high = high.min(LARGEST_POWER / logarithm(most));
        if least > 0.0 {
            low = low.max(-NEAREST_END / logarithm(least));
        }
    }
    if least < 0.0 {
        low = low.max(2.0 - LARGEST_POWER / logarithm(least));
        if most < 0.0 {
            high = high.min(2.0 + NEAREST_END / logarithm(most));
        }
    }
    // Values that fit no common power, or none that differ, stay as they are.
    if low >= high || least == most {
        return 1.0;
    }
    // Each value's logarithm with its sign, and their sum, serve every lambda.
    let signed: Vec<f64> = asked
        .iter()
        .map(|&value| logarithm(value).copysign(value))
        .collect();
    let sum: f64 = signed.iter().sum();
    let count = signed.len() as f64;
    let mut bent = vec![0.0; signed.len()];
    minimum(low, high, |lambda| {
        for (bent, &signed) in bent.iter_mut().zip(&signed) {
            *bent = if signed < 0.0 {
                -risen(-signed, 2.0 - lambda)
            } else {
                risen(signed, lambda)
            };
        }
        let mean = bent.iter().sum::<f64>() / count;
        let squares: f64 = bent
            .iter()
            .map(|value| (value - mean) * (value - mean))
            .sum();
        count / 2.0 * Real::ln(squares / count) - (lambda - 1.0) * sum
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_values_of_the_transformation() {
        assert_eq!(bent(3.0, 1.0), 3.0);
        assert!((bent(3.0, 0.0) - 4.0_f64.ln()).abs() < 1e-15);
        assert!((bent(3.0, 0.5) - 2.0).abs() < 1e-15);
        assert!((bent(-3.0, 2.0) + 4.0_f64.ln()).abs() < 1e-15);
        assert!((bent(-3.0, 1.5) + 2.0).abs() < 1e-15);
    }

    #[test]
    fn a_logarithmic_normal_is_bent_to_a_normal() {
        let normal = |row: usize| ((row as f64 + 0.5) / 1000.0 - 0.5) * 4.0;
        let values: Vec<f64> = (0..1000).map(|row| normal(row).exp() * 50.0).collect();
        assert!(likeliest(&values).abs() < 0.1, "{}", likeliest(&values));
        let mirrored: Vec<f64> = values.iter().map(|value| -value).collect();
        assert!((likeliest(&mirrored) + likeliest(&values) - 2.0).abs() < 1e-6);
    }

    #[test]
    fn numbers_far_from_zero_keep_their_spread() {
        let years: Vec<f64> = (0..60).map(|row| f64::from(1960 + row)).collect();
        let fitted = (SCALER.fit)(&years);
        let scaled: Vec<f64> = years.iter().map(|&year| fitted.apply(year)).collect();
        assert!(scaled.is_sorted_by(|a, b| a < b));
        assert!(scaled[0] < -1.0 && scaled[59] > 1.0, "{scaled:?}");
    }
}
