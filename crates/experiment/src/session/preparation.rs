//! What the preparation of the configured spec makes: of a formula that is tried, and of single rows.

use super::{Session, no_table};
use crate::error::EngineError;
use crate::prepared_row::PreparedRow;
use isoline_dataset::{Trial, trial};

impl Session {
    /// Tries a formula, over the columns and what the first `entries` entries of `data.derived` make, before it is added.
    ///
    /// # Errors
    /// As [`Session::experiment`]; what is wrong with the formula is part of the answer.
    pub fn try_formula(&mut self, formula: &str, entries: usize) -> Result<Trial, EngineError> {
        self.experiment()?;
        let (Some(run), Some(table)) = (&self.experiment, &self.table) else {
            return Err(no_table());
        };
        Ok(trial(
            table,
            &run.spec.data,
            &run.prepared,
            formula,
            entries,
        )?)
    }

    /// What the preparation makes of a row of the table, counted from 0.
    ///
    /// # Errors
    /// As [`Session::experiment`], and names a row that the table does not have.
    pub fn prepared_row(&mut self, row: usize) -> Result<PreparedRow, EngineError> {
        let rows = self.table.as_ref().map_or(0, |table| table.rows);
        let run = self.experiment()?;
        if row >= rows {
            return Err(EngineError::new(
                "unknown-row",
                format!("There is no row {}; the table has {rows}.", row + 1),
                "Choose one of its rows.",
            ));
        }
        Ok(run.prepared_row(row))
    }
}
