//! A second file, to be answered by the open experiment.

use super::{Session, no_table};
use crate::error::EngineError;
use crate::scoring::Scored;
use isoline_dataset::Reading;
use isoline_dataset::scoring::{Report, Sheet};

impl Session {
    /// Takes a file to be answered and says what in it is unlike the training rows; nothing is answered yet.
    ///
    /// # Errors
    /// `score-columns` lists what is missing; else as [`Session::load`]. An earlier file is forgotten only if this succeeds.
    pub fn inspect_score(
        &mut self,
        name: &str,
        bytes: &[u8],
        reading: &Reading,
    ) -> Result<Report, EngineError> {
        self.experiment()?;
        let (Some(run), Some(table)) = (&self.experiment, &self.table) else {
            return Err(no_table());
        };
        let sheet = Sheet::read(name, bytes, reading, run.against(table))?;
        let report = sheet.report(run.against(table))?;
        self.sheet = Some(sheet);
        Ok(report)
    }

    /// Answers the file that was inspected, on the weights of this moment. `mark`: whether the text table begins with a byte
    /// order mark, which some spreadsheets need.
    ///
    /// # Errors
    /// `nothing-to-score` before a file was inspected; `score-columns` when the features have changed since.
    pub fn score(&mut self, mark: bool) -> Result<Scored, EngineError> {
        self.experiment()?;
        let (Some(run), Some(table)) = (&mut self.experiment, &self.table) else {
            return Err(no_table());
        };
        let Some(sheet) = &self.sheet else {
            return Err(EngineError::new(
                "nothing-to-score",
                "No file was given to be answered.",
                "Inspect one first.",
            ));
        };
        run.score_sheet(table, sheet, mark)
    }
}
