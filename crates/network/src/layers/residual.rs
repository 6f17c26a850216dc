//! Residual: what the layers inside make of the values is added to the values (He et al. 2016).

use super::{Backward, Forward, Layer, LayerSpec, Parameters};
use crate::{Description, LIMITS, SpecError};
use isoline_numeric::{Generator, Real, Shape};
use serde::{Deserialize, Serialize};

/// What the catalog shows.
pub const DESCRIPTION: Description = Description {
    name: "residual",
    label: "Residual",
    formula: "a = x + f(x), f the layers inside",
    knobs: &[],
};

/// A residual block as asked for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ResidualSpec {
    /// The layers inside, from below; the last must be as wide as what comes in.
    pub layers: Vec<LayerSpec>,
}

impl ResidualSpec {
    pub(crate) fn build<T: Real>(&self, input: Shape) -> Result<Box<dyn Layer<T>>, SpecError> {
        if self.layers.is_empty() || self.layers.len() > LIMITS.layers {
            return Err(SpecError::new(
                "layer-count",
                format!("A residual block has {} layers inside.", self.layers.len()),
                format!("Choose from 1 to {}.", LIMITS.layers),
            ));
        }
        let mut layers: Vec<Inner<T>> = Vec::with_capacity(self.layers.len());
        let mut shape = input;
        for (index, spec) in self.layers.iter().enumerate() {
            if matches!(spec, LayerSpec::Residual(_)) {
                return Err(SpecError::new(
                    "residual-nesting",
                    "A residual block lies inside another.",
                    "Put the blocks one after the other.",
                ));
            }
            let place = format!("inner layer {}", index + 1);
            let layer = spec.build(shape).map_err(|error| error.at(&place))?;
            shape = layer.output();
            layers.push(Inner::new(layer));
        }
        if shape.len() != input.len() {
            return Err(SpecError::new(
                "residual-width",
                format!(
                    "A residual block adds what comes out ({} values) to what goes in ({}).",
                    shape.len(),
                    input.len()
                ),
                format!("Give its last layer {} units.", input.len()),
            ));
        }
        let widest = layers.iter().map(|inner| inner.layer.output().len()).max();
        Ok(Box::new(Residual {
            shape: input,
            widest: widest.unwrap_or(0).max(input.len()),
            layers,
        }))
    }
}

/// A layer inside, and how many parameters it has.
struct Inner<T: Real> {
    layer: Box<dyn Layer<T>>,
    count: usize,
}

impl<T: Real> Inner<T> {
    fn new(layer: Box<dyn Layer<T>>) -> Self {
        let parts = layer.parameters();
        let count = parts.iter().map(|part| part.rows * part.columns).sum();
        Self { layer, count }
    }
}

struct Residual<T: Real> {
    shape: Shape,
    layers: Vec<Inner<T>>,
    /// Most values per sample between two layers.
    widest: usize,
}

impl<T: Real> Residual<T> {
    /// Values that all inner layers put out.
    fn between(&self, samples: usize) -> usize {
        let widths = self.layers.iter().map(|inner| inner.layer.output().len());
        widths.sum::<usize>() * samples
    }

    /// Values that all inner layers remember.
    fn inside(&self, samples: usize) -> usize {
        let layers = self.layers.iter();
        layers.map(|inner| inner.layer.scratch(samples)).sum()
    }
}

impl<T: Real> Layer<T> for Residual<T> {
    fn input(&self) -> Shape {
        self.shape
    }

    fn output(&self) -> Shape {
        self.shape
    }

    fn parameters(&self) -> Vec<Parameters> {
        let parts = self.layers.iter();
        parts.flat_map(|inner| inner.layer.parameters()).collect()
    }

    fn initialize(&self, mut parameters: &mut [T], generator: &mut Generator) {
        for Inner { layer, count } in &self.layers {
            let (own, rest) = parameters.split_at_mut(*count);
            layer.initialize(own, generator);
            parameters = rest;
        }
    }

    /// What every inner layer puts out, what it remembers, and two gradients.
    fn scratch(&self, samples: usize) -> usize {
        self.between(samples) + self.inside(samples) + 2 * self.widest * samples
    }

    fn state(&self) -> usize {
        self.layers.iter().map(|inner| inner.layer.state()).sum()
    }

    fn initialize_state(&self, mut state: &mut [T]) {
        for Inner { layer, .. } in &self.layers {
            let (own, rest) = state.split_at_mut(layer.state());
            layer.initialize_state(own);
            state = rest;
        }
    }

    fn forward(&self, pass: Forward<'_, T>) {
        let (mut values, mut scratch) = pass.scratch.split_at_mut(self.between(pass.samples));
        let (mut parameters, mut state) = (pass.parameters, pass.state);
        let mut below = pass.inputs;
        for Inner { layer, count } in &self.layers {
            let (outputs, above) = values.split_at_mut(layer.output().len() * pass.samples);
            let (own_scratch, rest_scratch) = scratch.split_at_mut(layer.scratch(pass.samples));
            let (own_parameters, rest) = parameters.split_at(*count);
            let (own_state, rest_state) = state.split_at_mut(layer.state());
            layer.forward(Forward {
                mode: pass.mode,
                samples: pass.samples,
                parameters: own_parameters,
                inputs: below,
                outputs,
                scratch: own_scratch,
                state: own_state,
                generator: pass.generator,
            });
            (values, scratch, parameters, state) = (above, rest_scratch, rest, rest_state);
            below = outputs;
        }
        let inputs = pass.inputs.iter().zip(below);
        for (output, (input, made)) in pass.outputs.iter_mut().zip(inputs) {
            *output = *input + *made;
        }
    }

    fn backward(&self, pass: Backward<'_, T>) {
        let samples = pass.samples;
        let (values, rest) = pass.scratch.split_at_mut(self.between(samples));
        let (mut scratch, rest) = rest.split_at_mut(self.inside(samples));
        let (mut upper, rest) = rest.split_at_mut(self.widest * samples);
        let mut lower = &mut rest[..self.widest * samples];
        upper[..pass.upper.len()].copy_from_slice(pass.upper);
        let (mut parameters, mut gradients) = (pass.parameters, pass.gradients);
        let mut end = values.len();
        for (index, Inner { layer, count }) in self.layers.iter().enumerate().rev() {
            let above = layer.output().len() * samples;
            let below = layer.input().len() * samples;
            let outputs = &values[end - above..end];
            end -= above;
            let inputs = if index == 0 {
                pass.inputs
            } else {
                &values[end - below..end]
            };
            let (rest_scratch, own_scratch) =
                scratch.split_at_mut(scratch.len() - layer.scratch(samples));
            let (rest_parameters, own_parameters) = parameters.split_at(parameters.len() - *count);
            let (rest_gradients, own_gradients) = gradients.split_at_mut(gradients.len() - *count);
            // Nobody asks for the gradient below the lowest layer of all.
            let wanted = index > 0 || pass.lower.is_some();
            layer.backward(Backward {
                samples,
                parameters: own_parameters,
                inputs,
                outputs,
                scratch: own_scratch,
                upper: &mut upper[..above],
                lower: wanted.then_some(&mut lower[..below]),
                gradients: own_gradients,
            });
            std::mem::swap(&mut upper, &mut lower);
            (scratch, parameters, gradients) = (rest_scratch, rest_parameters, rest_gradients);
        }
        if let Some(lower) = pass.lower {
            let gradients = pass.upper.iter().zip(upper.iter());
            for (lower, (direct, made)) in lower.iter_mut().zip(gradients) {
                *lower = *direct + *made;
            }
        }
    }
}
