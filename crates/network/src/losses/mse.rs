//! Mean squared error over the outputs.

use super::{Answers, Loss, errors};
use crate::{Description, Head, Member, SpecError};
use isoline_numeric::Real;

struct MeanSquaredError;

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Loss<T>> {
    Member {
        description: Description {
            name: "mse",
            label: "Mean squared error",
            formula: "L = mean_i (a_i - t_i)^2",
            knobs: &[],
        },
        build: |_| Box::new(MeanSquaredError),
    }
}

impl<T: Real> Loss<T> for MeanSquaredError {
    fn output(&self, head: Head) -> Result<&'static str, SpecError> {
        Ok(match head {
            Head::Binary => "sigmoid",
            Head::Classes(_) => "softmax",
            Head::Values(_) => "linear",
        })
    }

    fn on_sums(&self) -> bool {
        false
    }

    fn total(&self, answers: Answers<'_, T>) -> f64 {
        errors::total(answers, |error| error * error)
    }

    fn gradient(&self, answers: Answers<'_, T>, scale: T, gradient: &mut [T]) {
        let factor = scale * T::from_f64(2.0) / T::from_usize(answers.rows.max(1));
        errors::each(answers, gradient, |error| error * factor);
    }
}

#[cfg(test)]
mod tests {
    use crate::losses::{Answers, mse};
    use crate::{Head, Settings};

    #[test]
    fn known_value() {
        let loss = (mse::member::<f64>().build)(&Settings::default());
        let outputs = [1.0, 2.0, -1.0, 0.0];
        let answers = Answers {
            rows: 2,
            sums: &outputs,
            outputs: &outputs,
            targets: &[0.0, 4.0, -1.0, 2.0],
        };
        assert_eq!(loss.total(answers), 2.5 + 2.0);
        assert_eq!(loss.output(Head::Values(2)), Ok("linear"));
    }
}
