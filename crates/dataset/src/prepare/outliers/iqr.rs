//! Tukey's fences: so many times the middle half's extent beyond the quartiles.

use super::{Detector, fence};
use crate::prepare::scale::robust::quantile;
use crate::{Description, Knob, KnobScale};

/// How far beyond the quartiles a value may lie.
pub const FACTOR: Knob = Knob {
    name: "factor",
    label: "Interquartile ranges",
    minimum: 0.1,
    maximum: 100.0,
    default: 1.5,
    scale: KnobScale::Log,
};

/// The family's entry.
pub const DETECTOR: Detector = Detector {
    member: Description {
        name: "iqr",
        label: "Quartiles",
        formula: "x < q1 - f (q3 - q1) or x > q3 + f (q3 - q1)",
        knobs: &[FACTOR],
    },
    fit: |settings, sorted| {
        let (low, high) = (quantile(sorted, 0.25), quantile(sorted, 0.75));
        fence(low, high, settings.get(&FACTOR) * (high - low))
    },
};
