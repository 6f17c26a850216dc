//! Softmax: each column becomes probabilities that add up to 1.

use super::Activation;
use crate::{Description, Member};
use isoline_numeric::Real;

struct Softmax;

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Activation<T>> {
    Member {
        description: Description {
            name: "softmax",
            label: "Softmax",
            formula: "a_i = e^z_i / sum_j e^z_j",
            knobs: &[],
        },
        build: |_| Box::new(Softmax),
    }
}

impl<T: Real> Activation<T> for Softmax {
    fn forward(&self, rows: usize, values: &mut [T]) {
        for column in values.chunks_exact_mut(rows.max(1)) {
            // Shifting by the largest keeps e^z within range and changes no quotient.
            let largest = column
                .iter()
                .fold(-T::LARGEST, |sofar, value| sofar.maximum(*value));
            for value in column {
                *value -= largest;
            }
        }
        // Over the whole slice at once, so that short columns fill the SIMD lanes too.
        for value in values.iter_mut() {
            *value = value.exp();
        }
        for column in values.chunks_exact_mut(rows.max(1)) {
            let total = column.iter().fold(T::ZERO, |sofar, value| sofar + *value);
            for value in column {
                *value /= total;
            }
        }
    }

    fn backward(&self, rows: usize, _inputs: &[T], outputs: &[T], gradient: &mut [T]) {
        let columns = gradient.chunks_exact_mut(rows.max(1));
        for (gradient, output) in columns.zip(outputs.chunks_exact(rows.max(1))) {
            let mut mean = T::ZERO;
            for (gradient, output) in gradient.iter().zip(output) {
                mean += *gradient * *output;
            }
            for (gradient, output) in gradient.iter_mut().zip(output) {
                *gradient = (*gradient - mean) * *output;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Settings, activations::softmax};

    #[test]
    fn columns_add_up_to_one() {
        let activation = (softmax::member::<f64>().build)(&Settings::default());
        let mut values = [0.0, 3f64.ln(), 500.0, 500.0];
        activation.forward(2, &mut values);
        assert!((values[0] - 0.25).abs() < 1e-15 && (values[1] - 0.75).abs() < 1e-15);
        assert_eq!(values[2..], [0.5, 0.5]);
    }
}
