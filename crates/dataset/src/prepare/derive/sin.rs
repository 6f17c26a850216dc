//! A sine of a column that is scaled by the training rows; the frequency is in radians per deviation.

use super::{Deriver, Source, Takes, Written, written};
use crate::{Description, Knob, KnobScale, Settings};

pub(super) const FREQUENCY: Knob = Knob {
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
    write: |sources, settings| waves("sin", sources, settings),
};

/// The function over each source, its frequency in the name where it is not 1.
pub(super) fn waves(function: &str, sources: &[Source<'_>], settings: &Settings) -> Vec<Written> {
    let frequency = settings.get(&FREQUENCY);
    let factor = if frequency == 1.0 {
        String::new()
    } else {
        format!("{frequency} ")
    };
    let wave = |source: &Source<'_>| {
        let name = format!("{function}({factor}{})", source.name);
        written(name, format!("{function}({})", source.scaled(frequency)))
    };
    sources.iter().map(wave).collect()
}
