//! Hills and valleys.

use isoline_numeric::Generator;

use super::{Group, POINTS_AND_NOISE, Sample, SampleMember, made};
use crate::{DataError, Table, Task};

/// The family's entry.
pub(super) const SAMPLE: Sample = Sample {
    member: SampleMember {
        name: "waves",
        label: "Waves",
        group: Group::Surface,
        task: Task::Regression,
        description: "Hills and valleys: sin(3 x) cos(3 y), which needs hidden layers.",
        knobs: POINTS_AND_NOISE,
    },
    make,
};

fn make(values: &[f64], generator: &mut Generator) -> Result<Table, DataError> {
    let rows = made::shared(values[0], 1)
        .map(|_| {
            let (x, y) = (
                2.0 * generator.uniform() - 1.0,
                2.0 * generator.uniform() - 1.0,
            );
            vec![
                x,
                y,
                libm::sin(3.0 * x) * libm::cos(3.0 * y) + values[1] * generator.normal(),
            ]
        })
        .collect();
    made::measured(&["x", "y", "z"], rows)
}
