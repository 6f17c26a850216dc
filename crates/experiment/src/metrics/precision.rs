//! Precision: how often the answer of a class is right.

use super::{Classified, Metric, per_class, quotient};

fn of(sample: &Classified, class: usize) -> f64 {
    quotient(sample.right(class), sample.answered_rows(class))
}

/// For two classes, and as means for more.
pub(super) fn members() -> [Metric; 3] {
    per_class::members(
        ["precision", "precision-macro", "precision-weighted"],
        ["Precision", "Precision, macro", "Precision, weighted"],
        "right answers of a class / answers of it",
        of,
    )
}
