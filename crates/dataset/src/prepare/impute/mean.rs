//! The mean of the training values.

use super::NumericImputer;
use crate::Description;

/// The family's entry.
pub const IMPUTER: NumericImputer = NumericImputer {
    member: Description {
        name: "mean",
        label: "Mean",
        formula: "sum(x) / n",
        knobs: &[],
    },
    drops: false,
    fit: |_, values| crate::columns::mean(values),
};
