//! Rows of one group stay together: all visits of a patient, all pieces of a batch.

use super::{Folds, Splitter, Together, random};
use crate::Description;

/// The family's entry.
pub const SPLITTER: Splitter = Splitter {
    member: Description {
        name: "group",
        label: "By group",
        formula: "the first of the shuffled groups",
        knobs: &[],
    },
    together: Together::Groups,
    choose: random::choose,
    folds: Folds::Rotating(random::fold),
};
