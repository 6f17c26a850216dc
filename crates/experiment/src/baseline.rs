//! What always giving the same answer would score: the bar that a network must clear.

use crate::scores::{Errors, r2, score_name};
use isoline_dataset::{Prepared, Task};
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
pub(crate) fn baseline(prepared: &Prepared, loss: &str) -> Baseline {
    let (train, validation) = (&prepared.split.train, &prepared.split.validation);
    let name = score_name(prepared.task);
    if prepared.task == Task::Regression {
        // Standardised on training rows, their mean is 0.
        let errors = Errors::new(
            prepared,
            validation,
            &vec![0.0; validation.len() * prepared.targets.nrows()],
        );
        return Baseline {
            name,
            answer: short(prepared.target.inverse(0.0)),
            score: r2(&errors),
            loss: errors.mean,
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
    let shares: Vec<f64> = trained
        .iter()
        .map(|size| *size as f64 / train.len().max(1) as f64)
        .collect();
    let outputs = if classes == 2 { 1.0 } else { classes as f64 };
    let total: f64 = (0..classes)
        .map(|class| {
            let rows = checked[class] as f64;
            if rows == 0.0 {
                0.0
            } else if loss == "mse" {
                let squares = shares.iter().enumerate().map(|(other, share)| {
                    let target = f64::from(u8::from(other == class));
                    (share - target) * (share - target)
                });
                // Two classes have one output, whose error is half of the sum over both.
                let scale = if classes == 2 { 0.5 } else { 1.0 };
                rows * squares.sum::<f64>() * scale / outputs
            } else {
                // A class that training never saw would cost without bound; one row's share is taken instead.
                let share = shares[class].max(0.5 / (train.len() + 1) as f64);
                // Not the platform's logarithm: the same bits everywhere.
                -rows * Real::ln(share)
            }
        })
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
