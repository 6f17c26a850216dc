//! F1: the harmonic mean of precision and recall.

use super::{Classified, Metric, per_class, quotient};

fn of(sample: &Classified, class: usize) -> f64 {
    quotient(
        2.0 * sample.right(class),
        sample.answered_rows(class) + sample.true_rows(class),
    )
}

/// For two classes, and as means for more.
pub(super) fn members() -> [Metric; 3] {
    per_class::members(
        ["f1", "f1-macro", "f1-weighted"],
        ["F1", "F1, macro", "F1, weighted"],
        "2 precision recall / (precision + recall)",
        of,
    )
}
