//! What was asked of a run; with the bytes of the table it decides the result.

use isoline_dataset::{Change, DataSpec, Reading, apply};
use isoline_network::{ClassWeights, LayerSpec, NetworkSpec, TrainingSpec};
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

    /// Whether `other` differs from this in nothing but the learning rate.
    pub fn differs_only_in_learning_rate(&self, other: &Self) -> bool {
        let mut same = other.clone();
        same.training.learning_rate = self.training.learning_rate;
        *self == same
    }

    /// Whether `other` differs from this in nothing but what may change under way, since first weights, data and loss are
    /// the same: learning rate, schedule, batch size, regularization, clipping, augmentation, early stopping, the
    /// optimizer's knobs and the rates of dropout.
    pub fn differs_only_in_live_knobs(&self, other: &Self) -> bool {
        let (ours, theirs) = (&self.training, &other.training);
        let mut network = other.network.clone();
        take_rates(&mut network.layers, &self.network.layers);
        ours.loss == theirs.loss
            && ours.optimizer.kind == theirs.optimizer.kind
            && ours.label_smoothing == theirs.label_smoothing
            && ours.class_weights == theirs.class_weights
            && ours.sampling == theirs.sampling
            && ours.seed == theirs.seed
            && network == self.network
            && self.data == other.data
            && self.reading == other.reading
            && self.version == other.version
    }
}

fn take_rates(layers: &mut [LayerSpec], from: &[LayerSpec]) {
    for pair in layers.iter_mut().zip(from) {
        match pair {
            (LayerSpec::Dropout(layer), LayerSpec::Dropout(from)) => layer.rate = from.rate,
            (LayerSpec::Residual(block), LayerSpec::Residual(from)) => {
                take_rates(&mut block.layers, &from.layers);
            }
            _ => {}
        }
    }
}
