//! A column with one value, or with numbers that differ only in their last digits: nothing can be learnt from it.

use super::{Change, Finder, Finding, Look, Severity, Subject, Way};

/// The family's entry.
pub const FINDER: Finder = Finder {
    code: "constant",
    look: Way::Column(find),
};

/// A spread below this share of the numbers' size is rounding.
const SPREAD: f64 = 1e-9;

fn find(_: &Subject<'_>, look: &Look<'_>, found: &mut Vec<Finding>) {
    let column = look.column;
    let statistics = &column.statistics;
    let drop = Change::DropFeature {
        column: column.name.clone(),
    };
    if look.target {
        return;
    }
    if statistics.distinct == 1 {
        let value = match column.levels().first() {
            Some(level) => crate::error::shown(level),
            None => statistics.minimum.to_string(),
        };
        let severity = if look.feature {
            Severity::Error
        } else {
            Severity::Note
        };
        let finding = Finding::new(
            FINDER.code,
            severity,
            "Every value of {column} is {value}, so nothing can be learnt from it.",
        )
        .column(&column.name)
        .text("value", value);
        found.push(if look.feature {
            finding.fix(drop)
        } else {
            finding
        });
        return;
    }
    let size = statistics.minimum.abs().max(statistics.maximum.abs());
    if look.feature
        && !look.numbers.is_empty()
        && statistics.maximum - statistics.minimum <= SPREAD * size
    {
        let message = "The values of {column} differ by less than a billionth of their size, which may be rounding.";
        found.push(
            Finding::new("near-constant", Severity::Warning, message)
                .column(&column.name)
                .fix(drop),
        );
    }
}
