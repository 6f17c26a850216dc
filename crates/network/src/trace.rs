//! What every layer puts out for samples: for pictures of a network at work.

use crate::layers::Mode;
use crate::model::{check_finite, check_length};
use crate::{Model, SpecError};
use isoline_numeric::Real;

/// Some samples on their way through one layer.
#[derive(Clone, Copy, Debug)]
pub struct Traced<'a, T> {
    /// Index of the layer from below; the output layer is the last.
    pub layer: usize,
    /// Values per sample.
    pub units: usize,
    /// Index of the first of these samples among all.
    pub first: usize,
    /// Units x samples, column after column, after the activation.
    pub values: &'a [T],
}

impl<T: Real> Model<T> {
    /// Answers for samples as [`Model::predict`] computes them, and shows what each layer puts out on the way: `see` is
    /// called for each layer from below, for as many samples at a time as fit into the buffers. `inputs` is inputs x n,
    /// column after column.
    ///
    /// # Errors
    /// `length` when the sizes do not fit; `non-finite-result` when the weights are too large to compute with.
    pub fn trace(
        &mut self,
        inputs: &[T],
        see: &mut dyn FnMut(Traced<'_, T>),
    ) -> Result<(), SpecError> {
        let below = self.inputs();
        check_length("inputs", inputs.len(), inputs.len() / below * below)?;
        let capacity = self.workspace.capacity;
        for (block, inputs) in inputs.chunks(below * capacity).enumerate() {
            let samples = inputs.len() / below;
            self.forward(Mode::Predict, samples, Some(inputs), None);
            let last = self.spans.len() - 1;
            for (layer, span) in self.spans.iter().enumerate() {
                let units = span.outputs;
                let mut values = &self.workspace.values[layer][..units * samples];
                if layer == last {
                    let outputs = &mut self.workspace.outputs[..units * samples];
                    outputs.copy_from_slice(values);
                    self.objective.output.forward(units, outputs);
                    values = outputs;
                }
                check_finite(values)?;
                see(Traced {
                    layer,
                    units,
                    first: block * capacity,
                    values,
                });
            }
        }
        Ok(())
    }
}
