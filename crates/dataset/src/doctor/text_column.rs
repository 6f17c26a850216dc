//! A column of text: prose, names of single things, or more levels than categories may have.

use super::subject::{counts, frequent};
use super::too_many_classes::KEPT;
use super::{Change, Finder, Finding, Look, Severity, Subject, Way};
use crate::table::Kind;
use isoline_numeric::sorting;

/// The family's entry.
pub const FINDER: Finder = Finder {
    code: "text-column",
    look: Way::Column(find),
};

/// Where the most frequent levels have at least this share of the rows, they are worth keeping.
const WORTH: f64 = 0.5;

/// Levels of fewer rows than this, on average, are names of single things.
const RECURS: usize = 2;

fn find(subject: &Subject<'_>, look: &Look<'_>, found: &mut Vec<Finding>) {
    let column = look.column;
    let chosen = subject.spec.columns.get(&column.name);
    let set_aside = chosen.is_some_and(|edit| edit.kind == Some(Kind::Text));
    if column.kind != Kind::Text || look.target || set_aside {
        return;
    }
    let counts = counts(column);
    let order = sorting::ranked(counts.len(), &|a, b| counts[b].1.cmp(&counts[a].1));
    let kept: usize = order
        .iter()
        .take(KEPT)
        .map(|&place| counts[place as usize].1)
        .sum();
    let all: usize = counts.iter().map(|(_, count)| count).sum();
    if counts.len() > KEPT && counts.len() * RECURS <= all && kept as f64 >= WORTH * all as f64 {
        let message = "{column} has {levels} levels, too many for categories; {percent} % of its rows have one of the {kept} most frequent.";
        found.push(
            Finding::new("high-cardinality", Severity::Note, message)
                .column(&column.name)
                .number("levels", counts.len() as f64)
                .number("percent", (kept as f64 * 100.0 / all as f64).round())
                .number("kept", KEPT as f64)
                .hint("Keep those and call the others \"other\".")
                .fix(Change::MergeLevels {
                    column: column.name.clone(),
                    merge: frequent(&counts, KEPT),
                    feature: true,
                }),
        );
        return;
    }
    let reason = column.unusable.clone().unwrap_or_default();
    found.push(
        Finding::new(
            FINDER.code,
            Severity::Note,
            "{column} cannot be a feature: {reason}.",
        )
        .column(&column.name)
        .text("reason", reason),
    );
}
