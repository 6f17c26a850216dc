//! An earlier epoch shown instead of the present one, and the run continued from there.

use super::{KeptEpochs, Past};
use crate::error::EngineError;
use crate::experiment::Experiment;
use crate::history::Entry;
use crate::progress::Progress;

/// An earlier epoch that is shown. The model has its weights; those of the run wait here.
pub(crate) struct Shown {
    pub step: u64,
    pub figures: Entry,
    pub parameters: Vec<f32>,
    pub state: Vec<f32>,
}

impl Experiment {
    /// Keeps epochs from now on, in so many bytes; 0 keeps none.
    pub fn keep_epochs(&mut self, bytes: usize) {
        self.past = Past::new(
            bytes,
            self.trainer.checkpoint_size(&self.model),
            self.trainer.rows(),
        );
        self.keep_epoch();
    }

    /// The epochs kept.
    pub fn kept_epochs(&self) -> KeptEpochs {
        self.past.kept()
    }

    /// Keeps the run as it is, if it stands between two epochs and this one is kept.
    pub(crate) fn keep_epoch(&mut self) {
        let epoch = self.trainer.epoch();
        if self.trainer.position() != 0 {
            return;
        }
        let loss = (self.latest.epoch == epoch).then_some(self.latest.validation_loss);
        if let Some(moment) = self.past.slot(epoch, loss) {
            self.trainer.keep(&self.model, &mut moment.run);
            (moment.figures, moment.evaluated) = (self.latest, self.evaluated);
        }
    }

    /// Shows a kept epoch: from now on everything that is asked of the network is answered by it, while the run waits
    /// as it is. None, the present epoch, or more training bring the present back.
    ///
    /// # Errors
    /// `no-epoch` when it is not kept; then nothing changes.
    pub fn show_epoch(&mut self, epoch: Option<u64>) -> Result<Progress, EngineError> {
        let Some(epoch) = epoch.filter(|epoch| *epoch != self.trainer.epoch()) else {
            self.back_to_now()?;
            return Ok(self.progress());
        };
        let moment = self.past.at(epoch).ok_or_else(|| not_kept(epoch))?;
        let (mut parameters, mut state) = (moment.run.parameters.clone(), moment.run.state.clone());
        let (step, known) = (moment.run.step, moment.figures);
        self.back_to_now()?;
        self.model.exchange(&mut parameters, &mut state)?;
        let mut shown = Shown {
            step,
            figures: known,
            parameters,
            state,
        };
        if known.epoch != epoch {
            match self.measure() {
                Ok(measured) => shown.figures = Entry::new(epoch, measured),
                Err(error) => {
                    self.model
                        .exchange(&mut shown.parameters, &mut shown.state)?;
                    return Err(error);
                }
            }
        }
        self.shown = Some(shown);
        Ok(self.progress())
    }

    /// Gives the model the weights of the run again.
    pub(crate) fn back_to_now(&mut self) -> Result<(), EngineError> {
        self.exchange()?;
        self.shown = None;
        Ok(())
    }

    /// Lets the weights of the run and those that are shown change places.
    pub(crate) fn exchange(&mut self) -> Result<(), EngineError> {
        if let Some(shown) = &mut self.shown {
            self.model
                .exchange(&mut shown.parameters, &mut shown.state)?;
        }
        Ok(())
    }

    /// Takes the run up again from a kept epoch, bit for bit as it went on from there the first time, if the live
    /// knobs are still the same: they stay as they are now. Later epochs are forgotten.
    ///
    /// # Errors
    /// `no-epoch` when it is not kept; then nothing changes.
    pub fn continue_from(&mut self, epoch: u64) -> Result<Progress, EngineError> {
        let moment = self.past.at(epoch).ok_or_else(|| not_kept(epoch))?;
        let mut run = moment.run.clone();
        run.learning_rate = self.trainer.learning_rate();
        run.best = run
            .best
            .filter(|_| self.spec.training.early_stopping.is_some());
        self.trainer.restore(&mut self.model, &run)?;
        self.loss_reached = false;
        self.evaluated = moment.evaluated;
        self.shown = None;
        self.past.forget_from(epoch + 1);
        (self.diverged, self.stopped, self.reached) = (None, None, None);
        self.rows_per_second = 0.0;
        self.note()?;
        Ok(self.progress())
    }
}

fn not_kept(epoch: u64) -> EngineError {
    EngineError::new(
        "no-epoch",
        format!("Epoch {epoch} is not kept."),
        "Choose one of the epochs that are.",
    )
}
