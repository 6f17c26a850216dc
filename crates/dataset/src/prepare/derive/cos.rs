//! A cosine of a column that is scaled by the training rows; the frequency is in radians per deviation.

use super::sin::{FREQUENCY, waves};
use super::{Deriver, Takes};
use crate::Description;

/// The family's entry.
pub const DERIVER: Deriver = Deriver {
    member: Description {
        name: "cos",
        label: "Cosine",
        formula: "cos(f (x - mean) / deviation)",
        knobs: &[FREQUENCY],
    },
    takes: Takes::Each,
    write: |sources, settings| waves("cos", sources, settings),
};
