//! L1: a pull of one size towards 0, which leaves few weights (Tibshirani 1996).

use super::{Penalty, Regularizer, STRENGTH};
use crate::{Description, Member};
use isoline_numeric::Real;

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Regularizer<T>> {
    Member {
        description: Description {
            name: "l1",
            label: "L1",
            formula: "s sum |w|",
            knobs: &[STRENGTH],
        },
        build: |settings| {
            Box::new(Penalty {
                absolute: settings.get(&STRENGTH),
                square: 0.0,
            })
        },
    }
}
