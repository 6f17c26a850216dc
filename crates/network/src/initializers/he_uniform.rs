//! He uniform: equal variance through rectifiers (He et al. 2015).

use super::Initializer;
use crate::{Description, Member};
use isoline_numeric::{Generator, Real};

struct HeUniform;

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Initializer<T>> {
    Member {
        description: Description {
            name: "he-uniform",
            label: "He uniform",
            formula: "w ~ U(-l, l), l = sqrt(6 / in)",
            knobs: &[],
        },
        build: |_| Box::new(HeUniform),
    }
}

impl<T: Real> Initializer<T> for HeUniform {
    fn fill(&self, fan_in: usize, _fan_out: usize, generator: &mut Generator, weights: &mut [T]) {
        super::uniform((6.0 / fan_in as f64).sqrt(), generator, weights);
    }
}
