//! Large numbers that are not scaled: steps that fit the others are far too long for their weights.

use super::{Change, Finder, Finding, Look, Severity, Subject, Way};
use crate::Choice;
use crate::table::Kind;

/// The family's entry.
pub const FINDER: Finder = Finder {
    code: "unscaled",
    look: Way::Column(find),
};

/// Numbers beyond this size make learning unstable.
const LARGE: f64 = 1000.0;

fn find(subject: &Subject<'_>, look: &Look<'_>, found: &mut Vec<Finding>) {
    let statistics = &look.column.statistics;
    let size = statistics.minimum.abs().max(statistics.maximum.abs());
    if !look.feature
        || look.column.kind != Kind::Numeric
        || subject.spec.scaling_of(&look.column.name).kind != "none"
        || size <= LARGE
    {
        return;
    }
    found.push(
        Finding::new(
            FINDER.code,
            Severity::Warning,
            "{column} reaches {size} and is not scaled, which makes learning unstable.",
        )
        .column(&look.column.name)
        .number("size", size)
        .fix(Change::SetScaling {
            scaling: Choice::named("standard"),
        }),
    );
}
