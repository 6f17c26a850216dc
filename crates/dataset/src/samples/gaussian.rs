//! Two clouds of normally distributed points.

use isoline_numeric::Generator;

use super::{Group, NOISE, POINTS, Sample, SampleMember, made};
use crate::{DataError, Knob, Table, Task};

/// The family's entry.
pub(super) const SAMPLE: Sample = Sample {
    member: SampleMember {
        name: "gaussian",
        label: "Two clouds",
        group: Group::Shape,
        task: Task::Classification,
        description: "Two clouds of points; a straight line parts them as long as the noise is small.",
        knobs: &[
            POINTS,
            Knob {
                default: 0.4,
                ..NOISE
            },
        ],
    },
    make,
};

fn make(values: &[f64], generator: &mut Generator) -> Result<Table, DataError> {
    let rows = made::shared(values[0], 2)
        .map(|(_, class)| {
            let center = if class == 0 { -1.0 } else { 1.0 };
            (
                vec![
                    center + values[1] * generator.normal(),
                    center + values[1] * generator.normal(),
                ],
                class as u32,
            )
        })
        .collect();
    made::classified(&["x", "y"], rows, made::TWO)
}
