//! A number that the spec gives, or a level of its own.

use super::{CategoricalImputer, NumericImputer};
use crate::{Description, Knob, KnobScale};

/// The number that stands in.
pub const VALUE: Knob = Knob {
    name: "value",
    label: "Value",
    minimum: -1e300,
    maximum: 1e300,
    default: 0.0,
    scale: KnobScale::Linear,
};

/// The family's entry for numbers.
pub const NUMERIC: NumericImputer = NumericImputer {
    member: Description {
        name: "constant",
        label: "Fixed value",
        formula: "value",
        knobs: &[VALUE],
    },
    drops: false,
    fit: |settings, _| settings.get(&VALUE),
};

/// The family's entry for names.
pub const CATEGORICAL: CategoricalImputer = CategoricalImputer {
    member: Description {
        name: "constant",
        label: "Fixed value",
        formula: "\"missing\"",
        knobs: &[],
    },
    drops: false,
    fit: |_| None,
};
