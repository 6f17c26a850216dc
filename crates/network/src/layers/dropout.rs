//! Dropout: while training, values are left out at random and the others scaled up to make good for them (Srivastava et
//! al. 2014).

use super::{Backward, Forward, Layer, Mode, Parameters};
use crate::{Description, Knob, KnobScale, Settings, SpecError};
use isoline_family::Knobs;
use isoline_numeric::{Generator, Real, Shape};
use serde::{Deserialize, Serialize};

const RATE: Knob = Knob {
    name: "rate",
    label: "Share left out",
    minimum: 0.0,
    maximum: 0.95,
    default: 0.5,
    scale: KnobScale::Linear,
};

/// What the catalog shows.
pub const DESCRIPTION: Description = Description {
    name: "dropout",
    label: "Dropout",
    formula: "a = x m / (1 - p), m = 0 with probability p, else 1",
    knobs: &[RATE],
};

/// Dropout as asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DropoutSpec {
    /// Share of the values left out, 0 to 0.95.
    pub rate: f64,
}

impl Default for DropoutSpec {
    fn default() -> Self {
        Self { rate: RATE.default }
    }
}

impl DropoutSpec {
    pub(crate) fn build<T: Real>(&self, input: Shape) -> Result<Box<dyn Layer<T>>, SpecError> {
        let mut given = Knobs::new();
        given.insert(RATE.name.to_owned(), self.rate);
        Settings::new(DESCRIPTION.name, DESCRIPTION.knobs, &given)?;
        Ok(Box::new(Dropout {
            shape: input,
            rate: self.rate,
        }))
    }
}

struct Dropout {
    shape: Shape,
    rate: f64,
}

impl<T: Real> Layer<T> for Dropout {
    fn input(&self) -> Shape {
        self.shape
    }

    fn output(&self) -> Shape {
        self.shape
    }

    fn parameters(&self) -> Vec<Parameters> {
        Vec::new()
    }

    fn initialize(&self, _parameters: &mut [T], _generator: &mut Generator) {}

    /// The factor of each value.
    fn scratch(&self, samples: usize) -> usize {
        self.shape.len() * samples
    }

    fn forward(&self, pass: Forward<'_, T>) {
        if pass.mode == Mode::Predict {
            pass.outputs.copy_from_slice(pass.inputs);
            return;
        }
        let kept = T::from_f64(1.0 / (1.0 - self.rate));
        let values = pass.outputs.iter_mut().zip(pass.inputs);
        for ((output, input), factor) in values.zip(pass.scratch) {
            *factor = if pass.generator.uniform() < self.rate {
                T::ZERO
            } else {
                kept
            };
            *output = *input * *factor;
        }
    }

    fn backward(&self, pass: Backward<'_, T>) {
        let Some(lower) = pass.lower else {
            return;
        };
        let values = lower.iter_mut().zip(pass.upper.iter());
        for ((lower, upper), factor) in values.zip(pass.scratch.iter()) {
            *lower = *upper * *factor;
        }
    }
}
