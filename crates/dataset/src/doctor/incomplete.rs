//! Hardly a row without a missing cell: leaving such rows out would leave nothing.

use super::{Finder, Finding, Severity, Subject, Way};
use crate::table::{Column, Raw};

/// The family's entry.
pub const FINDER: Finder = Finder {
    code: "incomplete",
    look: Way::Table(find),
};

fn find(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let columns: Vec<&Column> = subject
        .features()
        .filter(|column| column.statistics.missing > 0)
        .collect();
    if columns.is_empty() {
        return;
    }
    let whole = |row: &&u32| {
        columns
            .iter()
            .all(|column| column.raw(**row as usize) != Raw::Missing)
    };
    let complete = subject.rows.iter().filter(whole).count();
    if complete * 10 > subject.rows.len() {
        return;
    }
    let mut finding = Finding::new(FINDER.code, Severity::Note, "Only {complete} of {all} rows have a value of every feature. Missing cells are filled in; no row is left out for them.")
        .number("complete", complete as f64)
        .number("all", subject.rows.len() as f64);
    finding.rows = subject.rows.len() - complete;
    found.push(finding);
}
