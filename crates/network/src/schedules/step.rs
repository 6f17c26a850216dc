//! Step: lower by a factor every so many epochs.

use super::{Memory, Moment, Schedule};
use crate::{Description, Knob, Member};
use isoline_numeric::functions::power;

const EVERY: Knob = super::epochs("every", "Epochs between steps", 30.0);
const FACTOR: Knob = super::share("factor", "Factor", 0.01, 0.5);

struct Step {
    every: u64,
    factor: f64,
}

/// This member.
#[must_use]
pub fn member() -> Member<dyn Schedule> {
    Member {
        description: Description {
            name: "step",
            label: "Step",
            formula: "f^floor(epoch / n)",
            knobs: &[EVERY, FACTOR],
        },
        build: |settings| {
            Box::new(Step {
                every: settings.get(&EVERY) as u64,
                factor: settings.get(&FACTOR),
            })
        },
    }
}

impl Schedule for Step {
    fn factor(&self, moment: Moment, _memory: &Memory) -> f64 {
        power(self.factor, moment.epoch / self.every)
    }
}
