//! Opposite quadrants of one class.

use isoline_numeric::Generator;

use super::{Group, POINTS_AND_NOISE, Sample, SampleMember, made};
use crate::{DataError, Table, Task};

/// The family's entry.
pub(super) const SAMPLE: Sample = Sample {
    member: SampleMember {
        name: "xor",
        label: "Exclusive or",
        group: Group::Shape,
        task: Task::Classification,
        description: "Opposite quadrants share a class: neither feature tells anything alone.",
        knobs: POINTS_AND_NOISE,
    },
    make,
};

fn make(values: &[f64], generator: &mut Generator) -> Result<Table, DataError> {
    // A gap along the axes keeps the classes apart where there is no noise.
    const GAP: f64 = 0.05;
    let rows = made::shared(values[0], 4)
        .map(|(_, quadrant)| {
            let mut along = |negative: bool| {
                let distance = GAP + (1.0 - GAP) * generator.uniform();
                (if negative { -distance } else { distance }) + values[1] * generator.normal()
            };
            let (left, low) = (quadrant & 1 == 1, quadrant & 2 == 2);
            (vec![along(left), along(low)], u32::from(left != low))
        })
        .collect();
    made::classified(&["x", "y"], rows, made::TWO)
}
