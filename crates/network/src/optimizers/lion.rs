//! Lion: steps of one size, in the direction of the sign of a momentum (Chen et al. 2023, program 1).

use super::adam::{BETA1, BETA2};
use super::adamw::DECAY;
use super::lanes::with_one_moment;
use super::{Optimizer, Quantity, Seen, Update, quantities};
use crate::{Description, Knob, Member};
use isoline_numeric::Real;

const LION_BETA2: Knob = Knob {
    maximum: 0.9999,
    default: 0.99,
    ..BETA2
};

const LION_DECAY: Knob = Knob {
    default: 0.0,
    ..DECAY
};

struct Lion {
    beta1: f64,
    beta2: f64,
    decay: f64,
}

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Optimizer<T>> {
    Member {
        description: Description {
            name: "lion",
            label: "Lion",
            formula: "c = b1 m + (1 - b1) g, w = w - r (sign c + d w), m = b2 m + (1 - b2) g",
            knobs: &[BETA1, LION_BETA2, LION_DECAY],
        },
        build: |settings| {
            Box::new(Lion {
                beta1: settings.get(&BETA1),
                beta2: settings.get(&LION_BETA2),
                decay: settings.get(&LION_DECAY),
            })
        },
    }
}

impl<T: Real> Optimizer<T> for Lion {
    fn moments(&self) -> usize {
        1
    }

    fn step(&self, update: Update<'_, T>) -> bool {
        let (keep1, take1) = (T::from_f64(self.beta1), T::from_f64(1.0 - self.beta1));
        let (keep2, take2) = (T::from_f64(self.beta2), T::from_f64(1.0 - self.beta2));
        let shrink = T::from_f64(1.0 - update.rate * self.decay);
        let rate = T::from_f64(update.rate);
        with_one_moment(update, |value, gradient, mean| {
            let direction = (keep1 * mean + take1 * gradient).sign();
            let value = shrink * value - rate * direction;
            (value, keep2 * mean + take2 * gradient)
        })
    }

    fn account(&self, seen: Seen<'_>) -> Vec<Quantity> {
        let direction = self.beta1 * seen.before[0] + (1.0 - self.beta1) * seen.gradient;
        let decay = seen.rate * self.decay * seen.value;
        quantities(&[
            ("c", direction),
            ("m", seen.after[0]),
            ("r", seen.rate),
            (
                "r (sign c + d w)",
                seen.rate * Real::sign(direction) + decay,
            ),
        ])
    }
}
