//! Adagrad: steps shrink with the sum of all squared gradients so far (Duchi et al. 2011).

use super::lanes::sweep;
use super::{Optimizer, Update};
use crate::{Description, Knob, Member, Scale};
use isoline_numeric::Real;
use std::array::from_fn;

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
        sweep(update, |values, gradients, [squares]| {
            let squares = from_fn(|lane| squares[lane] + gradients[lane] * gradients[lane]);
            let values = from_fn(|lane| {
                let scale = squares[lane].sqrt() + epsilon;
                values[lane] - rate * (gradients[lane] / scale)
            });
            (values, [squares])
        })
    }
}
