//! Max norm: the weights into a unit never grow longer than a limit (Srebro and Shraibman 2005).

use super::Regularizer;
use crate::{Description, Knob, KnobScale, Member};
use isoline_numeric::Real;

const LIMIT: Knob = Knob {
    name: "limit",
    label: "Longest",
    minimum: 0.01,
    maximum: 100.0,
    default: 3.0,
    scale: KnobScale::Log,
};

struct MaxNorm {
    limit: f64,
}

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Regularizer<T>> {
    Member {
        description: Description {
            name: "max-norm",
            label: "Max norm",
            formula: "|w of a unit| <= c",
            knobs: &[LIMIT],
        },
        build: |settings| {
            Box::new(MaxNorm {
                limit: settings.get(&LIMIT),
            })
        },
    }
}

impl<T: Real> Regularizer<T> for MaxNorm {
    fn project(&self, units: usize, weights: &mut [T]) {
        for unit in 0..units {
            let squares = weights.iter().skip(unit).step_by(units);
            let norm = squares.fold(0.0, |sum, weight| sum + weight.to_f64() * weight.to_f64());
            let norm = norm.sqrt();
            if norm > self.limit {
                let factor = T::from_f64(self.limit / norm);
                for weight in weights.iter_mut().skip(unit).step_by(units) {
                    *weight *= factor;
                }
            }
        }
    }
}
