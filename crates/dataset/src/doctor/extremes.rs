//! Numbers near the ends of what can be computed with: most often broken output of another program.

use super::{Finder, Finding, Look, Severity, Subject, Way};
use crate::table::Kind;

/// The family's entry.
pub const FINDER: Finder = Finder {
    code: "extremes",
    look: Way::Column(find),
};

/// Numbers beyond this size are no measurements.
const LARGE: f64 = 1e30;

/// Nor are numbers closer to zero than this.
const SMALL: f64 = 1e-30;

fn find(subject: &Subject<'_>, look: &Look<'_>, found: &mut Vec<Finding>) {
    if !look.feature || look.column.kind != Kind::Numeric {
        return;
    }
    let extreme = |number: &f64| {
        number.is_finite() && (number.abs() > LARGE || (*number != 0.0 && number.abs() < SMALL))
    };
    let places = || {
        look.numbers
            .iter()
            .enumerate()
            .filter(|(_, number)| extreme(number))
    };
    let Some((first, number)) = places().next() else {
        return;
    };
    found.push(
        Finding::new(FINDER.code, Severity::Warning, "{rows} values of {column} are so large or so small that they look broken, such as {value} in data row {row}.")
            .column(&look.column.name)
            .rows(subject.rows[first] as usize, places().count())
            .text("value", format!("{number:e}"))
            .hint("Correct them, or leave the column out."),
    );
}
