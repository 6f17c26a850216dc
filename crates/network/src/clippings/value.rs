//! By value: each entry is bounded on its own.

use super::Clipping;
use crate::{Description, Knob, KnobScale, Member};
use isoline_numeric::Real;

const LIMIT: Knob = Knob {
    name: "limit",
    label: "Largest",
    minimum: 1e-3,
    maximum: 1000.0,
    default: 0.5,
    scale: KnobScale::Log,
};

struct ByValue {
    limit: f64,
}

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Clipping<T>> {
    Member {
        description: Description {
            name: "value",
            label: "By value",
            formula: "max(-c, min(c, g))",
            knobs: &[LIMIT],
        },
        build: |settings| {
            Box::new(ByValue {
                limit: settings.get(&LIMIT),
            })
        },
    }
}

impl<T: Real> Clipping<T> for ByValue {
    fn clip(&self, gradient: &mut [T]) {
        let limit = T::from_f64(self.limit);
        for value in gradient {
            // Comparisons with NaN are false, so it passes.
            if *value > limit {
                *value = limit;
            } else if *value < -limit {
                *value = -limit;
            }
        }
    }
}
