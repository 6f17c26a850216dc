//! The losses: how wrong the outputs of a batch are, and in which direction.
//!
//! | name | loss of a sample | fits | gradient passed down |
//! |---|---|---|---|
//! | bce | -t ln p - (1 - t) ln(1 - p), p = sigmoid z | two classes | by z: p - t |
//! | cce | -sum_i t_i ln p_i, p = softmax z | three or more classes | by z: p - t |
//! | hinge | max(0, 1 - (2 t - 1) z); sum_j max(0, 1 - z_t + z_j) / classes | classes | by z |
//! | focal | -(1 - p_t)^g ln p_t, p_t the probability of the right class | classes | by z |
//! | mse | mean_i (a_i - t_i)^2 | everything | by a: 2 (a - t) / outputs |
//! | mae | mean_i abs(a_i - t_i) | numbers | by a: sign(a - t) / outputs |
//! | huber | mean_i e^2 / 2 within d, d (abs e - d / 2) beyond, e = a_i - t_i | numbers | by a |
//!
//! Those on z are computed from the sums z, never from the logarithm of a rounded probability, so
//! that they neither overflow nor lose their gradient when the network is sure and wrong.

pub mod bce;
pub mod cce;
mod errors;
pub mod focal;
pub mod hinge;
pub mod huber;
pub mod mae;
pub mod mse;

use crate::{Choice, Description, Head, Member, SpecError};
use isoline_numeric::Real;
use serde::Serialize;

/// What a loss looks at: one sample per column, `rows` values each.
#[derive(Clone, Copy, Debug)]
pub struct Answers<'a, T> {
    /// Outputs per sample.
    pub rows: usize,
    /// The sums z of the output layer.
    pub sums: &'a [T],
    /// The outputs a, after the output activation.
    pub outputs: &'a [T],
    /// What the outputs should have been.
    pub targets: &'a [T],
}

impl<'a, T> Answers<'a, T> {
    /// The samples one by one.
    pub(crate) fn samples(self) -> impl Iterator<Item = Self> {
        let rows = self.rows.max(1);
        let columns = self.sums.chunks_exact(rows);
        let columns = columns.zip(self.outputs.chunks_exact(rows));
        let columns = columns.zip(self.targets.chunks_exact(rows));
        columns.map(move |((sums, outputs), targets)| Self {
            rows,
            sums,
            outputs,
            targets,
        })
    }
}

/// A loss over a batch.
pub trait Loss<T: Real>: Send + Sync {
    /// Name of the output activation it calls for.
    ///
    /// # Errors
    /// `loss-mismatch` when the loss cannot judge these answers, with the reason and the fix.
    fn output(&self, head: Head) -> Result<&'static str, SpecError>;

    /// True when the gradient is by the sums z; otherwise it is by the outputs a.
    fn on_sums(&self) -> bool;

    /// True when targets between 0 and 1 make sense to it, as label smoothing makes them.
    fn soft_targets(&self) -> bool {
        true
    }

    /// The sum of the losses of the samples, added in order.
    fn total(&self, answers: Answers<'_, T>) -> f64;

    /// Writes the gradient of `scale` times the total.
    fn gradient(&self, answers: Answers<'_, T>, scale: T, gradient: &mut [T]);
}

/// All losses.
#[must_use]
pub fn all<T: Real>() -> [Member<dyn Loss<T>>; 7] {
    [
        bce::member(),
        cce::member(),
        mse::member(),
        mae::member(),
        huber::member(),
        hinge::member(),
        focal::member(),
    ]
}

/// Builds the loss that a training spec asks for.
///
/// # Errors
/// `unknown-member`, `unknown-knob`, `knob-range`.
pub fn build<T: Real>(choice: &Choice) -> Result<Box<dyn Loss<T>>, SpecError> {
    choice.build("loss", &all())
}

/// Name of the loss that answers of this kind call for.
#[must_use]
pub fn usual(head: Head) -> &'static str {
    match head {
        Head::Binary => "bce",
        Head::Classes(_) => "cce",
        Head::Values(_) => "mse",
    }
}

/// The output activation of a loss that judges classes.
fn classes_only(label: &str, head: Head) -> Result<&'static str, SpecError> {
    match head {
        Head::Binary => Ok("sigmoid"),
        Head::Classes(_) => Ok("softmax"),
        Head::Values(_) => Err(SpecError::new(
            "loss-mismatch",
            format!("{label} judges classes, but the target is a number."),
            "Choose mean squared error (mse), or make the task classification.",
        )),
    }
}

/// The output activation of a loss that judges numbers.
fn values_only(label: &str, head: Head) -> Result<&'static str, SpecError> {
    match head {
        Head::Values(_) => Ok("linear"),
        Head::Binary => Err(SpecError::new(
            "loss-mismatch",
            format!("{label} judges numbers, but the target has two classes."),
            "Choose binary cross-entropy (bce), or make the task regression.",
        )),
        Head::Classes(count) => Err(SpecError::new(
            "loss-mismatch",
            format!("{label} judges numbers, but the target has {count} classes."),
            "Choose categorical cross-entropy (cce), or make the task regression.",
        )),
    }
}

/// What the catalog shows of a loss.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LossDescription {
    /// What every member tells.
    #[serde(flatten)]
    pub description: Description,
    /// Names of the heads it can judge.
    pub heads: Vec<&'static str>,
}

/// What the catalog shows.
#[must_use]
pub fn descriptions() -> Vec<LossDescription> {
    let heads = [Head::Binary, Head::Classes(3), Head::Values(1)];
    let describe = |member: &Member<dyn Loss<f32>>| {
        let loss = (member.build)(&crate::Settings::default());
        let fits = heads.iter().filter(|head| loss.output(**head).is_ok());
        LossDescription {
            description: member.description,
            heads: fits.map(|head| head.name()).collect(),
        }
    };
    all::<f32>().iter().map(describe).collect()
}

#[cfg(test)]
mod tests {
    use super::{Answers, all, build, descriptions, usual};
    use crate::{Choice, Head, Settings, activations};

    const HEADS: [Head; 4] = [
        Head::Binary,
        Head::Classes(3),
        Head::Values(1),
        Head::Values(3),
    ];

    fn targets(head: Head) -> Vec<f64> {
        match head {
            Head::Binary => vec![1.0, 0.0, 1.0, 0.0],
            Head::Classes(_) => vec![0.0, 1.0, 0.0, 1.0, 0.0, 0.0],
            Head::Values(_) => vec![0.5, -1.5, 2.0, 0.0, 1.0, -0.3],
        }
    }

    #[test]
    fn gradients_match_differences_for_every_head() {
        for member in all::<f64>() {
            for head in HEADS {
                let loss = (member.build)(&Settings::default());
                let Ok(name) = loss.output(head) else {
                    continue;
                };
                let output = activations::find_output::<f64>(name).expect("a member");
                let output = (output.build)(&Settings::default());
                let (rows, targets) = (head.outputs(), targets(head));
                let sums: Vec<f64> = (0..targets.len()).map(|i| 0.7 * i as f64 - 1.9).collect();
                let outputs_of = |sums: &[f64]| {
                    let mut outputs = sums.to_vec();
                    output.forward(rows, &mut outputs);
                    outputs
                };
                let total = |sums: &[f64]| {
                    let outputs = &outputs_of(sums);
                    loss.total(Answers {
                        rows,
                        sums,
                        outputs,
                        targets: &targets,
                    })
                };
                let outputs = outputs_of(&sums);
                let mut gradient = vec![0.0; sums.len()];
                let answers = Answers {
                    rows,
                    sums: &sums,
                    outputs: &outputs,
                    targets: &targets,
                };
                loss.gradient(answers, 0.5, &mut gradient);
                if !loss.on_sums() {
                    output.backward(rows, &sums, &outputs, &mut gradient);
                }
                for place in 0..sums.len() {
                    let shifted = |by: f64| {
                        let mut sums = sums.clone();
                        sums[place] += by;
                        total(&sums)
                    };
                    let difference = 0.5 * (shifted(1e-5) - shifted(-1e-5)) / 2e-5;
                    let error = (gradient[place] - difference).abs();
                    let name = member.description.name;
                    assert!(error < 1e-9, "{name} {head:?}: {error}");
                }
            }
        }
    }

    #[test]
    fn usual_losses_fit_and_the_heads_are_told() {
        for head in HEADS {
            let loss = build::<f64>(&Choice::named(usual(head))).expect("a member");
            assert!(loss.output(head).is_ok());
        }
        let heads: Vec<_> = descriptions().into_iter().map(|loss| loss.heads).collect();
        assert_eq!(heads[0], ["binary"]);
        assert_eq!(heads[1], ["classes"]);
        assert_eq!(heads[2], ["binary", "classes", "values"]);
        assert!(heads[3..5].iter().all(|heads| heads == &["values"]));
        assert!(
            heads[5..]
                .iter()
                .all(|heads| heads == &["binary", "classes"])
        );
    }

    /// Sure and wrong in f32: the loss is large and finite, the gradient is whole.
    #[test]
    fn sure_and_wrong_stays_finite() {
        for (name, head, sums, targets) in [
            (
                "bce",
                Head::Binary,
                vec![500.0f32, -500.0],
                vec![0.0f32, 1.0],
            ),
            ("cce", Head::Classes(2), vec![500.0, -500.0], vec![0.0, 1.0]),
        ] {
            let loss = build(&Choice::named(name)).expect("a member");
            let output = loss.output(head).expect("it fits");
            let output = activations::find_output(output).expect("a member");
            let mut outputs = sums.clone();
            (output.build)(&Settings::default()).forward(head.outputs(), &mut outputs);
            let rows = head.outputs();
            let answers = Answers {
                rows,
                sums: &sums,
                outputs: &outputs,
                targets: &targets,
            };
            assert_eq!(loss.total(answers), 1000.0, "{name}");
            let mut gradient = vec![0.0; 2];
            loss.gradient(answers, 1.0, &mut gradient);
            assert_eq!(gradient, [1.0, -1.0], "{name}");
        }
    }
}
