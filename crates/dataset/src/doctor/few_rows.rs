//! Few rows for many inputs: a network can remember them all instead of learning.

use super::{Finder, Finding, Severity, Subject, Way};
use crate::table::Kind;

/// The family's entry.
pub const FINDER: Finder = Finder {
    code: "few-rows",
    look: Way::Table(find),
};

/// Rows that each input asks for.
const PER_INPUT: usize = 10;

fn find(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let Some(target) = subject.target() else {
        return;
    };
    let width = |kind, distinct| {
        if kind == Kind::Categorical {
            distinct
        } else {
            1
        }
    };
    let columns = subject.features();
    let inputs: usize = columns
        .map(|column| width(column.kind, column.statistics.distinct))
        .sum();
    let rows = subject.table.rows - target.statistics.missing.min(subject.table.rows);
    if rows >= PER_INPUT * inputs {
        return;
    }
    found.push(
        Finding::new(FINDER.code, Severity::Warning, "{rows} rows are few for {inputs} inputs; with fewer than ten rows for each, a network can remember them instead of learning.")
            .number("rows", rows as f64)
            .number("inputs", inputs as f64)
            .hint("Add rows, take fewer features, or use regularization and early stopping."),
    );
}
