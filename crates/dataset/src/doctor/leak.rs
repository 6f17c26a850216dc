//! A feature that tells the target on its own: often something that is known only after the answer.
//!
//! For two classes the area under its ROC curve reaches 0.995; for classes, rows of its nearest value have the right
//! class so often that 98 % of the errors of the most frequent class are gone; for numbers, its rank correlation or the
//! variance that its nearest rows tell reaches 0.995.

use super::association::told;
use super::{Change, Finder, Finding, Look, Severity, Subject, Way};
use crate::prepare::derive::make::Made;

/// The family's entry.
pub const FINDER: Finder = Finder {
    code: "leak",
    look: Way::Column(find),
};

const AREA: f64 = 0.995;
const SKILL: f64 = 0.98;
const RANK: f64 = 0.995;
const VARIANCE: f64 = 0.995;

fn find(subject: &Subject<'_>, look: &Look<'_>, found: &mut Vec<Finding>) {
    let column = look.column.name.clone();
    found.extend(leak(subject, look).map(|finding| finding.fix(Change::DropFeature { column })));
}

/// The same of a derived feature, which is none of the table's columns.
pub(super) fn find_derived(
    subject: &Subject<'_>,
    look: &Look<'_>,
    made: &Made,
    found: &mut Vec<Finding>,
) {
    let of_entry = |other: &&Made| other.entry == made.entry;
    let alone = subject.derived.iter().filter(of_entry).count() == 1;
    let change = Change::DropDerived {
        column: made.column.name.clone(),
        entry: made.entry,
        written: (!alone).then(|| made.written.clone()),
    };
    found.extend(leak(subject, look).map(|finding| finding.fix(change)));
}

fn leak(subject: &Subject<'_>, look: &Look<'_>) -> Option<Finding> {
    let column = look.column;
    // Alone, a feature is all that there is to learn from.
    if !look.feature || column.unusable.is_some() || !subject.has_several_features() {
        return None;
    }
    let told = told(look, subject.answers.as_ref()?)?;
    let skilled = |(accuracy, base): &(f64, f64)| accuracy - base >= SKILL * (1.0 - base);
    let measured = [
        told.auc
            .filter(|area| *area >= AREA)
            .map(|area| ("AUC", area)),
        told.accuracy
            .filter(skilled)
            .map(|(share, _)| ("accuracy", share)),
        told.rank
            .filter(|rank| *rank >= RANK)
            .map(|rank| ("Spearman", rank)),
        told.r2
            .filter(|share| *share >= VARIANCE)
            .map(|share| ("R²", share)),
    ];
    let (measure, value) = measured.into_iter().flatten().next()?;
    Some(
        Finding::new(
            FINDER.code,
            Severity::Warning,
            "{column} predicts {target} alone ({measure} {value}).",
        )
        .column(&column.name)
        .text(
            "target",
            crate::error::shown(subject.target.as_deref().unwrap_or_default()),
        )
        .text("measure", measure)
        .text("value", format!("{value:.2}"))
        .hint("Leave it out if it is known only after the answer, or is made from it."),
    )
}

/// Where most features tell the target alone, the task is easy; that is no warning.
pub(super) fn soften<'a>(subject: &Subject<'_>, found: impl Iterator<Item = &'a mut Finding>) {
    let leaks: Vec<&mut Finding> = found
        .filter(|finding| finding.code == FINDER.code)
        .collect();
    if leaks.len() * 2 > subject.features.len() + subject.derived.len() {
        leaks
            .into_iter()
            .for_each(|finding| finding.severity = Severity::Note);
    }
}
