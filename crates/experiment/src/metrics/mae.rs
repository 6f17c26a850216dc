//! Mean absolute error.

use super::{Compute, Description, Estimated, Metric, VALUES};

fn compute(sample: &Estimated) -> Option<f64> {
    sample.mean(|pairs| pairs.iter().map(|(t, a)| (t - a).abs()).sum::<f64>() / pairs.len() as f64)
}

/// This member.
pub(super) fn member() -> Metric {
    Metric {
        description: Description {
            name: "mae",
            label: "Mean absolute error",
            formula: "mean of |a - t|",
            lower_is_better: true,
            heads: VALUES,
        },
        compute: Compute::Values(compute),
    }
}
