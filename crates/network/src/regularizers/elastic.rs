//! Elastic net: a mixture of L1 and L2 (Zou and Hastie 2005).

use super::{Penalty, Regularizer, STRENGTH};
use crate::{Description, Knob, KnobScale, Member};
use isoline_numeric::Real;

const SHARE: Knob = Knob {
    name: "share",
    label: "Share of L1",
    minimum: 0.0,
    maximum: 1.0,
    default: 0.5,
    scale: KnobScale::Linear,
};

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Regularizer<T>> {
    Member {
        description: Description {
            name: "elastic",
            label: "Elastic net",
            formula: "s (q sum |w| + (1 - q) / 2 sum w^2)",
            knobs: &[STRENGTH, SHARE],
        },
        build: |settings| {
            let (strength, share) = (settings.get(&STRENGTH), settings.get(&SHARE));
            Box::new(Penalty {
                absolute: strength * share,
                square: strength * (1.0 - share),
            })
        },
    }
}
