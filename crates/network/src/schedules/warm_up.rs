//! Warm-up: the rate grows evenly with every step for the first epochs (Goyal et al. 2017).

use super::{Memory, Moment, Schedule};
use crate::{Description, Knob, Member};

const EPOCHS: Knob = super::epochs("epochs", "Epochs", 5.0);

struct WarmUp {
    epochs: f64,
}

/// This member.
#[must_use]
pub fn member() -> Member<dyn Schedule> {
    Member {
        description: Description {
            name: "warm-up",
            label: "Warm-up",
            formula: "min(1, (step + 1) / (n steps per epoch))",
            knobs: &[EPOCHS],
        },
        build: |settings| {
            Box::new(WarmUp {
                epochs: settings.get(&EPOCHS),
            })
        },
    }
}

impl Schedule for WarmUp {
    fn factor(&self, moment: Moment, _memory: &Memory) -> f64 {
        let steps = self.epochs * moment.steps_per_epoch as f64;
        ((moment.step + 1) as f64 / steps).min(1.0)
    }
}
