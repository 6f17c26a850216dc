//! A target of few whole numbers: they may count something or stand for classes, and the table does not say which.

use super::{Change, Finder, Finding, Severity, Subject, Way};
use crate::spec::Task;
use crate::table::Values;

/// The family's entry.
pub const FINDER: Finder = Finder {
    code: "numeric-target",
    look: Way::Table(find),
};

/// More different numbers than this are an amount.
const MOST: usize = 10;

fn find(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let Some(target) = subject.target() else {
        return;
    };
    let Values::Numbers(numbers) = &target.values else {
        return;
    };
    let distinct = target.statistics.distinct;
    let fewest = if subject.task == Task::Classification {
        3
    } else {
        2
    };
    let whole = || {
        numbers
            .iter()
            .all(|number| number.is_nan() || number.fract() == 0.0)
    };
    if !(fewest..=MOST).contains(&distinct) || !whole() {
        return;
    }
    let (message, other) = match subject.task {
        Task::Classification => (
            "{column} has {count} different whole numbers and is learnt as classes. If they are amounts, learn a number.",
            Task::Regression,
        ),
        Task::Regression => (
            "{column} has {count} different whole numbers and is learnt as a number. If they stand for classes, learn classes.",
            Task::Classification,
        ),
    };
    let code = match subject.task {
        Task::Classification => FINDER.code,
        Task::Regression => "numeric-classes",
    };
    found.push(
        Finding::new(code, Severity::Note, message)
            .column(&target.name)
            .number("count", distinct as f64)
            .fix(Change::SetTask { task: other }),
    );
}
