//! Cosine: down along half a wave (Loshchilov and Hutter 2017), without restarts.

use super::{Memory, Moment, Schedule, half_wave};
use crate::{Description, Knob, Member};

const EPOCHS: Knob = super::epochs("epochs", "Epochs", 200.0);
const FINAL: Knob = super::share("final", "Share at the end", 0.0, 0.0);

struct Cosine {
    epochs: f64,
    last: f64,
}

/// This member.
#[must_use]
pub fn member() -> Member<dyn Schedule> {
    Member {
        description: Description {
            name: "cosine",
            label: "Cosine",
            formula: "f + (1 - f) (1 + cos(pi epoch / n)) / 2",
            knobs: &[EPOCHS, FINAL],
        },
        build: |settings| {
            Box::new(Cosine {
                epochs: settings.get(&EPOCHS),
                last: settings.get(&FINAL),
            })
        },
    }
}

impl Schedule for Cosine {
    fn factor(&self, moment: Moment, _memory: &Memory) -> f64 {
        let share = (moment.epoch as f64 / self.epochs).min(1.0);
        half_wave(1.0, self.last, share)
    }
}
