//! Glorot uniform: equal variance forwards and backwards for symmetric activations (Glorot and Bengio 2010).

use super::Initializer;
use crate::{Description, Member};
use isoline_numeric::{Generator, Real};

struct GlorotUniform;

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Initializer<T>> {
    Member {
        description: Description {
            name: "glorot-uniform",
            label: "Glorot uniform",
            formula: "w ~ U(-l, l), l = sqrt(6 / (in + out))",
            knobs: &[],
        },
        build: |_| Box::new(GlorotUniform),
    }
}

impl<T: Real> Initializer<T> for GlorotUniform {
    fn fill(&self, fan_in: usize, fan_out: usize, generator: &mut Generator, weights: &mut [T]) {
        super::uniform((6.0 / (fan_in + fan_out) as f64).sqrt(), generator, weights);
    }
}
