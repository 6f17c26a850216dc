//! Rows in the order of the target, or a feature that moves as the rows go on: the order of the file says something.

use super::association::rank_correlation;
use super::subject::Answers;
use super::{Change, Finder, Finding, Severity, Subject, Way};
use crate::Choice;
use crate::error::shown;
use crate::table::MISSING;

/// The family's entry.
pub const FINDER: Finder = Finder {
    code: "sorted",
    look: Way::Table(find),
};

/// From this rank correlation on, rows are sorted by a number.
const SORTED: f64 = 0.99;

/// Whether the rows are sorted by their answers.
pub(super) fn is_sorted(subject: &Subject<'_>) -> bool {
    match &subject.answers {
        Some(Answers::Classes(classes, count)) => {
            let told: Vec<u32> = classes
                .iter()
                .copied()
                .filter(|class| *class != MISSING)
                .collect();
            let changes = told.windows(2).filter(|pair| pair[0] != pair[1]).count();
            told.len() >= 20 && *count > 1 && changes <= *count && changes < told.len() / 5
        }
        Some(Answers::Numbers(numbers)) => {
            correlated(numbers, subject).is_some_and(|rank| rank.abs() >= SORTED)
        }
        None => false,
    }
}

/// The rank correlation of numbers and their rows.
pub(super) fn correlated(numbers: &[f64], subject: &Subject<'_>) -> Option<f64> {
    let pairs = numbers
        .iter()
        .zip(&subject.rows)
        .filter(|(number, _)| number.is_finite());
    let (numbers, rows): (Vec<f64>, Vec<f64>) = pairs
        .map(|(&number, &row)| (number, f64::from(row)))
        .unzip();
    (numbers.len() >= 20)
        .then(|| rank_correlation(&numbers, &rows))
        .flatten()
}

fn target(subject: &Subject<'_>) -> String {
    shown(subject.target.as_deref().unwrap_or_default())
}

fn find(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if !is_sorted(subject) {
        return;
    }
    if subject.spec.split.method.kind == "time" {
        let message = "The rows are in the order of {target}, so a split by time may train on other answers than it judges by.";
        let finding = Finding::new("sorted-by-time", Severity::Warning, message);
        found.push(
            finding
                .text("target", target(subject))
                .fix(Change::SetSplit {
                    method: Choice::named("stratified"),
                }),
        );
        return;
    }
    let target = target(subject);
    found.push(
        Finding::new(FINDER.code, Severity::Note, "The rows are in the order of {target}. The split draws rows at random with its seed, so both parts have all of it.")
            .text("target", target),
    );
}
