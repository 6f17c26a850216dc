//! Mean 0 and standard deviation 1 over the training values.

use super::{Affine, Scaler, Scaling};
use crate::Description;
use crate::columns::mean;

/// The family's entry.
pub const SCALER: Scaler = Scaler {
    member: Description {
        name: "standard",
        label: "Standard",
        formula: "(x - mean) / sqrt(sum((x - mean)^2) / n)",
        knobs: &[],
    },
    fit: |values| Scaling::straight(fit(values)),
};

/// Mean and standard deviation; 1 for a spread within the rounding of the mean.
pub fn fit(values: &[f64]) -> Affine {
    let (center, scale) = moments(values);
    Affine {
        center,
        scale: scale.unwrap_or(1.0),
    }
}

/// Mean and standard deviation; a spread within the rounding of the mean counts as none.
pub fn moments(values: &[f64]) -> (f64, Option<f64>) {
    let center = mean(values);
    // Distances are measured against the largest one, so that their squares neither overflow nor vanish.
    let distance = |value: f64| (value - center).clamp(f64::MIN, f64::MAX);
    let largest = values
        .iter()
        .map(|&value| distance(value).abs())
        .fold(0.0, f64::max);
    let count = values.len() as f64;
    let squares: f64 = values
        .iter()
        .map(|&value| {
            let share = distance(value) / largest;
            share * share
        })
        .sum();
    let deviation = largest * (squares / count).sqrt();
    let rounding = count * center.abs() * f64::EPSILON;
    let spread = deviation.is_finite() && deviation > rounding;
    (center, spread.then_some(deviation))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mean_and_deviation_are_the_textbook_ones() {
        let fitted = fit(&[2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0]);
        assert_eq!((fitted.center, fitted.scale), (5.0, 2.0));
    }

    #[test]
    fn rounding_is_not_spread() {
        assert_eq!(fit(&[0.1; 10]).scale, 1.0);
        assert_eq!(fit(&[7.0]).scale, 1.0);
        assert!(fit(&[1e-200, 3e-200]).scale < 1e-199);
    }
}
