//! What a run records of itself in passing: losses and scores of its epochs, and what watches the validation loss.

use crate::error::EngineError;
use crate::evaluation::Measure;
use crate::experiment::{Experiment, data};
use crate::history::Entry;
use crate::progress::diverged;
use crate::scores::score;
use isoline_network::single;

/// Share of the rows trained on that may be evaluated in passing. Evaluating a row costs about a third of training on it,
/// so this keeps evaluation near 5 % of the time.
const EVALUATED_SHARE: f64 = 0.15;

/// Multiply-adds of evaluation that are free, so that short runs on small tables have a figure for every epoch.
const FREE_WORK: usize = 2_000_000;

impl Experiment {
    /// Whether evaluating both parts now would keep within its share of the work. Counted in rows, not in time, so that
    /// a run of so many epochs always has the same history.
    fn can_afford_figures(&self) -> bool {
        let split = &self.prepared.split;
        let rows = self.evaluated + split.train.len() + split.validation.len();
        let trained = self.trainer.epoch() as f64 * split.train.len() as f64;
        rows as f64 <= EVALUATED_SHARE * trained
            || rows.saturating_mul(self.model.parameters().len()) <= FREE_WORK
    }

    /// What an epoch's end asks for: an entry of the history, the validation loss for whoever watches it, and whether
    /// training was to stop here.
    pub(crate) fn end_epoch(&mut self) -> Result<(), EngineError> {
        self.note_epoch()?;
        if self.diverged.is_some() || self.stopped.is_some() {
            return Ok(());
        }
        self.check_stop()
    }

    fn note_epoch(&mut self) -> Result<(), EngineError> {
        if self.can_afford_figures() && self.history.wants(self.trainer.epoch()) {
            self.evaluated +=
                self.prepared.split.train.len() + self.prepared.split.validation.len();
            self.record()?;
            if self.diverged.is_some() {
                return Ok(());
            }
        }
        if !self.trainer.wants_validation() {
            return Ok(());
        }
        let Some(loss) = self.epoch_loss(false)? else {
            return Ok(());
        };
        self.stopped = self.trainer.observe(&mut self.model, loss);
        if self.stopped.is_some() {
            // What is shown belongs to the weights that are back.
            self.note()?;
        }
        Ok(())
    }

    /// The loss over validation or training rows at an epoch's end; none when it is not finite, and then the step before
    /// is what stands.
    pub(crate) fn epoch_loss(&mut self, training: bool) -> Result<Option<f64>, EngineError> {
        if self.latest.epoch == self.trainer.epoch() {
            let latest = &self.latest;
            let losses = (latest.train_loss, latest.validation_loss);
            return Ok(Some(if training { losses.0 } else { losses.1 }));
        }
        let split = &self.prepared.split;
        let (rows, outputs) = if training {
            (&split.train, &mut self.train_outputs)
        } else {
            (&split.validation, &mut self.validation_outputs)
        };
        let data = data(&self.prepared, &self.weights);
        match single::evaluate(&mut self.model, data, rows, outputs) {
            Ok(loss) => Ok(Some(loss)),
            // Answers beyond the finite numbers: the way back is the record's.
            Err(error) if error.kind == "non-finite-result" => self.record().map(|()| None),
            Err(error) => Err(error.into()),
        }
    }

    /// Evaluates both parts; weights whose answers are not finite are given up for those of the step before.
    pub(crate) fn record(&mut self) -> Result<(), EngineError> {
        let finite = self.note()?;
        self.settle(finite)
    }

    /// As [`Experiment::record`], but within an epoch: the figures are shown and not kept.
    pub(crate) fn look(&mut self) -> Result<(), EngineError> {
        let finite = self.figures()?;
        self.settle(finite)
    }

    fn settle(&mut self, finite: bool) -> Result<(), EngineError> {
        if finite {
            return Ok(());
        }
        if self.trainer.step() == 0 {
            return Err(EngineError::new(
                "not-finite",
                "The untrained network gives answers that are too large to compute with.",
                "Scale the features (scaling: standard), or use fewer layers.",
            ));
        }
        let divergence = self.trainer.step_back(&mut self.model);
        self.diverged = Some(diverged(&divergence));
        self.note()?;
        Ok(())
    }

    /// Evaluates both parts and keeps the figures if they are finite; says whether they were.
    pub(crate) fn note(&mut self) -> Result<bool, EngineError> {
        let finite = self.figures()?;
        if finite {
            self.history.push(self.latest);
        }
        Ok(finite)
    }

    /// Evaluates both parts; says whether the figures are finite, and only then are they the latest.
    fn figures(&mut self) -> Result<bool, EngineError> {
        let measured = match self.measure() {
            Ok(measured) => measured,
            Err(error) if error.kind == "non-finite-result" => return Ok(false),
            Err(error) => return Err(error),
        };
        let entry = Entry::new(self.trainer.epoch(), measured);
        if !entry.is_finite() {
            return Ok(false);
        }
        self.latest = entry;
        Ok(true)
    }

    /// Answers and measures of both parts, on the weights of this moment.
    pub(crate) fn measure(&mut self) -> Result<(Measure, Measure), EngineError> {
        let data = data(&self.prepared, &self.weights);
        let mut part = |rows: &[u32], outputs: &mut [f32]| -> Result<Measure, EngineError> {
            Ok(Measure {
                loss: single::evaluate(&mut self.model, data, rows, outputs)?,
                score: score((&self.prepared).into(), rows, outputs),
            })
        };
        let split = &self.prepared.split;
        Ok((
            part(&split.train, &mut self.train_outputs)?,
            part(&split.validation, &mut self.validation_outputs)?,
        ))
    }
}
