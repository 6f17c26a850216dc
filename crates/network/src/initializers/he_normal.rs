//! He normal: equal variance through rectifiers (He et al. 2015).

use super::Initializer;
use crate::{Description, Member};
use isoline_numeric::{Generator, Real};

struct HeNormal;

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Initializer<T>> {
    Member {
        description: Description {
            name: "he-normal",
            label: "He normal",
            formula: "w ~ N(0, 2 / in)",
            knobs: &[],
        },
        build: |_| Box::new(HeNormal),
    }
}

impl<T: Real> Initializer<T> for HeNormal {
    fn fill(&self, fan_in: usize, _fan_out: usize, generator: &mut Generator, weights: &mut [T]) {
        super::normal((2.0 / fan_in as f64).sqrt(), generator, weights);
    }
}
