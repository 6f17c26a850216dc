//! ELU: the identity above 0, an exponential that levels off below (Clevert et al. 2016).

use super::Activation;
use crate::{Description, Knob, KnobScale, Member};
use isoline_numeric::Real;

const ALPHA: Knob = Knob {
    name: "alpha",
    label: "Depth below 0",
    minimum: 0.0,
    maximum: 5.0,
    default: 1.0,
    scale: KnobScale::Linear,
};

/// `scale` z above 0, `scale` `alpha` (e^z - 1) below. SELU is the same with two constants.
pub(super) struct Exponential<T> {
    pub scale: T,
    pub alpha: T,
    pub initializer: &'static str,
}

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Activation<T>> {
    Member {
        description: Description {
            name: "elu",
            label: "ELU",
            formula: "a = z above 0, d (e^z - 1) below",
            knobs: &[ALPHA],
        },
        build: |settings| {
            Box::new(Exponential {
                scale: T::ONE,
                alpha: T::from_f64(settings.get(&ALPHA)),
                initializer: "he-normal",
            })
        },
    }
}

impl<T: Real> Activation<T> for Exponential<T> {
    fn forward(&self, _rows: usize, values: &mut [T]) {
        let below = self.scale * self.alpha;
        for value in values {
            let curved = below * value.minimum(T::ZERO).exp_m1();
            // NaN is not below 0 and passes, so that a divergence is seen by the loss.
            *value = if *value < T::ZERO {
                curved
            } else {
                self.scale * *value
            };
        }
    }

    fn backward(&self, _rows: usize, _inputs: &[T], outputs: &[T], gradient: &mut [T]) {
        let below = self.scale * self.alpha;
        for (gradient, output) in gradient.iter_mut().zip(outputs) {
            // scale alpha e^z = a + scale alpha.
            let slope = if *output > T::ZERO {
                self.scale
            } else {
                *output + below
            };
            *gradient *= slope;
        }
    }

    fn initializer(&self) -> &'static str {
        self.initializer
    }
}
