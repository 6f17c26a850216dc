//! Which rows train, which judge while training goes on, and which are locked away until the end.
//!
//! | member | keeps together | held back |
//! |---|---|---|
//! | `stratified` | copies | the share of each class, rounded by largest remainder; a number is split at random |
//! | `random` | copies | the first of the shuffled rows |
//! | `group` | rows with one value of the group column | the first of the shuffled groups |
//! | `time` | rows of one time | the latest rows: the last of all are the test rows, those before them validate |
//!
//! Copies are rows that are equal in every feature and the target. What is kept together is a *unit*; a unit too large for
//! what is left of a share is passed over, and one more is taken where that comes nearer to the share.
//!
//! Contract: every row is in exactly one part, no unit is in two, the parts are ascending, and the seed alone decides
//! (time needs none). Test rows are chosen first, so that neither the validation share nor the fold changes them.

mod fill;
pub mod group;
pub mod random;
pub mod stratified;
pub mod time;
mod units;

use isoline_family::Described;
use isoline_numeric::{Generator, Stream};

use crate::error::{counted, listed};
use crate::spec::SplitSpec;
use crate::table::Column;
use crate::{DataError, Description, Remark};

pub use units::Units;

/// Most folds.
pub const MOST_FOLDS: usize = 100;

/// The rows by role, as indices into the kept rows, ascending.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Split {
    /// Rows that are learnt from.
    pub train: Vec<u32>,
    /// Rows that judge.
    pub validation: Vec<u32>,
    /// Rows that nothing looks at until they are opened.
    pub test: Vec<u32>,
}

/// What is split.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The table's row of each kept row.
    pub rows: &'a [u32],
    /// The class of each kept row; empty when the target is a number.
    pub classes: &'a [u16],
    /// Names of the classes.
    pub names: &'a [String],
    /// Features and target: rows that are equal in all of them are copies.
    pub cells: &'a [&'a Column],
    /// Says which rows belong together.
    pub group: Option<&'a Column>,
    /// Says when each row was.
    pub time: Option<&'a Column>,
}

/// What a member is asked.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// What stays together.
    pub units: &'a Units,
    /// Class of each unit; empty when the target is a number.
    pub classes: &'a [u16],
    /// Number of classes.
    pub kinds: usize,
    /// The units to choose from, ascending.
    pub candidates: &'a [u32],
}

/// What a member keeps together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Together {
    /// Rows that are equal in every feature and the target.
    Copies,
    /// Rows of one value of the group column.
    Groups,
    /// Rows of one time; units are numbered in the order of time.
    Times,
}

/// Deals the units out to so many folds: the fold of each candidate.
pub type Deal = fn(Request<'_>, usize, &mut Generator) -> Vec<usize>;

/// A member of the family.
#[derive(Debug, Clone, Copy)]
pub struct Splitter {
    /// Name, label and formula.
    pub member: Description,
    /// What it keeps together.
    pub together: Together,
    /// Chooses units of about so many rows, in any order.
    pub choose: fn(Request<'_>, usize, &mut Generator) -> Vec<u32>,
    /// Deals the units out to folds. None where rows have an order.
    pub deal: Option<Deal>,
}

/// All splits; the first is the default.
pub const ALL: &[Splitter] = &[
    stratified::SPLITTER,
    random::SPLITTER,
    group::SPLITTER,
    time::SPLITTER,
];

impl Described for Splitter {
    fn description(&self) -> Description {
        self.member
    }
}

/// Splits as the spec asks.
///
/// # Errors
/// Refuses shares and folds out of range, a column that cannot group or order the rows, and a part without rows.
pub fn split(
    splitter: &Splitter,
    spec: &SplitSpec,
    subject: Subject<'_>,
    remarks: &mut Vec<Remark>,
) -> Result<Split, DataError> {
    check(splitter, spec)?;
    let units = Units::find(splitter.together, &subject)?;
    note(splitter, &units, &subject, remarks);
    let classes: Vec<u16> = match subject.classes {
        [] => Vec::new(),
        classes => units
            .firsts
            .iter()
            .map(|&row| classes[row as usize])
            .collect(),
    };
    let mut generator = Generator::new(spec.seed, Stream::Split);
    let mut candidates: Vec<u32> = (0..units.sizes.len() as u32).collect();
    let rows = subject.rows.len();
    // 0 train, 1 validation, 2 test.
    let mut part = vec![0_u8; units.sizes.len()];
    let quota = |share: f64| ((share * rows as f64).round() as usize).min(rows);
    let all = Request {
        units: &units,
        classes: &classes,
        kinds: subject.names.len(),
        candidates: &[],
    };
    if spec.test > 0.0 {
        for unit in chosen(
            splitter,
            Request {
                candidates: &candidates,
                ..all
            },
            quota(spec.test),
            &mut generator,
        ) {
            part[unit as usize] = 2;
        }
        candidates.retain(|&unit| part[unit as usize] == 0);
    }
    match (spec.folds, splitter.deal) {
        (Some(folds), Some(deal)) => {
            if candidates.len() < folds {
                return Err(folds_refused(format!(
                    "{folds} folds need as many rows or groups; there are {}.",
                    candidates.len()
                )));
            }
            let folds = deal(
                Request {
                    candidates: &candidates,
                    ..all
                },
                folds,
                &mut generator,
            );
            for (&unit, fold) in candidates.iter().zip(folds) {
                part[unit as usize] = u8::from(fold == spec.fold);
            }
        }
        _ => {
            let quota = quota(spec.validation);
            for unit in chosen(
                splitter,
                Request {
                    candidates: &candidates,
                    ..all
                },
                quota,
                &mut generator,
            ) {
                part[unit as usize] = 1;
            }
        }
    }
    let of = |wanted: u8| -> Vec<u32> {
        let rows = 0..rows as u32;
        rows.filter(|&row| part[units.of[row as usize] as usize] == wanted)
            .collect()
    };
    let split = Split {
        train: of(0),
        validation: of(1),
        test: of(2),
    };
    filled(spec, &split, units.sizes.len(), rows)?;
    Ok(split)
}

/// What a member chooses; where nothing fits into the share, the smallest unit that can be spared.
fn chosen(
    splitter: &Splitter,
    request: Request<'_>,
    quota: usize,
    generator: &mut Generator,
) -> Vec<u32> {
    let chosen = (splitter.choose)(request, quota, generator);
    if !chosen.is_empty() || quota == 0 || splitter.together == Together::Times {
        return chosen;
    }
    let mut of_class = vec![0_usize; request.kinds.max(1)];
    let class = |unit: u32| {
        request
            .classes
            .get(unit as usize)
            .map_or(0, |&class| class.into())
    };
    let candidates = request.candidates.iter().copied();
    candidates
        .clone()
        .for_each(|unit| of_class[class(unit)] += 1);
    let spare = candidates.filter(|&unit| of_class[class(unit)] > 1);
    let smallest = spare.min_by_key(|&unit| (request.units.sizes[unit as usize], unit));
    smallest.into_iter().collect()
}

fn folds_refused(cause: String) -> DataError {
    DataError::new("folds", cause).hint("Choose fewer folds, or no folds.")
}

fn check(splitter: &Splitter, spec: &SplitSpec) -> Result<(), DataError> {
    let (validation, test) = (spec.validation, spec.test);
    if !(validation > 0.0 && validation < 1.0) {
        return Err(DataError::new(
            "validation-share",
            format!("The validation share is {validation}; it must lie between 0 and 1."),
        )
        .hint("Choose for example 0.2, which holds back every fifth row."));
    }
    if !(test >= 0.0 && validation + test < 1.0) {
        let cause = format!(
            "The test share is {test}; it must be 0 or more, and leave training rows beside the validation share {validation}."
        );
        return Err(DataError::new("test-share", cause)
            .hint("Choose for example 0.2, or 0 for no test rows."));
    }
    let Some(folds) = spec.folds else {
        return Ok(());
    };
    if splitter.deal.is_none() {
        return Err(DataError::new(
            "folds",
            "Folds judge by earlier rows too, which a split by time must not.",
        )
        .hint("Set folds to null, or choose another split."));
    }
    if !(2..=MOST_FOLDS).contains(&folds) {
        return Err(
            DataError::new("folds", format!("{folds} folds were asked for."))
                .hint(format!("Choose 2 to {MOST_FOLDS} folds, or null for none.")),
        );
    }
    if spec.fold >= folds {
        return Err(DataError::new(
            "folds",
            format!("There is no fold {} of {folds}.", spec.fold),
        )
        .hint(format!("Folds count from 0; choose 0 to {}.", folds - 1)));
    }
    Ok(())
}

/// No part that was asked for may be empty.
fn filled(spec: &SplitSpec, split: &Split, units: usize, rows: usize) -> Result<(), DataError> {
    let parts = [
        (
            &split.validation,
            "validation",
            spec.validation,
            "Raise the validation share.",
        ),
        (
            &split.train,
            "training",
            spec.validation,
            "Lower the validation share.",
        ),
        (
            &split.test,
            "test",
            spec.test,
            "Raise the test share, or set it to 0.",
        ),
    ];
    for (part, name, share, hint) in parts {
        if !part.is_empty() || (name == "test" && share == 0.0) {
            continue;
        }
        let error = DataError::new(
            "empty-split",
            format!("A share of {share} leaves no {name} row of {rows}."),
        );
        return Err(if units < rows {
            error.hint(format!(
                "Rows that belong together stay together, and there are only {}. Choose another split, or add rows.",
                counted(units, "such lot")
            ))
        } else {
            error.hint(hint)
        });
    }
    Ok(())
}

/// Says which copies were kept together, and which classes cannot be judged.
fn note(splitter: &Splitter, units: &Units, subject: &Subject<'_>, remarks: &mut Vec<Remark>) {
    let repeated = subject.rows.len() - units.sizes.len();
    if splitter.together == Together::Copies && repeated > 0 {
        let message = format!(
            "{} of {} repeat another in all features and the target; copies are kept in one part of the split.",
            counted(repeated, "row"),
            subject.rows.len()
        );
        remarks.push(Remark::new("repeated-rows", message));
    }
    if splitter.member.name != stratified::SPLITTER.member.name {
        return;
    }
    let mut counts = vec![0_usize; subject.names.len()];
    for &class in subject.classes {
        counts[usize::from(class)] += 1;
    }
    let named = counts.iter().zip(subject.names);
    let single: Vec<&str> = named
        .filter(|(count, _)| **count == 1)
        .map(|(_, name)| name.as_str())
        .collect();
    if !single.is_empty() {
        let message = format!(
            "Classes with one row cannot be judged; their row is used for training: {}.",
            listed(single)
        );
        remarks.push(
            Remark::new("single-member", message)
                .hint("Add rows of these classes, or leave them out."),
        );
    }
}

#[cfg(test)]
mod tests;
