//! Binary cross-entropy on the sums, with sigmoid outputs.

use super::{Answers, Loss, errors};
use crate::{Description, Head, Member, SpecError};
use isoline_numeric::{Real, kernels};

struct BinaryCrossEntropy;

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Loss<T>> {
    Member {
        description: Description {
            name: "bce",
            label: "Binary cross-entropy",
            formula: "L = -t ln p - (1 - t) ln(1 - p)",
            knobs: &[],
        },
        build: |_| Box::new(BinaryCrossEntropy),
    }
}

impl<T: Real> Loss<T> for BinaryCrossEntropy {
    fn output(&self, head: Head) -> Result<&'static str, SpecError> {
        match head {
            Head::Binary => Ok("sigmoid"),
            Head::Classes(count) => Err(SpecError::new(
                "loss-mismatch",
                format!(
                    "Binary cross-entropy compares one probability, but there are {count} classes."
                ),
                "Choose categorical cross-entropy (cce).",
            )),
            Head::Values(_) => Err(SpecError::new(
                "loss-mismatch",
                "Binary cross-entropy compares probabilities, but the target is a number.",
                "Choose mean squared error (mse), or make the task classification.",
            )),
        }
    }

    fn on_sums(&self) -> bool {
        true
    }

    fn total(&self, answers: Answers<'_, T>) -> f64 {
        // softplus(z) - t z is the loss with the logarithms resolved; it cannot overflow.
        kernels::sum_of_pairs(answers.sums, answers.targets, |sum, target| {
            sum.softplus() - target * sum
        })
    }

    fn gradient(&self, answers: Answers<'_, T>, scale: T, gradient: &mut [T]) {
        errors::each(answers, gradient, |error| error * scale);
    }
}

#[cfg(test)]
mod tests {
    use crate::losses::{Answers, bce};
    use crate::{Head, Settings};

    #[test]
    fn known_value_and_refusals() {
        let loss = (bce::member::<f64>().build)(&Settings::default());
        let sums = [3f64.ln(), 0.0];
        let answers = Answers {
            rows: 1,
            sums: &sums,
            outputs: &[0.75, 0.5],
            targets: &[1.0, 0.0],
        };
        let expected = -(0.75f64.ln()) - 0.5f64.ln();
        assert!((loss.total(answers) - expected).abs() < 1e-15);
        let error = loss.output(Head::Classes(3)).expect_err("three classes");
        assert!(error.to_string().contains("cce"));
        assert!(loss.output(Head::Values(1)).is_err());
    }
}
