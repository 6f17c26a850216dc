//! Softsign: between -1 and 1 like tanh, with long tails (Turian et al. 2009).

use super::Activation;
use crate::{Description, Member};
use isoline_numeric::Real;

struct Softsign;

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Activation<T>> {
    Member {
        description: Description {
            name: "softsign",
            label: "Softsign",
            formula: "a = z / (1 + |z|)",
            knobs: &[],
        },
        build: |_| Box::new(Softsign),
    }
}

impl<T: Real> Activation<T> for Softsign {
    fn forward(&self, _rows: usize, values: &mut [T]) {
        for value in values {
            *value /= T::ONE + value.abs();
        }
    }

    fn backward(&self, _rows: usize, _inputs: &[T], outputs: &[T], gradient: &mut [T]) {
        for (gradient, output) in gradient.iter_mut().zip(outputs) {
            let rest = T::ONE - output.abs();
            *gradient = *gradient * rest * rest;
        }
    }
}
