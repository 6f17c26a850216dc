//! The middle of the training values, which outliers do not move.

use super::NumericImputer;
use crate::Description;

/// The family's entry.
pub const IMPUTER: NumericImputer = NumericImputer {
    member: Description {
        name: "median",
        label: "Median",
        formula: "middle of sorted x",
        knobs: &[],
    },
    drops: false,
    fit: |_, values| crate::columns::median_of_sorted(values),
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outlier_does_not_move_it() {
        let fit = |values: &[f64]| (IMPUTER.fit)(&isoline_family::Settings::default(), values);
        assert_eq!(fit(&[1.0, 2.0, 3.0]), 2.0);
        assert_eq!(fit(&[1.0, 2.0, 1e9]), 2.0);
        assert_eq!(fit(&[1.0, 2.0, 3.0, 4.0]), 2.5);
    }
}
