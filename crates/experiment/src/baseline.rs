//! What always giving the same answer would score: the bar that a network must clear.

use crate::error::EngineError;
use crate::evaluation::sample;
use crate::metrics::{Figure, figures};
use crate::scores::{Errors, Truth, class_counts, r2, score_name};
use isoline_dataset::{Prepared, Task};
use isoline_network::Choice;
use isoline_network::losses::{self, Answers, Loss};
use isoline_numeric::Real;
use serde::Serialize;

/// What always answering the same gives on the rows that judge.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Baseline {
    /// `accuracy` or `r2`.
    pub name: &'static str,
    /// The answer: the most frequent class, or the mean, of the training rows.
    pub answer: String,
    /// Its score.
    pub score: f64,
    /// The loss of answering the training rows' class shares, or their mean, in the units of the training loss.
    pub loss: f64,
}

/// What always answering the training rows' most frequent class, or mean, gives on these rows of `truth`.
///
/// `weights`, one per row, count in the loss as they do in the loss of the network.
///
/// # Errors
/// As the network's own check of the loss, which comes first.
pub(crate) fn baseline(
    prepared: &Prepared,
    truth: Truth<'_>,
    rows: &[u32],
    loss: &Choice,
    weights: Option<&[f32]>,
) -> Result<Baseline, EngineError> {
    let loss = losses::build::<f64>(loss)?;
    let name = score_name(prepared.task);
    if prepared.task == Task::Regression {
        // Standardised on training rows, their mean is 0.
        let width = prepared.targets.nrows();
        let errors = Errors::new(truth, rows, &vec![0.0; rows.len() * width]);
        let mean = Constant {
            sums: vec![0.0; width],
            outputs: vec![0.0; width],
        };
        return Ok(Baseline {
            name,
            answer: short(prepared.target.inverse(0.0)),
            score: r2(&errors),
            loss: mean.loss(truth, rows, &*loss, weights),
        });
    }
    let trained = class_counts(prepared.into(), &prepared.split.train);
    let checked = class_counts(truth, rows);
    let mut frequent = 0;
    for class in 1..trained.len() {
        if trained[class] > trained[frequent] {
            frequent = class;
        }
    }
    let classes = &prepared.target.classes;
    Ok(Baseline {
        name,
        answer: classes.get(frequent).cloned().unwrap_or_default(),
        score: checked[frequent] as f64 / rows.len().max(1) as f64,
        loss: Constant::shares(&trained, loss.on_sums()).loss(truth, rows, &*loss, weights),
    })
}

/// Every metric of always giving the training rows' class shares, whose largest is the most frequent class, or their mean.
pub(crate) fn metrics_of_baseline(prepared: &Prepared, rows: &[u32]) -> Vec<Figure> {
    let outputs = match prepared.task {
        // Standardised on training rows, their mean is 0.
        Task::Regression => vec![0.0; prepared.targets.nrows()],
        Task::Classification => {
            let trained = class_counts(prepared.into(), &prepared.split.train);
            Constant::shares(&trained, false).outputs
        }
    };
    let answer = outputs.iter().map(|output| *output as f32);
    let answers: Vec<f32> = rows.iter().flat_map(|_| answer.clone()).collect();
    figures(&sample(prepared.into(), rows, &answers))
}

/// The same answer to every row, as a loss looks at it.
struct Constant {
    sums: Vec<f64>,
    outputs: Vec<f64>,
}

impl Constant {
    /// The classes' shares as probabilities, and the sums whose sigmoid or softmax they are.
    fn shares(trained: &[usize], on_sums: bool) -> Self {
        // The sum of a class that training never saw would be without bound; half a row is taken instead.
        let none = if on_sums { 0.5 } else { 0.0 };
        let rows = |count: &usize| if *count == 0 { none } else { *count as f64 };
        let all: f64 = trained.iter().map(rows).sum();
        let shares: Vec<f64> = trained.iter().map(|count| rows(count) / all).collect();
        // Not the platform's logarithm: the same bits everywhere. Losses on outputs do not look at the sums.
        let logarithm = |share: &f64| if on_sums { Real::ln(*share) } else { 0.0 };
        let sums: Vec<f64> = shares.iter().map(logarithm).collect();
        match (&*shares, &*sums) {
            ([_, share], [first, second]) => Self {
                sums: vec![second - first],
                outputs: vec![*share],
            },
            _ => Self {
                sums,
                outputs: shares,
            },
        }
    }

    /// Mean loss on `rows`, by the loss's own formula.
    fn loss(
        &self,
        truth: Truth<'_>,
        rows: &[u32],
        loss: &dyn Loss<f64>,
        weights: Option<&[f32]>,
    ) -> f64 {
        let width = truth.targets.nrows();
        let targets = truth.targets.as_slice();
        let mut targets_of_row = vec![0.0; width];
        let mut total = 0.0;
        for row in rows {
            let row = *row as usize;
            let given = &targets[row * width..(row + 1) * width];
            for (target, given) in targets_of_row.iter_mut().zip(given) {
                *target = f64::from(*given);
            }
            let answers = Answers {
                rows: width,
                sums: &self.sums,
                outputs: &self.outputs,
                targets: &targets_of_row,
            };
            let weight = weights.map_or(1.0, |weights| f64::from(weights[row]));
            total += weight * loss.total(answers);
        }
        total / rows.len().max(1) as f64
    }
}

/// A number with about three significant digits, for a sentence.
fn short(value: f64) -> String {
    let size = value.abs();
    if size >= 100.0 || value == 0.0 {
        format!("{value:.0}")
    } else if size >= 10.0 {
        format!("{value:.1}")
    } else if size >= 0.01 {
        format!("{value:.2}")
    } else {
        format!("{value:.2e}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Session;

    /// The baseline's loss of a sample under a loss, with the prepared data.
    fn run(sample: &str, loss: Choice) -> (f64, Prepared) {
        let mut session = Session::default();
        let loaded = session.sample(sample, Default::default()).expect(sample);
        let mut spec = loaded.suggested;
        spec.training.loss = Some(loss);
        session.configure(&spec).expect(sample);
        let run = session.experiment().expect(sample);
        (run.baseline.loss, run.prepared.clone())
    }

    /// Mean over the validation rows of `rule` of the class, given the training rows' shares.
    fn by_class(prepared: &Prepared, rule: impl Fn(usize, &[f64]) -> f64) -> f64 {
        let mut shares = vec![0.0; prepared.target.classes.len()];
        for row in &prepared.split.train {
            shares[usize::from(prepared.classes[*row as usize])] += 1.0;
        }
        let all: f64 = shares.iter().sum();
        shares.iter_mut().for_each(|share| *share /= all);
        let rows = &prepared.split.validation;
        let classes = rows.iter().map(|row| prepared.classes[*row as usize]);
        let total: f64 = classes.map(|class| rule(usize::from(class), &shares)).sum();
        total / rows.len() as f64
    }

    #[test]
    fn every_loss_of_classes_by_its_formula() {
        for (sample, loss) in [
            ("circles", Choice::named("bce")),
            ("circles", Choice::named("mse")),
            ("circles", Choice::named("hinge")),
            ("circles", Choice::named("focal").with("gamma", 3.0)),
            ("penguins", Choice::named("cce")),
            ("penguins", Choice::named("mse")),
            ("penguins", Choice::named("hinge")),
            ("penguins", Choice::named("focal")),
        ] {
            let name = format!("{sample}, {}", loss.kind);
            let gamma = loss.knobs.get("gamma").copied().unwrap_or(2.0);
            let kind = loss.kind.clone();
            let (found, prepared) = run(sample, loss);
            let expected = by_class(&prepared, |class, shares| {
                let share = shares[class];
                let square = |other: usize| {
                    let target = f64::from(u8::from(other == class));
                    (shares[other] - target) * (shares[other] - target)
                };
                let margin = |other: usize| (1.0 - share.ln() + shares[other].ln()).max(0.0);
                let others = || (0..shares.len()).filter(|other| *other != class);
                match (&*kind, shares.len()) {
                    ("bce" | "cce", _) => -share.ln(),
                    ("focal", _) => -(1.0 - share).powf(gamma) * share.ln(),
                    ("mse", 2) => square(1),
                    ("mse", count) => (0..count).map(square).sum::<f64>() / count as f64,
                    ("hinge", 2) => others().map(margin).sum(),
                    ("hinge", count) => others().map(margin).sum::<f64>() / count as f64,
                    _ => f64::NAN,
                }
            });
            assert!(
                (found - expected).abs() < 1e-12,
                "{name}: {found} {expected}"
            );
        }
    }

    #[test]
    fn every_loss_of_numbers_by_its_formula() {
        for (loss, delta) in [("mse", 0.0), ("mae", 0.0), ("huber", 1.0), ("huber", 0.3)] {
            let mut choice = Choice::named(loss);
            if loss == "huber" {
                choice = choice.with("delta", delta);
            }
            let (found, prepared) = run("auto-mpg", choice);
            let rows = &prepared.split.validation;
            let total: f64 = rows
                .iter()
                .map(|row| {
                    let error = f64::from(prepared.targets[(0, *row as usize)]).abs();
                    match loss {
                        "mse" => error * error,
                        "mae" => error,
                        _ if error <= delta => error * error / 2.0,
                        _ => delta * (error - delta / 2.0),
                    }
                })
                .sum();
            assert!((found - total / rows.len() as f64).abs() < 1e-12, "{loss}");
        }
    }

    #[test]
    fn a_class_that_training_never_saw_costs_a_finite_loss() {
        for (kind, counts) in [
            ("bce", &[6_usize, 0][..]),
            ("cce", &[3, 0, 5]),
            ("hinge", &[3, 0, 5]),
            ("focal", &[3, 0, 5]),
        ] {
            let loss = losses::build::<f64>(&Choice::named(kind)).expect(kind);
            let constant = Constant::shares(counts, loss.on_sums());
            let mut targets = vec![0.0; constant.outputs.len()];
            let unseen = targets.len().min(2) - 1;
            targets[unseen] = 1.0;
            let total = loss.total(Answers {
                rows: targets.len(),
                sums: &constant.sums,
                outputs: &constant.outputs,
                targets: &targets,
            });
            assert!(total.is_finite() && total > 1.0, "{kind}: {total}");
        }
    }
}
