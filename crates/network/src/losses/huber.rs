//! Huber loss: squared near the target, absolute beyond a distance (Huber 1964).

use super::{Answers, Loss, errors, values_only};
use crate::{Description, Head, Knob, KnobScale, Member, SpecError};
use isoline_numeric::Real;

const DELTA: Knob = Knob {
    name: "delta",
    label: "Turning point",
    minimum: 0.01,
    maximum: 100.0,
    default: 1.0,
    scale: KnobScale::Log,
};

struct Huber<T> {
    delta: T,
}

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Loss<T>> {
    Member {
        description: Description {
            name: "huber",
            label: "Huber loss",
            formula: "L = mean_i e_i^2 / 2 where |e_i| <= d, else d (|e_i| - d / 2), e = a - t",
            knobs: &[DELTA],
        },
        build: |settings| {
            Box::new(Huber {
                delta: T::from_f64(settings.get(&DELTA)),
            })
        },
    }
}

impl<T: Real> Loss<T> for Huber<T> {
    fn output(&self, head: Head) -> Result<&'static str, SpecError> {
        values_only("Huber loss", head)
    }

    fn on_sums(&self) -> bool {
        false
    }

    fn total(&self, answers: Answers<'_, T>) -> f64 {
        let half = T::from_f64(0.5);
        errors::total(answers, |error| {
            let error = error.abs();
            if error <= self.delta {
                half * error * error
            } else {
                self.delta * (error - half * self.delta)
            }
        })
    }

    fn gradient(&self, answers: Answers<'_, T>, scale: T, gradient: &mut [T]) {
        errors::gradient(answers, scale, gradient, |error| {
            error.minimum(self.delta).maximum(-self.delta)
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::losses::{Answers, huber};
    use crate::{Head, Settings};

    #[test]
    fn known_values_on_both_sides() {
        let loss = (huber::member::<f64>().build)(&Settings::default());
        let outputs = [0.5, 3.0, -2.0];
        let answers = Answers {
            rows: 1,
            sums: &outputs,
            outputs: &outputs,
            targets: &[0.0; 3],
        };
        assert_eq!(loss.total(answers), 0.125 + 2.5 + 1.5);
        let mut gradient = [f64::NAN; 3];
        loss.gradient(answers, 1.0, &mut gradient);
        assert_eq!(gradient, [0.5, 1.0, -1.0]);
        assert!(loss.output(Head::Binary).is_err());
    }
}
