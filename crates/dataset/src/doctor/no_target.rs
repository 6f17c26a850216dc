//! Nothing to learn: no such column, one without a value, or one whose values are all the same.

use super::{Finder, Finding, Severity, Subject, Way};
use crate::error::shown;
use crate::spec::Task;
use crate::table::Values;

/// The family's entry.
pub const FINDER: Finder = Finder {
    code: "no-target",
    look: Way::Table(find),
};

fn find(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let name = subject.target.as_deref().unwrap_or_default();
    let finding = |code, message| {
        Finding::new(code, Severity::Error, message)
            .column(name)
            .hint("Choose another target.")
    };
    let Some(target) = subject.target() else {
        let blank = subject.table.blank.iter().any(|blank| blank == name);
        found.push(if blank {
            finding(
                FINDER.code,
                "{column} has no value in any row, so there is nothing to learn.",
            )
        } else {
            finding(FINDER.code, "There is no column {column} to learn.")
        });
        return;
    };
    if target.statistics.distinct == 0 {
        found.push(finding(
            FINDER.code,
            "{column} has no value in any row, so there is nothing to learn.",
        ));
    } else if target.statistics.distinct == 1 {
        let value = target.levels().first().map(|level| shown(level));
        let value = value.unwrap_or_else(|| target.statistics.minimum.to_string());
        let message = match subject.task {
            Task::Classification => {
                "Only class {value} was found in {column}, so there is nothing to learn."
            }
            Task::Regression => "Every value of {column} is {value}, so there is nothing to learn.",
        };
        found.push(finding("one-class", message).text("value", value));
    } else if subject.task == Task::Regression && !matches!(target.values, Values::Numbers(_)) {
        let change = super::Change::SetTask {
            task: Task::Classification,
        };
        found.push(
            finding(
                "target-not-numeric",
                "{column} holds names, so it has no number to predict.",
            )
            .fix(change),
        );
    }
}
