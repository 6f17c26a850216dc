//! Median absolute error: half of the rows are nearer than this.

use super::{Compute, Description, Estimated, Metric, VALUES};
use isoline_numeric::sorting;

fn compute(sample: &Estimated) -> Option<f64> {
    sample.mean(|pairs| {
        let mut errors: Vec<f64> = pairs.iter().map(|(t, a)| (t - a).abs()).collect();
        sorting::ascending(&mut errors);
        let half = errors.len() / 2;
        if errors.len() % 2 == 1 {
            errors[half]
        } else {
            0.5 * (errors[half - 1] + errors[half])
        }
    })
}

/// This member.
pub(super) fn member() -> Metric {
    Metric {
        description: Description {
            name: "median-error",
            label: "Median absolute error",
            formula: "median of |a - t|",
            lower_is_better: true,
            heads: VALUES,
        },
        compute: Compute::Values(compute),
    }
}
