//! Numbers of eight digits that are all dates: as numbers, the last of a month lies 70 before the first of the next.

use super::{Change, Finder, Finding, Look, Severity, Subject, Way};
use crate::columns::dates;
use crate::table::Kind;

/// The family's entry.
pub const FINDER: Finder = Finder {
    code: "compact-dates",
    look: Way::Column(find),
};

/// Fewer values, and fewer different ones, may be dates by chance.
const FEWEST: usize = 10;
const DIFFERENT: usize = 3;

fn find(_: &Subject<'_>, look: &Look<'_>, found: &mut Vec<Finding>) {
    let statistics = &look.column.statistics;
    let is_date = |number: &f64| dates::moment(&number.to_string()).is_some();
    if look.column.kind != Kind::Numeric
        || look.target
        || look.order.len() < FEWEST
        || statistics.distinct < DIFFERENT
        || !is_date(&statistics.minimum)
        || !look
            .numbers
            .iter()
            .filter(|number| !number.is_nan())
            .all(is_date)
    {
        return;
    }
    found.push(
        Finding::new(
            FINDER.code,
            Severity::Note,
            "{column} looks like dates written without marks: {from} to {to}.",
        )
        .column(&look.column.name)
        .text("from", statistics.minimum.to_string())
        .text("to", statistics.maximum.to_string())
        .fix(Change::SetColumn {
            column: look.column.name.clone(),
            to: Kind::Date,
        }),
    );
}
