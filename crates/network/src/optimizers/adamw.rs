//! AdamW: Adam with weight decay beside the gradient instead of in it (Loshchilov and Hutter 2019, algorithm 2).

use super::Optimizer;
use super::adam::{Adam, BETA1, BETA2, EPSILON};
use crate::{Description, Knob, KnobScale, Member};
use isoline_numeric::Real;

/// Also Lion's, with another default.
pub(super) const DECAY: Knob = Knob {
    name: "decay",
    label: "Weight decay",
    minimum: 0.0,
    maximum: 1.0,
    default: 0.01,
    scale: KnobScale::Linear,
};

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Optimizer<T>> {
    Member {
        description: Description {
            name: "adamw",
            label: "AdamW",
            formula: "w = (1 - r d) w, then as Adam",
            knobs: &[BETA1, BETA2, EPSILON, DECAY],
        },
        build: |settings| {
            Box::new(Adam {
                beta1: settings.get(&BETA1),
                beta2: settings.get(&BETA2),
                epsilon: settings.get(&EPSILON),
                decay: settings.get(&DECAY),
            })
        },
    }
}
