//! LeCun uniform: equal variance forwards (LeCun et al. 1998; SELU is made for it).

use super::Initializer;
use crate::{Description, Member};
use isoline_numeric::{Generator, Real};

struct LecunUniform;

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Initializer<T>> {
    Member {
        description: Description {
            name: "lecun-uniform",
            label: "LeCun uniform",
            formula: "w ~ U(-l, l), l = sqrt(3 / in)",
            knobs: &[],
        },
        build: |_| Box::new(LecunUniform),
    }
}

impl<T: Real> Initializer<T> for LecunUniform {
    fn fill(&self, fan_in: usize, _fan_out: usize, generator: &mut Generator, weights: &mut [T]) {
        super::uniform((3.0 / fan_in as f64).sqrt(), generator, weights);
    }
}
