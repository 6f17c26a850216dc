//! Where a person wants training to stop: at an epoch, or once a loss is low enough.

use crate::error::EngineError;
use crate::experiment::Experiment;
use serde::Serialize;

/// Where training is to stop. It changes no bit of the run, only where it rests, and so is no part of the spec.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct StopAt {
    /// When so many epochs are done.
    pub epoch: Option<u64>,
    /// After the first epoch with a loss below this.
    pub loss: Option<f64>,
    /// The loss over training rows instead of validation rows.
    pub training: bool,
}

/// Training stopped as it was asked to.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Reached {
    /// `epoch`, `validation` or `training`: what was reached, the epoch or a loss over those rows.
    pub by: &'static str,
    /// Epochs done.
    pub epoch: u64,
    /// The loss, where that is what was reached.
    pub loss: Option<f64>,
}

impl Experiment {
    /// Says where training is to stop from now on. A loss that was reached once stops it no more, until another is asked
    /// for or the run is reset: whoever trains on has seen it.
    pub fn stop_at(&mut self, asked: StopAt) {
        if asked != self.stop_at {
            self.stop_at = asked;
            self.loss_reached = false;
        }
    }

    /// At the end of an epoch: whether this is where training was to stop.
    pub(crate) fn check_stop(&mut self) -> Result<(), EngineError> {
        let StopAt {
            epoch,
            loss,
            training,
        } = self.stop_at;
        let done = self.trainer.epoch();
        let mut reached = None;
        if epoch == Some(done) {
            reached = Some(("epoch", None));
        }
        if let Some(limit) = loss.filter(|_| !self.loss_reached) {
            let Some(value) = self.epoch_loss(training)? else {
                return Ok(());
            };
            if value < limit {
                self.loss_reached = true;
                let by = if training { "training" } else { "validation" };
                reached = Some((by, Some(value)));
            }
        }
        let Some((by, loss)) = reached else {
            return Ok(());
        };
        if self.latest.epoch != done {
            self.record()?;
        }
        // A run that turns out to have diverged says so instead.
        if self.diverged.is_none() {
            self.reached = Some(Reached {
                by,
                epoch: done,
                loss,
            });
        }
        Ok(())
    }
}
