//! Numbers far outside the middle half: slips of the pen, or the rare cases that matter.

use super::{Change, Finder, Finding, Look, Severity, Subject, Way};
use crate::Choice;
use crate::spec::{OutlierAction, OutlierSpec};
use crate::table::Kind;

/// The family's entry.
pub const FINDER: Finder = Finder {
    code: "outliers",
    look: Way::Column(find),
};

/// This many interquartile ranges beyond the quartiles; Tukey calls such values far out.
const RANGES: f64 = 3.0;

/// A larger share lies in a tail, which is a shape and no slip.
const MOST: f64 = 0.05;

fn find(subject: &Subject<'_>, look: &Look<'_>, found: &mut Vec<Finding>) {
    let count = look.order.len();
    // What is done about them is said by the preparation.
    let done = subject.spec.outliers_of(&look.column.name).method.kind != "none";
    if !look.feature || look.column.kind != Kind::Numeric || done || count < 20 {
        return;
    }
    let (low, high) = (look.sorted(count / 4), look.sorted(count - 1 - count / 4));
    let range = high - low;
    let (lowest, highest) = (low - RANGES * range, high + RANGES * range);
    if range == 0.0 || !lowest.is_finite() || !highest.is_finite() {
        return;
    }
    let below = (0..count)
        .take_while(|&place| look.sorted(place) < lowest)
        .count();
    let above = (0..count)
        .rev()
        .take_while(|&place| look.sorted(place) > highest)
        .count();
    let far = below + above;
    if far == 0 || far as f64 > MOST * count as f64 {
        return;
    }
    let ends = look.order[..below]
        .iter()
        .chain(&look.order[count - above..]);
    let first = ends.min().map_or(0, |&place| subject.rows[place as usize]);
    found.push(
        Finding::new(FINDER.code, Severity::Note, "{rows} values of {column} lie far outside the others, below {lowest} or above {highest}; first data row {row}.")
            .column(&look.column.name)
            .rows(first as usize, far)
            .number("lowest", lowest)
            .number("highest", highest)
            .hint("Check whether they are slips.")
            .fix(Change::SetOutliers {
                outliers: OutlierSpec {
                    method: Choice::named("iqr").with("factor", RANGES),
                    action: OutlierAction::Clip,
                },
            }),
    );
}
