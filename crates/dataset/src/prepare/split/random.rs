//! The first rows of a seeded shuffle.

use isoline_numeric::Generator;

use super::fill::{deal, fill, in_order};
use super::{Folds, Request, Splitter, Together};
use crate::Description;

/// The family's entry.
pub const SPLITTER: Splitter = Splitter {
    member: Description {
        name: "random",
        label: "At random",
        formula: "the first of the shuffled rows",
        knobs: &[],
    },
    together: Together::Copies,
    choose,
    folds: Folds::Rotating(fold),
};

pub(super) fn choose(request: Request<'_>, quota: usize, generator: &mut Generator) -> Vec<u32> {
    let mut units = request.candidates.to_vec();
    generator.shuffle(&mut units);
    fill(&units, &request.units.sizes, quota, units.len())
}

pub(super) fn fold(request: Request<'_>, folds: usize, generator: &mut Generator) -> Vec<usize> {
    let one = vec![request.candidates.to_vec()];
    in_order(deal(one, &request.units.sizes, folds, generator))
}
