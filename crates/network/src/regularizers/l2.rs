//! L2: a pull towards 0 that grows with the weight (Hoerl and Kennard 1970).

use super::{Penalty, Regularizer, STRENGTH};
use crate::{Description, Member};
use isoline_numeric::Real;

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Regularizer<T>> {
    Member {
        description: Description {
            name: "l2",
            label: "L2",
            formula: "s / 2 sum w^2",
            knobs: &[STRENGTH],
        },
        build: |settings| {
            Box::new(Penalty {
                absolute: 0.0,
                square: settings.get(&STRENGTH),
            })
        },
    }
}
