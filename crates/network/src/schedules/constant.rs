//! Constant: the learning rate stays.

use super::{Memory, Moment, Schedule};
use crate::{Description, Member};

struct Constant;

/// This member.
#[must_use]
pub fn member() -> Member<dyn Schedule> {
    Member {
        description: Description {
            name: "constant",
            label: "Constant",
            formula: "1",
            knobs: &[],
        },
        build: |_| Box::new(Constant),
    }
}

impl Schedule for Constant {
    fn factor(&self, _moment: Moment, _memory: &Memory) -> f64 {
        1.0
    }
}
