//! What can be asked of a network and its training; the defaults are written here and nowhere else.

use crate::{Choice, LayerSpec, SpecError};
use serde::{Deserialize, Serialize};

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
    /// Its initializer; none: what the activation calls for.
    pub initializer: Option<Choice>,
}

/// How to train.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct TrainingSpec {
    /// The loss; none: what the task calls for.
    pub loss: Option<Choice>,
    /// The optimizer.
    pub optimizer: Choice,
    /// Size of a step; may change while training. The schedule multiplies it.
    pub learning_rate: f64,
    /// How the size of a step changes as the run goes on.
    pub schedule: Choice,
    /// What keeps the weights small.
    pub regularization: Choice,
    /// What keeps the gradient small.
    pub clipping: Choice,
    /// Share of each target that goes to all classes alike, 0 to 0.5; for training only.
    pub label_smoothing: f64,
    /// Whether rare classes count more.
    pub class_weights: ClassWeights,
    /// How the rows of a batch are changed, in training only.
    pub augmentation: Choice,
    /// Which rows an epoch draws.
    pub sampling: Sampling,
    /// When to stop; none: when told to.
    pub early_stopping: Option<EarlyStoppingSpec>,
    /// Rows per step; the last batch of an epoch may be smaller.
    pub batch_size: usize,
    /// Seed of the order of the rows.
    pub seed: u64,
}

impl Default for TrainingSpec {
    fn default() -> Self {
        Self {
            loss: None,
            optimizer: Choice::named("adam"),
            learning_rate: 0.01,
            schedule: Choice::named("constant"),
            regularization: Choice::named("none"),
            clipping: Choice::named("none"),
            label_smoothing: 0.0,
            class_weights: ClassWeights::None,
            augmentation: Choice::named("none"),
            sampling: Sampling::None,
            early_stopping: None,
            batch_size: 32,
            seed: 1,
        }
    }
}

impl TrainingSpec {
    /// Checks what needs no model: batch size, learning rate and early stopping.
    ///
    /// # Errors
    /// `batch-size`, `learning-rate` and `early-stopping`.
    pub fn check(&self) -> Result<(), SpecError> {
        if self.batch_size == 0 || self.batch_size > LIMITS.batch_size {
            return Err(SpecError::new(
                "batch-size",
                format!("The batch size is {}.", self.batch_size),
                format!("Choose from 1 to {}.", LIMITS.batch_size),
            ));
        }
        if let Some(stopping) = &self.early_stopping {
            stopping.check()?;
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

/// How much the rows of each class count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ClassWeights {
    /// Every row alike.
    #[default]
    None,
    /// Every class alike: a row of class k counts n / (classes n_k).
    Balanced,
}

/// Which rows an epoch draws.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sampling {
    /// Every row once.
    #[default]
    None,
    /// As many rows as there are, with replacement, every class equally likely.
    Balanced,
}

/// When to stop: the validation loss has not become better for some epochs. The weights of the best epoch come back
/// (Prechelt 1998).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct EarlyStoppingSpec {
    /// Epochs to wait for a better validation loss, from 1.
    pub patience: u64,
    /// How much lower than the best a loss must be to count as better.
    pub minimum_improvement: f64,
}

impl Default for EarlyStoppingSpec {
    fn default() -> Self {
        Self {
            patience: 20,
            minimum_improvement: 0.0,
        }
    }
}

impl EarlyStoppingSpec {
    fn check(&self) -> Result<(), SpecError> {
        if self.patience == 0 {
            return Err(SpecError::new(
                "early-stopping",
                "Early stopping has a patience of 0 epochs.",
                "Choose at least 1; 10 to 50 is usual.",
            ));
        }
        if !(self.minimum_improvement >= 0.0 && self.minimum_improvement.is_finite()) {
            return Err(SpecError::new(
                "early-stopping",
                format!(
                    "Early stopping asks for an improvement of {}.",
                    self.minimum_improvement
                ),
                "Choose 0 or a small number above it.",
            ));
        }
        Ok(())
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
    /// Running values of the optimizer.
    pub moments: usize,
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
    moments: 20_000_000,
    learning_rate: 1000.0,
};
