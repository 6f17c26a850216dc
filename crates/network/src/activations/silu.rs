//! SiLU, also called Swish: the value times its sigmoid (Elfwing et al. 2018).

use super::Activation;
use crate::{Description, Member};
use isoline_numeric::Real;

struct Silu;

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Activation<T>> {
    Member {
        description: Description {
            name: "silu",
            label: "SiLU",
            formula: "a = z / (1 + e^-z)",
            knobs: &[],
        },
        build: |_| Box::new(Silu),
    }
}

impl<T: Real> Activation<T> for Silu {
    fn forward(&self, _rows: usize, values: &mut [T]) {
        for value in values {
            *value *= value.sigmoid();
        }
    }

    fn backward(&self, _rows: usize, inputs: &[T], _outputs: &[T], gradient: &mut [T]) {
        for (gradient, input) in gradient.iter_mut().zip(inputs) {
            let share = input.sigmoid();
            *gradient *= share + *input * share * (T::ONE - share);
        }
    }

    fn keeps_inputs(&self) -> bool {
        true
    }

    fn initializer(&self) -> &'static str {
        "he-normal"
    }
}
