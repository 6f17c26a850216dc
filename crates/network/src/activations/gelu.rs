//! GELU: the value times the share of a normal distribution below it (Hendrycks and Gimpel 2016), exact.

use super::Activation;
use crate::{Description, Member};
use isoline_numeric::Real;

struct Gelu;

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Activation<T>> {
    Member {
        description: Description {
            name: "gelu",
            label: "GELU",
            formula: "a = z (1 + erf(z / sqrt 2)) / 2",
            knobs: &[],
        },
        build: |_| Box::new(Gelu),
    }
}

impl<T: Real> Activation<T> for Gelu {
    fn forward(&self, _rows: usize, values: &mut [T]) {
        let (half, root) = (
            T::from_f64(0.5),
            T::from_f64(std::f64::consts::FRAC_1_SQRT_2),
        );
        for value in values {
            *value = *value * (half * (T::ONE + (*value * root).erf()));
        }
    }

    fn backward(&self, _rows: usize, inputs: &[T], _outputs: &[T], gradient: &mut [T]) {
        let (half, root) = (
            T::from_f64(0.5),
            T::from_f64(std::f64::consts::FRAC_1_SQRT_2),
        );
        // 1 / sqrt(2 pi), the density at 0.
        let top = T::from_f64(0.398_942_280_401_432_7);
        for (gradient, input) in gradient.iter_mut().zip(inputs) {
            let share = half * (T::ONE + (*input * root).erf());
            // Past these ends the density is 0, and an infinite square times 0 would be no number.
            let near = input.minimum(T::from_f64(40.0)).maximum(T::from_f64(-40.0));
            let density = top * (-half * near * near).exp();
            *gradient *= share + near * density;
        }
    }

    fn keeps_inputs(&self) -> bool {
        true
    }

    fn initializer(&self) -> &'static str {
        "he-normal"
    }
}
