//! The latest rows are held back, as a forecast has to do without them; folds are windows that follow one another.

use isoline_numeric::Generator;

use super::{Folds, Request, Splitter, Together};
use crate::Description;

/// The family's entry.
pub const SPLITTER: Splitter = Splitter {
    member: Description {
        name: "time",
        label: "By time",
        formula: "the latest rows",
        knobs: &[],
    },
    together: Together::Times,
    choose,
    folds: Folds::Expanding(windows),
};

/// Units are numbered in the order of time. As many of the last ones as come nearest to the quota, one at least.
fn choose(request: Request<'_>, quota: usize, _: &mut Generator) -> Vec<u32> {
    let mut chosen = Vec::new();
    let mut taken = 0;
    for &unit in request.candidates.iter().skip(1).rev() {
        let size = request.units.sizes[unit as usize] as usize;
        let nearer = taken < quota && (taken + size).abs_diff(quota) < quota - taken;
        if quota > 0 && (chosen.is_empty() || nearer) {
            chosen.push(unit);
            taken += size;
        } else {
            break;
        }
    }
    chosen
}

/// The blocks of `TimeSeriesSplit`: the last of (folds + 1) equal shares of the rows judge in turn, and the first block has
/// what is left over. Units are numbered in the order of time; one that lies across a border goes where its middle row is.
fn windows(request: Request<'_>, folds: usize, _: &mut Generator) -> Vec<usize> {
    let size = |unit: &u32| request.units.sizes[*unit as usize] as usize;
    let rows: usize = request.candidates.iter().map(size).sum();
    let window = (rows / (folds + 1)).max(1);
    let first = rows.saturating_sub(folds * window);
    let mut position = 0;
    let block = |unit| {
        let middle = position + (size(unit) - 1) / 2;
        position += size(unit);
        if middle < first {
            0
        } else {
            1 + (middle - first) / window
        }
    };
    request.candidates.iter().map(block).collect()
}
