//! Recall: how many rows of a class are found.

use super::{Classified, Metric, per_class, quotient};

fn of(sample: &Classified, class: usize) -> f64 {
    quotient(sample.right(class), sample.true_rows(class))
}

/// For two classes, and as means for more.
pub(super) fn members() -> [Metric; 3] {
    per_class::members(
        ["recall", "recall-macro", "recall-weighted"],
        ["Recall", "Recall, macro", "Recall, weighted"],
        "right answers of a class / rows of it",
        of,
    )
}
