//! A sine of a column that is scaled by the training rows; the frequency is in radians per deviation.

use super::{Deriver, Takes, written};
use crate::{Description, Knob, KnobScale};

const FREQUENCY: Knob = Knob {
    name: "frequency",
    label: "Frequency",
    minimum: 0.01,
    maximum: 100.0,
    default: 1.0,
    scale: KnobScale::Log,
};

/// The family's entry.
pub const DERIVER: Deriver = Deriver {
    member: Description {
        name: "sin",
        label: "Sine",
        formula: "sin(f (x - mean) / deviation)",
        knobs: &[FREQUENCY],
    },
    takes: Takes::Each,
    write: |sources, settings| {
        let frequency = settings.get(&FREQUENCY);
        let wave = |source: &super::Source<'_>| {
            let factor = if frequency == 1.0 {
                String::new()
            } else {
                format!("{frequency} ")
            };
            let name = format!("sin({factor}{})", source.name);
            written(name, format!("sin({})", source.scaled(frequency)))
        };
        sources.iter().map(wave).collect()
    },
};
