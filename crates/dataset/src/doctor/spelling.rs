//! Levels that differ only by case or blanks: most often one thing written in two ways.

use std::collections::BTreeMap;

use super::subject::counts;
use super::{Change, Finder, Finding, Look, Severity, Subject, Way};
use crate::error::listed;
use crate::table::Kind;

/// The family's entry.
pub const FINDER: Finder = Finder {
    code: "spelling",
    look: Way::Column(find),
};

fn find(_: &Subject<'_>, look: &Look<'_>, found: &mut Vec<Finding>) {
    let column = look.column;
    if column.kind != Kind::Categorical || !(look.feature || look.target) {
        return;
    }
    let counts: Vec<usize> = counts(column).into_iter().map(|(_, count)| count).collect();
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (level, name) in column.levels().iter().enumerate() {
        groups.entry(folded(name)).or_default().push(level);
    }
    let names = column.levels();
    let (mut merge, mut rows) = (BTreeMap::new(), 0);
    for group in groups.values().filter(|group| group.len() > 1) {
        // The most frequent spelling stays, the first of equally frequent ones.
        let most = group.iter().map(|&level| counts[level]).max().unwrap_or(0);
        let Some(&kept) = group.iter().find(|&&level| counts[level] == most) else {
            continue;
        };
        for &level in group.iter().filter(|&&level| level != kept) {
            merge.insert(names[level].clone(), names[kept].clone());
            rows += counts[level];
        }
    }
    if merge.is_empty() {
        return;
    }
    let pairs: Vec<String> = merge
        .iter()
        .map(|(from, to)| format!("{from} / {to}"))
        .collect();
    let severity = if look.target {
        Severity::Warning
    } else {
        Severity::Note
    };
    let message = "Levels of {column} differ only by case or blanks: {levels}.";
    let mut finding = Finding::new(FINDER.code, severity, message)
        .column(&column.name)
        .text("levels", listed(pairs.iter().map(String::as_str)))
        .fix(Change::MergeLevels {
            column: column.name.clone(),
            merge,
            feature: false,
        });
    finding.rows = rows;
    found.push(finding);
}

/// A name without what spellings differ by.
fn folded(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").to_lowercase()
}
