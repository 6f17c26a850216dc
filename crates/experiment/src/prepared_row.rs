//! The preparation as a person can look at it: what was fitted, and what it makes of one row.

use crate::experiment::Experiment;
use isoline_dataset::Raw;
use isoline_dataset::prepare::Feature;

/// A row of the table before and after the preparation, feature by feature, derived ones last.
#[derive(Clone, Debug, PartialEq)]
pub struct PreparedRow {
    /// Its cells as text, empty where they are missing.
    pub cells: Vec<String>,
    /// What the network gets: [`Feature::offset`] says which are whose.
    pub inputs: Vec<f32>,
}

impl Experiment {
    /// What was fitted for each column of a record, then for each derived feature: what [`PreparedRow`] has cells of.
    pub fn preparation(&self) -> Vec<&Feature> {
        let pipeline = &self.prepared.pipeline;
        let derived = pipeline.derived().iter().map(|derived| &derived.feature);
        pipeline.features().iter().chain(derived).collect()
    }

    /// What the preparation makes of a row of the table, counted from 0; rows that are left out of learning are prepared too.
    pub(crate) fn prepared_row(&self, row: usize) -> PreparedRow {
        let (pipeline, columns) = (&self.prepared.pipeline, &self.prepared.columns);
        let record: Vec<Raw> = columns.iter().map(|column| column.raw(row)).collect();
        let mut inputs = vec![0.0; pipeline.width()];
        pipeline.encode(&record, &mut inputs);
        let derived = pipeline
            .derived()
            .iter()
            .map(|derived| match derived.raw(&record) {
                Raw::Number(number) => number.to_string(),
                _ => String::new(),
            });
        let cells = columns.iter().map(|column| column.text(row));
        PreparedRow {
            cells: cells.chain(derived).collect(),
            inputs,
        }
    }
}
