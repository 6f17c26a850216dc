//! The activations: what a layer makes of its weighted sums.
//!
//! | name | a(z) | da/dz |
//! |---|---|---|
//! | sigmoid | 1 / (1 + e^-z) | a (1 - a) |
//! | tanh | tanh z | 1 - a^2 |
//! | relu | max(0, z) | 1 where a > 0, else 0 |
//! | leaky-relu | z above 0, s z below | 1 where a > 0, else s |
//! | elu | z above 0, d (e^z - 1) below | 1 where a > 0, else a + d |
//! | selu | 1.0507 elu(z) with d = 1.6733 | 1.0507 where a > 0, else a + 1.7581 |
//! | gelu | z P(z), P the normal distribution | P(z) + z p(z), p its density |
//! | silu | z s, s = sigmoid z | s + z s (1 - s) |
//! | softplus | ln(1 + e^z) | 1 - e^-a |
//! | softsign | z / (1 + abs z) | (1 - abs a)^2 |
//! | mish | z t, t = tanh(softplus z) | t + z (1 - t^2) sigmoid z |
//! | sine | sin(f z) | f cos(f z) |
//! | linear | z | 1 |
//! | softmax (output layer only) | e^z_i / sum_j e^z_j | a_i (delta_ij - a_j) |

pub mod elu;
pub mod gelu;
pub mod leaky_relu;
pub mod linear;
pub mod mish;
pub mod relu;
pub mod selu;
pub mod sigmoid;
pub mod silu;
pub mod sine;
pub mod softmax;
pub mod softplus;
pub mod softsign;
pub mod tanh;

use crate::{Choice, Description, Member, SpecError};
use isoline_family::find;
use isoline_numeric::Real;

/// An activation over a whole batch. Values lie column after column, one sample per column, `rows`
/// values each; activations that act on single values ignore `rows`.
pub trait Activation<T: Real>: Send + Sync {
    /// Turns sums z into activations a, in place.
    fn forward(&self, rows: usize, values: &mut [T]);

    /// Turns the gradient by a into the gradient by z, in place. `inputs` are the sums z, empty
    /// unless [`Activation::keeps_inputs`]; `outputs` are the activations a.
    fn backward(&self, rows: usize, inputs: &[T], outputs: &[T], gradient: &mut [T]);

    /// True when the derivative cannot be told from the outputs alone.
    fn keeps_inputs(&self) -> bool {
        false
    }

    /// Name of the initializer that keeps the variance of signals through this activation.
    fn initializer(&self) -> &'static str {
        "glorot-uniform"
    }
}

/// The activations of hidden layers.
#[must_use]
pub fn all<T: Real>() -> [Member<dyn Activation<T>>; 13] {
    [
        tanh::member(),
        relu::member(),
        leaky_relu::member(),
        elu::member(),
        selu::member(),
        gelu::member(),
        silu::member(),
        mish::member(),
        softplus::member(),
        softsign::member(),
        sine::member(),
        sigmoid::member(),
        linear::member(),
    ]
}

/// The activations of the output layer. Which of them fits is said by the loss.
#[must_use]
pub fn outputs<T: Real>() -> [Member<dyn Activation<T>>; 3] {
    [sigmoid::member(), softmax::member(), linear::member()]
}

/// Builds the activation that a hidden layer asks for.
///
/// # Errors
/// `unknown-member`, `unknown-knob`, `knob-range`.
pub fn build<T: Real>(choice: &Choice) -> Result<Box<dyn Activation<T>>, SpecError> {
    choice.build("activation", &all())
}

/// The activation of the output layer with this name.
///
/// # Errors
/// `unknown-member`.
pub fn find_output<T: Real>(name: &str) -> Result<Member<dyn Activation<T>>, SpecError> {
    find("activation of the output layer", &outputs(), name).copied()
}

/// What the catalog shows of the activations of hidden layers.
#[must_use]
pub fn descriptions() -> Vec<Description> {
    all::<f32>().map(|member| member.description).to_vec()
}

#[cfg(test)]
mod tests {
    use super::{all, outputs};
    use crate::Settings;

    /// Every member, hidden or output, against central differences at points away from kinks.
    #[test]
    fn derivatives_match_differences() {
        let rows = 3;
        let points = [-2.1f64, -0.7, 0.4, 1.3, 3.0, -4.0];
        let weights = [0.3, -1.1, 0.8, 0.5, -0.2, 1.7];
        for member in all().iter().chain(&outputs()) {
            let activation = (member.build)(&Settings::default());
            let weighed = |points: &[f64]| -> f64 {
                let mut values = points.to_vec();
                activation.forward(rows, &mut values);
                values
                    .iter()
                    .zip(weights)
                    .map(|(value, weight)| value * weight)
                    .sum()
            };
            let mut values = points.to_vec();
            activation.forward(rows, &mut values);
            let mut gradient = weights.to_vec();
            activation.backward(rows, &points, &values, &mut gradient);
            for place in 0..points.len() {
                let step = 1e-5;
                let shifted = |by: f64| {
                    let mut moved = points;
                    moved[place] += by;
                    weighed(&moved)
                };
                let difference = (shifted(step) - shifted(-step)) / (2.0 * step);
                let error = (gradient[place] - difference).abs();
                let name = member.description.name;
                assert!(error <= 1e-9 * difference.abs().max(1.0), "{name}: {error}");
            }
        }
    }

    #[test]
    fn stays_finite_far_out() {
        for member in all::<f32>().iter().chain(&outputs()) {
            let activation = (member.build)(&Settings::default());
            let mut values = [-1e30f32, -200.0, 0.0, 200.0, 1e30, 1e4];
            activation.forward(3, &mut values);
            let name = member.description.name;
            assert!(values.iter().all(|value| value.is_finite()), "{name}");
            let mut gradient = [1.0f32; 6];
            let inputs = [-1e30f32, -200.0, 0.0, 200.0, 1e30, 1e4];
            activation.backward(3, &inputs, &values, &mut gradient);
            assert!(gradient.iter().all(|value| value.is_finite()), "{name}");
        }
    }
}
