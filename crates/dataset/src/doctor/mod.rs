//! The doctor: what is wrong with a table, before anything is learnt from it.
//!
//! | finding | severity | cause | fix |
//! |---|---|---|---|
//! | `no-target` | error | no such column, or one without a value; `one-class`: one value; `target-not-numeric` | another task |
//! | `no-feature` | error | no column to learn from | |
//! | `too-many-classes` | error | over 100 classes | keep 20, or learn a number |
//! | `target-missing` | note | rows without a target are left out | |
//! | `numeric-target` | note | a target of few whole numbers; `numeric-classes`: learnt as a number | the other task |
//! | `rare-class` | warning | classes of fewer than 5 rows | merge them |
//! | `imbalance` | warning | the most frequent class has ten times the rows of the rarest | let rare classes count more |
//! | `few-rows` | warning | fewer than ten rows for each input | |
//! | `duplicates` | note, warning from 5 % | rows repeat an earlier row in all features and the target | |
//! | `conflicts` | note, warning from 5 % | rows equal in all features have different classes | |
//! | `sorted` | note | the rows are in the order of the target; `sorted-by-time`: a warning | another split |
//! | `incomplete` | note | at most a tenth of the rows has a value of every feature | |
//! | `twins` | note | two features say the same in every row | leave one out |
//! | `leak` | warning, note where most features do | one feature, derived ones too, tells the target alone | leave it out |
//! | `spelling` | warning in the target, else note | levels differ only by case or blanks | merge them |
//! | `mixed` | note, warning from 80 % numbers | a column mixes numbers and words | read it as numbers |
//! | `sentinel` | warning | a number such as -999 lies far from all others | count it as missing |
//! | `mostly-missing` | warning | a feature has no value in most rows | leave it out |
//! | `identifier` | note, warning as a feature | a column numbers or names the rows | leave it out |
//! | `constant` | note, error as a feature | a column has one value; `near-constant`: a warning | leave it out |
//! | `text-column` | note | text; `high-cardinality`: most rows have one of few levels | keep 20 levels |
//! | `numeric-codes` | note | a feature of few whole numbers | read it as categories |
//! | `compact-dates` | note | numbers such as 20240131, all of them dates | read them as dates |
//! | `extremes` | warning | numbers beyond 1e30 or closer to 0 than 1e-30 | |
//! | `outliers` | note | at most 5 % lie over 3 interquartile ranges outside the quartiles | clip them |
//! | `skewed` | note | one tail is 3.5 times as long as the other | the Yeo-Johnson scaling |
//! | `drift` | note | a feature moves as the rows go on | |
//! | `unscaled` | warning | numbers beyond 1000 and no scaling | the standard scaling |
//!
//! Contract: a finder looks at the table as the spec edits it, changes nothing, draws no random number and gives the same
//! findings for the same table and spec. A message's values are given beside it, so that it can be said in another
//! language. Tables of more than 200,000 rows, or of very many cells, are looked at through a seeded sample, and a
//! finding says so.

pub mod association;
mod change;
mod compact_dates;
mod conflicts;
mod constant;
mod drift;
mod duplicates;
mod extremes;
mod few_rows;
mod finding;
mod identifier;
mod imbalance;
mod incomplete;
mod leak;
mod mixed;
mod mostly_missing;
mod no_feature;
mod no_target;
mod numeric_codes;
mod numeric_target;
mod order;
mod outliers;
mod rare_class;
mod repeats;
mod sentinel;
mod skewed;
mod spelling;
mod subject;
mod target_missing;
mod text_column;
mod too_many_classes;
mod twins;
mod unscaled;

pub use change::{Change, apply};
pub use finding::{Finding, Fix, Severity};

use crate::edit::edited;
use crate::spec::DataSpec;
use crate::table::Table;
use isoline_numeric::sorting;
use subject::{Look, Subject};

/// A member of the family.
#[derive(Clone, Copy)]
pub struct Finder {
    /// The code of its findings, unique in the family.
    pub code: &'static str,
    /// How it looks.
    look: Way,
}

/// What a finder looks at.
#[derive(Clone, Copy)]
enum Way {
    /// The table as a whole.
    Table(fn(&Subject<'_>, &mut Vec<Finding>)),
    /// Each column.
    Column(fn(&Subject<'_>, &Look<'_>, &mut Vec<Finding>)),
}

/// All findings, in the order of equal severity and column.
pub const ALL: &[Finder] = &[
    no_target::FINDER,
    no_feature::FINDER,
    too_many_classes::FINDER,
    target_missing::FINDER,
    numeric_target::FINDER,
    rare_class::FINDER,
    imbalance::FINDER,
    few_rows::FINDER,
    duplicates::FINDER,
    conflicts::FINDER,
    order::FINDER,
    incomplete::FINDER,
    twins::FINDER,
    leak::FINDER,
    spelling::FINDER,
    mixed::FINDER,
    sentinel::FINDER,
    mostly_missing::FINDER,
    identifier::FINDER,
    constant::FINDER,
    text_column::FINDER,
    numeric_codes::FINDER,
    compact_dates::FINDER,
    extremes::FINDER,
    outliers::FINDER,
    skewed::FINDER,
    drift::FINDER,
    unscaled::FINDER,
];

/// Findings of one code that are listed; the rest is counted.
const LISTED: usize = 50;

/// What is wrong with the table for this spec: the worst first, then what concerns the whole table, then by column.
pub fn diagnose(table: &Table, spec: &DataSpec) -> Vec<Finding> {
    let subject = edited(table, spec).and_then(|edited| Subject::new(edited.table, spec));
    let subject = match subject {
        Ok(subject) => subject,
        Err(error) => {
            let mut finding =
                Finding::new("refused", Severity::Error, "{cause}").text("cause", error.message);
            (finding.column, finding.hint) = (error.column, error.hint);
            return vec![finding.filled()];
        }
    };
    let mut found: Vec<(usize, usize, Finding)> = Vec::new();
    let mut findings = Vec::new();
    if subject.sampled() {
        let finding = Finding::new(
            "sampled",
            Severity::Note,
            "{looked} of {all} rows were looked at, drawn with a fixed seed.",
        );
        let finding = finding.number("looked", subject.rows.len() as f64);
        found.push((0, 0, finding.number("all", subject.table.rows as f64)));
    }
    for (rank, finder) in ALL.iter().enumerate() {
        if let Way::Table(find) = finder.look {
            find(&subject, &mut findings);
            found.extend(findings.drain(..).map(|finding| (0, rank + 1, finding)));
        }
    }
    let features: std::collections::BTreeSet<&str> =
        sorting::gathered(subject.features.iter().map(String::as_str));
    for (place, column) in subject.table.columns.iter().enumerate() {
        let mut look = Look::new(column, &subject.rows);
        look.feature = features.contains(column.name.as_str());
        look.target = subject.target.as_ref() == Some(&column.name);
        for (rank, finder) in ALL.iter().enumerate() {
            if let Way::Column(find) = finder.look {
                find(&subject, &look, &mut findings);
                found.extend(
                    findings
                        .drain(..)
                        .map(|finding| (place + 1, rank + 1, finding)),
                );
            }
        }
    }
    for (place, made) in subject.derived.iter().enumerate() {
        let mut look = Look::new(&made.column, &subject.rows);
        look.feature = true;
        leak::find_derived(&subject, &look, made, &mut findings);
        let place = subject.table.columns.len() + place + 1;
        found.extend(findings.drain(..).map(|finding| (place, 0, finding)));
    }
    leak::soften(&subject, found.iter_mut().map(|(_, _, finding)| finding));
    let by = |at: usize| {
        let (place, rank, finding) = &found[at];
        (finding.severity, *place, *rank)
    };
    let order = sorting::ranked(found.len(), &|a, b| by(a).cmp(&by(b)));
    let mut found: Vec<Option<Finding>> = found
        .into_iter()
        .map(|(_, _, finding)| Some(finding))
        .collect();
    let sorted = order.iter().filter_map(|&at| found[at as usize].take());
    listed(sorted.map(Finding::filled))
}

/// The first findings of each code; how many more there are stands at the end.
fn listed(findings: impl Iterator<Item = Finding>) -> Vec<Finding> {
    let mut counts: Vec<(&'static str, usize)> = Vec::new();
    let mut kept = Vec::new();
    for finding in findings {
        let place = counts.iter().position(|(code, _)| *code == finding.code);
        let place = place.unwrap_or_else(|| {
            counts.push((finding.code, 0));
            counts.len() - 1
        });
        counts[place].1 += 1;
        if counts[place].1 <= LISTED {
            kept.push(finding);
        }
    }
    for (code, count) in counts {
        if count > LISTED {
            let more = Finding::new(
                "more",
                Severity::Note,
                "{count} more findings of this kind: {code}.",
            );
            let more = more
                .number("count", (count - LISTED) as f64)
                .text("code", code);
            kept.push(more.filled());
        }
    }
    kept
}
