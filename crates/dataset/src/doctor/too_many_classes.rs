//! More classes than can be learnt: most of them have too few rows, or they are numbers in disguise.

use super::subject::{counts, frequent};
use super::{Change, Finder, Finding, Severity, Subject, Way};
use crate::prepare::target::MOST_CLASSES;
use crate::spec::Task;
use crate::table::Values;

/// The family's entry.
pub const FINDER: Finder = Finder {
    code: "too-many-classes",
    look: Way::Table(find),
};

/// Classes that stay when the others become one.
pub(super) const KEPT: usize = 20;

fn find(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let Some(target) = subject.class_target() else {
        return;
    };
    let classes = target.statistics.distinct;
    if classes <= MOST_CLASSES {
        return;
    }
    let finding = Finding::new(
        FINDER.code,
        Severity::Error,
        "{column} has {classes} different values, over the {most} classes that can be learnt.",
    )
    .column(&target.name)
    .number("classes", classes as f64)
    .number("most", MOST_CLASSES as f64);
    found.push(match &target.values {
        Values::Numbers(_) => finding.fix(Change::SetTask {
            task: Task::Regression,
        }),
        Values::Levels { .. } => finding
            .hint("Keep the 20 most frequent classes and call the others \"other\", or choose another target.")
            .fix(Change::MergeLevels {
                column: target.name.clone(),
                merge: frequent(&counts(target), KEPT),
                feature: false,
            }),
        Values::Omitted { .. } => finding.hint("Choose another target."),
    });
}
