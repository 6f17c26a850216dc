//! What always giving the same answer would score: the bar that a network must clear.

use crate::scores::{Errors, r2, score_name};
use isoline_dataset::{Prepared, Task};
use isoline_network::losses::{Answers, Loss};
use isoline_numeric::Real;
use serde::Serialize;

/// What always answering the same gives on the validation rows.
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

/// What always answering the training rows' most frequent class, or mean, gives on the validation rows.
/// The loss judges the constant answer itself, whichever it is.
pub(crate) fn baseline(prepared: &Prepared, loss: &dyn Loss<f32>) -> Baseline {
    let (train, validation) = (&prepared.split.train, &prepared.split.validation);
    let name = score_name(prepared.task);
    if prepared.task == Task::Regression {
        // Standardised on training rows, their mean is 0.
        let errors = Errors::new(
            prepared,
            validation,
            &vec![0.0; validation.len() * prepared.targets.nrows()],
        );
        let rows = prepared.targets.nrows();
        let columns = validation.iter().flat_map(|row| {
            let start = *row as usize * rows;
            prepared.targets.as_slice()[start..start + rows].iter()
        });
        let targets: Vec<f32> = columns.copied().collect();
        let zeros = vec![0.0; targets.len()];
        let total = loss.total(Answers {
            rows,
            sums: &zeros,
            outputs: &zeros,
            targets: &targets,
        });
        return Baseline {
            name,
            answer: short(prepared.target.inverse(0.0)),
            score: r2(&errors),
            loss: total / validation.len().max(1) as f64,
        };
    }
    let classes = prepared.target.classes.len();
    let count = |rows: &[u32]| {
        let mut counts = vec![0_usize; classes];
        rows.iter()
            .for_each(|row| counts[usize::from(prepared.classes[*row as usize])] += 1);
        counts
    };
    let (trained, checked) = (count(train), count(validation));
    let mut frequent = 0;
    for class in 1..classes {
        if trained[class] > trained[frequent] {
            frequent = class;
        }
    }
    // A class that training never saw would cost without bound; one row's share is taken instead.
    let least = 0.5 / (train.len() + 1) as f64;
    let shares: Vec<f64> = trained
        .iter()
        .map(|size| (*size as f64 / train.len().max(1) as f64).max(least))
        .collect();
    let total: f64 = (0..classes)
        .map(|class| checked[class] as f64 * constant_loss(loss, &shares, class))
        .sum();
    let rows = validation.len().max(1) as f64;
    Baseline {
        name,
        answer: prepared
            .target
            .classes
            .get(frequent)
            .cloned()
            .unwrap_or_default(),
        score: checked[frequent] as f64 / rows,
        loss: total / rows,
    }
}

/// The loss of answering these shares for a row of `class`.
fn constant_loss(loss: &dyn Loss<f32>, shares: &[f64], class: usize) -> f64 {
    // Not the platform's logarithm: the same bits everywhere.
    let logarithms: Vec<f64> = shares.iter().map(|share| Real::ln(*share)).collect();
    let narrow =
        |values: &[f64]| -> Vec<f32> { values.iter().map(|value| *value as f32).collect() };
    let hot = |other: usize| f64::from(u8::from(other == class));
    let (sums, outputs, targets) = if let [first, second] = shares {
        let sum = logarithms[1] - logarithms[0];
        (vec![sum], vec![second / (first + second)], vec![hot(1)])
    } else {
        let targets = (0..shares.len()).map(hot).collect();
        (logarithms, shares.to_vec(), targets)
    };
    loss.total(Answers {
        rows: sums.len(),
        sums: &narrow(&sums),
        outputs: &narrow(&outputs),
        targets: &narrow(&targets),
    })
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
