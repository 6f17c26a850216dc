//! ReLU: the positive part (Nair and Hinton 2010).

use super::Activation;
use crate::{Description, Member};
use isoline_numeric::Real;

struct Relu;

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Activation<T>> {
    Member {
        description: Description {
            name: "relu",
            label: "ReLU",
            formula: "a = max(0, z)",
            knobs: &[],
        },
        build: |_| Box::new(Relu),
    }
}

impl<T: Real> Activation<T> for Relu {
    fn forward(&self, _rows: usize, values: &mut [T]) {
        for value in values {
            // NaN must pass, so that a divergence is seen by the loss.
            *value = if *value < T::ZERO { T::ZERO } else { *value };
        }
    }

    fn backward(&self, _rows: usize, _inputs: &[T], outputs: &[T], gradient: &mut [T]) {
        for (gradient, output) in gradient.iter_mut().zip(outputs) {
            *gradient = if *output > T::ZERO {
                *gradient
            } else {
                T::ZERO
            };
        }
    }

    fn initializer(&self) -> &'static str {
        "he-normal"
    }
}

#[cfg(test)]
mod tests {
    use crate::{Settings, activations::relu};

    #[test]
    fn derivative_at_the_kink_is_zero() {
        let activation = (relu::member().build)(&Settings::default());
        let mut values = [-1.0f32, 0.0, 2.0];
        activation.forward(1, &mut values);
        assert_eq!(values, [0.0, 0.0, 2.0]);
        let mut gradient = [5.0, 5.0, 5.0];
        activation.backward(1, &[], &values, &mut gradient);
        assert_eq!(gradient, [0.0, 0.0, 5.0]);
    }
}
