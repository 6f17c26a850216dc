//! What is said when training diverges.

use crate::SpecError;
use serde::Serialize;
use std::fmt;

/// Where the first infinite or undefined number appeared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Cause {
    /// In the loss of the batch: infinite, undefined or beyond the usable range.
    Loss,
    /// In the weights or the running values of the optimizer.
    Parameters,
}

/// Training left the finite numbers. The model, the optimizer and the counters are back at the last
/// good step: the weights of the last batch whose loss was finite.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Divergence {
    /// Number of the step that failed, from 1.
    pub step: u64,
    /// Number of the epoch it was part of, from 1.
    pub epoch: u64,
    /// Where it showed.
    pub cause: Cause,
    /// Learning rate of the step.
    pub learning_rate: f64,
    /// A learning rate to try instead: a tenth.
    pub suggested_learning_rate: f64,
}

impl fmt::Display for Divergence {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.cause {
            Cause::Loss => "the loss has grown out of range",
            Cause::Parameters => "the weights are no longer numbers",
        };
        write!(
            formatter,
            "Training diverged at step {} in epoch {}: {what}. The weights are back at the last good step. \
             Try a learning rate of {} instead of {}.",
            self.step, self.epoch, self.suggested_learning_rate, self.learning_rate
        )
    }
}

impl std::error::Error for Divergence {}

/// Why a step was not taken.
#[derive(Clone, Debug, PartialEq)]
pub enum TrainError {
    /// The data does not fit the model or the trainer.
    Spec(SpecError),
    /// The step left the finite numbers.
    Divergence(Divergence),
}

impl From<SpecError> for TrainError {
    fn from(error: SpecError) -> Self {
        Self::Spec(error)
    }
}

impl fmt::Display for TrainError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Spec(error) => error.fmt(formatter),
            Self::Divergence(divergence) => divergence.fmt(formatter),
        }
    }
}

impl std::error::Error for TrainError {}
