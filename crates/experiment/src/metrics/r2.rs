//! R2: the share of the variance that the answers explain.

use super::{Compute, Description, Estimated, Metric, VALUES};

fn compute(sample: &Estimated) -> Option<f64> {
    // One row has no spread to explain.
    if sample.truth.len() < 2 * sample.outputs {
        return None;
    }
    sample.mean(|pairs| {
        let mean = pairs.iter().map(|(truth, _)| truth).sum::<f64>() / pairs.len() as f64;
        let errors: f64 = pairs.iter().map(|(t, a)| (t - a) * (t - a)).sum();
        let spread: f64 = pairs.iter().map(|(t, _)| (t - mean) * (t - mean)).sum();
        // Targets that do not vary: 1 for perfect answers, else 0.
        match (errors == 0.0, spread == 0.0) {
            (true, _) => 1.0,
            (false, true) => 0.0,
            (false, false) => 1.0 - errors / spread,
        }
    })
}

/// This member.
pub(super) fn member() -> Metric {
    Metric {
        description: Description {
            name: "r2",
            label: "R²",
            formula: "1 - sum of squared errors / sum of squared deviations from the mean",
            lower_is_better: false,
            heads: VALUES,
        },
        compute: Compute::Values(compute),
    }
}
