//! More than so many standard deviations from the mean.

use super::{Detector, fence};
use crate::prepare::scale::standard;
use crate::{Description, Knob, KnobScale};

/// How many standard deviations from the mean a value may lie.
pub const LIMIT: Knob = Knob {
    name: "limit",
    label: "Standard deviations",
    minimum: 0.5,
    maximum: 100.0,
    default: 3.0,
    scale: KnobScale::Log,
};

/// The family's entry.
pub const DETECTOR: Detector = Detector {
    member: Description {
        name: "z",
        label: "Standard deviations",
        formula: "|x - mean| > limit * deviation",
        knobs: &[LIMIT],
    },
    fit: |settings, sorted| {
        let (mean, deviation) = standard::moments(sorted);
        fence(mean, mean, settings.get(&LIMIT) * deviation?)
    },
};
