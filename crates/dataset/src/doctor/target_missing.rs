//! Rows without a target: there is nothing to learn from them.

use super::{Finder, Finding, Severity, Subject, Way};

/// The family's entry.
pub const FINDER: Finder = Finder {
    code: "target-missing",
    look: Way::Table(find),
};

fn find(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let Some(target) = subject.target() else {
        return;
    };
    let missing = target.statistics.missing;
    let first = (0..subject.table.rows).find(|&row| target.raw(row) == crate::Raw::Missing);
    let (Some(first), 1..) = (first, missing) else {
        return;
    };
    found.push(
        Finding::new(
            FINDER.code,
            Severity::Note,
            "{rows} rows without a value of {column} are left out, first data row {row}.",
        )
        .column(&target.name)
        .rows(first, missing),
    );
}
