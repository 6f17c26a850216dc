//! Where a run stands, and how it says that it diverged.

use crate::error::EngineError;
use crate::stop_at::Reached;
use isoline_network::{Divergence, Stop};
use serde::Serialize;

/// Where a run stands. Losses and scores are those of the epoch last evaluated, never NaN.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    /// Epochs done.
    pub epoch: u64,
    /// Where training stands, while an earlier epoch is shown: all else here is of that one.
    pub stands: Option<u64>,
    /// Batches done.
    pub step: u64,
    /// Learning rate of the next step, as the schedule has it.
    pub learning_rate: f64,
    /// Training speed of the last slice.
    pub rows_per_second: f64,
    /// Mean loss over the training rows.
    pub train_loss: Option<f64>,
    /// Mean loss over the validation rows.
    pub validation_loss: Option<f64>,
    /// Accuracy or R2 over the training rows.
    pub train_score: Option<f64>,
    /// Accuracy or R2 over the validation rows.
    pub validation_score: Option<f64>,
    /// `accuracy` or `r2`.
    pub score_name: &'static str,
    /// Why training stopped, if it diverged.
    pub diverged: Option<EngineError>,
    /// Why training stopped, if the validation loss no longer fell: the weights are those of the best epoch.
    pub stopped: Option<Stop>,
    /// Why training stopped, if it was asked to stop there.
    pub reached: Option<Reached>,
    /// Rows of the present epoch that have been trained on.
    pub position: usize,
    /// Rows of an epoch.
    pub epoch_rows: usize,
    /// Rows of a batch.
    pub batch_rows: usize,
    /// How often test rows of this table were looked at.
    pub test_looks: u64,
}

/// The error that names the step, the rate and a smaller one.
pub(crate) fn diverged(divergence: &Divergence) -> EngineError {
    EngineError::new(
        "diverged",
        format!(
            "Training diverged at step {} (epoch {}) with learning rate {}. The weights are those of the step before.",
            divergence.step, divergence.epoch, divergence.learning_rate
        ),
        format!(
            "Try a learning rate of {} or less.",
            divergence.suggested_learning_rate
        ),
    )
}
