//! Classes of very few rows: they can hardly be learnt, and one of a single row cannot be judged.

use isoline_numeric::sorting;

use super::subject::counts;
use super::{Change, Finder, Finding, Severity, Subject, Way};
use crate::error::listed;
use crate::prepare::target::MOST_CLASSES;

/// The family's entry.
pub const FINDER: Finder = Finder {
    code: "rare-class",
    look: Way::Table(find),
};

/// Classes with fewer rows are rare.
pub(super) const FEW: usize = 5;

fn find(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let Some(target) = subject.class_target() else {
        return;
    };
    let counts = counts(target);
    let rare: Vec<&(String, usize)> = counts.iter().filter(|(_, count)| *count < FEW).collect();
    if rare.is_empty() || counts.len() < 2 || counts.len() > MOST_CLASSES {
        return;
    }
    let message = "Fewer than {few} rows are of each of these classes of {column}: {classes}. They can hardly be learnt, and a class of one row cannot be judged.";
    let mut finding = Finding::new(FINDER.code, Severity::Warning, message)
        .column(&target.name)
        .number("few", FEW as f64)
        .text(
            "classes",
            listed(rare.iter().map(|(name, _)| name.as_str())),
        );
    finding.rows = rare.iter().map(|(_, count)| count).sum();
    let names = !target.levels().is_empty();
    // Together they must be no rare class again, and something must be left to tell them from.
    found.push(
        if names && finding.rows >= FEW && rare.len() < counts.len() {
            let merged = rare.iter().map(|(name, _)| (name.clone(), "other".into()));
            finding.fix(Change::MergeLevels {
                column: target.name.clone(),
                merge: sorting::gathered(merged),
                feature: false,
            })
        } else {
            finding.hint("Add rows of these classes, or leave them out.")
        },
    );
}
