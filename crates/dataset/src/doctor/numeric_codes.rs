//! A feature of few whole numbers: they may stand for names, and as numbers they have an order and a distance.

use super::{Change, Finder, Finding, Look, Severity, Subject, Way};
use crate::table::Kind;

/// The family's entry.
pub const FINDER: Finder = Finder {
    code: "numeric-codes",
    look: Way::Column(find),
};

/// More different numbers than this are an amount.
const MOST: usize = 10;

fn find(_: &Subject<'_>, look: &Look<'_>, found: &mut Vec<Finding>) {
    let distinct = look.column.statistics.distinct;
    let whole = || {
        look.numbers
            .iter()
            .all(|number| number.is_nan() || number.fract() == 0.0)
    };
    if !look.feature
        || look.column.kind != Kind::Numeric
        || look.order.len() < 10 * distinct
        || !(3..=MOST).contains(&distinct)
        || !whole()
        || are_years(look)
        || thins_out(look)
    {
        return;
    }
    found.push(
        Finding::new(FINDER.code, Severity::Note, "{column} has {count} different whole numbers. If they stand for names, read them as categories.")
            .column(&look.column.name)
            .number("count", distinct as f64)
            .fix(Change::SetColumn {
                column: look.column.name.clone(),
                to: Kind::Categorical,
            }),
    );
}

/// Whether all values can be years, which have an order.
fn are_years(look: &Look<'_>) -> bool {
    look.sorted(0) >= 1800.0 && look.sorted(look.order.len() - 1) <= 2100.0
}

/// Whether each number is rarer than the one below it, as counts of things are; numbers that stand for names are not.
fn thins_out(look: &Look<'_>) -> bool {
    let (mut before, mut rows) = (usize::MAX, 0);
    for place in 0..look.order.len() {
        rows += 1;
        let last = place + 1 == look.order.len();
        if last || look.sorted(place) != look.sorted(place + 1) {
            if rows >= before {
                return false;
            }
            (before, rows) = (rows, 0);
        }
    }
    true
}
