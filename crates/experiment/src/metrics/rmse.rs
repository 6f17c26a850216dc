//! Root mean squared error.

use super::{Compute, Description, Estimated, Metric, VALUES};

fn compute(sample: &Estimated) -> Option<f64> {
    sample.mean(|pairs| {
        let squares: f64 = pairs.iter().map(|(t, a)| (t - a) * (t - a)).sum();
        (squares / pairs.len() as f64).sqrt()
    })
}

/// This member.
pub(super) fn member() -> Metric {
    Metric {
        description: Description {
            name: "rmse",
            label: "Root mean squared error",
            formula: "sqrt of the mean of (a - t)^2",
            lower_is_better: true,
            heads: VALUES,
        },
        compute: Compute::Values(compute),
    }
}
