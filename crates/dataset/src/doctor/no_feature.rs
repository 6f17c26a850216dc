//! No column to learn from.

use super::{Finder, Finding, Severity, Subject, Way};

/// The family's entry.
pub const FINDER: Finder = Finder {
    code: "no-feature",
    look: Way::Table(find),
};

fn find(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if subject.features().next().is_none() {
        found.push(
            Finding::new(
                FINDER.code,
                Severity::Error,
                "There is no column to learn from.",
            )
            .hint("Choose at least one feature, or add columns to the table."),
        );
    }
}
