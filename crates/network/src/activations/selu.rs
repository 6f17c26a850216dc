//! SELU: ELU with the two constants that pull mean and variance to 0 and 1 (Klambauer et al. 2017).

use super::Activation;
use super::elu::Exponential;
use crate::{Description, Member};
use isoline_numeric::Real;

/// Lambda and alpha of the paper, where its map of mean and variance has the fixed point (0, 1).
const SCALE: f64 = 1.050_700_987_355_480_5;
const ALPHA: f64 = 1.673_263_242_354_377_2;

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Activation<T>> {
    Member {
        description: Description {
            name: "selu",
            label: "SELU",
            formula: "a = 1.0507 z above 0, 1.7581 (e^z - 1) below",
            knobs: &[],
        },
        build: |_| {
            Box::new(Exponential {
                scale: T::from_f64(SCALE),
                alpha: T::from_f64(ALPHA),
                initializer: "lecun-normal",
            })
        },
    }
}
