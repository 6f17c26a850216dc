//! Tanh: the hyperbolic tangent, between -1 and 1.

use super::Activation;
use crate::{Description, Member};
use isoline_numeric::{Real, kernels};

struct Tanh;

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Activation<T>> {
    Member {
        description: Description {
            name: "tanh",
            label: "Tanh",
            formula: "a = tanh z",
            knobs: &[],
        },
        build: |_| Box::new(Tanh),
    }
}

impl<T: Real> Activation<T> for Tanh {
    fn forward(&self, _rows: usize, values: &mut [T]) {
        kernels::each(values, T::tanh);
    }

    fn backward(&self, _rows: usize, _inputs: &[T], outputs: &[T], gradient: &mut [T]) {
        for (gradient, output) in gradient.iter_mut().zip(outputs) {
            *gradient *= T::ONE - *output * *output;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Settings, activations::tanh};

    #[test]
    fn known_values() {
        let activation = (tanh::member::<f64>().build)(&Settings::default());
        let mut values = [0.0, 3f64.ln() / 2.0, -100.0];
        activation.forward(1, &mut values);
        assert_eq!(values[0], 0.0);
        assert!((values[1] - 0.5).abs() < 1e-15);
        assert_eq!(values[2], -1.0);
    }
}
