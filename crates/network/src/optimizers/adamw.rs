//! AdamW: Adam with weight decay beside the gradient instead of in it (Loshchilov and Hutter 2019, algorithm 2).

use super::adam::{BETA1, BETA2, EPSILON};
use super::lanes::with_two_moments;
use super::{Optimizer, Update};
use crate::{Description, Knob, Member, Scale};
use isoline_numeric::Real;
use isoline_numeric::functions::power;

/// Also Lion's, with another default.
pub(super) const DECAY: Knob = Knob {
    name: "decay",
    label: "Weight decay",
    minimum: 0.0,
    maximum: 1.0,
    default: 0.01,
    scale: Scale::Linear,
};

struct AdamW {
    beta1: f64,
    beta2: f64,
    epsilon: f64,
    decay: f64,
}

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
            Box::new(AdamW {
                beta1: settings.get(&BETA1),
                beta2: settings.get(&BETA2),
                epsilon: settings.get(&EPSILON),
                decay: settings.get(&DECAY),
            })
        },
    }
}

impl<T: Real> Optimizer<T> for AdamW {
    fn moments(&self) -> usize {
        2
    }

    fn step(&self, update: Update<'_, T>) -> bool {
        let (keep1, take1) = (T::from_f64(self.beta1), T::from_f64(1.0 - self.beta1));
        let (keep2, take2) = (T::from_f64(self.beta2), T::from_f64(1.0 - self.beta2));
        let rate = T::from_f64(update.rate / (1.0 - power(self.beta1, update.step)));
        let unbias = T::from_f64(1.0 / (1.0 - power(self.beta2, update.step)).sqrt());
        let shrink = T::from_f64(1.0 - update.rate * self.decay);
        let epsilon = T::from_f64(self.epsilon);
        with_two_moments(update, |value, gradient, mean, square| {
            let mean = keep1 * mean + take1 * gradient;
            let square = keep2 * square + take2 * gradient * gradient;
            let scale = square.sqrt() * unbias + epsilon;
            (shrink * value - rate * (mean / scale), mean, square)
        })
    }
}
