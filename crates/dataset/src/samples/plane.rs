//! A tilted plane.

use isoline_numeric::Generator;

use super::{Group, POINTS_AND_NOISE, Sample, SampleMember, made};
use crate::{DataError, Table, Task};

/// The family's entry.
pub(super) const SAMPLE: Sample = Sample {
    member: SampleMember {
        name: "plane",
        label: "Plane",
        group: Group::Surface,
        task: Task::Regression,
        description: "A tilted plane: a network without hidden layers learns it exactly.",
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
            vec![x, y, 0.6 * x + 0.4 * y + values[1] * generator.normal()]
        })
        .collect();
    made::measured(&["x", "y", "z"], rows)
}
