//! The mean of the training values.

use super::NumericImputer;
use crate::Member;

/// The family's entry.
pub const IMPUTER: NumericImputer = NumericImputer {
    member: Member {
        name: "mean",
        label: "Mean",
        formula: "sum(x) / n",
        knobs: &[],
    },
    fit: crate::columns::mean,
};
