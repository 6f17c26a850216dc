//! Which unit goes where: the test rows first, then a share of the rest, or the fold whose turn it is.

use isoline_numeric::{Generator, Stream};

use super::checks::{check, filled, folds_refused};
use super::notes::note;
use super::{Folds, Request, Split, Splitter, Subject, Together, Units};
use crate::spec::SplitSpec;
use crate::{DataError, Remark};

impl<'a> Request<'a> {
    /// The same of these units.
    fn from(self, candidates: &'a [u32]) -> Self {
        Self { candidates, ..self }
    }
}

/// What becomes of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Train,
    Validation,
    Test,
    /// Comes after the rows that judge.
    Later,
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
    check(spec)?;
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
    let mut parts = vec![Part::Train; units.sizes.len()];
    let quota = |share: f64| ((share * rows as f64).round() as usize).min(rows);
    let all = Request {
        units: &units,
        classes: &classes,
        kinds: subject.names.len(),
        candidates: &[],
    };
    if spec.test > 0.0 {
        let request = all.from(&candidates);
        for unit in chosen(splitter, request, quota(spec.test), &mut generator) {
            parts[unit as usize] = Part::Test;
        }
        candidates.retain(|&unit| parts[unit as usize] != Part::Test);
    }
    let request = all.from(&candidates);
    if let Some(folds) = spec.folds {
        let turns = turns(splitter, request, folds, spec.fold, &mut generator)?;
        for (&unit, part) in candidates.iter().zip(turns) {
            parts[unit as usize] = part;
        }
    } else {
        for unit in chosen(splitter, request, quota(spec.validation), &mut generator) {
            parts[unit as usize] = Part::Validation;
        }
    }
    let of = |wanted: Part| -> Vec<u32> {
        let rows = 0..rows as u32;
        rows.filter(|&row| parts[units.of[row as usize] as usize] == wanted)
            .collect()
    };
    let split = Split {
        train: of(Part::Train),
        validation: of(Part::Validation),
        test: of(Part::Test),
    };
    filled(spec, &split, units.sizes.len(), rows)?;
    Ok(split)
}

/// The part of each candidate while fold `fold` of `folds` judges.
fn turns(
    splitter: &Splitter,
    request: Request<'_>,
    folds: usize,
    fold: usize,
    generator: &mut Generator,
) -> Result<Vec<Part>, DataError> {
    let (deal, judging) = match splitter.folds {
        Folds::Rotating(deal) => (deal, fold),
        Folds::Expanding(deal) => (deal, fold + 1),
    };
    let expands = matches!(splitter.folds, Folds::Expanding(_));
    let (fewest, units) = (folds + usize::from(expands), request.candidates.len());
    if units < fewest {
        return Err(folds_refused(format!(
            "{folds} folds need {fewest} rows, or lots of rows that stay together; there are {units}."
        )));
    }
    let blocks = deal(request, folds, generator);
    let part = |block: usize| match block.cmp(&judging) {
        std::cmp::Ordering::Equal => Part::Validation,
        std::cmp::Ordering::Greater if expands => Part::Later,
        _ => Part::Train,
    };
    let parts: Vec<Part> = blocks.into_iter().map(part).collect();
    for (wanted, does) in [(Part::Validation, "judges"), (Part::Train, "trains")] {
        if !parts.contains(&wanted) {
            return Err(folds_refused(format!(
                "No row {does} in fold {} of {folds}, since rows that belong together stay together.",
                fold + 1
            )));
        }
    }
    Ok(parts)
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
