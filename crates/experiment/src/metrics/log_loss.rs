//! Log loss: the mean cross-entropy of the probabilities.

use super::{BOTH, Classified, Compute, Description, Metric};
use isoline_numeric::Real;

/// Probabilities are kept one rounding error away from 0 and 1, as scikit-learn does.
fn compute(sample: &Classified) -> Option<f64> {
    let rows = sample.probabilities.chunks_exact(sample.classes().max(1));
    let losses = rows.zip(&sample.truth).map(|(row, truth)| {
        let probability = row[*truth].clamp(f64::EPSILON, 1.0 - f64::EPSILON);
        // Not the platform's logarithm: the same bits everywhere.
        -Real::ln(probability)
    });
    (sample.rows() > 0.0).then(|| losses.sum::<f64>() / sample.rows())
}

/// This member.
pub(super) fn member() -> Metric {
    Metric {
        description: Description {
            name: "log-loss",
            label: "Log loss",
            formula: "mean of -ln p of the true class",
            lower_is_better: true,
            heads: BOTH,
        },
        compute: Compute::Classes(compute),
    }
}
