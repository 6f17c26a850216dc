//! What was asked of a run; with the bytes of the table it decides the result.

use isoline_dataset::{Change, DataSpec, Reading, apply};
use isoline_network::{ClassWeights, NetworkSpec, TrainingSpec};
use serde::{Deserialize, Serialize};

/// The version that this program reads and writes.
pub const VERSION: u32 = 1;

/// A whole spec: reading, data, network, training. See `docs/spec.md`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Spec {
    /// Version of the format; 1.
    pub version: u32,
    /// How the file is read.
    #[serde(default)]
    pub reading: Reading,
    /// Target, features, preparation and split.
    #[serde(default)]
    pub data: DataSpec,
    /// Layers and their first weights.
    #[serde(default)]
    pub network: NetworkSpec,
    /// Loss, optimizer, learning rate, batches.
    #[serde(default)]
    pub training: TrainingSpec,
}

impl Spec {
    /// The spec with a finding's change made.
    #[must_use]
    pub fn apply(&self, change: &Change) -> Self {
        let mut spec = self.clone();
        spec.data = apply(&self.data, change);
        if *change == Change::BalanceClasses {
            spec.training.class_weights = ClassWeights::Balanced;
        }
        spec
    }

    /// Whether `other` differs from this in nothing but the learning rate, which may change under way.
    pub fn differs_only_in_learning_rate(&self, other: &Self) -> bool {
        let mut same = other.clone();
        same.training.learning_rate = self.training.learning_rate;
        *self == same
    }
}
