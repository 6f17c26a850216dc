//! The initializers: where the weights start. Biases start at 0.
//!
//! | name | distribution | source |
//! |---|---|---|
//! | glorot-uniform | U(-l, l), l = sqrt(6 / (in + out)) | Glorot and Bengio 2010 |
//! | glorot-normal | N(0, 2 / (in + out)) | Glorot and Bengio 2010 |
//! | he-uniform | U(-l, l), l = sqrt(6 / in) | He et al. 2015 |
//! | he-normal | N(0, 2 / in) | He et al. 2015 |
//! | lecun-uniform | U(-l, l), l = sqrt(3 / in) | LeCun et al. 1998 |
//! | lecun-normal | N(0, 1 / in) | LeCun et al. 1998 |
//! | orthogonal | uniform over the orthogonal matrices | Saxe et al. 2014 |
//! | zeros | 0 | |

pub mod glorot_normal;
pub mod glorot_uniform;
pub mod he_normal;
pub mod he_uniform;
pub mod lecun_normal;
pub mod lecun_uniform;
pub mod orthogonal;
pub mod zeros;

use crate::{Choice, Description, Member, SpecError};
use isoline_numeric::{Generator, Real};

/// Where weights start.
pub trait Initializer<T: Real>: Send + Sync {
    /// Fills the weights of a layer in their order in memory. `fan_in` and `fan_out` count the
    /// connections into and out of a unit. Drawn in f64 and rounded, so that f32 and f64 start alike.
    fn fill(&self, fan_in: usize, fan_out: usize, generator: &mut Generator, weights: &mut [T]);
}

/// All initializers.
#[must_use]
pub fn all<T: Real>() -> [Member<dyn Initializer<T>>; 8] {
    [
        glorot_uniform::member(),
        glorot_normal::member(),
        he_uniform::member(),
        he_normal::member(),
        lecun_uniform::member(),
        lecun_normal::member(),
        orthogonal::member(),
        zeros::member(),
    ]
}

/// Builds the initializer that a layer asks for.
///
/// # Errors
/// `unknown-member`, `unknown-knob`, `knob-range`.
pub fn build<T: Real>(choice: &Choice) -> Result<Box<dyn Initializer<T>>, SpecError> {
    choice.build("initializer", &all())
}

/// What the catalog shows.
#[must_use]
pub fn descriptions() -> Vec<Description> {
    all::<f32>().map(|member| member.description).to_vec()
}

/// Uniform between -`limit` and `limit`.
fn uniform<T: Real>(limit: f64, generator: &mut Generator, weights: &mut [T]) {
    for weight in weights {
        *weight = T::from_f64((2.0 * generator.uniform() - 1.0) * limit);
    }
}

/// Normal around 0 with a standard deviation of `deviation`.
fn normal<T: Real>(deviation: f64, generator: &mut Generator, weights: &mut [T]) {
    for weight in weights {
        *weight = T::from_f64(generator.normal() * deviation);
    }
}

#[cfg(test)]
mod tests {
    use super::{all, build};
    use crate::Choice;
    use isoline_numeric::{Generator, Stream};

    fn draw(name: &str, seed: u64) -> Vec<f64> {
        let mut weights = vec![f64::NAN; 60_000];
        let initializer = build(&Choice::named(name)).expect("a member of all");
        let mut generator = Generator::new(seed, Stream::Weights);
        initializer.fill(200, 300, &mut generator, &mut weights);
        weights
    }

    #[test]
    fn variances_follow_the_formulas() {
        let glorot = 2.0 / 500.0;
        let (he, lecun) = (2.0 / 200.0, 1.0 / 200.0);
        // 200 orthogonal vectors of length 1 and 300 entries each.
        let orthogonal = 1.0 / 300.0;
        let expected = [glorot, glorot, he, he, lecun, lecun, orthogonal, 0.0];
        for (member, expected) in all::<f64>().iter().zip(expected) {
            let weights = draw(member.description.name, 4);
            let count = weights.len() as f64;
            let mean = weights.iter().sum::<f64>() / count;
            let variance = weights.iter().map(|weight| weight * weight).sum::<f64>() / count;
            assert!(
                mean.abs() < 2e-3,
                "{}: mean {mean}",
                member.description.name
            );
            let error = (variance - expected).abs();
            assert!(
                error <= 0.03 * expected,
                "{}: {variance}",
                member.description.name
            );
        }
    }

    #[test]
    fn the_seed_decides() {
        assert_eq!(draw("he-normal", 1), draw("he-normal", 1));
        assert_ne!(draw("he-normal", 1), draw("he-normal", 2));
    }

    #[test]
    fn unknown_names_are_answered_with_the_list() {
        let error = build::<f32>(&Choice::named("ones"))
            .err()
            .expect("no such member");
        assert_eq!(error.kind, "unknown-member");
        assert!(error.to_string().contains("he-normal"));
    }
}
