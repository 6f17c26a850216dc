//! The column to learn: classes, or a number that is standardised with the training rows' statistics.

use isoline_numeric::sorting;
use serde::{Deserialize, Serialize};

use super::Split;
use super::scale::{Affine, standard};
use crate::error::{listed, shown};
use crate::spec::Task;
use crate::table::{Column, MISSING, Values};
use crate::{DataError, Raw, Remark};

/// Most classes.
pub const MOST_CLASSES: usize = 100;

/// What is learnt.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Target {
    /// The column's name.
    pub name: String,
    /// The classes, sorted; empty for a number.
    pub classes: Vec<String>,
    /// Smallest value of the training and validation rows; 0 for classes.
    pub minimum: f64,
    /// Largest value of the training and validation rows; the last class's index for classes.
    pub maximum: f64,
    /// What is subtracted before learning: the training mean; 0 for classes.
    pub center: f64,
    /// What is divided by: the training standard deviation; 1 for classes.
    pub scale: f64,
}

impl Target {
    /// A value in the data's units as it is learnt.
    pub fn standardised(&self, value: f64) -> f64 {
        self.affine().apply(value)
    }

    /// A learnt value in the data's units.
    pub fn inverse(&self, standardised: f64) -> f64 {
        self.affine().inverse(standardised)
    }

    fn affine(&self) -> Affine {
        Affine {
            center: self.center,
            scale: self.scale,
        }
    }

    /// Fits center and scale to the training values of a number.
    pub(crate) fn fit(&mut self, training: &[f64]) {
        let fitted = standard::fit(training);
        self.center = fitted.center;
        self.scale = fitted.scale;
    }

    /// Narrows the range to that of these values.
    pub(crate) fn bound(&mut self, values: impl Iterator<Item = f64>) {
        (self.minimum, self.maximum) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in values {
            self.minimum = self.minimum.min(value);
            self.maximum = self.maximum.max(value);
        }
    }
}

/// The target's value in each kept row.
pub(crate) struct Answers {
    /// The target, not yet fitted.
    pub target: Target,
    /// Class of each kept row; empty for a number.
    pub classes: Vec<u16>,
    /// Value of each kept row; empty for classes.
    pub numbers: Vec<f64>,
}

/// Reads the target of the rows that have one.
pub(crate) fn answers(column: &Column, task: Task, kept: &[u32]) -> Result<Answers, DataError> {
    match task {
        Task::Classification => classes(column, kept),
        Task::Regression => numbers(column, kept),
    }
}

fn numbers(column: &Column, kept: &[u32]) -> Result<Answers, DataError> {
    let name = &column.name;
    if !matches!(column.values, Values::Numbers(_)) {
        let cause = format!(
            "{} holds names, so it has no number to predict.",
            shown(name)
        );
        return Err(DataError::new("target-not-numeric", cause)
            .column(name)
            .hint("Choose classification, or another target."));
    }
    let numbers: Vec<f64> = kept
        .iter()
        .filter_map(|&row| match column.raw(row as usize) {
            Raw::Number(number) => Some(number),
            _ => None,
        })
        .collect();
    let minimum = numbers.iter().copied().fold(f64::INFINITY, f64::min);
    let maximum = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if minimum == maximum {
        let cause = format!(
            "Every value of {} is {minimum}, so there is nothing to learn.",
            shown(name)
        );
        return Err(DataError::new("constant-target", cause)
            .column(name)
            .hint("Choose another target."));
    }
    let target = Target {
        name: name.clone(),
        classes: Vec::new(),
        minimum,
        maximum,
        center: 0.0,
        scale: 1.0,
    };
    Ok(Answers {
        target,
        classes: Vec::new(),
        numbers,
    })
}

/// The error for classes that a stratified split cannot hold anything back of.
pub(crate) fn single(column: &Column) -> DataError {
    let name = &column.name;
    let cause = format!(
        "Every class of {} has one row only, so none can be both learnt and checked.",
        shown(name)
    );
    DataError::new("single-member-classes", cause)
        .column(name)
        .hint(instead(column))
}

/// What to choose instead of classification.
fn instead(column: &Column) -> &'static str {
    if matches!(column.values, Values::Numbers(_)) {
        "Choose regression, or another target."
    } else {
        "Choose another target."
    }
}

fn classes(column: &Column, kept: &[u32]) -> Result<Answers, DataError> {
    let name = &column.name;
    let too_many = |distinct: String| {
        let cause = format!(
            "{} has {distinct} different values, over the {MOST_CLASSES} classes that can be learnt.",
            shown(name)
        );
        DataError::new("too-many-classes", cause)
            .column(name)
            .hint(instead(column))
    };
    let (names, codes): (Vec<String>, Vec<usize>) = match &column.values {
        Values::Omitted { distinct, .. } => return Err(too_many(format!("at least {distinct}"))),
        Values::Levels { names, codes } => {
            let codes = kept
                .iter()
                .map(|&row| codes[row as usize])
                .filter(|&code| code != MISSING)
                .map(|code| code as usize);
            (names.clone(), codes.collect())
        }
        Values::Numbers(numbers) => {
            if column.statistics.distinct > MOST_CLASSES {
                return Err(too_many(column.statistics.distinct.to_string()));
            }
            // Adding 0 makes -0 and 0 one class.
            let values: Vec<f64> = kept
                .iter()
                .map(|&row| numbers[row as usize] + 0.0)
                .collect();
            let mut distinct = values.clone();
            sorting::ascending(&mut distinct);
            distinct.dedup();
            let codes = values
                .iter()
                .map(|value| distinct.partition_point(|other| other < value))
                .collect();
            let names = distinct.iter().map(|number| column.written(*number));
            (names.collect(), codes)
        }
    };
    if names.len() > MOST_CLASSES {
        return Err(too_many(names.len().to_string()));
    }
    if names.len() < 2 {
        let only = names.first().map(|name| shown(name)).unwrap_or_default();
        let cause = format!("Only class \"{only}\" was found in {}.", shown(name));
        return Err(DataError::new("one-class", cause)
            .column(name)
            .hint("Add rows of another class, or choose another target."));
    }
    let maximum = (names.len() - 1) as f64;
    let target = Target {
        name: name.clone(),
        classes: names,
        minimum: 0.0,
        maximum,
        center: 0.0,
        scale: 1.0,
    };
    Ok(Answers {
        target,
        classes: codes.into_iter().map(|code| code as u16).collect(),
        numbers: Vec::new(),
    })
}

/// A class that no training row has cannot be learnt.
pub(crate) fn note_untaught(
    target: &Target,
    classes: &[u16],
    split: &Split,
    remarks: &mut Vec<Remark>,
) {
    if classes.is_empty() {
        return;
    }
    let mut seen = vec![false; target.classes.len()];
    for &row in &split.train {
        seen[usize::from(classes[row as usize])] = true;
    }
    let unseen: Vec<&str> = target
        .classes
        .iter()
        .zip(&seen)
        .filter(|(_, seen)| !**seen)
        .map(|(name, _)| name.as_str())
        .collect();
    if !unseen.is_empty() {
        let message = format!("No training row is of class {}.", listed(unseen));
        remarks.push(
            Remark::new("untaught-class", message)
                .column(&target.name)
                .hint("Use a stratified split."),
        );
    }
}
