//! Which rows train and which are held back.
//!
//! | member | when | how |
//! |---|---|---|
//! | `stratified` | classes, if asked for | each class gives its share, rounded by largest remainder |
//! | `random` | otherwise | shuffled rows |
//!
//! Contract: every row is in exactly one part, both parts are ascending, the same seed gives the same parts, and the
//! number of validation rows is the share of all rows, rounded to the nearest, where the classes allow it.

pub mod random;
pub mod stratified;

use isoline_numeric::{Generator, Stream};

use crate::spec::SplitSpec;
use crate::{DataError, Remark};

/// Training and validation rows as indices into the kept rows, ascending.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Split {
    /// Rows that are learnt from.
    pub train: Vec<u32>,
    /// Rows that judge.
    pub validation: Vec<u32>,
}

/// What a member is asked: the rows' classes (empty for numbers), their number, and how many to hold back.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// Number of rows.
    pub rows: usize,
    /// The class of each row; empty when the target is a number.
    pub classes: &'a [u16],
    /// Names of the classes.
    pub names: &'a [String],
    /// Rows to hold back.
    pub validation: usize,
}

/// A member of the family.
#[derive(Debug, Clone, Copy)]
pub struct Splitter {
    /// The name, unique in the family.
    pub name: &'static str,
    /// Chooses the validation rows, in any order.
    pub choose: fn(Request<'_>, &mut Generator, &mut Vec<Remark>) -> Vec<u32>,
}

/// All splits.
pub const ALL: &[Splitter] = &[stratified::SPLITTER, random::SPLITTER];

/// The split of this name.
pub fn find(name: &str) -> Option<&'static Splitter> {
    ALL.iter().find(|splitter| splitter.name == name)
}

/// Splits as the spec asks. Refuses a share outside (0, 1) and a part without rows.
pub fn split(
    spec: &SplitSpec,
    rows: usize,
    classes: &[u16],
    names: &[String],
    remarks: &mut Vec<Remark>,
) -> Result<Split, DataError> {
    let share = spec.validation;
    if !(share > 0.0 && share < 1.0) {
        return Err(DataError::new(
            "validation-share",
            format!("The validation share is {share}; it must lie between 0 and 1."),
        )
        .hint("Choose for example 0.2, which holds back every fifth row."));
    }
    let validation = (share * rows as f64).round() as usize;
    let splitter = if spec.stratified && !classes.is_empty() {
        stratified::SPLITTER
    } else {
        random::SPLITTER
    };
    let mut generator = Generator::new(spec.seed, Stream::Split);
    let request = Request {
        rows,
        classes,
        names,
        validation: validation.min(rows),
    };
    let parts = parts(rows, (splitter.choose)(request, &mut generator, remarks));
    for (part, name, hint) in [
        (
            &parts.validation,
            "validation",
            "Raise the validation share.",
        ),
        (&parts.train, "training", "Lower the validation share."),
    ] {
        if part.is_empty() {
            return Err(DataError::new(
                "empty-split",
                format!("A validation share of {share} leaves no {name} row of {rows}."),
            )
            .hint(hint));
        }
    }
    Ok(parts)
}

fn parts(rows: usize, validation: Vec<u32>) -> Split {
    let mut held_back = vec![false; rows];
    for row in validation {
        held_back[row as usize] = true;
    }
    let (validation, train) = (0..rows as u32).partition(|&row| held_back[row as usize]);
    Split { train, validation }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(count: usize) -> Vec<String> {
        (0..count).map(|class| format!("class {class}")).collect()
    }

    #[test]
    fn every_row_is_in_one_part_and_the_seed_decides() {
        let classes: Vec<u16> = (0..97).map(|row| (row % 3) as u16).collect();
        for splitter in ALL {
            assert!(find(splitter.name).is_some());
            let choose = |seed| {
                let request = Request {
                    rows: 97,
                    classes: &classes,
                    names: &names(3),
                    validation: 19,
                };
                parts(
                    97,
                    (splitter.choose)(
                        request,
                        &mut Generator::new(seed, Stream::Split),
                        &mut Vec::new(),
                    ),
                )
            };
            let first = choose(1);
            assert_eq!(first.validation.len(), 19, "{}", splitter.name);
            assert_eq!(first.train.len(), 78, "{}", splitter.name);
            assert_eq!(first, choose(1), "{}", splitter.name);
            assert_ne!(first, choose(2), "{}", splitter.name);
        }
    }

    #[test]
    fn shares_out_of_range_and_empty_parts_are_refused() {
        for share in [0.0, 1.0, -0.1, 7.0, f64::NAN, f64::INFINITY] {
            let spec = SplitSpec {
                validation: share,
                ..SplitSpec::default()
            };
            let error = split(&spec, 100, &[], &[], &mut Vec::new()).expect_err("refused");
            assert_eq!(error.kind, "validation-share");
        }
        for share in [0.001, 0.999] {
            let spec = SplitSpec {
                validation: share,
                ..SplitSpec::default()
            };
            let error = split(&spec, 20, &[], &[], &mut Vec::new()).expect_err("refused");
            assert_eq!(error.kind, "empty-split");
        }
    }
}
