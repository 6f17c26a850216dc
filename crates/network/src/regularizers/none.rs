//! None: the weights go where the loss takes them.

use super::Regularizer;
use crate::{Description, Member};
use isoline_numeric::Real;

/// Its key in the spec.
pub(crate) const NAME: &str = "none";

struct None;

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Regularizer<T>> {
    Member {
        description: Description {
            name: NAME,
            label: "None",
            formula: "0",
            knobs: &[],
        },
        build: |_| Box::new(None),
    }
}

impl<T: Real> Regularizer<T> for None {}
