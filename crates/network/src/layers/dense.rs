//! Dense: every unit sees every value below.

use super::{Backward, Forward, Layer, Parameters};
use crate::activations::{self, Activation};
use crate::initializers::{self, Initializer};
use crate::{Choice, Description, LIMITS, SpecError};
use isoline_numeric::kernels::{self, Sizes};
use isoline_numeric::{Generator, Real, Shape};
use serde::{Deserialize, Serialize};

/// What the catalog shows.
pub const DESCRIPTION: Description = Description {
    name: "dense",
    label: "Dense",
    formula: "A = f(W X + b)",
    knobs: &[],
};

/// A dense hidden layer as asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct DenseSpec {
    /// Units, from 1.
    pub units: usize,
    /// The activation.
    pub activation: Choice,
    /// The initializer; none: what the activation calls for.
    pub initializer: Option<Choice>,
}

impl Default for DenseSpec {
    fn default() -> Self {
        Self {
            units: 8,
            activation: Choice::named("tanh"),
            initializer: None,
        }
    }
}

impl DenseSpec {
    pub(crate) fn build<T: Real>(&self, input: Shape) -> Result<Box<dyn Layer<T>>, SpecError> {
        if self.units == 0 || self.units > LIMITS.units {
            return Err(SpecError::new(
                "unit-count",
                format!("{} units.", self.units),
                format!("Choose from 1 to {}.", LIMITS.units),
            ));
        }
        let activation = activations::build::<T>(&self.activation)?;
        let initializer = self.initializer.as_ref();
        Ok(Box::new(Dense::new(
            input,
            self.units,
            activation,
            initializer,
        )?))
    }
}

/// A = f(W X + b); W is outputs x inputs, column after column, then b.
pub(crate) struct Dense<T: Real> {
    input: Shape,
    units: usize,
    activation: Box<dyn Activation<T>>,
    initializer: Box<dyn Initializer<T>>,
}

impl<T: Real> Dense<T> {
    /// A layer of `units` outputs; left open, the initializer is the activation's.
    pub fn new(
        input: Shape,
        units: usize,
        activation: Box<dyn Activation<T>>,
        initializer: Option<&Choice>,
    ) -> Result<Self, SpecError> {
        let usual = Choice::named(activation.initializer());
        let initializer = initializers::build::<T>(initializer.unwrap_or(&usual))?;
        Ok(Self {
            input,
            units,
            activation,
            initializer,
        })
    }

    fn sizes(&self, samples: usize) -> Sizes {
        Sizes {
            inputs: self.input.len(),
            outputs: self.units,
            samples,
        }
    }

    fn weights(&self) -> usize {
        self.input.len() * self.units
    }

    /// Room for W^T, which the forward product of a narrow layer reads.
    fn transposed(&self) -> usize {
        if kernels::needs_transposed(self.sizes(0)) {
            self.weights()
        } else {
            0
        }
    }
}

impl<T: Real> Layer<T> for Dense<T> {
    fn input(&self) -> Shape {
        self.input
    }

    fn output(&self) -> Shape {
        Shape::Vector(self.units)
    }

    fn is_dense(&self) -> bool {
        true
    }

    fn parameters(&self) -> Vec<Parameters> {
        vec![
            Parameters {
                name: "weight",
                rows: self.units,
                columns: self.input.len(),
            },
            Parameters {
                name: "bias",
                rows: self.units,
                columns: 1,
            },
        ]
    }

    fn initialize(&self, parameters: &mut [T], generator: &mut Generator) {
        let (weights, biases) = parameters.split_at_mut(self.weights());
        self.initializer
            .fill(self.input.len(), self.units, generator, weights);
        biases.fill(T::ZERO);
    }

    /// W^T where the product needs it, then the sums z where the activation asks for them.
    fn scratch(&self, samples: usize) -> usize {
        let sums = if self.activation.keeps_inputs() {
            samples * self.units
        } else {
            0
        };
        self.transposed() + sums
    }

    fn forward(&self, pass: Forward<'_, T>) {
        let (weights, biases) = pass.parameters.split_at(self.weights());
        let (transposed, sums) = pass.scratch.split_at_mut(self.transposed());
        let sizes = self.sizes(pass.samples);
        if kernels::needs_transposed(sizes) {
            kernels::transpose(self.units, self.input.len(), weights, transposed);
        }
        kernels::affine(
            sizes,
            weights,
            transposed,
            biases,
            pass.inputs,
            pass.outputs,
        );
        if self.activation.keeps_inputs() {
            sums[..pass.outputs.len()].copy_from_slice(pass.outputs);
        }
        self.activation.forward(self.units, pass.outputs);
    }

    fn backward(&self, pass: Backward<'_, T>) {
        let sizes = self.sizes(pass.samples);
        let (_, sums) = pass.scratch.split_at(self.transposed());
        self.activation
            .backward(self.units, sums, pass.outputs, pass.upper);
        let (weights, biases) = pass.gradients.split_at_mut(self.weights());
        kernels::weight_gradient(sizes, pass.upper, pass.inputs, weights);
        kernels::add_columns(pass.upper, biases);
        if let Some(lower) = pass.lower {
            let weights = &pass.parameters[..self.weights()];
            kernels::input_gradient(sizes, weights, pass.upper, lower);
        }
    }
}
