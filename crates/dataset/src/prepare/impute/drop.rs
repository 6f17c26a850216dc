//! Rows with a missing cell are left out; when the network later meets one, the median or the mode stands in.

use super::{CategoricalImputer, NumericImputer, median, mode};
use crate::Description;

const MEMBER: Description = Description {
    name: "drop",
    label: "Leave the row out",
    formula: "no row",
    knobs: &[],
};

/// The family's entry for numbers.
pub const NUMERIC: NumericImputer = NumericImputer {
    member: MEMBER,
    drops: true,
    fit: median::IMPUTER.fit,
};

/// The family's entry for names.
pub const CATEGORICAL: CategoricalImputer = CategoricalImputer {
    member: MEMBER,
    drops: true,
    fit: mode::CATEGORICAL.fit,
};
