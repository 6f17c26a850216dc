//! Mish: the value times the tanh of its softplus (Misra 2019).

use super::Activation;
use crate::{Description, Member};
use isoline_numeric::Real;

struct Mish;

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Activation<T>> {
    Member {
        description: Description {
            name: "mish",
            label: "Mish",
            formula: "a = z tanh(ln(1 + e^z))",
            knobs: &[],
        },
        build: |_| Box::new(Mish),
    }
}

impl<T: Real> Activation<T> for Mish {
    fn forward(&self, _rows: usize, values: &mut [T]) {
        for value in values {
            *value *= value.softplus().tanh();
        }
    }

    fn backward(&self, _rows: usize, inputs: &[T], _outputs: &[T], gradient: &mut [T]) {
        for (gradient, input) in gradient.iter_mut().zip(inputs) {
            let gate = input.softplus().tanh();
            let slope = (T::ONE - gate * gate) * input.sigmoid();
            *gradient *= gate + *input * slope;
        }
    }

    fn keeps_inputs(&self) -> bool {
        true
    }

    fn initializer(&self) -> &'static str {
        "he-normal"
    }
}
