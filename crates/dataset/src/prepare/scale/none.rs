//! No scaling: values go in as they are.

use super::{Affine, Scaler, Scaling};
use crate::Description;

/// The family's entry.
pub const SCALER: Scaler = Scaler {
    member: Description {
        name: "none",
        label: "None",
        formula: "x",
        knobs: &[],
    },
    fit: |_| {
        Scaling::straight(Affine {
            center: 0.0,
            scale: 1.0,
        })
    },
};
