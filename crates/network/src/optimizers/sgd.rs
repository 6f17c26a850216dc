//! Stochastic gradient descent: straight down the gradient of the batch.

use super::{Optimizer, Quantity, Seen, Update, quantities};
use crate::{Description, Member};
use isoline_numeric::Real;

struct GradientDescent;

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Optimizer<T>> {
    Member {
        description: Description {
            name: "sgd",
            label: "SGD",
            formula: "w = w - r g",
            knobs: &[],
        },
        build: |_| Box::new(GradientDescent),
    }
}

impl<T: Real> Optimizer<T> for GradientDescent {
    fn moments(&self) -> usize {
        0
    }

    fn step(&self, update: Update<'_, T>) -> bool {
        let rate = T::from_f64(update.rate);
        let present = update.parameters.iter().zip(update.gradients);
        for (next, (value, gradient)) in update.next_parameters.iter_mut().zip(present) {
            *next = *value - rate * *gradient;
        }
        isoline_numeric::kernels::all_finite(update.next_parameters)
    }

    fn account(&self, seen: Seen<'_>) -> Vec<Quantity> {
        quantities(&[("r", seen.rate), ("r g", seen.rate * seen.gradient)])
    }
}

#[cfg(test)]
mod tests {
    use crate::Settings;
    use crate::optimizers::{Update, sgd};

    #[test]
    fn steps_by_hand() {
        let optimizer = (sgd::member::<f64>().build)(&Settings::default());
        let mut value = 4.0;
        // f = w^2 / 2 has the gradient w: each step multiplies by 1 - 1/4.
        for expected in [3.0, 2.25, 1.6875, 1.265_625] {
            let mut next = [0.0];
            assert!(optimizer.step(Update {
                parameters: &[value],
                gradients: &[value],
                moments: &[],
                next_parameters: &mut next,
                next_moments: &mut [],
                rate: 0.25,
                step: 1,
            }));
            value = next[0];
            assert_eq!(value, expected);
        }
    }
}
