//! The size of a column's values, whatever their sign.

use super::{Deriver, Takes, written};
use crate::Description;

/// The family's entry.
pub const DERIVER: Deriver = Deriver {
    member: Description {
        name: "absolute",
        label: "Absolute value",
        formula: "abs(x)",
        knobs: &[],
    },
    takes: Takes::Each,
    write: |sources, _| {
        let absolute = |source: &super::Source<'_>| {
            let name = format!("abs({})", source.name);
            written(name, format!("abs({})", source.quoted()))
        };
        sources.iter().map(absolute).collect()
    },
};
