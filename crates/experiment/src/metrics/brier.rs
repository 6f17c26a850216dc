//! The score of Brier 1950: squared errors of the probabilities.

use super::{BOTH, Classified, Compute, Description, Metric};

/// Of two classes the second alone counts, as in the original's use for events.
fn compute(sample: &Classified) -> Option<f64> {
    let first = usize::from(sample.classes() == 2);
    let rows = sample.probabilities.chunks_exact(sample.classes().max(1));
    let squares = rows.zip(&sample.truth).map(|(row, truth)| {
        let error = |class: usize| row[class] - f64::from(u8::from(class == *truth));
        (first..sample.classes())
            .map(|class| error(class) * error(class))
            .sum::<f64>()
    });
    (sample.rows() > 0.0).then(|| squares.sum::<f64>() / sample.rows())
}

/// This member.
pub(super) fn member() -> Metric {
    Metric {
        description: Description {
            name: "brier",
            label: "Brier score",
            formula: "mean of (p - t)^2; more classes: summed over them",
            lower_is_better: true,
            heads: BOTH,
        },
        compute: Compute::Classes(compute),
    }
}
