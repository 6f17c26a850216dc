//! The engine in single precision, compiled in this crate.
//!
//! Generic code is compiled by the crate that first names its type, with that crate's settings. The crates above are
//! compiled for size; through these functions the layers, losses and optimizers are compiled here, for speed.

use crate::{
    Data, Explanation, Head, LayerStatistics, Model, NetworkSpec, RangeTest, SpecError, Step,
    Traced, TrainError, Trainer, TrainingSpec,
};
use isoline_numeric::Shape;

/// [`Model::new`].
///
/// # Errors
/// As there.
#[inline(never)]
pub fn model(
    network: &NetworkSpec,
    training: &TrainingSpec,
    input: Shape,
    head: Head,
) -> Result<Model<f32>, SpecError> {
    Model::new(network, training, input, head)
}

/// [`Trainer::new`].
///
/// # Errors
/// As there.
#[inline(never)]
pub fn trainer(
    model: &mut Model<f32>,
    spec: &TrainingSpec,
    rows: &[u32],
) -> Result<Trainer<f32>, SpecError> {
    Trainer::new(model, spec, rows)
}

/// [`Trainer::train_rows`].
///
/// # Errors
/// As there.
#[inline(never)]
pub fn train_rows(
    trainer: &mut Trainer<f32>,
    model: &mut Model<f32>,
    data: Data<'_, f32>,
    most: usize,
) -> Result<Step, TrainError> {
    trainer.train_rows(model, data, most)
}

/// [`Model::evaluate`].
///
/// # Errors
/// As there.
#[inline(never)]
pub fn evaluate(
    model: &mut Model<f32>,
    data: Data<'_, f32>,
    rows: &[u32],
    outputs: &mut [f32],
) -> Result<f64, SpecError> {
    model.evaluate(data, rows, outputs)
}

/// [`Model::predict`].
///
/// # Errors
/// As there.
#[inline(never)]
pub fn predict(
    model: &mut Model<f32>,
    inputs: &[f32],
    outputs: &mut [f32],
) -> Result<(), SpecError> {
    model.predict(inputs, outputs)
}

/// [`Model::trace`].
///
/// # Errors
/// As there.
#[inline(never)]
pub fn trace(
    model: &mut Model<f32>,
    inputs: &[f32],
    see: &mut dyn FnMut(Traced<'_, f32>),
) -> Result<(), SpecError> {
    model.trace(inputs, see)
}

/// [`Trainer::explain`].
///
/// # Errors
/// As there.
#[inline(never)]
pub fn explain(
    trainer: &mut Trainer<f32>,
    model: &mut Model<f32>,
    data: Data<'_, f32>,
    place: usize,
) -> Result<Explanation, SpecError> {
    trainer.explain(model, data, place)
}

/// [`Trainer::statistics`].
///
/// # Errors
/// As there.
#[inline(never)]
pub fn statistics(
    trainer: &mut Trainer<f32>,
    model: &mut Model<f32>,
    data: Data<'_, f32>,
) -> Result<Vec<LayerStatistics>, SpecError> {
    trainer.statistics(model, data)
}

/// [`Trainer::find_learning_rate`].
///
/// # Errors
/// As there.
#[inline(never)]
pub fn find_learning_rate(
    trainer: &mut Trainer<f32>,
    model: &mut Model<f32>,
    data: Data<'_, f32>,
) -> Result<RangeTest, SpecError> {
    trainer.find_learning_rate(model, data)
}
