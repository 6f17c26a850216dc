//! Layer normalisation: each sample is centred and scaled by its own mean and variance (Ba et al. 2016).

use super::batch_norm::EPSILON;
use super::{Backward, Forward, Layer, Parameters};
use crate::{Description, Settings, SpecError};
use isoline_family::Knobs;
use isoline_numeric::{Generator, Real, Shape};
use serde::{Deserialize, Serialize};

/// What the catalog shows.
pub const DESCRIPTION: Description = Description {
    name: "layer-norm",
    label: "Layer norm",
    formula: "a = s (x - mean) / sqrt(variance + e) + b, over the units",
    knobs: &[EPSILON],
};

/// Layer normalisation as asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LayerNormSpec {
    /// Added to the variance.
    pub epsilon: f64,
}

impl Default for LayerNormSpec {
    fn default() -> Self {
        Self {
            epsilon: EPSILON.default,
        }
    }
}

impl LayerNormSpec {
    pub(crate) fn build<T: Real>(&self, input: Shape) -> Result<Box<dyn Layer<T>>, SpecError> {
        let mut given = Knobs::new();
        given.insert(EPSILON.name.to_owned(), self.epsilon);
        Settings::new(DESCRIPTION.name, DESCRIPTION.knobs, &given)?;
        if input.len() < 2 {
            return Err(SpecError::new(
                "layer-norm-width",
                "A layer norm over a single value would always give 0.",
                "Give the layer below at least 2 units, or use a batch norm.",
            ));
        }
        Ok(Box::new(LayerNorm {
            shape: input,
            epsilon: T::from_f64(self.epsilon),
        }))
    }
}

struct LayerNorm<T> {
    shape: Shape,
    epsilon: T,
}

impl<T: Real> Layer<T> for LayerNorm<T> {
    fn input(&self) -> Shape {
        self.shape
    }

    fn output(&self) -> Shape {
        self.shape
    }

    fn parameters(&self) -> Vec<Parameters> {
        super::scale_and_shift(self.shape.len())
    }

    fn initialize(&self, parameters: &mut [T], _generator: &mut Generator) {
        super::neither_scaled_nor_shifted(parameters);
    }

    /// The normalised values and one 1 / deviation of each sample.
    fn scratch(&self, samples: usize) -> usize {
        (self.shape.len() + 1) * samples
    }

    fn forward(&self, pass: Forward<'_, T>) {
        let width = self.shape.len();
        let count = T::from_usize(width);
        let (scales, shifts) = pass.parameters.split_at(width);
        let columns = pass.inputs.chunks_exact(width);
        let columns = columns.zip(pass.outputs.chunks_exact_mut(width));
        for ((inputs, outputs), kept) in columns.zip(pass.scratch.chunks_exact_mut(width + 1)) {
            let (normalised, inverse) = kept.split_at_mut(width);
            let mean = inputs.iter().fold(T::ZERO, |sum, value| sum + *value) / count;
            let squares = inputs.iter().fold(T::ZERO, |sum, value| {
                sum + (*value - mean) * (*value - mean)
            });
            inverse[0] = T::ONE / (squares / count + self.epsilon).sqrt();
            for row in 0..width {
                normalised[row] = (inputs[row] - mean) * inverse[0];
                outputs[row] = scales[row] * normalised[row] + shifts[row];
            }
        }
    }

    fn backward(&self, pass: Backward<'_, T>) {
        let width = self.shape.len();
        let count = T::from_usize(width);
        let (scales, shifts) = pass.gradients.split_at_mut(width);
        scales.fill(T::ZERO);
        shifts.fill(T::ZERO);
        let columns = pass.upper.chunks_exact(width);
        for (upper, kept) in columns.zip(pass.scratch.chunks_exact(width + 1)) {
            for row in 0..width {
                scales[row] += upper[row] * kept[row];
                shifts[row] += upper[row];
            }
        }
        let Some(lower) = pass.lower else {
            return;
        };
        let columns = pass.upper.chunks_exact(width);
        let columns = columns.zip(pass.scratch.chunks_exact(width + 1));
        for ((upper, kept), lower) in columns.zip(lower.chunks_exact_mut(width)) {
            let (mut sum, mut along) = (T::ZERO, T::ZERO);
            for row in 0..width {
                lower[row] = upper[row] * pass.parameters[row];
                sum += lower[row];
                along += lower[row] * kept[row];
            }
            for row in 0..width {
                lower[row] = kept[width] * (lower[row] - (sum + kept[row] * along) / count);
            }
        }
    }
}
