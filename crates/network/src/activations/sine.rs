//! Sine: periodic units that draw fine detail (Sitzmann et al. 2020).

use super::Activation;
use crate::{Description, Knob, KnobScale, Member};
use isoline_numeric::Real;

const FREQUENCY: Knob = Knob {
    name: "frequency",
    label: "Frequency",
    minimum: 0.1,
    maximum: 30.0,
    default: 1.0,
    scale: KnobScale::Log,
};

struct Sine<T> {
    frequency: T,
}

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Activation<T>> {
    Member {
        description: Description {
            name: "sine",
            label: "Sine",
            formula: "a = sin(f z)",
            knobs: &[FREQUENCY],
        },
        build: |settings| {
            Box::new(Sine {
                frequency: T::from_f64(settings.get(&FREQUENCY)),
            })
        },
    }
}

impl<T: Real> Activation<T> for Sine<T> {
    fn forward(&self, _rows: usize, values: &mut [T]) {
        for value in values {
            *value = (self.frequency * *value).sin();
        }
    }

    fn backward(&self, _rows: usize, inputs: &[T], _outputs: &[T], gradient: &mut [T]) {
        for (gradient, input) in gradient.iter_mut().zip(inputs) {
            *gradient = *gradient * self.frequency * (self.frequency * *input).cos();
        }
    }

    fn keeps_inputs(&self) -> bool {
        true
    }
}
