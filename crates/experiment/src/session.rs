//! A table and its experiment; a call that fails leaves both as they were.

use crate::error::EngineError;
use crate::experiment::Experiment;
use crate::plan::Plan;
use crate::points::Points;
use crate::prepared_row::PreparedRow;
use crate::scoring::Scored;
use crate::spec::Spec;
use crate::suggest::suggest;
use crate::summary::PlanSummary;
use isoline_dataset::scoring::{Report, Sheet};
use isoline_dataset::{
    Finding, Knobs, Reading, Subsample, Table, TableSummary, Trial, diagnose, formats, samples,
    summary, trial,
};
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

/// The engine's state between calls.
#[derive(Default)]
pub struct Session {
    table: Option<Table>,
    experiment: Option<Experiment>,
    /// The file that was given to be answered.
    sheet: Option<Sheet>,
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
        loaded
    }

    /// Checks a spec and builds what it changes; a change of the learning rate alone keeps the weights.
    ///
    /// # Errors
    /// Names what does not fit; the earlier experiment goes on.
    pub fn configure(&mut self, spec: &Spec) -> Result<PlanSummary, EngineError> {
        let table = self.table.as_ref().ok_or_else(no_table)?;
        let differences = spec.reading.differences(&table.reading.asked);
        if !differences.is_empty() {
            return Err(EngineError::new(
                "reading-differs",
                format!(
                    "The spec asks for another {} than the open table was read with.",
                    differences.join(", ")
                ),
                "Load the file again with the reading of this spec.",
            ));
        }
        if let Some(experiment) = &mut self.experiment
            && experiment.spec.differs_only_in_learning_rate(spec)
        {
            experiment.set_learning_rate(spec.training.learning_rate)?;
            return Ok(PlanSummary::new(experiment, true));
        }
        let earlier = self
            .experiment
            .as_ref()
            .filter(|experiment| experiment.spec.data == spec.data);
        let plan = Plan::check(
            spec,
            table,
            earlier.map(|experiment| experiment.prepared.clone()),
        )?;
        let mut experiment = Experiment::new(plan)?;
        // Whoever looked at rows of this table has seen them, whatever is trained next.
        experiment.test_looks = self.experiment.as_ref().map_or(0, |run| run.test_looks);
        let summary = PlanSummary::new(&experiment, false);
        self.experiment = Some(experiment);
        Ok(summary)
    }

    /// What is wrong with the table for this spec, the worst first.
    ///
    /// # Errors
    /// Says what to call first.
    pub fn diagnose(&self, spec: &Spec) -> Result<Vec<Finding>, EngineError> {
        let table = self.table.as_ref().ok_or_else(no_table)?;
        Ok(diagnose(table, &spec.data))
    }

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

    /// The living experiment.
    ///
    /// # Errors
    /// Says what to call first.
    pub fn experiment(&mut self) -> Result<&mut Experiment, EngineError> {
        match (&mut self.experiment, &self.table) {
            (Some(experiment), _) => Ok(experiment),
            (None, Some(_)) => Err(EngineError::new(
                "not-configured",
                "A table is loaded, but no network is configured.",
                "Call configure with a spec, for example the one that load suggested.",
            )),
            (None, None) => Err(no_table()),
        }
    }

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

    /// The rows as points; see [`Experiment::points`].
    ///
    /// # Errors
    /// As [`Session::experiment`] and [`Experiment::points`].
    pub fn points(&mut self, x: &str, y: Option<&str>) -> Result<Points, EngineError> {
        self.experiment()?.points(x, y)
    }
}

fn no_table() -> EngineError {
    EngineError::new(
        "no-table",
        "No table is loaded.",
        "Load a file or a sample first.",
    )
}
