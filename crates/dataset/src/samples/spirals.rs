//! Arms wound around each other: two or three.

use isoline_numeric::Generator;

use super::{Group, NOISE, POINTS, Sample, SampleMember, made};
use crate::{DataError, Knob, Table, Task};

/// Points and a noise that leaves the arms apart.
const KNOBS: &[Knob] = &[
    POINTS,
    Knob {
        default: 0.02,
        maximum: 0.5,
        ..NOISE
    },
];

/// Two arms.
pub(super) const TWO: Sample = Sample {
    member: SampleMember {
        name: "spiral-2",
        label: "Spiral, two arms",
        group: Group::Shape,
        task: Task::Classification,
        description: "Two arms wound around each other: the hardest of the shapes.",
        knobs: KNOBS,
    },
    make: |values, generator| make(values, generator, made::TWO),
};

/// Three arms.
pub(super) const THREE: Sample = Sample {
    member: SampleMember {
        name: "spiral-3",
        label: "Spiral, three arms",
        group: Group::Shape,
        task: Task::Classification,
        description: "Three arms wound around each other, one class each.",
        knobs: KNOBS,
    },
    make: |values, generator| make(values, generator, &["blue", "orange", "green"]),
};

/// Turns of each arm.
const TURNS: f64 = 1.25;

fn make(values: &[f64], generator: &mut Generator, classes: &[&str]) -> Result<Table, DataError> {
    let arms = classes.len();
    let rows = made::shared(values[0], arms)
        .map(|(_, arm)| {
            // The arms leave the middle free, where they would touch.
            let radius = 0.05 + 0.95 * generator.uniform();
            let angle = std::f64::consts::TAU * (TURNS * radius + arm as f64 / arms as f64);
            let x = radius * libm::sin(angle) + values[1] * generator.normal();
            let y = radius * libm::cos(angle) + values[1] * generator.normal();
            (vec![x, y], arm as u32)
        })
        .collect();
    made::classified(&["x", "y"], rows, classes)
}
