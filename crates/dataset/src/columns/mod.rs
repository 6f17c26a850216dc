//! Columns: what their cells mean, what kind they are, and whether they can be learnt from.

mod assemble;
mod fill;
pub mod identifiers;
mod infer;
pub mod missing;
pub mod names;
pub mod numbers;
mod statistics;

pub(crate) use assemble::assemble;
pub(crate) use fill::{Filler, sorted_levels, too_many_names};
pub(crate) use identifiers::remarked;
use infer::Decision;
pub(crate) use infer::Evidence;
pub(crate) use statistics::{mean, median_of_sorted, statistics, unusable};

/// A column of names with more levels than this is text.
pub const LEVELS: usize = 50;

/// Distinct names kept of a text column; beyond, its cells are not kept.
pub const NAMES_KEPT: usize = 1000;
