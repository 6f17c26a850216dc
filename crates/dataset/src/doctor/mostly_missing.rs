//! A feature without a value in most rows: what stands in says more than what is there.

use super::{Change, Finder, Finding, Look, Severity, Subject, Way};

/// The family's entry.
pub const FINDER: Finder = Finder {
    code: "mostly-missing",
    look: Way::Column(find),
};

fn find(subject: &Subject<'_>, look: &Look<'_>, found: &mut Vec<Finding>) {
    let missing = look.column.statistics.missing;
    if !look.feature || missing * 2 <= subject.table.rows {
        return;
    }
    let first = (0..subject.table.rows).find(|&row| look.column.raw(row) == crate::Raw::Missing);
    let percent = missing as f64 * 100.0 / subject.table.rows as f64;
    found.push(
        Finding::new(FINDER.code, Severity::Warning, "{percent} % of the rows have no value of {column}; what stands in for it is most of what is learnt from.")
            .column(&look.column.name)
            .rows(first.unwrap_or(0), missing)
            .number("percent", (percent * 10.0).round() / 10.0)
            .fix(Change::DropFeature {
                column: look.column.name.clone(),
            }),
    );
}
