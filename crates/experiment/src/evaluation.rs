//! Everything that is said about how well a network does: scores, baseline, confusion, one sentence.

use crate::baseline::Baseline;
use crate::metrics::{Classified, Estimated, Figure, Sample, figures};
use crate::scores::{Score, Truth, scores};
use isoline_dataset::{Prepared, Task};
use serde::Serialize;

/// Everything that is said about how well a network does.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Evaluation {
    /// On training rows.
    pub train: Vec<Score>,
    /// On validation rows.
    pub validation: Vec<Score>,
    /// Every metric of the task on training rows.
    pub train_metrics: Vec<Figure>,
    /// Every metric of the task on validation rows.
    pub validation_metrics: Vec<Figure>,
    /// What to beat.
    pub baseline: Baseline,
    /// Every metric of always answering the training rows' class shares, or their mean, on validation rows.
    pub baseline_metrics: Vec<Figure>,
    /// Validation rows by true class (rows) and answer (columns); None for a regression.
    pub confusion: Option<Vec<Vec<u32>>>,
    /// The validation score in one English sentence.
    pub sentence: String,
}

/// Loss and score of one part.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Measure {
    pub loss: f64,
    pub score: f64,
}

pub(crate) fn evaluation(
    prepared: &Prepared,
    train: &[f32],
    validation: &[f32],
    baseline: &Baseline,
    baseline_metrics: &[Figure],
) -> Evaluation {
    let split = &prepared.split;
    let train = judged(prepared.into(), &split.train, train);
    let validation = judged(prepared.into(), &split.validation, validation);
    let sentence = sentence(&validation.scores[0], "validation", baseline, prepared);
    Evaluation {
        train_metrics: train.metrics,
        validation_metrics: validation.metrics,
        train: train.scores,
        validation: validation.scores,
        baseline: baseline.clone(),
        baseline_metrics: baseline_metrics.to_vec(),
        confusion: validation.confusion,
        sentence,
    }
}

/// All that is said of some rows.
pub(crate) struct Judged {
    pub scores: Vec<Score>,
    pub metrics: Vec<Figure>,
    pub confusion: Option<Vec<Vec<u32>>>,
}

/// Judges `outputs`, which are in the order of `rows`.
pub(crate) fn judged(truth: Truth<'_>, rows: &[u32], outputs: &[f32]) -> Judged {
    let sample = sample(truth, rows, outputs);
    let confusion = match &sample {
        Sample::Classes(classified) => Some(whole(&classified.confusion)),
        Sample::Values(_) => None,
    };
    Judged {
        scores: scores(truth, rows, outputs),
        metrics: figures(&sample),
        confusion,
    }
}

fn whole(counts: &[Vec<f64>]) -> Vec<Vec<u32>> {
    let row = |row: &Vec<f64>| row.iter().map(|count| *count as u32).collect();
    counts.iter().map(row).collect()
}

/// What the metrics look at. `outputs` is in the order of `rows`; numbers are put back into the target's unit.
pub(crate) fn sample(truth: Truth<'_>, rows: &[u32], outputs: &[f32]) -> Sample {
    if truth.task == Task::Regression {
        let width = truth.targets.nrows();
        let targets = rows.iter().flat_map(|row| {
            (0..width).map(move |output| f64::from(truth.targets[(output, *row as usize)]))
        });
        let inverse = |value: f64| truth.target.inverse(value);
        return Sample::Values(Estimated {
            outputs: width,
            truth: targets.map(inverse).collect(),
            answers: outputs.iter().map(|one| inverse(f64::from(*one))).collect(),
        });
    }
    let classes = truth.target.classes.len();
    let known = rows
        .iter()
        .map(|row| usize::from(truth.classes[*row as usize]));
    let probabilities = if classes == 2 {
        let pairs = outputs.iter().map(|one| f64::from(*one));
        pairs.flat_map(|second| [1.0 - second, second]).collect()
    } else {
        outputs.iter().map(|one| f64::from(*one)).collect()
    };
    Sample::Classes(Classified::new(classes, known.collect(), probabilities))
}

/// The score of the rows of this name, in one sentence, and in another one what part of its file the table is.
pub(crate) fn sentence(
    score: &Score,
    rows: &str,
    baseline: &Baseline,
    prepared: &Prepared,
) -> String {
    let part = prepared.subsample.map_or_else(String::new, |part| {
        format!(" The table is {part} of the file.")
    });
    let name = if score.name == "accuracy" {
        "Accuracy"
    } else {
        "R2"
    };
    format!(
        "{name} {:.2} on {} {rows} rows ({:.2} to {:.2}); always answering {} gives {:.2}.{part}",
        score.value, score.rows, score.low, score.high, baseline.answer, baseline.score
    )
}
