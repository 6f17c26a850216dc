//! Columns: what their cells mean, what kind they are, and whether they can be learnt from.

mod assemble;
pub mod dates;
mod evidence;
mod fill;
mod format;
pub mod identifiers;
pub mod missing;
pub mod names;
pub mod numbers;
mod remarks;
mod statistics;
mod truths;

pub(crate) use assemble::assemble;
pub(crate) use evidence::{Evidence, push};
pub(crate) use fill::{FNV, Filler, digest, fnv, sorted_levels, too_many_names};
pub use format::Format;
pub(crate) use identifiers::remarked;

pub(crate) use statistics::{mean, median_of_sorted, statistics, unusable};

/// A column of names with more levels than this is text.
pub const LEVELS: usize = 50;

/// Distinct names kept of a text column; beyond, its cells are kept as digests only.
pub const NAMES_KEPT: usize = 1000;
