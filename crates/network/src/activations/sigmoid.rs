//! Sigmoid: the logistic function, between 0 and 1.

use super::Activation;
use crate::{Description, Member};
use isoline_numeric::{Real, kernels};

struct Sigmoid;

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Activation<T>> {
    Member {
        description: Description {
            name: "sigmoid",
            label: "Sigmoid",
            formula: "a = 1 / (1 + e^-z)",
            knobs: &[],
        },
        build: |_| Box::new(Sigmoid),
    }
}

impl<T: Real> Activation<T> for Sigmoid {
    fn forward(&self, _rows: usize, values: &mut [T]) {
        kernels::each(values, T::sigmoid);
    }

    fn backward(&self, _rows: usize, _inputs: &[T], outputs: &[T], gradient: &mut [T]) {
        for (gradient, output) in gradient.iter_mut().zip(outputs) {
            *gradient = *gradient * *output * (T::ONE - *output);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Settings, activations::sigmoid};

    #[test]
    fn known_values() {
        let activation = (sigmoid::member::<f64>().build)(&Settings::default());
        let mut values = [0.0, 3f64.ln(), -1000.0, 1000.0];
        activation.forward(1, &mut values);
        assert!((values[0] - 0.5).abs() < 1e-16);
        assert!((values[1] - 0.75).abs() < 1e-15);
        assert_eq!(values[2..], [0.0, 1.0]);
    }
}
