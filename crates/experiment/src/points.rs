//! The rows as points of a plane, in the data's own units.

use crate::error::EngineError;
use crate::experiment::Experiment;
use crate::scores::answered;
use isoline_dataset::{Prepared, Task};

/// One entry per kept row that has a part, test rows only once they were opened. `split`: 0 training, 1 validation, 2 test.
/// `row`: index in the table, from 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Points {
    /// Horizontal positions.
    pub x: Vec<f32>,
    /// Vertical positions; None on a single feature.
    pub y: Option<Vec<f32>>,
    /// Class of each row; empty for a regression.
    pub classes: Vec<u16>,
    /// Target in its own units; empty for a classification.
    pub target: Vec<f32>,
    /// Role of each row.
    pub split: Vec<u8>,
    /// Where the row stands in the table.
    pub row: Vec<u32>,
}

impl Experiment {
    /// Kept rows over features `x` and `y`; a missing value lies where it was imputed.
    ///
    /// # Errors
    /// Names a feature that the network does not use.
    pub fn points(&self, x: &str, y: Option<&str>) -> Result<Points, EngineError> {
        let prepared = &self.prepared;
        let (shown, split) = self.shown();
        let target = match prepared.task {
            Task::Classification => Vec::new(),
            Task::Regression => shown
                .iter()
                .map(|row| {
                    prepared
                        .target
                        .inverse(f64::from(prepared.targets[(0, *row)])) as f32
                })
                .collect(),
        };
        Ok(Points {
            x: positions(prepared, &shown, x)?,
            y: y.map(|name| positions(prepared, &shown, name))
                .transpose()?,
            classes: match prepared.classes.as_slice() {
                [] => Vec::new(),
                classes => shown.iter().map(|row| classes[*row]).collect(),
            },
            target,
            split: shown.iter().map(|row| split[*row]).collect(),
            row: shown.iter().map(|row| prepared.rows[*row]).collect(),
        })
    }

    /// The kept rows that are points, and the part of each kept row.
    pub(crate) fn shown(&self) -> (Vec<usize>, Vec<u8>) {
        let prepared = &self.prepared;
        // A row after a window of time has no part, and is not shown.
        let mut split = vec![u8::MAX; prepared.rows.len()];
        let parts = &prepared.split;
        for (part, rows) in (0..).zip([&parts.train, &parts.validation, &parts.test]) {
            rows.iter().for_each(|row| split[*row as usize] = part);
        }
        let last = if self.test_looks > 0 { 2 } else { 1 };
        let shown = (0..prepared.rows.len()).filter(|row| split[*row] <= last);
        (shown.collect(), split)
    }

    /// For each point 1 where the network answers another class than the row's, else 0; 0 throughout for a regression. Training
    /// and validation rows by the latest figures; test rows by the last look of this run, since nothing else may look at them.
    pub fn misclassified(&self) -> Vec<u8> {
        let prepared = &self.prepared;
        let mut wrong = vec![0; prepared.rows.len()];
        let width = self.model.outputs();
        let parts = &prepared.split;
        if prepared.task == Task::Classification {
            for (rows, outputs) in [
                (&parts.train, &self.train_outputs),
                (&parts.validation, &self.validation_outputs),
                (&parts.test, &self.test_outputs),
            ] {
                for (row, answer) in rows.iter().zip(outputs.chunks_exact(width)) {
                    let known = usize::from(prepared.classes[*row as usize]);
                    wrong[*row as usize] = u8::from(answered(answer) != known);
                }
            }
        }
        let (shown, _) = self.shown();
        shown.into_iter().map(|row| wrong[row]).collect()
    }
}

fn positions(prepared: &Prepared, shown: &[usize], name: &str) -> Result<Vec<f32>, EngineError> {
    let features = prepared.pipeline.features().iter();
    let mut pairs = features.zip(&prepared.columns);
    match pairs.find(|(feature, _)| feature.name == name) {
        Some((feature, column)) => {
            let rows = shown.iter().map(|row| prepared.rows[*row] as usize);
            Ok(rows
                .map(|row| feature.position(column.raw(row)) as f32)
                .collect())
        }
        None => Err(unknown_feature(name, prepared)),
    }
}

pub(crate) fn unknown_feature(name: &str, prepared: &Prepared) -> EngineError {
    let names: Vec<&str> = prepared
        .pipeline
        .features()
        .iter()
        .map(|feature| feature.name.as_str())
        .collect();
    let mut derived = prepared.pipeline.derived().iter();
    let message = if derived.any(|derived| derived.feature.name == name) {
        format!("\"{name}\" is computed from the columns, and is none itself.")
    } else {
        format!("The network has no feature named \"{name}\".")
    };
    let hint = format!("Its features are {}.", names.join(", "));
    let mut error = EngineError::new("unknown-feature", message, hint);
    error.column = Some(name.to_owned());
    error
}
