//! One cycle: up to the learning rate and far down again, both along half a wave (Smith and Topin 2018).

use super::{Memory, Moment, Schedule, half_wave};
use crate::{Description, Knob, KnobScale, Member};

const EPOCHS: Knob = super::epochs("epochs", "Epochs", 100.0);
const WARM: Knob = Knob {
    maximum: 0.9,
    ..super::share("warm", "Share of the way up", 0.01, 0.3)
};
const START: Knob = Knob {
    scale: KnobScale::Log,
    ..super::share("start", "Share at the start", 1e-4, 0.04)
};
const FINAL: Knob = Knob {
    scale: KnobScale::Log,
    ..super::share("final", "Share at the end", 1e-8, 4e-6)
};

struct OneCycle {
    epochs: f64,
    warm: f64,
    start: f64,
    last: f64,
}

/// This member.
#[must_use]
pub fn member() -> Member<dyn Schedule> {
    Member {
        description: Description {
            name: "one-cycle",
            label: "One cycle",
            formula: "from s up to 1, then down to f, along cosines",
            knobs: &[EPOCHS, WARM, START, FINAL],
        },
        build: |settings| {
            Box::new(OneCycle {
                epochs: settings.get(&EPOCHS),
                warm: settings.get(&WARM),
                start: settings.get(&START),
                last: settings.get(&FINAL),
            })
        },
    }
}

impl Schedule for OneCycle {
    fn factor(&self, moment: Moment, _memory: &Memory) -> f64 {
        // As PyTorch counts: the first step is at 0, the top at warm n - 1, the last step at n - 1.
        let steps = self.epochs * moment.steps_per_epoch as f64;
        let (top, end) = (self.warm * steps - 1.0, steps - 1.0);
        let step = (moment.step as f64).min(end);
        if step <= top {
            half_wave(self.start, 1.0, step / top.max(1.0))
        } else {
            half_wave(1.0, self.last, (step - top) / (end - top))
        }
    }
}
