//! Which rows train, which judge while training goes on, and which are locked away until the end.
//!
//! | member | keeps together | held back |
//! |---|---|---|
//! | `stratified` | copies | the share of each class, rounded by largest remainder; a number is split at random |
//! | `random` | copies | the first of the shuffled rows |
//! | `group` | rows with one value of the group column | the first of the shuffled groups |
//! | `time` | rows of one time | the latest rows: the last of all are the test rows, those before them validate |
//!
//! Copies are rows that are equal in every feature and the target. What is kept together is a *unit*; a unit too large for
//! what is left of a share is passed over, and one more is taken where that comes nearer to the share.
//!
//! Folds take turns in judging. By time they are windows that follow one another, each judged by what all rows before it
//! taught (scikit-learn's `TimeSeriesSplit`, whole times instead of rows); rows after the window take no part.
//!
//! Contract: every row is in exactly one part (or in none, after a window of time), no unit is in two, the parts are
//! ascending, and the seed alone decides (time needs none). Test rows are chosen first, so that neither the validation
//! share nor the fold changes them.

mod checks;
mod fill;
pub mod group;
mod notes;
mod parts;
pub mod random;
pub mod stratified;
pub mod time;
mod units;

use isoline_family::Described;
use isoline_numeric::Generator;

use crate::Description;
use crate::table::Column;

pub use parts::split;
pub use units::Units;

/// Most folds.
pub const MOST_FOLDS: usize = 100;

/// The rows by role, as indices into the kept rows, ascending.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Split {
    /// Rows that are learnt from.
    pub train: Vec<u32>,
    /// Rows that judge.
    pub validation: Vec<u32>,
    /// Rows that nothing looks at until they are opened.
    pub test: Vec<u32>,
}

/// What is split.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The table's row of each kept row.
    pub rows: &'a [u32],
    /// The class of each kept row; empty when the target is a number.
    pub classes: &'a [u16],
    /// Names of the classes.
    pub names: &'a [String],
    /// Features and target: rows that are equal in all of them are copies.
    pub cells: &'a [&'a Column],
    /// Says which rows belong together.
    pub group: Option<&'a Column>,
    /// Says when each row was.
    pub time: Option<&'a Column>,
}

/// What a member is asked.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// What stays together.
    pub units: &'a Units,
    /// Class of each unit; empty when the target is a number.
    pub classes: &'a [u16],
    /// Number of classes.
    pub kinds: usize,
    /// The units to choose from, ascending.
    pub candidates: &'a [u32],
}

/// What a member keeps together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Together {
    /// Rows that are equal in every feature and the target.
    Copies,
    /// Rows of one value of the group column.
    Groups,
    /// Rows of one time; units are numbered in the order of time.
    Times,
}

/// Deals the units out to blocks for so many folds: the block of each candidate.
pub type Deal = fn(Request<'_>, usize, &mut Generator) -> Vec<usize>;

/// How folds take turns.
#[derive(Debug, Clone, Copy)]
pub enum Folds {
    /// A block for each fold judges in its turn, and all others train.
    Rotating(Deal),
    /// Blocks 0 to the number of folds: each after the first judges in its turn what those before it taught, and those
    /// after it take no part.
    Expanding(Deal),
}

/// A member of the family.
#[derive(Debug, Clone, Copy)]
pub struct Splitter {
    /// Name, label and formula.
    pub member: Description,
    /// What it keeps together.
    pub together: Together,
    /// Chooses units of about so many rows, in any order.
    pub choose: fn(Request<'_>, usize, &mut Generator) -> Vec<u32>,
    /// How folds are dealt, and who trains while one judges.
    pub folds: Folds,
}

/// All splits; the first is the default.
pub const ALL: &[Splitter] = &[
    stratified::SPLITTER,
    random::SPLITTER,
    group::SPLITTER,
    time::SPLITTER,
];

impl Described for Splitter {
    fn description(&self) -> Description {
        self.member
    }
}

#[cfg(test)]
mod tests;
