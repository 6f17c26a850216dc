//! k-fold cross-validation: each fold judges once what the others taught, in slices of time, beside the open run.
//!
//! A fold is an [`Experiment`] of its own with `data.split.fold` set, so that everything fitted is fitted on that fold's
//! training rows, and its weights have the bits of a run of that spec. One fold is alive at a time; what it leaves behind
//! is a [`Fold`]. Test rows take no part.

mod fold;
mod kept;
mod report;

use crate::error::EngineError;
use crate::experiment::Experiment;
use crate::plan::Plan;
use crate::spec::Spec;
use fold::Fold;
use isoline_dataset::Table;
use isoline_dataset::prepare::split::MOST_FOLDS;
use serde::Serialize;

pub use fold::End;
pub use kept::{KeptCrossValidation, KeptFold};
pub use report::{CrossReport, FoldReport, MetricSummary, OutOfFold, Spread};

/// Folds where the spec has none, as in scikit-learn.
const USUAL_FOLDS: usize = 5;

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct CrossProgress {
    /// Folds in all.
    pub folds: usize,
    /// Folds done, which is also the fold under way, from 0.
    pub done: usize,
    /// Epochs done of the fold under way; 0 once all are done.
    pub epoch: u64,
    /// Epochs that each fold may have.
    pub epochs: u64,
}

/// Folds done, and the one under way.
pub struct CrossValidation {
    /// As it was configured; its own fold means nothing here.
    spec: Spec,
    folds: usize,
    epochs: u64,
    done: Vec<Fold>,
    /// None once all folds are done.
    run: Option<Experiment>,
    /// Classes of the target; 0 for a number.
    classes: usize,
    /// Of the first fold's data: whether another table is the same.
    data: String,
}

impl CrossValidation {
    /// Prepares the first fold of a spec, for so many `epochs` of each unless early stopping ends it before. `folds`: None for
    /// those of the spec, else 5.
    ///
    /// # Errors
    /// `epochs` and `folds` out of range; a table that cannot be dealt out so; else as the check of a plan.
    pub(crate) fn new(
        spec: &Spec,
        table: &Table,
        epochs: u64,
        folds: Option<usize>,
    ) -> Result<Self, EngineError> {
        if epochs == 0 {
            return Err(EngineError::new(
                "epochs",
                "Cross-validation for 0 epochs was asked for.",
                "Give a number of epochs from 1.",
            ));
        }
        let folds = folds.or(spec.data.split.folds).unwrap_or(USUAL_FOLDS);
        // Whoever holds the list of folds must be able to rely on their number.
        if !(2..=MOST_FOLDS).contains(&folds) {
            return Err(EngineError::new(
                "folds",
                format!("{folds} folds were asked for."),
                format!("Choose 2 to {MOST_FOLDS} folds."),
            ));
        }
        let first = begin(spec, table, folds, 0)?;
        Ok(Self {
            spec: spec.clone(),
            folds,
            epochs,
            done: Vec::new(),
            classes: first.prepared.target.classes.len(),
            data: first.data_hash(),
            run: Some(first),
        })
    }

    /// Goes on until the clock passes `milliseconds` or all folds are done; at least one slice is trained. Preparing the
    /// next fold's data is never interrupted.
    ///
    /// A fold that diverges is judged by the weights of the step before, and says so.
    ///
    /// # Errors
    /// Names the fold whose data cannot be prepared; what is done stays.
    pub(crate) fn train_for(
        &mut self,
        table: &Table,
        milliseconds: f64,
        now: &dyn Fn() -> f64,
    ) -> Result<CrossProgress, EngineError> {
        let (start, epochs) = (now(), self.epochs);
        let mut left = milliseconds;
        while let Some(run) = self.next(table)? {
            run.train_slice(left, epochs as f64, now)?;
            if let Some(end) = End::of(run, epochs) {
                let fold = Fold::new(run, end)?;
                self.done.push(fold);
                self.run = None;
            }
            left = milliseconds - (now() - start);
            if left <= 0.0 {
                break;
            }
        }
        Ok(self.progress())
    }

    /// The fold under way, prepared if it is not yet; None once all are done.
    fn next(&mut self, table: &Table) -> Result<Option<&mut Experiment>, EngineError> {
        if self.run.is_none() && self.done.len() < self.folds {
            self.run = Some(begin(&self.spec, table, self.folds, self.done.len())?);
        }
        Ok(self.run.as_mut())
    }

    /// Where it stands.
    pub fn progress(&self) -> CrossProgress {
        CrossProgress {
            folds: self.folds,
            done: self.done.len(),
            epoch: self.run.as_ref().map_or(0, |run| run.trainer.epoch()),
            epochs: self.epochs,
        }
    }
}

/// The run of one fold.
fn begin(spec: &Spec, table: &Table, folds: usize, fold: usize) -> Result<Experiment, EngineError> {
    let mut spec = spec.clone();
    (spec.data.split.folds, spec.data.split.fold) = (Some(folds), fold);
    let begun = Plan::check(&spec, table, None).and_then(Experiment::new);
    begun.map_err(|mut error| {
        error.message = format!("Fold {} of {folds}: {}", fold + 1, error.message);
        error
    })
}
