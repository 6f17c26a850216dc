//! A formula as it is written in the spec.

use super::{Deriver, Takes};
use crate::Description;

/// The family's entry.
pub const DERIVER: Deriver = Deriver {
    member: Description {
        name: "formula",
        label: "Formula",
        formula: "such as log(income) / age",
        knobs: &[],
    },
    takes: Takes::Text,
    // The spec has written it.
    write: |_, _| Vec::new(),
};
