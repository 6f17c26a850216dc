//! The layers: what a batch passes through, up to the outputs and down with the gradient.
//!
//! | name | computes |
//! |---|---|
//! | dense | A = f(W X + b) |
//! | dropout | x m / (1 - p), m = 0 with probability p, else 1 |
//! | batch-norm | s (x - mean) / sqrt(variance + e) + b over the batch |
//! | layer-norm | the same over the units of a sample |
//! | residual | x + f(x), f the layers inside |
//!
//! A layer is immutable. Everything that changes is handed to it per pass as a slice of a buffer made
//! once: parameters and gradients (parts of one flat vector each), scratch (what forward remembers
//! for backward), state (what it carries from batch to batch besides parameters) and a generator.
//! So a layer allocates nothing, and a checkpoint is a copy of a few vectors.

pub mod batch_norm;
pub mod dense;
pub mod dropout;
pub mod layer_norm;
pub mod residual;

use crate::{Choice, Description, SpecError};
use batch_norm::BatchNormSpec;
use dense::DenseSpec;
use dropout::DropoutSpec;
use isoline_numeric::{Generator, Real, Shape};
use layer_norm::LayerNormSpec;
use residual::ResidualSpec;
use serde::{Deserialize, Serialize};

/// Whether the pass is part of training: random masks are drawn and statistics updated, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Part of a training step.
    Train,
    /// Only the answers count.
    Predict,
}

/// Parameters of one kind within a layer, a matrix stored column after column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameters {
    /// For example `weight` or `bias`.
    pub name: &'static str,
    /// Rows of the matrix.
    pub rows: usize,
    /// Columns of the matrix; 1 for a vector.
    pub columns: usize,
}

/// What a forward pass gets. One sample per column.
pub struct Forward<'a, T> {
    /// Training or only answering.
    pub mode: Mode,
    /// Columns of `inputs` and `outputs`.
    pub samples: usize,
    /// The layer's parameters, in the order of [`Layer::parameters`].
    pub parameters: &'a [T],
    /// [`Layer::input`] values per sample.
    pub inputs: &'a [T],
    /// [`Layer::output`] values per sample, to be written.
    pub outputs: &'a mut [T],
    /// [`Layer::scratch`] values, handed to the next backward pass as they are left.
    pub scratch: &'a mut [T],
    /// [`Layer::state`] values, carried along.
    pub state: &'a mut [T],
    /// For masks and noise; drawn from in training only.
    pub generator: &'a mut Generator,
}

/// What a backward pass gets, right after the forward pass of the same batch.
pub struct Backward<'a, T> {
    /// Columns of all matrices.
    pub samples: usize,
    /// The layer's parameters.
    pub parameters: &'a [T],
    /// What went into the forward pass.
    pub inputs: &'a [T],
    /// What came out of it.
    pub outputs: &'a [T],
    /// What it left behind.
    pub scratch: &'a mut [T],
    /// Gradient by `outputs`; may be used up.
    pub upper: &'a mut [T],
    /// Gradient by `inputs`, to be written; none for the lowest layer.
    pub lower: Option<&'a mut [T]>,
    /// Gradient by the parameters, to be written over.
    pub gradients: &'a mut [T],
}

/// A layer with fixed shapes.
pub trait Layer<T: Real>: Send + Sync {
    /// Shape of a sample below.
    fn input(&self) -> Shape;

    /// Shape of a sample above.
    fn output(&self) -> Shape;

    /// True when the parameters are weights and biases of sums that go through an activation, and nothing else.
    fn is_dense(&self) -> bool {
        false
    }

    /// Its parameters, in their order in memory.
    fn parameters(&self) -> Vec<Parameters>;

    /// Writes where the parameters start.
    fn initialize(&self, parameters: &mut [T], generator: &mut Generator);

    /// Values remembered from a forward pass of so many samples to its backward pass.
    fn scratch(&self, samples: usize) -> usize;

    /// Values carried from batch to batch that are not trained, for example running means.
    fn state(&self) -> usize {
        0
    }

    /// Writes where the state starts.
    fn initialize_state(&self, state: &mut [T]) {
        state.fill(T::ZERO);
    }

    /// Computes the outputs. A sample's outputs must not depend on how many samples there are in
    /// [`Mode::Predict`].
    fn forward(&self, pass: Forward<'_, T>);

    /// Computes the gradients.
    fn backward(&self, pass: Backward<'_, T>);
}

/// A hidden layer as asked for: `{ "kind": "dense", ... }`. One variant per member.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum LayerSpec {
    /// Every unit sees every value below.
    Dense(DenseSpec),
    /// Leaves values out at random while training.
    Dropout(DropoutSpec),
    /// Normalises each value over the batch.
    BatchNorm(BatchNormSpec),
    /// Normalises each sample over its values.
    LayerNorm(LayerNormSpec),
    /// Adds what the layers inside make of the values to the values.
    Residual(ResidualSpec),
}

impl LayerSpec {
    /// A dense layer with the initializer its activation calls for.
    #[must_use]
    pub fn dense(units: usize, activation: &str) -> Self {
        Self::Dense(DenseSpec {
            units,
            activation: Choice::named(activation),
            initializer: None,
        })
    }

    /// Its name in the spec.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Dense(_) => dense::DESCRIPTION.name,
            Self::Dropout(_) => dropout::DESCRIPTION.name,
            Self::BatchNorm(_) => batch_norm::DESCRIPTION.name,
            Self::LayerNorm(_) => layer_norm::DESCRIPTION.name,
            Self::Residual(_) => residual::DESCRIPTION.name,
        }
    }

    /// Builds the layer on top of samples of the shape `input`.
    ///
    /// # Errors
    /// `unknown-member`, `unknown-knob`, `knob-range`, `unit-count`, and what a layer asks of its neighbours.
    pub(crate) fn build<T: Real>(&self, input: Shape) -> Result<Box<dyn Layer<T>>, SpecError> {
        match self {
            Self::Dense(spec) => spec.build(input),
            Self::Dropout(spec) => spec.build(input),
            Self::BatchNorm(spec) => spec.build(input),
            Self::LayerNorm(spec) => spec.build(input),
            Self::Residual(spec) => spec.build(input),
        }
    }
}

/// What the catalog shows.
#[must_use]
pub fn descriptions() -> Vec<Description> {
    vec![
        dense::DESCRIPTION,
        dropout::DESCRIPTION,
        batch_norm::DESCRIPTION,
        layer_norm::DESCRIPTION,
        residual::DESCRIPTION,
    ]
}

/// The parameters of a normalisation: a factor for each value, then what is added to it.
fn scale_and_shift(width: usize) -> Vec<Parameters> {
    let part = |name| Parameters {
        name,
        rows: width,
        columns: 1,
    };
    vec![part("scale"), part("shift")]
}

/// Where a normalisation starts: factors of 1, nothing added.
fn neither_scaled_nor_shifted<T: Real>(parameters: &mut [T]) {
    let (scales, shifts) = parameters.split_at_mut(parameters.len() / 2);
    scales.fill(T::ONE);
    shifts.fill(T::ZERO);
}
