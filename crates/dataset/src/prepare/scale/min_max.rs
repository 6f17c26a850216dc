//! The training values' range becomes 0 to 1.

use super::{Affine, Scaler, Scaling};
use crate::Description;

/// The family's entry.
pub const SCALER: Scaler = Scaler {
    member: Description {
        name: "min-max",
        label: "Min-max",
        formula: "(x - min) / (max - min)",
        knobs: &[],
    },
    fit: |values| Scaling::straight(fit(values)),
};

fn fit(values: &[f64]) -> Affine {
    let minimum = values.iter().copied().fold(f64::INFINITY, f64::min);
    let maximum = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if !(minimum.is_finite() && maximum.is_finite()) {
        return Affine {
            center: 0.0,
            scale: 1.0,
        };
    }
    // A range beyond f64 is taken as the largest number: such values then end a little above 1.
    let range = (maximum - minimum).min(f64::MAX);
    Affine {
        center: minimum,
        scale: if range > 0.0 { range } else { 1.0 },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn range_becomes_zero_to_one() {
        let fitted = fit(&[2.0, 4.0, 3.0]);
        assert_eq!(
            [2.0, 3.0, 4.0].map(|value| fitted.apply(value)),
            [0.0, 0.5, 1.0]
        );
        assert_eq!(fit(&[3.0, 3.0]).apply(3.0), 0.0);
    }
}
