//! RMSProp: steps scaled by a running mean of the squared gradient (Hinton 2012, lecture 6e).

use super::adam::EPSILON;
use super::lanes::with_one_moment;
use super::{Optimizer, Quantity, Seen, Update, scaled};
use crate::{Description, Knob, KnobScale, Member};
use isoline_numeric::Real;

const ALPHA: Knob = Knob {
    name: "alpha",
    label: "Memory",
    minimum: 0.0,
    maximum: 0.9999,
    default: 0.99,
    scale: KnobScale::Linear,
};

struct RmsProp {
    alpha: f64,
    epsilon: f64,
}

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Optimizer<T>> {
    Member {
        description: Description {
            name: "rmsprop",
            label: "RMSProp",
            formula: "v = a v + (1 - a) g^2, w = w - r g / (sqrt v + e)",
            knobs: &[ALPHA, EPSILON],
        },
        build: |settings| {
            Box::new(RmsProp {
                alpha: settings.get(&ALPHA),
                epsilon: settings.get(&EPSILON),
            })
        },
    }
}

impl<T: Real> Optimizer<T> for RmsProp {
    fn moments(&self) -> usize {
        1
    }

    fn step(&self, update: Update<'_, T>) -> bool {
        let (keep, take) = (T::from_f64(self.alpha), T::from_f64(1.0 - self.alpha));
        let (epsilon, rate) = (T::from_f64(self.epsilon), T::from_f64(update.rate));
        with_one_moment(update, |value, gradient, square| {
            let square = keep * square + take * gradient * gradient;
            let scale = square.sqrt() + epsilon;
            (value - rate * (gradient / scale), square)
        })
    }

    fn account(&self, seen: Seen<'_>) -> Vec<Quantity> {
        scaled(&seen, self.epsilon)
    }
}
