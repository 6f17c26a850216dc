//! None: the gradient as it is.

use super::Clipping;
use crate::{Description, Member};
use isoline_numeric::Real;

struct None;

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Clipping<T>> {
    Member {
        description: Description {
            name: "none",
            label: "None",
            formula: "g",
            knobs: &[],
        },
        build: |_| Box::new(None),
    }
}

impl<T: Real> Clipping<T> for None {
    fn clip(&self, _gradient: &mut [T]) {}
}
