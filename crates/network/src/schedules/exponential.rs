//! Exponential: lower by a factor after every epoch.

use super::{Memory, Moment, Schedule};
use crate::{Description, Knob, Member};
use isoline_numeric::functions::power;

const FACTOR: Knob = super::share("factor", "Factor per epoch", 0.5, 0.99);

struct Exponential {
    factor: f64,
}

/// This member.
#[must_use]
pub fn member() -> Member<dyn Schedule> {
    Member {
        description: Description {
            name: "exponential",
            label: "Exponential",
            formula: "f^epoch",
            knobs: &[FACTOR],
        },
        build: |settings| {
            Box::new(Exponential {
                factor: settings.get(&FACTOR),
            })
        },
    }
}

impl Schedule for Exponential {
    fn factor(&self, moment: Moment, _memory: &Memory) -> f64 {
        power(self.factor, moment.epoch)
    }
}
