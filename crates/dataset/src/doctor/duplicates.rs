//! Rows that repeat an earlier one in all features and the target.

use super::repeats::first_equals;
use super::{Finder, Finding, Severity, Subject, Way};
use crate::table::Column;

/// The family's entry.
pub const FINDER: Finder = Finder {
    code: "duplicates",
    look: Way::Table(find),
};

/// From this share on, validation rows are often rows that were trained on.
const MANY: f64 = 0.05;

fn find(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let Some(target) = subject.target() else {
        return;
    };
    let columns: Vec<&Column> = subject.features().chain([target]).collect();
    if columns.len() < 2 {
        return;
    }
    let equals = first_equals(&columns, &subject.rows);
    let repeats = || {
        equals
            .iter()
            .zip(&subject.rows)
            .filter(|(first, row)| first != row)
    };
    let Some((_, &first)) = repeats().next() else {
        return;
    };
    let count = repeats().count();
    let share = count as f64 / subject.rows.len() as f64;
    let severity = if share >= MANY {
        Severity::Warning
    } else {
        Severity::Note
    };
    let message = "{rows} rows ({percent} %) repeat an earlier row in all features and the target, first data row {row}. A row that is trained on and also judged flatters the score.";
    found.push(
        Finding::new(FINDER.code, severity, message)
            .rows(first as usize, count)
            .number("percent", (share * 1000.0).round() / 10.0)
            .hint("Remove repeated rows, unless each is a case of its own."),
    );
}
