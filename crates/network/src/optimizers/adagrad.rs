//! Adagrad: steps shrink with the sum of all squared gradients so far (Duchi et al. 2011).

use super::adam::EPSILON;
use super::lanes::with_one_moment;
use super::{Optimizer, Quantity, Seen, Update, scaled};
use crate::{Description, Knob, Member};
use isoline_numeric::Real;

const ADAGRAD_EPSILON: Knob = Knob {
    default: 1e-10,
    ..EPSILON
};

struct Adagrad {
    epsilon: f64,
}

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Optimizer<T>> {
    Member {
        description: Description {
            name: "adagrad",
            label: "Adagrad",
            formula: "v = v + g^2, w = w - r g / (sqrt v + e)",
            knobs: &[ADAGRAD_EPSILON],
        },
        build: |settings| {
            Box::new(Adagrad {
                epsilon: settings.get(&ADAGRAD_EPSILON),
            })
        },
    }
}

impl<T: Real> Optimizer<T> for Adagrad {
    fn moments(&self) -> usize {
        1
    }

    fn step(&self, update: Update<'_, T>) -> bool {
        let (epsilon, rate) = (T::from_f64(self.epsilon), T::from_f64(update.rate));
        with_one_moment(update, |value, gradient, square| {
            let square = square + gradient * gradient;
            let scale = square.sqrt() + epsilon;
            (value - rate * (gradient / scale), square)
        })
    }

    fn account(&self, seen: Seen<'_>) -> Vec<Quantity> {
        scaled(&seen, self.epsilon)
    }
}
