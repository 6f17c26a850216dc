//! No scaling: values go in as they are.

use super::{Affine, Scaler};
use crate::Description;

/// The family's entry.
pub const SCALER: Scaler = Scaler {
    member: Description {
        name: "none",
        label: "None",
        formula: "x",
        knobs: &[],
    },
    fit: |_| Affine {
        center: 0.0,
        scale: 1.0,
    },
};
