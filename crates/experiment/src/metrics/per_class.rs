//! A figure of one class, and its means over the classes.

use super::{BINARY, CLASSES, Classified, Compute, Description, Metric};

/// The classes that are in the truth or among the answers, with their figure and their rows.
fn present(sample: &Classified, of: fn(&Classified, usize) -> f64) -> Vec<(f64, f64)> {
    let classes = (0..sample.classes())
        .filter(|class| sample.true_rows(*class) + sample.answered_rows(*class) > 0.0);
    classes
        .map(|class| (of(sample, class), sample.true_rows(class)))
        .collect()
}

/// Of the second of two classes.
pub(super) fn positive(sample: &Classified, of: fn(&Classified, usize) -> f64) -> Option<f64> {
    (sample.rows() > 0.0).then(|| of(sample, 1))
}

/// The plain mean.
pub(super) fn macro_mean(sample: &Classified, of: fn(&Classified, usize) -> f64) -> Option<f64> {
    let figures = present(sample, of);
    let sum: f64 = figures.iter().map(|(figure, _)| figure).sum();
    (!figures.is_empty()).then(|| sum / figures.len() as f64)
}

/// The mean by the rows of each class.
pub(super) fn weighted_mean(sample: &Classified, of: fn(&Classified, usize) -> f64) -> Option<f64> {
    let figures = present(sample, of);
    let sum: f64 = figures.iter().map(|(figure, rows)| figure * rows).sum();
    (sample.rows() > 0.0).then(|| sum / sample.rows())
}

/// A member for two classes and two for more.
pub(super) fn members(
    [name, macro_name, weighted_name]: [&'static str; 3],
    [label, macro_label, weighted_label]: [&'static str; 3],
    formula: &'static str,
    [of, macro_of, weighted_of]: [fn(&Classified) -> Option<f64>; 3],
) -> [Metric; 3] {
    let member = |name, label, heads, compute| Metric {
        description: Description {
            name,
            label,
            formula,
            lower_is_better: false,
            heads,
        },
        compute: Compute::Classes(compute),
    };
    [
        member(name, label, BINARY, of),
        member(macro_name, macro_label, CLASSES, macro_of),
        member(weighted_name, weighted_label, CLASSES, weighted_of),
    ]
}
