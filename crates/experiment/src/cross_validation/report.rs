//! What is said of a cross-validation: each fold, means with standard deviations, and the out-of-fold predictions.

use super::fold::{End, judged};
use super::{CrossProgress, CrossValidation};
use crate::baseline::Baseline;
use crate::metrics::{Figure, figures};
use crate::scores::score_name;
use isoline_dataset::Task;
use isoline_numeric::sorting;
use serde::Serialize;

/// One fold that is done.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FoldReport {
    /// Its number, from 0, as `data.split.fold`.
    pub fold: usize,
    /// Rows trained on.
    pub train: usize,
    /// Rows that judged.
    pub validation: usize,
    /// Epochs done.
    pub epoch: u64,
    /// Why training ended.
    pub end: End,
    /// Mean loss over the training rows.
    pub train_loss: f64,
    /// Mean loss over the validation rows.
    pub validation_loss: f64,
    /// Every metric of the task on the validation rows.
    pub validation_metrics: Vec<Figure>,
    /// What always answering the same gives.
    pub baseline: Baseline,
    /// SHA-256 of the weights.
    pub hash: String,
}

/// Mean and standard deviation over folds, the latter with n - 1 below; none where a fold has no value.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Spread {
    /// The mean; every fold counts alike.
    pub mean: Option<f64>,
    /// The standard deviation.
    pub standard_deviation: Option<f64>,
}

/// A metric over all folds.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MetricSummary {
    /// Name of the metric.
    pub name: &'static str,
    /// Over the folds; every fold counts alike.
    pub mean: Option<f64>,
    /// Over the folds.
    pub standard_deviation: Option<f64>,
    /// The same metric of all out-of-fold predictions together.
    pub out_of_fold: Option<f64>,
}

/// Everything that is said. The figures over folds are of those that are done.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CrossReport {
    /// Where it stands.
    pub progress: CrossProgress,
    /// The folds that are done.
    pub folds: Vec<FoldReport>,
    /// Validation losses.
    pub validation_loss: Spread,
    /// Scores of the baseline.
    pub baseline: Spread,
    /// Every metric of the task.
    pub metrics: Vec<MetricSummary>,
    /// Rows that judged a fold.
    pub rows: usize,
    /// The main score in one English sentence; empty before the second fold is done.
    pub sentence: String,
}

/// The answer for each row by the fold that it judged, in the table's order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OutOfFold {
    /// Rows of the table, from 0, ascending.
    pub rows: Vec<u32>,
    /// The fold of each row.
    pub folds: Vec<u32>,
    /// Values per row.
    pub outputs: usize,
    /// Row after row: a probability per class, or a value in the target's unit.
    pub values: Vec<f64>,
    /// The class of each row as a whole number, or its value.
    pub truth: Vec<f64>,
}

impl Spread {
    fn of(values: impl Iterator<Item = Option<f64>>) -> Self {
        let values: Option<Vec<f64>> = values.collect();
        let values = values.filter(|values| !values.is_empty());
        let count = |values: &Vec<f64>| values.len() as f64;
        let mean = |values: &Vec<f64>| values.iter().sum::<f64>() / count(values);
        let deviation = |values: &Vec<f64>| {
            let centre = mean(values);
            let squares = values
                .iter()
                .map(|value| (value - centre) * (value - centre));
            (values.len() > 1).then(|| (squares.sum::<f64>() / (count(values) - 1.0)).sqrt())
        };
        Self {
            mean: values.as_ref().map(mean),
            standard_deviation: values.as_ref().and_then(deviation),
        }
    }
}

impl CrossValidation {
    /// Every fold that is done, and all of them together.
    pub fn report(&self) -> CrossReport {
        let each = self.done.iter().enumerate();
        let folds: Vec<FoldReport> = each
            .map(|(fold, done)| FoldReport {
                fold,
                train: done.trained,
                validation: done.rows.len(),
                epoch: done.epoch,
                end: done.end,
                train_loss: done.train_loss,
                validation_loss: done.validation_loss,
                validation_metrics: figures(&judged(
                    self.classes,
                    done.truth.clone(),
                    done.answers.clone(),
                )),
                baseline: done.baseline(self.task()),
                hash: done.hash.clone(),
            })
            .collect();
        let together = self.out_of_fold();
        let rows = together.rows.len();
        let all = match rows {
            0 => Vec::new(),
            _ => figures(&judged(self.classes, together.truth, together.values)),
        };
        let metrics = all.iter().enumerate().map(|(place, figure)| {
            let values = folds
                .iter()
                .map(|fold| fold.validation_metrics[place].value);
            let Spread {
                mean,
                standard_deviation,
            } = Spread::of(values);
            MetricSummary {
                name: figure.name,
                mean,
                standard_deviation,
                out_of_fold: figure.value,
            }
        });
        let metrics: Vec<MetricSummary> = metrics.collect();
        let baseline = Spread::of(self.done.iter().map(|fold| Some(fold.baseline_score)));
        CrossReport {
            progress: self.progress(),
            sentence: sentence(self.task(), folds.len(), &metrics, baseline),
            validation_loss: Spread::of(self.done.iter().map(|fold| Some(fold.validation_loss))),
            folds,
            baseline,
            metrics,
            rows,
        }
    }

    /// Whether classes or numbers are answered.
    fn task(&self) -> Task {
        match self.classes {
            0 => Task::Regression,
            _ => Task::Classification,
        }
    }

    /// The out-of-fold predictions of the folds that are done.
    pub fn out_of_fold(&self) -> OutOfFold {
        let outputs = self.classes.max(1);
        let mut places: Vec<(u64, u32)> = Vec::new();
        let mut found: Vec<(u32, usize)> = Vec::new();
        for (fold, done) in (0_u32..).zip(&self.done) {
            for (place, row) in done.rows.iter().enumerate() {
                places.push((u64::from(*row), found.len() as u32));
                found.push((fold, place));
            }
        }
        sorting::keyed(&mut places);
        let mut all = OutOfFold {
            outputs,
            ..OutOfFold::default()
        };
        for (row, place) in places {
            let (fold, place) = found[place as usize];
            let done = &self.done[fold as usize];
            all.rows.push(row as u32);
            all.folds.push(fold);
            all.truth.push(done.truth[place]);
            all.values
                .extend(&done.answers[place * outputs..][..outputs]);
        }
        all
    }
}

fn sentence(task: Task, folds: usize, metrics: &[MetricSummary], baseline: Spread) -> String {
    let main = metrics
        .iter()
        .find(|metric| metric.name == score_name(task));
    let spread = main.map(|main| (main.mean, main.standard_deviation));
    let (Some((Some(mean), Some(deviation))), Some(constant)) = (spread, baseline.mean) else {
        return String::new();
    };
    let name = match task {
        Task::Classification => "Accuracy",
        Task::Regression => "R2",
    };
    format!(
        "{name} {mean:.2} ± {deviation:.2} (mean and standard deviation of {folds} folds); always answering the same gives {constant:.2}."
    )
}
