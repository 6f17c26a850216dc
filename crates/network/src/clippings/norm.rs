//! By norm: a gradient that is too long keeps its direction.

use super::Clipping;
use crate::{Description, Knob, KnobScale, Member};
use isoline_numeric::{Real, kernels};

const LIMIT: Knob = Knob {
    name: "limit",
    label: "Longest",
    minimum: 1e-3,
    maximum: 1000.0,
    default: 1.0,
    scale: KnobScale::Log,
};

struct ByNorm {
    limit: f64,
}

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Clipping<T>> {
    Member {
        description: Description {
            name: "norm",
            label: "By norm",
            formula: "g min(1, c / |g|)",
            knobs: &[LIMIT],
        },
        build: |settings| {
            Box::new(ByNorm {
                limit: settings.get(&LIMIT),
            })
        },
    }
}

impl<T: Real> Clipping<T> for ByNorm {
    fn clip(&self, gradient: &mut [T]) {
        let norm = kernels::norm(gradient);
        if norm > self.limit {
            let factor = T::from_f64(self.limit / norm);
            gradient.iter_mut().for_each(|value| *value *= factor);
        }
    }
}
