//! A logarithm that no value is too small for: of 1 + x, and mirrored below 0.

use super::{Deriver, Takes, written};
use crate::Description;

/// The family's entry.
pub const DERIVER: Deriver = Deriver {
    member: Description {
        name: "log",
        label: "Logarithm",
        formula: "sign(x) log(1 + |x|)",
        knobs: &[],
    },
    takes: Takes::Each,
    write: |sources, _| {
        let logarithm = |source: &super::Source<'_>| {
            let x = source.quoted();
            let name = format!("log({})", source.name);
            written(name, format!("if({x} < 0, -log1p(-{x}), log1p({x}))"))
        };
        sources.iter().map(logarithm).collect()
    },
};
