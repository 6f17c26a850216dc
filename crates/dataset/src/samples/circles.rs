//! A disc inside a ring.

use isoline_numeric::Generator;

use super::{Group, POINTS_AND_NOISE, Sample, SampleMember, made};
use crate::{DataError, Table, Task};

/// The family's entry.
pub(super) const SAMPLE: Sample = Sample {
    member: SampleMember {
        name: "circles",
        label: "Circles",
        group: Group::Shape,
        task: Task::Classification,
        description: "A disc of one class inside a ring of the other: no straight line parts them.",
        knobs: POINTS_AND_NOISE,
    },
    make,
};

fn make(values: &[f64], generator: &mut Generator) -> Result<Table, DataError> {
    let rows = made::shared(values[0], 2)
        .map(|(_, class)| {
            let angle = std::f64::consts::TAU * generator.uniform();
            // The square root spreads points evenly over the disc.
            let radius = if class == 0 {
                0.5 * generator.uniform().sqrt()
            } else {
                0.75 + 0.25 * generator.uniform()
            };
            let x = radius * libm::cos(angle) + values[1] * generator.normal();
            let y = radius * libm::sin(angle) + values[1] * generator.normal();
            (vec![x, y], class as u32)
        })
        .collect();
    made::classified(&["x", "y"], rows, made::TWO)
}
