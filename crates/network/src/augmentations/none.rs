//! None: the rows as they are.

use super::{Augmentation, Samples};
use crate::{Description, Member};
use isoline_numeric::{Generator, Real};

/// Its key in the spec.
pub const NAME: &str = "none";

struct None;

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Augmentation<T>> {
    Member {
        description: Description {
            name: NAME,
            label: "None",
            formula: "x",
            knobs: &[],
        },
        build: |_| Box::new(None),
    }
}

impl<T: Real> Augmentation<T> for None {
    fn apply(&self, _samples: Samples<'_, T>, _generator: &mut Generator) {}
}
