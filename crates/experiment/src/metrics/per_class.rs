//! A figure of one class, and its means over the classes.

use super::{BINARY, CLASSES, Classified, Compute, Description, Metric};

/// How the figures of the classes become one.
#[derive(Clone, Copy)]
pub(super) enum Mean {
    /// Only that of the second of two classes.
    Positive,
    /// The plain mean.
    Macro,
    /// The mean by the rows of each class.
    Weighted,
}

impl Mean {
    pub(super) fn of(self, sample: &Classified, of: fn(&Classified, usize) -> f64) -> Option<f64> {
        if sample.rows() == 0.0 {
            return None;
        }
        // A class that is neither in the truth nor among the answers says nothing.
        let present: Vec<usize> = (0..sample.classes())
            .filter(|class| sample.true_rows(*class) + sample.answered_rows(*class) > 0.0)
            .collect();
        let figures = present.iter().map(|class| of(sample, *class));
        Some(match self {
            Self::Positive => of(sample, 1),
            Self::Macro => figures.sum::<f64>() / present.len() as f64,
            Self::Weighted => {
                let rows = present.iter().map(|class| sample.true_rows(*class));
                let products = figures.zip(rows).map(|(figure, rows)| figure * rows);
                products.sum::<f64>() / sample.rows()
            }
        })
    }
}

/// A member for two classes and two for more.
pub(super) fn members(
    [name, macro_name, weighted_name]: [&'static str; 3],
    [label, macro_label, weighted_label]: [&'static str; 3],
    formula: &'static str,
    of: fn(&Classified, usize) -> f64,
) -> [Metric; 3] {
    let member = |name, label, heads, mean| Metric {
        description: Description {
            name,
            label,
            formula,
            lower_is_better: false,
            heads,
        },
        compute: Compute::PerClass(mean, of),
    };
    [
        member(name, label, BINARY, Mean::Positive),
        member(macro_name, macro_label, CLASSES, Mean::Macro),
        member(weighted_name, weighted_label, CLASSES, Mean::Weighted),
    ]
}
