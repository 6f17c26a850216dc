//! The passes over a batch: upwards to the answers, downwards with the gradient.

use crate::augmentations::{Augmentation, Samples};
use crate::layers::{Backward, Forward, Mode};
use crate::losses::Answers;
use crate::model::{check_finite, check_length};
use crate::{Data, Model, SpecError};
use isoline_numeric::{Generator, Real, kernels};

/// What a pass over some rows found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Batch {
    /// Sum of the losses of the rows, each times its weight.
    pub total: f64,
    /// Rows whose class was answered rightly; 0 for regression.
    pub correct: usize,
}

impl<T: Real> Model<T> {
    /// Answers for samples: `inputs` is inputs x n, `outputs` outputs x n, both column after column.
    /// After the output activation: probabilities, or standardised values. A sample's answer does
    /// not depend on the samples beside it.
    ///
    /// # Errors
    /// `length` when the sizes do not fit; `non-finite-result` when the weights are too large to compute with.
    pub fn predict(&mut self, inputs: &[T], outputs: &mut [T]) -> Result<(), SpecError> {
        let (below, above) = (self.inputs(), self.outputs());
        check_length("inputs", inputs.len(), outputs.len() / above * below)?;
        check_length("outputs", outputs.len(), inputs.len() / below * above)?;
        let capacity = self.workspace.capacity;
        let blocks = inputs.chunks(below * capacity);
        for (inputs, outputs) in blocks.zip(outputs.chunks_mut(above * capacity)) {
            self.forward(Mode::Predict, inputs.len() / below, Some(inputs), None);
            let sums = self.workspace.values.last().map_or(&[][..], |sums| sums);
            outputs.copy_from_slice(&sums[..outputs.len()]);
            self.objective.output.forward(above, outputs);
        }
        check_finite(outputs)
    }

    /// Mean loss over some rows, each times its weight, with their answers in the order of `rows`: `outputs` is outputs x
    /// rows, column after column, after the output activation.
    ///
    /// # Errors
    /// `length`, `rows`, and `non-finite-result` when the weights are too large to compute with.
    pub fn evaluate(
        &mut self,
        data: Data<'_, T>,
        rows: &[u32],
        outputs: &mut [T],
    ) -> Result<f64, SpecError> {
        self.check_data(data)?;
        self.check_rows(data, rows)?;
        let above = self.outputs();
        check_length("outputs", outputs.len(), rows.len() * above)?;
        let capacity = self.workspace.capacity;
        let mut total = 0.0;
        for (rows, outputs) in rows
            .chunks(capacity)
            .zip(outputs.chunks_mut(above * capacity))
        {
            self.gather(data, rows);
            self.forward(Mode::Predict, rows.len(), None, None);
            total += self.answer(rows.len(), data.weights.is_some()).0.total;
            outputs.copy_from_slice(&self.workspace.outputs[..outputs.len()]);
        }
        check_finite(outputs)?;
        let mean = total / rows.len() as f64;
        check_finite(&[mean])?;
        Ok(mean)
    }

    /// Loss of one batch of rows and the gradient of its mean, in training mode: `gradient` has one
    /// value per parameter. Masks and noise are drawn from `noise`.
    ///
    /// # Errors
    /// `length`, `rows`. The loss and the gradient may be infinite or NaN: that is for the caller to see.
    pub fn gradient(
        &mut self,
        data: Data<'_, T>,
        rows: &[u32],
        noise: &mut Generator,
        gradient: &mut [T],
    ) -> Result<Batch, SpecError> {
        self.gradient_down_to(0, data, rows, None, noise, gradient)
    }

    /// [`Model::gradient`] of rows that are changed after they are gathered. Layers below `down_to` are left out: the
    /// workspace then holds, as `lower`, the gradient by the sums of the layer `down_to`, and as `upper` that by its inputs.
    #[inline(never)]
    pub(crate) fn gradient_down_to(
        &mut self,
        down_to: usize,
        data: Data<'_, T>,
        rows: &[u32],
        augmentation: Option<(&dyn Augmentation<T>, &mut Generator)>,
        noise: &mut Generator,
        gradient: &mut [T],
    ) -> Result<Batch, SpecError> {
        self.check_data(data)?;
        self.check_rows(data, rows)?;
        check_length("gradient", gradient.len(), self.parameters.len())?;
        self.reserve(rows.len())?;
        self.gather(data, rows);
        if let Some((augmentation, generator)) = augmentation {
            augmentation.apply(self.gathered(data, rows.len()), generator);
        }
        self.smooth(rows.len());
        let weighted = data.weights.is_some();
        self.forward(Mode::Train, rows.len(), None, Some(noise));
        let (batch, values) = self.answer(rows.len(), weighted);
        self.descend(rows.len(), values, weighted);
        self.backward(rows.len(), down_to, gradient);
        Ok(batch)
    }

    fn check_data(&self, data: Data<'_, T>) -> Result<(), SpecError> {
        let (below, above) = (self.inputs(), self.outputs());
        check_length(
            "inputs",
            data.inputs.len(),
            data.targets.len() / above * below,
        )?;
        check_length(
            "targets",
            data.targets.len(),
            data.inputs.len() / below * above,
        )?;
        let weights = data.weights;
        weights.map_or(Ok(()), |weights| {
            check_length("weights", weights.len(), data.inputs.len() / below)
        })?;
        let numeric = data.numeric;
        numeric.map_or(Ok(()), |numeric| {
            check_length("marks of numeric inputs", numeric.len(), below)
        })
    }

    fn check_rows(&self, data: Data<'_, T>, rows: &[u32]) -> Result<(), SpecError> {
        let count = data.inputs.len() / self.inputs();
        if rows.is_empty() {
            let hint = "Choose a split that leaves some.";
            return Err(SpecError::new("rows", "There are no rows.", hint));
        }
        let largest = rows.iter().fold(0, |largest, row| largest.max(*row)) as usize;
        if largest >= count {
            return Err(SpecError::new(
                "rows",
                format!("Row {largest} is asked for, but there are {count} rows."),
                format!("Rows count from 0 to {}.", count.saturating_sub(1)),
            ));
        }
        Ok(())
    }

    fn gather(&mut self, data: Data<'_, T>, rows: &[u32]) {
        let (below, above) = (self.inputs(), self.outputs());
        kernels::gather(below, data.inputs, rows, &mut self.workspace.inputs);
        kernels::gather(above, data.targets, rows, &mut self.workspace.targets);
        if let Some(weights) = data.weights {
            kernels::gather(1, weights, rows, &mut self.workspace.weights);
        }
    }

    /// The gathered batch, to be changed.
    fn gathered<'a>(&'a mut self, data: Data<'a, T>, samples: usize) -> Samples<'a, T> {
        let (width, outputs) = (self.inputs(), self.outputs());
        let workspace = &mut self.workspace;
        let weighted = if data.weights.is_some() { samples } else { 0 };
        Samples {
            width,
            inputs: &mut workspace.inputs[..samples * width],
            outputs,
            targets: &mut workspace.targets[..samples * outputs],
            weights: &mut workspace.weights[..weighted],
            numeric: data.numeric,
        }
    }

    /// Takes a share of each target of the batch and spreads it over all classes (Szegedy et al. 2016).
    fn smooth(&mut self, samples: usize) {
        let share = self.objective.smoothing;
        if share == 0.0 {
            return;
        }
        let rows = self.head.outputs();
        // Two classes share one output.
        let spread = T::from_f64(share / rows.max(2) as f64);
        let keep = T::from_f64(1.0 - share);
        for target in &mut self.workspace.targets[..samples * rows] {
            *target = *target * keep + spread;
        }
    }

    /// All layers upwards, from `inputs` or the gathered batch.
    pub(crate) fn forward(
        &mut self,
        mode: Mode,
        samples: usize,
        inputs: Option<&[T]>,
        noise: Option<&mut Generator>,
    ) {
        let workspace = &mut self.workspace;
        let generator = noise.unwrap_or(&mut self.idle);
        let mut below = inputs.unwrap_or(&workspace.inputs);
        let buffers = workspace.values.iter_mut().zip(&mut workspace.scratch);
        for ((layer, span), (values, scratch)) in self.layers.iter().zip(&self.spans).zip(buffers) {
            layer.forward(Forward {
                mode,
                samples,
                parameters: &self.parameters[span.parameters.clone()],
                inputs: &below[..samples * span.inputs],
                outputs: &mut values[..samples * span.outputs],
                scratch,
                state: &mut self.state[span.state.clone()],
                generator: &mut *generator,
            });
            below = values;
        }
    }

    /// The output activation, the loss and the right answers; also how many values there are.
    fn answer(&mut self, samples: usize, weighted: bool) -> (Batch, usize) {
        let rows = self.head.outputs();
        let count = samples * rows;
        let workspace = &mut self.workspace;
        let sums = workspace
            .values
            .last()
            .map_or(&[][..], |sums| &sums[..count]);
        let outputs = &mut workspace.outputs[..count];
        outputs.copy_from_slice(sums);
        self.objective.output.forward(rows, outputs);
        let targets = &workspace.targets[..count];
        let answers = Answers {
            rows,
            sums,
            outputs,
            targets,
        };
        let loss = &self.objective.loss;
        let batch = Batch {
            total: if weighted {
                let weights = workspace.weights[..samples].iter();
                weights
                    .zip(answers.samples())
                    .fold(0.0, |sum, (weight, sample)| {
                        sum + weight.to_f64() * loss.total(sample)
                    })
            } else {
                loss.total(answers)
            },
            correct: self.head.correct(answers.outputs, answers.targets),
        };
        (batch, count)
    }

    /// The gradient of the mean loss by the sums of the output layer.
    fn descend(&mut self, samples: usize, count: usize, weighted: bool) {
        let rows = self.head.outputs();
        let workspace = &mut self.workspace;
        let sums = workspace
            .values
            .last()
            .map_or(&[][..], |sums| &sums[..count]);
        let outputs = &workspace.outputs[..count];
        let upper = &mut workspace.upper[..count];
        let targets = &workspace.targets[..count];
        let answers = Answers {
            rows,
            sums,
            outputs,
            targets,
        };
        let scale = T::ONE / T::from_usize(samples);
        self.objective.loss.gradient(answers, scale, upper);
        if !self.objective.loss.on_sums() {
            self.objective.output.backward(rows, sums, outputs, upper);
        }
        if weighted {
            let columns = upper.chunks_exact_mut(rows);
            for (column, weight) in columns.zip(&workspace.weights) {
                column.iter_mut().for_each(|value| *value *= *weight);
            }
        }
    }

    /// The layers downwards, the last one `down_to`.
    fn backward(&mut self, samples: usize, down_to: usize, gradient: &mut [T]) {
        let workspace = &mut self.workspace;
        for (index, layer) in self.layers.iter().enumerate().skip(down_to).rev() {
            let span = &self.spans[index];
            let parameters = span.parameters.clone();
            let (below, above) = (samples * span.inputs, samples * span.outputs);
            let (inputs, lower) = if index == 0 {
                (&workspace.inputs[..below], None)
            } else {
                (
                    &workspace.values[index - 1][..below],
                    Some(&mut workspace.lower[..below]),
                )
            };
            layer.backward(Backward {
                samples,
                parameters: &self.parameters[parameters.clone()],
                inputs,
                outputs: &workspace.values[index][..above],
                scratch: &mut workspace.scratch[index],
                upper: &mut workspace.upper[..above],
                lower,
                gradients: &mut gradient[parameters],
            });
            std::mem::swap(&mut workspace.upper, &mut workspace.lower);
        }
    }

    /// Derivative of the activation of a dense layer in the batch that was passed last, by the layer's own code: what it
    /// makes of a gradient of ones. Units x samples.
    pub(crate) fn slope(&mut self, layer: usize, samples: usize, gradient: &mut [T]) -> &[T] {
        let workspace = &mut self.workspace;
        let span = &self.spans[layer];
        let inputs = if layer == 0 {
            &workspace.inputs
        } else {
            &workspace.values[layer - 1]
        };
        let upper = &mut workspace.upper[..samples * span.outputs];
        upper.fill(T::ONE);
        self.layers[layer].backward(Backward {
            samples,
            parameters: &self.parameters[span.parameters.clone()],
            inputs: &inputs[..samples * span.inputs],
            outputs: &workspace.values[layer][..samples * span.outputs],
            scratch: &mut workspace.scratch[layer],
            upper: &mut *upper,
            lower: None,
            gradients: &mut gradient[span.parameters.clone()],
        });
        upper
    }
}
