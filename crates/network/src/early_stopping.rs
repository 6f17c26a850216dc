//! Early stopping: keeps the weights of the best epoch and brings them back when nothing better follows.

use crate::spec::EarlyStoppingSpec;
use crate::workspace::zeros;
use crate::{Model, SpecError};
use isoline_numeric::Real;
use serde::{Deserialize, Serialize};

/// Training has stopped by itself; the model has the weights of the best epoch again.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Stop {
    /// Epochs done.
    pub epoch: u64,
    /// The epoch whose weights are back.
    pub best_epoch: u64,
    /// Its validation loss.
    pub best_loss: f64,
}

/// The best epoch so far; part of a checkpoint.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Best<T> {
    /// Its number.
    pub epoch: u64,
    /// Its validation loss.
    pub loss: f64,
    /// Epochs since.
    pub waited: u64,
    /// Its weights and biases.
    pub parameters: Vec<T>,
    /// What its layers carried besides.
    pub state: Vec<T>,
}

/// Watches the validation loss. All memory is taken at the start.
pub(crate) struct EarlyStopping<T> {
    spec: EarlyStoppingSpec,
    /// False until the first loss is seen.
    pub known: bool,
    pub best: Best<T>,
}

impl<T: Real> EarlyStopping<T> {
    /// For a model of this size.
    ///
    /// # Errors
    /// `memory`.
    pub fn new(spec: EarlyStoppingSpec, model: &Model<T>) -> Result<Self, SpecError> {
        Ok(Self {
            spec,
            known: false,
            best: Best {
                epoch: 0,
                loss: 0.0,
                waited: 0,
                parameters: zeros(model.parameters.len())?,
                state: zeros(model.state.len())?,
            },
        })
    }

    /// Takes note of an epoch's validation loss. When nothing better has come for too long, the best weights go back
    /// into the model, and waiting begins anew.
    pub fn observe(&mut self, model: &mut Model<T>, epoch: u64, loss: f64) -> Option<Stop> {
        let best = &mut self.best;
        if !self.known || loss < best.loss - self.spec.minimum_improvement {
            self.known = true;
            (best.epoch, best.loss, best.waited) = (epoch, loss, 0);
            best.parameters.copy_from_slice(&model.parameters);
            best.state.copy_from_slice(&model.state);
            return None;
        }
        best.waited += 1;
        if best.waited < self.spec.patience {
            return None;
        }
        best.waited = 0;
        model.parameters.copy_from_slice(&best.parameters);
        model.state.copy_from_slice(&best.state);
        Some(Stop {
            epoch,
            best_epoch: best.epoch,
            best_loss: best.loss,
        })
    }
}
