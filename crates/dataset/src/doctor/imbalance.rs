//! Classes of very different size: always answering the most frequent one already scores well.

use super::rare_class::FEW;
use super::subject::counts;
use super::{Change, Finder, Finding, Severity, Subject, Way};
use crate::error::shown;
use crate::prepare::target::MOST_CLASSES;

/// The family's entry.
pub const FINDER: Finder = Finder {
    code: "imbalance",
    look: Way::Table(find),
};

/// From this factor on, the most frequent class against the rarest.
const FACTOR: usize = 10;

fn find(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let Some(target) = subject.class_target() else {
        return;
    };
    let counts = counts(target);
    // Rarer classes are a finding of their own.
    let present = || counts.iter().filter(|(_, count)| *count >= FEW);
    let (Some(most), Some(least)) = (
        present().max_by_key(|(_, count)| *count),
        present().min_by_key(|(_, count)| *count),
    ) else {
        return;
    };
    if most.1 < FACTOR * least.1 || counts.len() > MOST_CLASSES {
        return;
    }
    let all: usize = counts.iter().map(|(_, count)| count).sum();
    let percent = most.1 as f64 * 100.0 / all as f64;
    let message = "In {column}, {percent} % of the rows are of class {most} and {count} of class {least}. Always answering {most} is right as often; look at balanced accuracy.";
    let mut finding = Finding::new(FINDER.code, Severity::Warning, message)
        .column(&target.name)
        .number("percent", (percent * 10.0).round() / 10.0)
        .number("count", least.1 as f64)
        .text("most", shown(&most.0))
        .text("least", shown(&least.0))
        .fix(Change::BalanceClasses);
    finding.rows = least.1;
    found.push(finding);
}
