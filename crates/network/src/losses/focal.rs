//! Focal loss: cross-entropy that looks away from what is already right (Lin et al. 2017).

use super::{Answers, Loss, classes_only};
use crate::head::top;
use crate::{Description, Head, Knob, KnobScale, Member, SpecError};
use isoline_numeric::Real;

const GAMMA: Knob = Knob {
    name: "gamma",
    label: "Focus",
    minimum: 0.0,
    maximum: 5.0,
    default: 2.0,
    scale: KnobScale::Linear,
};

struct Focal<T> {
    gamma: T,
}

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Loss<T>> {
    Member {
        description: Description {
            name: "focal",
            label: "Focal loss",
            formula: "L = -(1 - p_t)^g ln p_t",
            knobs: &[GAMMA],
        },
        build: |settings| {
            Box::new(Focal {
                gamma: T::from_f64(settings.get(&GAMMA)),
            })
        },
    }
}

/// ln p_t and 1 - p_t, both from the sums, so that neither is lost where p_t is near 0 or 1.
#[derive(Clone, Copy)]
struct Sample<T> {
    logarithm: T,
    rest: T,
}

impl<T: Real> Focal<T> {
    /// (1 - p_t)^gamma; 1 - p_t is kept from 0, whose logarithm is infinite.
    fn weight(&self, rest: T) -> T {
        (self.gamma * rest.maximum(T::from_f64(1e-30)).ln()).exp()
    }

    fn loss(&self, sample: Sample<T>) -> f64 {
        (-self.weight(sample.rest) * sample.logarithm).to_f64()
    }

    /// The derivative by p_t, times p_t: (1 - p)^g (g p ln p / (1 - p) - 1).
    fn slope(&self, sample: Sample<T>) -> T {
        let rest = sample.rest.maximum(T::from_f64(1e-30));
        let share = T::ONE - sample.rest;
        self.weight(rest) * (self.gamma * share * sample.logarithm / rest - T::ONE)
    }
}

/// One output: z towards the right side.
fn binary<T: Real>(sum: T, target: T) -> (T, Sample<T>) {
    let side = T::from_f64(2.0) * target - T::ONE;
    let towards = side * sum;
    let sample = Sample {
        logarithm: -(-towards).softplus(),
        rest: (-towards).sigmoid(),
    };
    (side, sample)
}

/// One output per class: the row of the right one, and its sample.
fn classes<T: Real>(answers: Answers<'_, T>) -> (usize, Sample<T>) {
    let (sums, outputs) = (answers.sums, answers.outputs);
    let (right, top) = (top(answers.targets), top(sums));
    let others = outputs.iter().enumerate().filter(|(row, _)| *row != right);
    let rest = others.fold(T::ZERO, |sum, (_, output)| sum + *output);
    // ln p = z - z_top + ln p_top, as for the categorical cross-entropy.
    let logarithm = sums[right] - sums[top] + outputs[top].ln();
    (right, Sample { logarithm, rest })
}

impl<T: Real> Loss<T> for Focal<T> {
    fn output(&self, head: Head) -> Result<&'static str, SpecError> {
        classes_only("Focal loss", head)
    }

    fn on_sums(&self) -> bool {
        true
    }

    /// p_t is the probability of one class, so the targets must be whole.
    fn soft_targets(&self) -> bool {
        false
    }

    fn total(&self, answers: Answers<'_, T>) -> f64 {
        let rows = answers.rows.max(1);
        let mut total = 0.0;
        if rows == 1 {
            for (sum, target) in answers.sums.iter().zip(answers.targets) {
                total += self.loss(binary(*sum, *target).1);
            }
            return total;
        }
        for sample in answers.samples() {
            total += self.loss(classes(sample).1);
        }
        total
    }

    fn gradient(&self, answers: Answers<'_, T>, scale: T, gradient: &mut [T]) {
        let rows = answers.rows.max(1);
        if rows == 1 {
            let pairs = answers.sums.iter().zip(answers.targets);
            for (gradient, (sum, target)) in gradient.iter_mut().zip(pairs) {
                let (side, sample) = binary(*sum, *target);
                *gradient = side * sample.rest * self.slope(sample) * scale;
            }
            return;
        }
        let columns = answers.samples().zip(gradient.chunks_exact_mut(rows));
        for (answers, gradient) in columns {
            let (right, sample) = classes(answers);
            let slope = self.slope(sample) * scale;
            // dp_t / dz_j = p_t (delta_tj - p_j).
            for (gradient, output) in gradient.iter_mut().zip(answers.outputs) {
                *gradient = -*output * slope;
            }
            gradient[right] = sample.rest * slope;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::losses::{Answers, bce, cce, focal};
    use crate::{Choice, Settings, activations};
    use std::collections::BTreeMap;

    #[test]
    fn without_focus_it_is_the_cross_entropy() {
        let member = focal::member::<f64>();
        let given = BTreeMap::from([("gamma".to_owned(), 0.0)]);
        let settings = Settings::new("focal", member.description.knobs, &given).expect("a knob");
        let loss = (member.build)(&settings);
        let sums = [0.3, -2.0, 1.4];
        for (rows, plain, targets) in [
            (1, bce::member().build, [0.0, 1.0, 1.0]),
            (3, cce::member().build, [0.0, 1.0, 0.0]),
        ] {
            let name = if rows == 1 { "sigmoid" } else { "softmax" };
            let output = activations::find_output::<f64>(name).expect("a member");
            let mut outputs = sums;
            (output.build)(&Settings::default()).forward(rows, &mut outputs);
            let answers = Answers {
                rows,
                sums: &sums,
                outputs: &outputs,
                targets: &targets,
            };
            let plain = plain(&Settings::default());
            assert!((loss.total(answers) - plain.total(answers)).abs() < 1e-14);
            let (mut focal, mut expected) = ([0.0; 3], [0.0; 3]);
            loss.gradient(answers, 1.0, &mut focal);
            plain.gradient(answers, 1.0, &mut expected);
            for (value, expected) in focal.iter().zip(expected) {
                assert!((value - expected).abs() < 1e-14);
            }
        }
    }

    #[test]
    fn what_is_right_counts_less() {
        let loss = Choice::named("focal").build("loss", &crate::losses::all::<f64>());
        let loss = loss.expect("a member");
        let total = |sum: f64| {
            loss.total(Answers {
                rows: 1,
                sums: &[sum],
                outputs: &[0.0],
                targets: &[1.0],
            })
        };
        // p = 3/4: (1/4)^2 (-ln 3/4).
        let expected = -(0.75f64.ln()) / 16.0;
        assert!((total(3f64.ln()) - expected).abs() < 1e-15);
        assert!(total(200.0) < 1e-80 && total(-200.0) > 199.0);
    }
}
