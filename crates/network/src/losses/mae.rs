//! Mean absolute error over the outputs: every unit of error counts alike, so outliers pull less than with mse.

use super::{Answers, Loss, errors, values_only};
use crate::{Description, Head, Member, SpecError};
use isoline_numeric::Real;

struct MeanAbsoluteError;

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Loss<T>> {
    Member {
        description: Description {
            name: "mae",
            label: "Mean absolute error",
            formula: "L = mean_i |a_i - t_i|",
            knobs: &[],
        },
        build: |_| Box::new(MeanAbsoluteError),
    }
}

impl<T: Real> Loss<T> for MeanAbsoluteError {
    fn output(&self, head: Head) -> Result<&'static str, SpecError> {
        values_only("Mean absolute error", head)
    }

    fn on_sums(&self) -> bool {
        false
    }

    fn total(&self, answers: Answers<'_, T>) -> f64 {
        errors::total(answers, T::abs)
    }

    fn gradient(&self, answers: Answers<'_, T>, scale: T, gradient: &mut [T]) {
        errors::gradient(answers, scale, gradient, T::sign);
    }
}

#[cfg(test)]
mod tests {
    use crate::losses::{Answers, mae};
    use crate::{Head, Settings};

    #[test]
    fn known_value_gradient_and_refusal() {
        let loss = (mae::member::<f64>().build)(&Settings::default());
        let outputs = [1.0, 2.0, -1.0, 0.0];
        let answers = Answers {
            rows: 2,
            sums: &outputs,
            outputs: &outputs,
            targets: &[0.0, 4.0, -1.0, 2.0],
        };
        assert_eq!(loss.total(answers), 1.5 + 1.0);
        let mut gradient = [f64::NAN; 4];
        loss.gradient(answers, 1.0, &mut gradient);
        assert_eq!(gradient, [0.5, -0.5, 0.0, -0.5]);
        let error = loss.output(Head::Classes(3)).expect_err("classes");
        assert!(error.to_string().contains("cce"), "{error}");
    }
}
