//! Momentum: the step goes on in the direction of the steps before (Polyak 1964).

use super::lanes::with_one_moment;
use super::{Optimizer, Quantity, Seen, Update, quantities};
use crate::{Description, Knob, KnobScale, Member};
use isoline_numeric::Real;

/// Also Nesterov's.
pub(super) const MOMENTUM: Knob = Knob {
    name: "momentum",
    label: "Momentum",
    minimum: 0.0,
    maximum: 0.9999,
    default: 0.9,
    scale: KnobScale::Linear,
};

struct Momentum {
    momentum: f64,
}

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Optimizer<T>> {
    Member {
        description: Description {
            name: "momentum",
            label: "Momentum",
            formula: "v = m v + g, w = w - r v",
            knobs: &[MOMENTUM],
        },
        build: |settings| {
            Box::new(Momentum {
                momentum: settings.get(&MOMENTUM),
            })
        },
    }
}

impl<T: Real> Optimizer<T> for Momentum {
    fn moments(&self) -> usize {
        1
    }

    fn step(&self, update: Update<'_, T>) -> bool {
        let (momentum, rate) = (T::from_f64(self.momentum), T::from_f64(update.rate));
        with_one_moment(update, |value, gradient, speed| {
            let speed = momentum * speed + gradient;
            (value - rate * speed, speed)
        })
    }

    fn account(&self, seen: Seen<'_>) -> Vec<Quantity> {
        let speed = seen.after[0];
        quantities(&[("v", speed), ("r", seen.rate), ("r v", seen.rate * speed)])
    }
}
