//! Answers for rows that are given by feature name.

use crate::error::EngineError;
use crate::experiment::Experiment;
use crate::points::unknown_feature;
use crate::scores::answered;
use isoline_dataset::columns::{dates, numbers};
use isoline_dataset::prepare::Feature;
use isoline_dataset::{ColumnEdit, Kind, Raw, Task};
use isoline_network::single;
use serde::Deserialize;
use std::collections::BTreeMap;

/// One value of a row.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Cell {
    /// A number, or the number of a numeric class.
    Number(f64),
    /// A category, or a number or a date as text.
    Text(String),
    /// A yes or no, read as `true` or `false`.
    Truth(bool),
    /// Missing.
    Missing(()),
}

/// A row by feature name; what is left out is missing.
pub type Record = BTreeMap<String, Cell>;

/// Answers, row-major, `outputs` per row.
#[derive(Clone, Debug, PartialEq)]
pub struct Predictions {
    /// Class names in the order of the outputs; None for a regression.
    pub classes: Option<Vec<String>>,
    /// Numbers per row: one per class, or one per target value.
    pub outputs: usize,
    /// Probabilities, or values in the target's units.
    pub values: Vec<f64>,
    /// The most probable class of each row; None for a regression.
    pub labels: Option<Vec<String>>,
}

impl Experiment {
    /// Predicts `records`; missing values are imputed as in training.
    ///
    /// # Errors
    /// Names row and column of a value that the feature cannot take, or a feature the network does not have.
    pub fn predict(&mut self, records: &[Record]) -> Result<Predictions, EngineError> {
        let features = self.prepared.pipeline.features();
        let mut inputs = vec![0.0; self.prepared.pipeline.width() * records.len()];
        let mut raw = vec![Raw::Missing; features.len()];
        for (position, record) in records.iter().enumerate() {
            if let Some(name) = record
                .keys()
                .find(|name| features.iter().all(|feature| feature.name != **name))
            {
                return Err(unknown_feature(name, &self.prepared));
            }
            for (value, feature) in raw.iter_mut().zip(features) {
                let edit = self.spec.data.columns.get(&feature.name);
                *value = read(record.get(&feature.name), feature, edit, position + 1)?;
            }
            let width = self.prepared.pipeline.width();
            self.prepared
                .pipeline
                .encode(&raw, &mut inputs[position * width..][..width]);
        }
        let mut outputs = vec![0.0; self.model.outputs() * records.len()];
        single::predict(&mut self.model, &inputs, &mut outputs)?;
        let values = self.in_units(&outputs);
        let target = &self.prepared.target;
        Ok(match self.prepared.task {
            Task::Regression => Predictions {
                classes: None,
                outputs: self.model.outputs(),
                values,
                labels: None,
            },
            Task::Classification => {
                let labels = outputs
                    .chunks_exact(self.model.outputs())
                    .map(|answer| target.classes[answered(answer)].clone());
                Predictions {
                    classes: Some(target.classes.clone()),
                    outputs: target.classes.len(),
                    labels: Some(labels.collect()),
                    values,
                }
            }
        })
    }

    /// The network's outputs as they are told: a probability per class, or values in the target's units.
    pub(crate) fn in_units(&self, outputs: &[f32]) -> Vec<f64> {
        let told = outputs.iter().map(|value| f64::from(*value));
        match self.prepared.task {
            Task::Regression => told
                .map(|value| self.prepared.target.inverse(value))
                .collect(),
            Task::Classification if self.model.outputs() == 1 => {
                told.flat_map(|second| [1.0 - second, second]).collect()
            }
            Task::Classification => told.collect(),
        }
    }
}

fn read(
    cell: Option<&Cell>,
    feature: &Feature,
    edit: Option<&ColumnEdit>,
    row: usize,
) -> Result<Raw, EngineError> {
    let refused = |text: &str, cause: String, hint: String| {
        let mut error = EngineError::new(
            "unreadable-value",
            format!("Row {row}, feature {}: \"{text}\" {cause}", feature.name),
            hint,
        );
        error.row = Some(row);
        error.column = Some(feature.name.clone());
        error
    };
    let text = match cell {
        None | Some(Cell::Missing(())) => return Ok(Raw::Missing),
        Some(Cell::Number(number)) if !number.is_finite() => return Ok(Raw::Missing),
        Some(Cell::Number(number)) => number.to_string(),
        Some(Cell::Text(text)) => text.trim().to_owned(),
        Some(Cell::Truth(truth)) => truth.to_string(),
    };
    // What the spec made of this column's cells holds for new cells too.
    let text = match edit.map_or(Some(text.as_str()), |edit| edit.text(&text)) {
        None | Some("") => return Ok(Raw::Missing),
        Some(text) => text,
    };
    if feature.kind.is_number() {
        let moment = match feature.kind {
            Kind::Date => dates::moment(text),
            _ => None,
        };
        return match moment.or_else(|| numbers::read_alone(text)) {
            Some(number) => Ok(Raw::Number(number)),
            None if feature.kind == Kind::Date => Err(refused(
                text,
                "is not a date.".to_owned(),
                "Give a date such as 2024-05-03, or null for missing.".to_owned(),
            )),
            None => Err(refused(
                text,
                "is not a number.".to_owned(),
                "Give a number, or null for missing.".to_owned(),
            )),
        };
    }
    // True, TRUE and true are one value unless the training data tell them apart.
    let levels = || feature.levels.iter();
    let alike = |level: &String| level.eq_ignore_ascii_case(text);
    let only = (levels().filter(|level| alike(level)).count() == 1)
        .then(|| levels().position(alike))
        .flatten();
    match levels().position(|level| level == text).or(only) {
        Some(level) => Ok(Raw::Level(level as u32)),
        None => Err(refused(
            text,
            "was never seen in the training data.".to_owned(),
            format!(
                "Known are {}; null means missing.",
                feature.levels.join(", ")
            ),
        )),
    }
}
