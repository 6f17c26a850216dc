//! Leaky ReLU: a small slope below 0, so that no unit falls silent for good (Maas et al. 2013).

use super::Activation;
use crate::{Description, Knob, KnobScale, Member};
use isoline_numeric::Real;

const SLOPE: Knob = Knob {
    name: "slope",
    label: "Slope below 0",
    minimum: 0.0,
    maximum: 1.0,
    default: 0.01,
    scale: KnobScale::Linear,
};

struct LeakyRelu<T> {
    slope: T,
}

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Activation<T>> {
    Member {
        description: Description {
            name: "leaky-relu",
            label: "Leaky ReLU",
            formula: "a = z above 0, s z below",
            knobs: &[SLOPE],
        },
        build: |settings| {
            Box::new(LeakyRelu {
                slope: T::from_f64(settings.get(&SLOPE)),
            })
        },
    }
}

impl<T: Real> Activation<T> for LeakyRelu<T> {
    fn forward(&self, _rows: usize, values: &mut [T]) {
        for value in values {
            *value = if *value < T::ZERO {
                self.slope * *value
            } else {
                *value
            };
        }
    }

    fn backward(&self, _rows: usize, _inputs: &[T], outputs: &[T], gradient: &mut [T]) {
        for (gradient, output) in gradient.iter_mut().zip(outputs) {
            *gradient = if *output > T::ZERO {
                *gradient
            } else {
                self.slope * *gradient
            };
        }
    }

    fn initializer(&self) -> &'static str {
        "he-normal"
    }
}
