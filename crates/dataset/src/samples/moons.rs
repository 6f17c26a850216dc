//! Two half circles that interlock.

use isoline_numeric::Generator;

use super::{Group, POINTS_AND_NOISE, Sample, SampleMember, made};
use crate::{DataError, Table, Task};

/// The family's entry.
pub(super) const SAMPLE: Sample = Sample {
    member: SampleMember {
        name: "moons",
        label: "Moons",
        group: Group::Shape,
        task: Task::Classification,
        description: "Two half circles that interlock; the border between them is a wave.",
        knobs: POINTS_AND_NOISE,
    },
    make,
};

fn make(values: &[f64], generator: &mut Generator) -> Result<Table, DataError> {
    let rows = made::shared(values[0], 2)
        .map(|(_, class)| {
            let angle = std::f64::consts::PI * generator.uniform();
            let (sine, cosine) = (libm::sin(angle), libm::cos(angle));
            let (x, y) = if class == 0 {
                (cosine, sine)
            } else {
                (1.0 - cosine, 0.5 - sine)
            };
            (
                vec![
                    x + values[1] * generator.normal(),
                    y + values[1] * generator.normal(),
                ],
                class as u32,
            )
        })
        .collect();
    made::classified(&["x", "y"], rows, made::TWO)
}
