//! A power of a column, in its own units.

use super::{Deriver, Takes, written};
use crate::{Description, Knob, KnobScale};

const EXPONENT: Knob = Knob {
    name: "exponent",
    label: "Exponent",
    minimum: -4.0,
    maximum: 6.0,
    default: 2.0,
    scale: KnobScale::Linear,
};

/// The family's entry.
pub const DERIVER: Deriver = Deriver {
    member: Description {
        name: "power",
        label: "Power",
        formula: "x ^ e",
        knobs: &[EXPONENT],
    },
    takes: Takes::Each,
    write: |sources, settings| {
        let exponent = settings.get(&EXPONENT);
        let power = |source: &super::Source<'_>| {
            let name = format!("{}^{exponent}", source.name);
            written(name, format!("{} ^ {exponent:?}", source.quoted()))
        };
        sources.iter().map(power).collect()
    },
};
