//! What can be asked of a network and its training; the defaults are written here and nowhere else.

use crate::{LayerSpec, SpecError};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The hidden layers, the output layer and the seed of the initial weights.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct NetworkSpec {
    /// The layers between the inputs and the output layer, from below.
    pub layers: Vec<LayerSpec>,
    /// The layer that answers; its size follows from the target.
    pub output: OutputSpec,
    /// Seed of the initial weights.
    pub seed: u64,
}

impl Default for NetworkSpec {
    fn default() -> Self {
        Self {
            layers: vec![LayerSpec::dense(8, "tanh"), LayerSpec::dense(8, "tanh")],
            output: OutputSpec::default(),
            seed: 1,
        }
    }
}

/// The layer that answers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct OutputSpec {
    /// Name of its activation; none: what the loss and the task call for.
    pub activation: Option<String>,
    /// Name of its initializer; none: what the activation calls for.
    pub initializer: Option<String>,
}

/// How to train.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct TrainingSpec {
    /// Name of the loss; none: what the task calls for.
    pub loss: Option<String>,
    /// The optimizer with its knobs.
    pub optimizer: OptimizerSpec,
    /// Size of a step; may change while training.
    pub learning_rate: f64,
    /// Rows per step; the last batch of an epoch may be smaller.
    pub batch_size: usize,
    /// Seed of the order of the rows.
    pub seed: u64,
}

impl Default for TrainingSpec {
    fn default() -> Self {
        Self {
            loss: None,
            optimizer: OptimizerSpec::default(),
            learning_rate: 0.01,
            batch_size: 32,
            seed: 1,
        }
    }
}

impl TrainingSpec {
    /// Checks what needs no model: batch size and learning rate.
    ///
    /// # Errors
    /// `batch-size` and `learning-rate`.
    pub fn check(&self) -> Result<(), SpecError> {
        if self.batch_size == 0 || self.batch_size > LIMITS.batch_size {
            return Err(SpecError::new(
                "batch-size",
                format!("The batch size is {}.", self.batch_size),
                format!("Choose from 1 to {}.", LIMITS.batch_size),
            ));
        }
        check_learning_rate(self.learning_rate)
    }
}

/// Refuses a learning rate that cannot train.
pub(crate) fn check_learning_rate(rate: f64) -> Result<(), SpecError> {
    if rate.is_finite() && rate > 0.0 && rate <= LIMITS.learning_rate {
        return Ok(());
    }
    Err(SpecError::new(
        "learning-rate",
        format!("The learning rate is {rate}."),
        format!(
            "Choose a number above 0, up to {}; 0.001 to 0.1 is usual.",
            LIMITS.learning_rate
        ),
    ))
}

/// An optimizer and its knobs, side by side: `{ "kind": "adam", "beta1": 0.9 }`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OptimizerSpec {
    /// Name of the optimizer.
    pub kind: String,
    /// Its knobs; those left out keep their defaults.
    #[serde(flatten)]
    pub knobs: BTreeMap<String, f64>,
}

impl Default for OptimizerSpec {
    fn default() -> Self {
        Self {
            kind: "adam".to_owned(),
            knobs: BTreeMap::new(),
        }
    }
}

/// The largest sizes that are accepted.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Limits {
    /// Hidden layers.
    pub layers: usize,
    /// Units of one layer.
    pub units: usize,
    /// Weights and biases of the whole network.
    pub parameters: usize,
    /// Rows of a batch.
    pub batch_size: usize,
    /// Values that all layers together keep for one batch.
    pub values: usize,
    /// Learning rate.
    pub learning_rate: f64,
}

/// The largest sizes that are accepted: they keep a run within about 0.5 GB.
pub const LIMITS: Limits = Limits {
    layers: 32,
    units: 4096,
    parameters: 10_000_000,
    batch_size: 65_536,
    values: 20_000_000,
    learning_rate: 1000.0,
};
