//! Glorot normal: equal variance forwards and backwards for symmetric activations (Glorot and Bengio 2010).

use super::Initializer;
use crate::{Description, Member};
use isoline_numeric::{Generator, Real};

struct GlorotNormal;

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Initializer<T>> {
    Member {
        description: Description {
            name: "glorot-normal",
            label: "Glorot normal",
            formula: "w ~ N(0, 2 / (in + out))",
            knobs: &[],
        },
        build: |_| Box::new(GlorotNormal),
    }
}

impl<T: Real> Initializer<T> for GlorotNormal {
    fn fill(&self, fan_in: usize, fan_out: usize, generator: &mut Generator, weights: &mut [T]) {
        super::normal((2.0 / (fan_in + fan_out) as f64).sqrt(), generator, weights);
    }
}
