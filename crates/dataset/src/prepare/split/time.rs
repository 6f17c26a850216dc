//! The latest rows are held back, as a forecast has to do without them.

use isoline_numeric::Generator;

use super::{Request, Splitter, Together};
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
    deal: None,
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
