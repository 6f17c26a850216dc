//! Median 0 and middle half of extent 1 over the training values, which outliers do not move.

use super::{Affine, Scaler, Scaling};
use crate::Description;
use crate::columns::median_of_sorted;
use isoline_numeric::sorting;

/// The family's entry.
pub const SCALER: Scaler = Scaler {
    member: Description {
        name: "robust",
        label: "Robust",
        formula: "(x - median) / (q3 - q1)",
        knobs: &[],
    },
    fit: |values| Scaling::straight(fit(values)),
};

fn fit(values: &[f64]) -> Affine {
    let mut sorted = values.to_vec();
    sorting::ascending(&mut sorted);
    let center = median_of_sorted(&sorted);
    // An extent beyond f64 is taken as the largest number, one within the rounding of the values as none.
    let extent = (quantile(&sorted, 0.75) - quantile(&sorted, 0.25)).min(f64::MAX);
    let spread = extent > 4.0 * center.abs() * f64::EPSILON;
    Affine {
        center,
        scale: if spread { extent } else { 1.0 },
    }
}

/// The value that this share of the sorted values lies below, between its two neighbours in proportion; 0 of none.
pub(in crate::prepare) fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = share * sorted.len().saturating_sub(1) as f64;
    let at = |place: f64| sorted.get(place as usize).copied().unwrap_or(0.0);
    let (low, high, part) = (at(place.floor()), at(place.ceil()), place.fract());
    // The difference of two finite numbers may overflow.
    let between = low + (high - low) * part;
    if between.is_finite() {
        between
    } else {
        low * (1.0 - part) + high * part
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outlier_moves_nothing() {
        let fitted = fit(&[1.0, 2.0, 3.0, 4.0, 5.0]);
        assert_eq!((fitted.center, fitted.scale), (3.0, 2.0));
        assert_eq!(fit(&[1.0, 2.0, 3.0, 4.0, 1e300]), fitted);
        assert_eq!(fit(&[1.0, 1.0, 1.0, 9.0, 1.0]).scale, 1.0);
        assert_eq!(quantile(&[1.0, 2.0], 0.25), 1.25);
        assert_eq!(quantile(&[-1.7e308, 1.7e308], 0.5), 0.0);
    }
}
