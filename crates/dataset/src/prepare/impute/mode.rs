//! The most frequent level of the training rows.

use super::CategoricalImputer;
use crate::Description;

/// The family's entry.
pub const IMPUTER: CategoricalImputer = CategoricalImputer {
    member: Description {
        name: "mode",
        label: "Most frequent",
        formula: "argmax of counts",
        knobs: &[],
    },
    fit: mode,
};

/// The first of the most frequent levels.
fn mode(counts: &[usize]) -> usize {
    let most = counts.iter().copied().max().unwrap_or(0);
    counts.iter().position(|&count| count == most).unwrap_or(0)
}
