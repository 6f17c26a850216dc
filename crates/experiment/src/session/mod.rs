//! A table and its experiment; a call that fails leaves both as they were.

mod cross_validate;
mod preparation;
mod score;
mod tables;

use crate::cross_validation::CrossValidation;
use crate::error::EngineError;
use crate::experiment::Experiment;
use crate::plan::Plan;
use crate::points::Points;
use crate::spec::Spec;
use crate::summary::PlanSummary;
use isoline_dataset::scoring::Sheet;
use isoline_dataset::{Finding, Table, diagnose};

pub use tables::Loaded;

/// The engine's state between calls.
#[derive(Default)]
pub struct Session {
    table: Option<Table>,
    experiment: Option<Experiment>,
    /// The file that was given to be answered.
    sheet: Option<Sheet>,
    cross_validation: Option<CrossValidation>,
    /// Bytes in which the epochs of a run are kept.
    keeping: usize,
}

impl Session {
    /// Checks a spec and builds what it changes; a change of live knobs alone keeps the weights.
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
            && experiment.go_on_with(spec)?
        {
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
        if self.keeping > 0 {
            experiment.keep_epochs(self.keeping);
        }
        let summary = PlanSummary::new(&experiment, false);
        self.experiment = Some(experiment);
        Ok(summary)
    }

    /// Keeps epochs of the open run and of those to come, in so many bytes; 0, as at the start, keeps none.
    pub fn keep_epochs(&mut self, bytes: usize) {
        self.keeping = bytes;
        if let Some(experiment) = &mut self.experiment {
            experiment.keep_epochs(bytes);
        }
    }

    /// What is wrong with the table for this spec, the worst first.
    ///
    /// # Errors
    /// Says what to call first.
    pub fn diagnose(&self, spec: &Spec) -> Result<Vec<Finding>, EngineError> {
        let table = self.table.as_ref().ok_or_else(no_table)?;
        Ok(diagnose(table, &spec.data))
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
