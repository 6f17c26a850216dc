//! Zeros: all units start alike, and hidden units stay alike; useful to show why weights must differ.

use super::Initializer;
use crate::{Description, Member};
use isoline_numeric::{Generator, Real};

struct Zeros;

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Initializer<T>> {
    Member {
        description: Description {
            name: "zeros",
            label: "Zeros",
            formula: "w = 0",
            knobs: &[],
        },
        build: |_| Box::new(Zeros),
    }
}

impl<T: Real> Initializer<T> for Zeros {
    fn fill(&self, _fan_in: usize, _fan_out: usize, _generator: &mut Generator, weights: &mut [T]) {
        weights.fill(T::ZERO);
    }
}
