//! Training in slices, so that whoever shares the thread gets its turn.

use crate::error::EngineError;
use crate::experiment::{Experiment, data};
use crate::progress::{Progress, diverged};
use isoline_network::{TrainError, single};

/// Multiply-adds between two looks at the clock: some tens of microseconds, a look costs well under one.
const WORK_PER_LOOK: usize = 200_000;

/// Milliseconds after which whoever watches sees a new figure, whatever it costs.
const PATIENCE: f64 = 1000.0;

impl Experiment {
    /// Trains until `epochs` more are done or the clock passes `milliseconds`; `now` reads milliseconds.
    ///
    /// A step that diverges is undone and ends the slice; `Progress::diverged` says so. Early stopping ends it too;
    /// `Progress::stopped` says so, and a further call goes on from the best weights.
    ///
    /// # Errors
    /// Only for data that does not fit the network, which a plan excludes.
    pub fn train_for(
        &mut self,
        milliseconds: f64,
        epochs: f64,
        now: &dyn Fn() -> f64,
    ) -> Result<Progress, EngineError> {
        let last_epoch = self.trainer.epoch() as f64 + epochs;
        self.train_slice(milliseconds, last_epoch, now)?;
        if self.diverged.is_none()
            && self.latest.epoch != self.trainer.epoch()
            // Whoever asked for so many epochs wants to see how the last of them ended.
            && (epochs.is_finite() || now() - self.noted >= PATIENCE)
        {
            self.record()?;
            // With these figures the epoch may turn out to be the best.
            self.keep_epoch();
            self.noted = now();
        }
        Ok(self.progress())
    }

    /// Trains until `last_epoch` is done or the clock passes; figures are made only where they are every time, so that
    /// the run is the same however it is cut into slices.
    ///
    /// # Errors
    /// As [`Experiment::train_for`].
    pub(crate) fn train_slice(
        &mut self,
        milliseconds: f64,
        last_epoch: f64,
        now: &dyn Fn() -> f64,
    ) -> Result<(), EngineError> {
        self.back_to_now()?;
        self.forget_ends();
        let start = now();
        let parameters = self.model.parameters().len();
        let (mut rows, mut work) = (0_usize, 0_usize);
        while (self.trainer.epoch() as f64) < last_epoch {
            let samples = self.advance(usize::MAX)?;
            if self.has_ended() {
                break;
            }
            rows += samples;
            work += samples * parameters;
            if work >= WORK_PER_LOOK {
                work = 0;
                if now() - start >= milliseconds {
                    break;
                }
            }
        }
        let elapsed = now() - start;
        if elapsed > 0.0 && rows > 0 {
            self.rows_per_second = rows as f64 / elapsed * 1000.0;
        }
        Ok(())
    }

    /// One step on the next batch of the epoch, or on its next `most` rows where a batch has more, and the figures after it.
    /// The history has only whole epochs, so that an epoch in single steps leaves what it leaves at once.
    ///
    /// # Errors
    /// As [`Experiment::train_for`].
    pub fn train_batch(&mut self, most: usize) -> Result<Progress, EngineError> {
        self.back_to_now()?;
        self.forget_ends();
        self.advance(most)?;
        if !self.has_ended() {
            if self.trainer.position() > 0 {
                self.look()?;
            } else if self.latest.epoch != self.trainer.epoch() {
                self.record()?;
                self.keep_epoch();
            }
        }
        Ok(self.progress())
    }

    /// A step, and what the end of an epoch asks for; answers the rows it took.
    fn advance(&mut self, most: usize) -> Result<usize, EngineError> {
        let data = data(&self.prepared, &self.weights);
        match single::train_rows(&mut self.trainer, &mut self.model, data, most) {
            Ok(step) => {
                if step.epoch.is_some() {
                    self.end_epoch()?;
                    if self.diverged.is_none() {
                        self.keep_epoch();
                    } else {
                        self.past.forget_from(self.trainer.epoch() + 1);
                    }
                }
                Ok(step.samples)
            }
            Err(TrainError::Divergence(divergence)) => {
                self.diverged = Some(diverged(&divergence));
                // The step before is what stands now, so its figures are what is shown.
                self.note()?;
                self.past.forget_from(self.trainer.epoch() + 1);
                Ok(0)
            }
            Err(TrainError::Spec(error)) => Err(error.into()),
        }
    }

    fn forget_ends(&mut self) {
        (self.diverged, self.stopped, self.reached) = (None, None, None);
    }

    /// Whether training has come to an end of its own, for now.
    fn has_ended(&self) -> bool {
        self.diverged.is_some() || self.stopped.is_some() || self.reached.is_some()
    }
}
