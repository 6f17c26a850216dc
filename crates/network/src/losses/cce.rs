//! Categorical cross-entropy on the sums, with softmax outputs.

use super::{Answers, Loss, errors};
use crate::head::top;
use crate::{Description, Head, Member, SpecError};
use isoline_numeric::Real;

struct CategoricalCrossEntropy;

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Loss<T>> {
    Member {
        description: Description {
            name: "cce",
            label: "Categorical cross-entropy",
            formula: "L = -sum_i t_i ln p_i",
            knobs: &[],
        },
        build: |_| Box::new(CategoricalCrossEntropy),
    }
}

impl<T: Real> Loss<T> for CategoricalCrossEntropy {
    fn output(&self, head: Head) -> Result<&'static str, SpecError> {
        match head {
            Head::Classes(_) => Ok("softmax"),
            Head::Binary => Err(SpecError::new(
                "loss-mismatch",
                "Categorical cross-entropy needs one output per class, but two classes share one output.",
                "Choose binary cross-entropy (bce): for two classes it is the same loss.",
            )),
            Head::Values(_) => Err(SpecError::new(
                "loss-mismatch",
                "Categorical cross-entropy compares probabilities, but the target is a number.",
                "Choose mean squared error (mse), or make the task classification.",
            )),
        }
    }

    fn on_sums(&self) -> bool {
        true
    }

    fn total(&self, answers: Answers<'_, T>) -> f64 {
        let mut total = 0.0;
        for sample in answers.samples() {
            // ln p_i = z_i - z_top + ln p_top; p_top >= 1 / rows, so its logarithm is safe.
            let top = top(sample.sums);
            let top_logarithm = sample.outputs[top].ln();
            let mut loss = T::ZERO;
            for (sum, target) in sample.sums.iter().zip(sample.targets) {
                loss += *target * (sample.sums[top] - *sum - top_logarithm);
            }
            total += loss.to_f64();
        }
        total
    }

    fn gradient(&self, answers: Answers<'_, T>, scale: T, gradient: &mut [T]) {
        errors::each(answers, gradient, |error| error * scale);
    }
}

#[cfg(test)]
mod tests {
    use crate::losses::{Answers, cce};
    use crate::{Head, Settings};

    #[test]
    fn known_value_and_refusals() {
        let loss = (cce::member::<f64>().build)(&Settings::default());
        let sums = [1f64.ln(), 2f64.ln(), 5f64.ln()];
        let outputs = [0.125, 0.25, 0.625];
        let answers = Answers {
            rows: 3,
            sums: &sums,
            outputs: &outputs,
            targets: &[0.0, 1.0, 0.0],
        };
        assert!((loss.total(answers) + 0.25f64.ln()).abs() < 1e-15);
        let error = loss.output(Head::Binary).expect_err("one output");
        assert!(error.to_string().contains("bce"));
        assert!(loss.output(Head::Values(2)).is_err());
    }
}
