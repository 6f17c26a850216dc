//! Adagrad: steps shrink with the sum of all squared gradients so far (Duchi et al. 2011).

use super::lanes::with_one_moment;
use super::{Optimizer, Update};
use crate::{Description, Knob, Member, Scale};
use isoline_numeric::Real;

const EPSILON: Knob = Knob {
    name: "epsilon",
    label: "Epsilon",
    minimum: 1e-12,
    maximum: 0.1,
    default: 1e-10,
    scale: Scale::Log,
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
            knobs: &[EPSILON],
        },
        build: |settings| {
            Box::new(Adagrad {
                epsilon: settings.get(&EPSILON),
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
}
