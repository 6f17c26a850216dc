//! LeCun normal: equal variance forwards (LeCun et al. 1998; SELU is made for it).

use super::Initializer;
use crate::{Description, Member};
use isoline_numeric::{Generator, Real};

struct LecunNormal;

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Initializer<T>> {
    Member {
        description: Description {
            name: "lecun-normal",
            label: "LeCun normal",
            formula: "w ~ N(0, 1 / in)",
            knobs: &[],
        },
        build: |_| Box::new(LecunNormal),
    }
}

impl<T: Real> Initializer<T> for LecunNormal {
    fn fill(&self, fan_in: usize, _fan_out: usize, generator: &mut Generator, weights: &mut [T]) {
        super::normal((1.0 / fan_in as f64).sqrt(), generator, weights);
    }
}
