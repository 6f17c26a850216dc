//! The regularizers: what keeps weights small. They touch the weights of dense layers, never biases or the parameters of
//! normalisations, and are not part of the loss that is shown.
//!
//! | name | adds to the loss | after a step |
//! |---|---|---|
//! | none | | |
//! | l1 | s sum abs w | |
//! | l2 | s / 2 sum w^2 | |
//! | elastic | s (q sum abs w + (1 - q) / 2 sum w^2) | |
//! | max-norm | | the weights into each unit are scaled to a norm of at most c |

pub mod elastic;
pub mod l1;
pub mod l2;
pub mod max_norm;
pub mod none;

use crate::{Choice, Description, Knob, KnobScale, Member, SpecError};
use isoline_numeric::Real;

/// A rule that keeps weights small.
pub trait Regularizer<T: Real>: Send + Sync {
    /// What it adds to the loss for these weights.
    fn penalty(&self, _weights: &[T]) -> f64 {
        0.0
    }

    /// Adds the derivative of the penalty by each weight.
    fn pull(&self, _weights: &[T], _gradient: &mut [T]) {}

    /// Moves weights after a step: a matrix of `units` rows, column after column; a row leads into a unit.
    fn project(&self, _units: usize, _weights: &mut [T]) {}
}

/// All regularizers.
#[must_use]
pub fn all<T: Real>() -> [Member<dyn Regularizer<T>>; 5] {
    [
        none::member(),
        l1::member(),
        l2::member(),
        elastic::member(),
        max_norm::member(),
    ]
}

/// Builds what a spec asks for.
///
/// # Errors
/// `unknown-member`, `unknown-knob`, `knob-range`.
pub fn build<T: Real>(choice: &Choice) -> Result<Box<dyn Regularizer<T>>, SpecError> {
    choice.build("regularization", &all())
}

/// What the catalog shows.
#[must_use]
pub fn descriptions() -> Vec<Description> {
    all::<f32>().map(|member| member.description).to_vec()
}

/// How much the penalty counts.
const STRENGTH: Knob = Knob {
    name: "strength",
    label: "Strength",
    minimum: 1e-8,
    maximum: 10.0,
    default: 1e-3,
    scale: KnobScale::Log,
};

/// `absolute` sum |w| + `square` / 2 sum w^2: L1, L2 and their mixture.
struct Penalty {
    absolute: f64,
    square: f64,
}

impl<T: Real> Regularizer<T> for Penalty {
    fn penalty(&self, weights: &[T]) -> f64 {
        weights.iter().fold(0.0, |sum, weight| {
            let weight = weight.to_f64();
            sum + self.absolute * weight.abs() + 0.5 * self.square * weight * weight
        })
    }

    fn pull(&self, weights: &[T], gradient: &mut [T]) {
        let (absolute, square) = (T::from_f64(self.absolute), T::from_f64(self.square));
        for (gradient, weight) in gradient.iter_mut().zip(weights) {
            *gradient += absolute * weight.sign() + square * *weight;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{all, build};
    use crate::{Choice, Settings};

    #[test]
    fn pulls_are_the_derivatives_of_the_penalties() {
        let weights = [0.4f64, -1.3, 2.0, -0.1, 0.7, 0.9];
        for member in all::<f64>() {
            let regularizer = (member.build)(&Settings::default());
            let mut gradient = [0.0; 6];
            regularizer.pull(&weights, &mut gradient);
            for place in 0..weights.len() {
                let shifted = |by: f64| {
                    let mut moved = weights;
                    moved[place] += by;
                    regularizer.penalty(&moved)
                };
                let difference = (shifted(1e-4) - shifted(-1e-4)) / 2e-4;
                let error = (gradient[place] - difference).abs();
                assert!(error < 1e-10, "{}: {error}", member.description.name);
            }
        }
    }

    #[test]
    fn long_rows_are_cut_and_short_ones_stay() {
        let choice = Choice::named("max-norm").with("limit", 2.0);
        let regularizer = build::<f64>(&choice).expect("a member");
        // Two units of three weights: (3, 0, 4) and (1, 1, 1).
        let mut weights = [3.0, 1.0, 0.0, 1.0, 4.0, 1.0];
        regularizer.project(2, &mut weights);
        let expected = [1.2, 1.0, 0.0, 1.0, 1.6, 1.0];
        for (weight, expected) in weights.iter().zip(expected) {
            assert!((weight - expected).abs() < 1e-15, "{weights:?}");
        }
    }
}
