//! A number that stands for "no value", such as -999: it occurs again and again, at the edge, far from all others.

use super::{Change, Finder, Finding, Look, Severity, Subject, Way};
use crate::table::Kind;

/// The family's entry.
pub const FINDER: Finder = Finder {
    code: "sentinel",
    look: Way::Column(find),
};

/// Numbers that people write where there is none.
const CODES: &[f64] = &[
    -1.0, -9.0, -99.0, -999.0, -9999.0, -99999.0, 99.0, 999.0, 9999.0, 99999.0, 999999.0, 9999999.0,
];

fn find(_: &Subject<'_>, look: &Look<'_>, found: &mut Vec<Finding>) {
    if !look.feature || look.column.kind != Kind::Numeric || look.order.len() < 10 {
        return;
    }
    for lowest in [true, false] {
        if let Some((value, count)) = edge(look, lowest) {
            let text = value.to_string();
            let rows = if lowest {
                look.order.first()
            } else {
                look.order.get(look.order.len() - count)
            };
            let first = rows.map_or(0, |&row| row);
            let message = "{value} stands in {rows} cells of {column}, far from all other values, as if it meant that there is none.";
            found.push(
                Finding::new(FINDER.code, Severity::Warning, message)
                    .column(&look.column.name)
                    .rows(first as usize, count)
                    .text("value", text.clone())
                    .fix(Change::SetMissing {
                        column: look.column.name.clone(),
                        texts: vec![text],
                    }),
            );
        }
    }
}

/// The smallest or largest number and how often it occurs, if it is a code and no value.
fn edge(look: &Look<'_>, lowest: bool) -> Option<(f64, usize)> {
    let count = look.order.len();
    let at = |step: usize| look.sorted(if lowest { step } else { count - 1 - step });
    let value = at(0);
    if !CODES.contains(&value) {
        return None;
    }
    let repeats = (0..count).take_while(|&step| at(step) == value).count();
    if repeats < 2 || count - repeats < 8 {
        return None;
    }
    let (next, other) = (at(repeats), at(count - 1));
    let distinct = 1
        + (repeats + 1..count)
            .filter(|&step| at(step) != at(step - 1))
            .count();
    let gap = (next - value).abs();
    let spread = (other - next).abs();
    let far = gap > spread;
    // -1 is near by nature: it must stand out by its sign and by how often it occurs.
    let spike = repeats * distinct >= 3 * (count - repeats);
    let below_zero = lowest && value >= -9.0 && next >= 0.0 && distinct >= 5 && spike;
    (distinct > 1 && (far || below_zero)).then_some((value, repeats))
}
