//! Batch normalisation: each value is centred and scaled by mean and variance over the batch, or, when answering, by
//! their running means (Ioffe and Szegedy 2015).

use super::{Backward, Forward, Layer, Mode, Parameters};
use crate::{Description, Knob, KnobScale, Settings, SpecError};
use isoline_family::Knobs;
use isoline_numeric::{Generator, Real, Shape};
use serde::{Deserialize, Serialize};

const MOMENTUM: Knob = Knob {
    name: "momentum",
    label: "Share of the new batch",
    minimum: 0.001,
    maximum: 1.0,
    default: 0.1,
    scale: KnobScale::Log,
};

/// Also layer normalisation's.
pub(super) const EPSILON: Knob = Knob {
    name: "epsilon",
    label: "Epsilon",
    minimum: 1e-8,
    maximum: 0.1,
    default: 1e-5,
    scale: KnobScale::Log,
};

/// What the catalog shows.
pub const DESCRIPTION: Description = Description {
    name: "batch-norm",
    label: "Batch norm",
    formula: "a = s (x - mean) / sqrt(variance + e) + b, over the batch",
    knobs: &[MOMENTUM, EPSILON],
};

/// Batch normalisation as asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BatchNormSpec {
    /// Share of the new batch in the running means.
    pub momentum: f64,
    /// Added to the variance.
    pub epsilon: f64,
}

impl Default for BatchNormSpec {
    fn default() -> Self {
        Self {
            momentum: MOMENTUM.default,
            epsilon: EPSILON.default,
        }
    }
}

impl BatchNormSpec {
    pub(crate) fn build<T: Real>(&self, input: Shape) -> Result<Box<dyn Layer<T>>, SpecError> {
        let mut given = Knobs::new();
        given.insert(MOMENTUM.name.to_owned(), self.momentum);
        given.insert(EPSILON.name.to_owned(), self.epsilon);
        Settings::new(DESCRIPTION.name, DESCRIPTION.knobs, &given)?;
        Ok(Box::new(BatchNorm {
            shape: input,
            momentum: T::from_f64(self.momentum),
            epsilon: T::from_f64(self.epsilon),
        }))
    }
}

struct BatchNorm<T> {
    shape: Shape,
    momentum: T,
    epsilon: T,
}

/// A batch of one has no variance: it is normalised by the running means, as when answering.
fn by_batch(mode: Mode, samples: usize) -> bool {
    mode == Mode::Train && samples > 1
}

impl<T: Real> BatchNorm<T> {
    /// Mean and 1 / deviation of each value over the batch; the running means follow.
    fn measure(
        &self,
        samples: usize,
        inputs: &[T],
        state: &mut [T],
        means: &mut [T],
        inverse: &mut [T],
    ) {
        let width = self.shape.len();
        let count = T::from_usize(samples);
        means.fill(T::ZERO);
        for column in inputs.chunks_exact(width) {
            for (mean, value) in means.iter_mut().zip(column) {
                *mean += *value;
            }
        }
        means.iter_mut().for_each(|mean| *mean /= count);
        inverse.fill(T::ZERO);
        for column in inputs.chunks_exact(width) {
            let centred = column.iter().zip(means.iter());
            for (sum, (value, mean)) in inverse.iter_mut().zip(centred) {
                *sum += (*value - *mean) * (*value - *mean);
            }
        }
        let (running_means, running_variances) = state.split_at_mut(width);
        let keep = T::ONE - self.momentum;
        // Bessel's correction for what is carried on, none for what normalises the batch.
        let unbiased = self.momentum / T::from_usize(samples - 1);
        for row in 0..width {
            running_means[row] = keep * running_means[row] + self.momentum * means[row];
            running_variances[row] = keep * running_variances[row] + unbiased * inverse[row];
            inverse[row] = T::ONE / (inverse[row] / count + self.epsilon).sqrt();
        }
    }
}

impl<T: Real> Layer<T> for BatchNorm<T> {
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

    /// Means, 1 / deviations, then the normalised values.
    fn scratch(&self, samples: usize) -> usize {
        self.shape.len() * (samples + 2)
    }

    /// Running means, then running variances.
    fn state(&self) -> usize {
        2 * self.shape.len()
    }

    fn initialize_state(&self, state: &mut [T]) {
        let (means, variances) = state.split_at_mut(self.shape.len());
        means.fill(T::ZERO);
        variances.fill(T::ONE);
    }

    fn forward(&self, pass: Forward<'_, T>) {
        let width = self.shape.len();
        let (means, rest) = pass.scratch.split_at_mut(width);
        let (inverse, normalised) = rest.split_at_mut(width);
        if by_batch(pass.mode, pass.samples) {
            self.measure(pass.samples, pass.inputs, pass.state, means, inverse);
        } else {
            let (running_means, running_variances) = pass.state.split_at(width);
            means.copy_from_slice(running_means);
            for (inverse, variance) in inverse.iter_mut().zip(running_variances) {
                *inverse = T::ONE / (*variance + self.epsilon).sqrt();
            }
        }
        let (scales, shifts) = pass.parameters.split_at(width);
        let columns = pass.inputs.chunks_exact(width);
        let columns = columns.zip(pass.outputs.chunks_exact_mut(width));
        for ((inputs, outputs), normalised) in columns.zip(normalised.chunks_exact_mut(width)) {
            for row in 0..width {
                normalised[row] = (inputs[row] - means[row]) * inverse[row];
                outputs[row] = scales[row] * normalised[row] + shifts[row];
            }
        }
    }

    fn backward(&self, pass: Backward<'_, T>) {
        let width = self.shape.len();
        let (_, rest) = pass.scratch.split_at(width);
        let (inverse, normalised) = rest.split_at(width);
        let (scales, shifts) = pass.gradients.split_at_mut(width);
        scales.fill(T::ZERO);
        shifts.fill(T::ZERO);
        let columns = pass.upper.chunks_exact(width);
        for (upper, normalised) in columns.zip(normalised.chunks_exact(width)) {
            for row in 0..width {
                scales[row] += upper[row] * normalised[row];
                shifts[row] += upper[row];
            }
        }
        let Some(lower) = pass.lower else {
            return;
        };
        let by_batch = by_batch(Mode::Train, pass.samples);
        let count = T::from_usize(pass.samples);
        let columns = pass.upper.chunks_exact(width);
        let columns = columns.zip(normalised.chunks_exact(width));
        for ((upper, normalised), lower) in columns.zip(lower.chunks_exact_mut(width)) {
            for row in 0..width {
                let factor = pass.parameters[row] * inverse[row];
                // Mean and variance move with every value of the batch; running means do not.
                let moved = if by_batch {
                    (shifts[row] + normalised[row] * scales[row]) / count
                } else {
                    T::ZERO
                };
                lower[row] = factor * (upper[row] - moved);
            }
        }
    }
}
