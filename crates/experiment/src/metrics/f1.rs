//! F1: the harmonic mean of precision and recall.

use super::per_class::{self, macro_mean, positive, weighted_mean};
use super::{Classified, Metric, quotient};

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
        [
            |sample| positive(sample, of),
            |sample| macro_mean(sample, of),
            |sample| weighted_mean(sample, of),
        ],
    )
}
