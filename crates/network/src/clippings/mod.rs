//! The clippings: what keeps a gradient from throwing the weights far away (Pascanu et al. 2013).
//!
//! | name | gradient |
//! |---|---|
//! | none | g |
//! | norm | g c / norm of g, where the norm of all gradients together is above c |
//! | value | each entry within -c and c |

pub mod none;
pub mod norm;
pub mod value;

use crate::{Choice, Description, Member, SpecError};
use isoline_numeric::Real;

/// A bound on gradients.
pub trait Clipping<T: Real>: Send + Sync {
    /// Bounds the gradient of all parameters. What is not finite stays so, that a divergence is seen.
    fn clip(&self, gradient: &mut [T]);
}

/// All clippings.
#[must_use]
pub fn all<T: Real>() -> [Member<dyn Clipping<T>>; 3] {
    [none::member(), norm::member(), value::member()]
}

/// Builds what a spec asks for.
///
/// # Errors
/// `unknown-member`, `unknown-knob`, `knob-range`.
pub fn build<T: Real>(choice: &Choice) -> Result<Box<dyn Clipping<T>>, SpecError> {
    choice.build("clipping", &all())
}

/// What the catalog shows.
#[must_use]
pub fn descriptions() -> Vec<Description> {
    all::<f32>().map(|member| member.description).to_vec()
}

#[cfg(test)]
mod tests {
    use super::{all, build};
    use crate::{Choice, Settings};
    use isoline_numeric::kernels::norm;

    #[test]
    fn long_gradients_are_cut_and_short_ones_stay() {
        let clip = |choice: Choice, gradient: [f64; 3]| {
            let mut gradient = gradient;
            let clipping = build(&choice).expect("a member");
            clipping.clip(&mut gradient);
            gradient
        };
        let by_norm = Choice::named("norm").with("limit", 1.0);
        assert_eq!(clip(by_norm.clone(), [0.6, 0.0, -0.6]), [0.6, 0.0, -0.6]);
        let cut = clip(by_norm, [3.0, 0.0, -4.0]);
        assert!((cut[0] - 0.6).abs() < 1e-15 && (norm(&cut) - 1.0).abs() < 1e-15);
        let by_value = Choice::named("value").with("limit", 1.0);
        assert_eq!(clip(by_value, [3.0, 0.5, -4.0]), [1.0, 0.5, -1.0]);
        assert_eq!(clip(Choice::named("none"), [9.0; 3]), [9.0; 3]);
    }

    #[test]
    fn what_is_undefined_stays_undefined() {
        for member in all::<f32>() {
            let mut gradient = [f32::NAN, 1.0];
            (member.build)(&Settings::default()).clip(&mut gradient);
            assert!(gradient[0].is_nan(), "{}", member.description.name);
        }
        // Too long for f32 to square, not for the norm.
        let mut gradient = [1e30f32, 0.0];
        let clipping = build(&Choice::named("norm")).expect("a member");
        clipping.clip(&mut gradient);
        assert_eq!(gradient, [1.0, 0.0]);
    }
}
