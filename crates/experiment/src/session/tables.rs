//! Tables come in: from bytes, from several files, from the samples; and their cells go out as text.

use super::{Session, no_table};
use crate::error::EngineError;
use crate::spec::Spec;
use crate::suggest::suggest;
use isoline_dataset::{Knobs, Reading, Subsample, Table, TableSummary, formats, samples, summary};
use serde::Serialize;
use std::ops::Range;

/// Cells that are given as text at once.
const MOST_CELLS: usize = 100_000;

/// What loading answers: the table, and a spec that trains on it.
#[derive(Clone, Debug, Serialize)]
pub struct Loaded {
    /// Columns, preview, remarks.
    #[serde(flatten)]
    pub table: TableSummary,
    /// A spec that is ready for `configure`.
    pub suggested: Spec,
}

impl Session {
    /// Reads a table from the bytes of a file, as asked where it is. The earlier table's experiment ends only if this
    /// succeeds.
    ///
    /// # Errors
    /// Names file, row, column and cause.
    pub fn load(
        &mut self,
        name: &str,
        bytes: &[u8],
        reading: &Reading,
    ) -> Result<Loaded, EngineError> {
        self.load_part(name, bytes, reading, None)
    }

    /// As [`Session::load`]; `of` is how many rows the file has where those asked for were picked before, so that `bytes`
    /// hold no others.
    ///
    /// # Errors
    /// As [`Session::load`].
    pub fn load_part(
        &mut self,
        name: &str,
        bytes: &[u8],
        reading: &Reading,
        of: Option<usize>,
    ) -> Result<Loaded, EngineError> {
        let mut table = formats::read(name, bytes, reading)?;
        if let (Some(of), Some(rows)) = (of.filter(|of| *of > table.rows), reading.rows) {
            table.subsample = Some(Subsample {
                kind: rows.kind,
                rows: table.rows,
                of: Some(of),
            });
        }
        Ok(self.adopt(table, None))
    }

    /// Loads a data set of the catalog; the knob `seed` (default 1) decides its noise.
    ///
    /// # Errors
    /// Names a sample or knob that does not exist, or a knob out of its range.
    pub fn sample(&mut self, name: &str, mut knobs: Knobs) -> Result<Loaded, EngineError> {
        let Some(sample) = samples::find(name) else {
            return Err(EngineError::new(
                "unknown-sample",
                format!("There is no sample named \"{name}\"."),
                "Choose one of the catalog's samples.",
            ));
        };
        let seed = knobs.remove("seed").unwrap_or(1.0);
        if !(0.0..=9_007_199_254_740_991.0).contains(&seed) || seed.fract() != 0.0 {
            return Err(EngineError::new(
                "seed-range",
                format!("The seed {seed} is not a whole number from 0 to 2^53 - 1."),
                "Give such a number.",
            ));
        }
        let table = sample.generate(&knobs, seed as u64)?;
        Ok(self.adopt(table, Some(name)))
    }

    /// Reads several files with the same columns, as asked where it is, into one table. Nothing changes unless all fit.
    ///
    /// # Errors
    /// As [`Session::load`], and names a file whose columns differ.
    pub fn load_many(
        &mut self,
        files: &[(String, Vec<u8>)],
        reading: &Reading,
    ) -> Result<Loaded, EngineError> {
        let table = formats::read_all(files, reading)?;
        Ok(self.adopt(table, None))
    }

    /// Cells of the open table as text, row by row; what lies outside it is left out.
    ///
    /// # Errors
    /// Says when no table is open, and when more is asked for than a page can show.
    pub fn rows(
        &self,
        rows: Range<usize>,
        columns: Range<usize>,
    ) -> Result<Vec<Vec<String>>, EngineError> {
        let table = self.table.as_ref().ok_or_else(no_table)?;
        if rows
            .len()
            .saturating_mul(columns.len().min(table.columns.len()))
            > MOST_CELLS
        {
            return Err(EngineError::new(
                "too-many-cells",
                format!("More than {MOST_CELLS} cells were asked for at once."),
                "Ask for fewer rows or fewer columns.",
            ));
        }
        Ok(table.texts(rows, columns))
    }

    fn adopt(&mut self, table: Table, sample: Option<&str>) -> Loaded {
        let loaded = Loaded {
            table: summary(&table),
            suggested: suggest(&table, sample),
        };
        self.table = Some(table);
        self.experiment = None;
        self.sheet = None;
        self.cross_validation = None;
        loaded
    }
}
