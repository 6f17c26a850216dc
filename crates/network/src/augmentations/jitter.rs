//! Jitter: noise on the numeric inputs, which for small noise acts like a penalty on steep answers (Bishop 1995, "Training
//! with noise is equivalent to Tikhonov regularization").

use super::{Augmentation, Samples};
use crate::{Description, Knob, KnobScale, Member};
use isoline_numeric::{Generator, Real};

const DEVIATION: Knob = Knob {
    name: "deviation",
    label: "Noise",
    minimum: 1e-3,
    maximum: 2.0,
    default: 0.05,
    scale: KnobScale::Log,
};

struct Jitter {
    deviation: f64,
}

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Augmentation<T>> {
    Member {
        description: Description {
            name: "jitter",
            label: "Jitter",
            formula: "x + d e, e normal, for numeric inputs",
            knobs: &[DEVIATION],
        },
        build: |settings| {
            Box::new(Jitter {
                deviation: settings.get(&DEVIATION),
            })
        },
    }
}

impl<T: Real> Augmentation<T> for Jitter {
    fn apply(&self, samples: Samples<'_, T>, generator: &mut Generator) {
        let mut shift = |value: &mut T| *value += T::from_f64(self.deviation * generator.normal());
        let Some(numeric) = samples.numeric else {
            samples.inputs.iter_mut().for_each(shift);
            return;
        };
        for sample in samples.inputs.chunks_exact_mut(samples.width) {
            let inputs = sample.iter_mut().zip(numeric);
            inputs
                .filter(|(_, numeric)| **numeric)
                .for_each(|(value, _)| shift(value));
        }
    }
}
