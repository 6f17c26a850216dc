//! Rows that are equal in all features and differ in their class: what is learnt from one is wrong for the other.

use super::repeats::first_equals;
use super::subject::Answers;
use super::{Finder, Finding, Severity, Subject, Way};
use crate::table::{Column, MISSING};
use isoline_numeric::sorting;

/// The family's entry.
pub const FINDER: Finder = Finder {
    code: "conflicts",
    look: Way::Table(find),
};

/// From this share on, the score is bounded well below what one hopes for.
const MANY: f64 = 0.05;

fn find(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let Some(Answers::Classes(classes, _)) = &subject.answers else {
        return;
    };
    let columns: Vec<&Column> = subject.features().collect();
    if columns.is_empty() {
        return;
    }
    let firsts = first_equals(&columns, &subject.rows);
    // The first equal row and the class, then the row.
    let mut told: Vec<(u64, u32)> = firsts
        .iter()
        .zip(classes)
        .zip(&subject.rows)
        .filter(|((_, class), _)| **class != MISSING)
        .map(|((&first, &class), &row)| (u64::from(first) << 32 | u64::from(class), row))
        .collect();
    sorting::keyed(&mut told);
    let (mut wrong, mut first_row) = (0, u32::MAX);
    for group in told.chunk_by(|a, b| a.0 >> 32 == b.0 >> 32) {
        let runs = group.chunk_by(|a, b| a.0 == b.0);
        let most = runs.map(<[_]>::len).max().unwrap_or(0);
        if most < group.len() {
            wrong += group.len() - most;
            first_row = first_row.min((group[0].0 >> 32) as u32);
        }
    }
    if wrong == 0 {
        return;
    }
    let share = wrong as f64 / told.len() as f64;
    let severity = if share >= MANY {
        Severity::Warning
    } else {
        Severity::Note
    };
    let message = "Rows that are equal in all features have different classes, first data row {row}. {rows} rows must be answered wrongly, so no network is right in more than {percent} % of them all.";
    found.push(
        Finding::new(FINDER.code, severity, message)
            .rows(first_row as usize, wrong)
            .number("percent", ((1.0 - share) * 1000.0).round() / 10.0)
            .hint("Correct the rows, or add a feature that tells them apart."),
    );
}
