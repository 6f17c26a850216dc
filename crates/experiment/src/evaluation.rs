//! Everything that is said about how well a network does: scores, baseline, confusion, one sentence.

use crate::baseline::Baseline;
use crate::metrics::{Classified, Estimated, Figure, of_classes, of_values};
use crate::scores::{Score, answered, scores};
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
) -> Evaluation {
    let split = &prepared.split;
    let validation_scores = scores(prepared, &split.validation, validation);
    let confusion = (prepared.task == Task::Classification).then(|| {
        let classes = prepared.target.classes.len();
        let width = validation.len() / split.validation.len().max(1);
        let mut counts = vec![vec![0_u32; classes]; classes];
        for (answer, row) in validation.chunks_exact(width.max(1)).zip(&split.validation) {
            counts[usize::from(prepared.classes[*row as usize])][answered(answer)] += 1;
        }
        counts
    });
    let sentence = sentence(&validation_scores[0], baseline);
    Evaluation {
        train_metrics: figures(prepared, &split.train, train),
        validation_metrics: figures(prepared, &split.validation, validation),
        train: scores(prepared, &split.train, train),
        validation: validation_scores,
        baseline: baseline.clone(),
        confusion,
        sentence,
    }
}

/// Every metric of the task. `outputs` is in the order of `rows`; numbers are put back into the target's unit.
fn figures(prepared: &Prepared, rows: &[u32], outputs: &[f32]) -> Vec<Figure> {
    if prepared.task == Task::Regression {
        let width = prepared.targets.nrows();
        let targets = rows.iter().flat_map(|row| {
            (0..width).map(move |output| f64::from(prepared.targets[(output, *row as usize)]))
        });
        let inverse = |value: f64| prepared.target.inverse(value);
        return of_values(&Estimated {
            outputs: width,
            truth: targets.map(inverse).collect(),
            answers: outputs.iter().map(|one| inverse(f64::from(*one))).collect(),
        });
    }
    let classes = prepared.target.classes.len();
    let truth = rows
        .iter()
        .map(|row| usize::from(prepared.classes[*row as usize]));
    let probabilities = if classes == 2 {
        let pairs = outputs.iter().map(|one| f64::from(*one));
        pairs.flat_map(|second| [1.0 - second, second]).collect()
    } else {
        outputs.iter().map(|one| f64::from(*one)).collect()
    };
    of_classes(&Classified::new(classes, truth.collect(), probabilities))
}

fn sentence(score: &Score, baseline: &Baseline) -> String {
    let name = if score.name == "accuracy" {
        "Accuracy"
    } else {
        "R2"
    };
    format!(
        "{name} {:.2} on {} validation rows ({:.2} to {:.2}); always answering {} gives {:.2}.",
        score.value, score.rows, score.low, score.high, baseline.answer, baseline.score
    )
}
