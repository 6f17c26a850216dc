//! Everything a run needs to go on as if it had never stopped.

use serde::{Deserialize, Serialize};

/// The complete state of a model and its trainer. Training on from it gives the same bits as
/// training on without a stop.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Checkpoint<T> {
    /// All weights and biases.
    pub parameters: Vec<T>,
    /// What the layers carry from batch to batch besides.
    pub state: Vec<T>,
    /// The running values of the optimizer.
    pub moments: Vec<T>,
    /// Generator of the order of the rows, as it was when the present epoch began.
    pub shuffling: [u64; 4],
    /// Generator of masks and noise.
    pub noise: [u64; 4],
    /// Epochs done.
    pub epoch: u64,
    /// Steps done.
    pub step: u64,
    /// Rows of the present epoch that have been trained on.
    pub position: usize,
    /// Sum of their losses.
    pub total: f64,
    /// How many of them were answered rightly.
    pub correct: usize,
    /// Learning rate.
    pub learning_rate: f64,
}
