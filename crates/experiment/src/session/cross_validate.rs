//! Cross-validation of the open table by the configured spec, beside the open run, which it leaves alone.

use super::{Session, no_table};
use crate::cross_validation::{CrossProgress, CrossValidation, KeptCrossValidation};
use crate::error::EngineError;

impl Session {
    /// Begins to cross-validate the configured spec, see [`CrossValidation`]; one under way gives way once the new one could begin.
    ///
    /// # Errors
    /// As [`Session::experiment`] and [`CrossValidation::new`].
    pub fn cross_validate(
        &mut self,
        epochs: u64,
        folds: Option<usize>,
    ) -> Result<CrossProgress, EngineError> {
        self.experiment()?;
        let (Some(run), Some(table)) = (&self.experiment, &self.table) else {
            return Err(no_table());
        };
        let begun = CrossValidation::new(&run.spec, table, epochs, folds)?;
        Ok(self.cross_validation.insert(begun).progress())
    }

    /// Takes up a cross-validation that was put aside, with the spec it was begun with.
    ///
    /// # Errors
    /// As [`CrossValidation::take_up`]; then nothing changes.
    pub fn take_up_cross_validation(
        &mut self,
        kept: KeptCrossValidation,
    ) -> Result<CrossProgress, EngineError> {
        let table = self.table.as_ref().ok_or_else(no_table)?;
        let taken = CrossValidation::take_up(kept, table)?;
        Ok(self.cross_validation.insert(taken).progress())
    }

    /// Goes on for about so many milliseconds; preparing a fold's data is never interrupted.
    ///
    /// # Errors
    /// `no-cross-validation` where none was begun; else as [`CrossValidation::train_for`].
    pub fn cross_validate_for(
        &mut self,
        milliseconds: f64,
        now: &dyn Fn() -> f64,
    ) -> Result<CrossProgress, EngineError> {
        match (&mut self.cross_validation, &self.table) {
            (Some(under_way), Some(table)) => under_way.train_for(table, milliseconds, now),
            _ => Err(none_begun()),
        }
    }

    /// The one under way, or done.
    ///
    /// # Errors
    /// `no-cross-validation`.
    pub fn cross_validation(&self) -> Result<&CrossValidation, EngineError> {
        self.cross_validation.as_ref().ok_or_else(none_begun)
    }

    /// Ends it, if there is one, and frees what it held.
    pub fn end_cross_validation(&mut self) {
        self.cross_validation = None;
    }
}

fn none_begun() -> EngineError {
    EngineError::new(
        "no-cross-validation",
        "No cross-validation was begun on this table.",
        "Begin one first.",
    )
}
