//! Softplus: a smooth ReLU (Dugas et al. 2001).

use super::Activation;
use crate::{Description, Member};
use isoline_numeric::Real;

struct Softplus;

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Activation<T>> {
    Member {
        description: Description {
            name: "softplus",
            label: "Softplus",
            formula: "a = ln(1 + e^z)",
            knobs: &[],
        },
        build: |_| Box::new(Softplus),
    }
}

impl<T: Real> Activation<T> for Softplus {
    fn forward(&self, _rows: usize, values: &mut [T]) {
        for value in values {
            *value = value.softplus();
        }
    }

    fn backward(&self, _rows: usize, _inputs: &[T], outputs: &[T], gradient: &mut [T]) {
        for (gradient, output) in gradient.iter_mut().zip(outputs) {
            // sigmoid z = 1 - e^-a.
            *gradient *= -(-*output).exp_m1();
        }
    }
}
