//! Hinge loss: wrong until right by a margin, then silent (Cortes and Vapnik 1995; for more classes Weston and
//! Watkins 1999).

use super::{Answers, Loss, classes_only};
use crate::head::top;
use crate::{Description, Head, Member, SpecError};
use isoline_numeric::Real;

struct Hinge;

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Loss<T>> {
    Member {
        description: Description {
            name: "hinge",
            label: "Hinge loss",
            formula: "L = max(0, 1 - y z), y = 2 t - 1; classes: sum_j max(0, 1 - z_t + z_j) / classes",
            knobs: &[],
        },
        build: |_| Box::new(Hinge),
    }
}

impl<T: Real> Loss<T> for Hinge {
    fn output(&self, head: Head) -> Result<&'static str, SpecError> {
        classes_only("Hinge loss", head)
    }

    fn on_sums(&self) -> bool {
        true
    }

    /// The margin is between whole classes.
    fn soft_targets(&self) -> bool {
        false
    }

    fn total(&self, answers: Answers<'_, T>) -> f64 {
        let rows = answers.rows.max(1);
        let two = T::from_f64(2.0);
        let mut total = 0.0;
        if rows == 1 {
            for (sum, target) in answers.sums.iter().zip(answers.targets) {
                let side = two * *target - T::ONE;
                // An undefined sum must give an undefined loss, so no maximum that would hide it.
                let loss = T::ONE - side * *sum;
                let loss = if loss < T::ZERO { T::ZERO } else { loss };
                total += loss.to_f64();
            }
            return total;
        }
        for Answers { sums, targets, .. } in answers.samples() {
            let right = top(targets);
            let mut loss = T::ZERO;
            for (row, sum) in sums.iter().enumerate() {
                let margin = T::ONE - sums[right] + *sum;
                if row != right {
                    loss += if margin < T::ZERO { T::ZERO } else { margin };
                }
            }
            total += loss.to_f64();
        }
        total / rows as f64
    }

    fn gradient(&self, answers: Answers<'_, T>, scale: T, gradient: &mut [T]) {
        let rows = answers.rows.max(1);
        let two = T::from_f64(2.0);
        if rows == 1 {
            let pairs = answers.sums.iter().zip(answers.targets);
            for (gradient, (sum, target)) in gradient.iter_mut().zip(pairs) {
                let side = two * *target - T::ONE;
                let inside = T::ONE - side * *sum > T::ZERO;
                *gradient = if inside { -side * scale } else { T::ZERO };
            }
            return;
        }
        let share = scale / T::from_usize(rows);
        let columns = answers.samples().zip(gradient.chunks_exact_mut(rows));
        for (Answers { sums, targets, .. }, gradient) in columns {
            let right = top(targets);
            let mut pull = T::ZERO;
            for (row, sum) in sums.iter().enumerate() {
                let inside = row != right && T::ONE - sums[right] + *sum > T::ZERO;
                gradient[row] = if inside { share } else { T::ZERO };
                pull += gradient[row];
            }
            gradient[right] = -pull;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::losses::{Answers, hinge};
    use crate::{Head, Settings};

    #[test]
    fn known_values_and_refusal() {
        let loss = (hinge::member::<f64>().build)(&Settings::default());
        let (sums, targets) = ([2.0, 0.5, -3.0], [1.0, 1.0, 1.0]);
        let binary = Answers {
            rows: 1,
            sums: &sums,
            outputs: &sums,
            targets: &targets,
        };
        assert_eq!(loss.total(binary), 0.0 + 0.5 + 4.0);
        let mut gradient = [f64::NAN; 3];
        loss.gradient(binary, 1.0, &mut gradient);
        assert_eq!(gradient, [0.0, -1.0, -1.0]);
        let classes = Answers {
            rows: 3,
            targets: &[0.0, 1.0, 0.0],
            ..binary
        };
        // 1 - 0.5 + 2 = 2.5 and 1 - 0.5 - 3 < 0.
        assert!((loss.total(classes) - 2.5 / 3.0).abs() < 1e-15);
        assert!(loss.output(Head::Values(1)).is_err());
        let broken = Answers {
            sums: &[f64::NAN, 0.0, 0.0],
            ..classes
        };
        assert!(loss.total(broken).is_nan());
    }
}
