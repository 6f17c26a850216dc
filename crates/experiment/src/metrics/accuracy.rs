//! Accuracy, and balanced accuracy, which counts every class alike.

use super::{BOTH, Classified, Compute, Description, Metric};

fn accuracy(sample: &Classified) -> Option<f64> {
    let right: f64 = (0..sample.classes()).map(|class| sample.right(class)).sum();
    (sample.rows() > 0.0).then(|| right / sample.rows())
}

/// Mean recall of the classes that have rows.
fn balanced(sample: &Classified) -> Option<f64> {
    let present = (0..sample.classes()).filter(|class| sample.true_rows(*class) > 0.0);
    let recalls: Vec<f64> = present
        .map(|class| sample.right(class) / sample.true_rows(class))
        .collect();
    (!recalls.is_empty()).then(|| recalls.iter().sum::<f64>() / recalls.len() as f64)
}

/// Both.
pub(super) fn members() -> [Metric; 2] {
    let member = |name, label, formula, compute| Metric {
        description: Description {
            name,
            label,
            formula,
            lower_is_better: false,
            heads: BOTH,
        },
        compute: Compute::Classes(compute),
    };
    [
        member("accuracy", "Accuracy", "right answers / rows", accuracy),
        member(
            "balanced-accuracy",
            "Balanced accuracy",
            "mean over classes of right answers / rows of the class",
            balanced,
        ),
    ]
}
