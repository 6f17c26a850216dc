//! A feature that moves as the rows go on, as measurements over time do.

use super::order::{correlated, is_sorted};
use super::{Finder, Finding, Look, Severity, Subject, Way};

/// The family's entry.
pub const FINDER: Finder = Finder {
    code: "drift",
    look: Way::Column(find),
};

/// From this rank correlation of value and row on.
const STRONG: f64 = 0.7;

fn find(subject: &Subject<'_>, look: &Look<'_>, found: &mut Vec<Finding>) {
    if !look.feature || look.numbers.is_empty() || look.column.statistics.distinct < 5 {
        return;
    }
    let Some(rank) = correlated(&look.numbers, subject).filter(|rank| rank.abs() >= STRONG) else {
        return;
    };
    // In a file sorted by the target, every feature that tells of it moves.
    if is_sorted(subject) {
        return;
    }
    found.push(
        Finding::new(FINDER.code, Severity::Note, "{column} moves as the rows go on (rank correlation {rank}). If the rows are in the order of time, later ones may be unlike the earlier ones.")
            .column(&look.column.name)
            .number("rank", (rank * 100.0).round() / 100.0),
    );
}
