//! What a fold leaves behind: how its training ended, and its answers for the rows that judged it.

use crate::baseline::Baseline;
use crate::error::EngineError;
use crate::evaluation::sample;
use crate::experiment::Experiment;
use crate::metrics::{Classified, Estimated, Sample};
use crate::scores::score_name;
use isoline_dataset::Task;
use serde::Serialize;

/// Why a fold's training ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum End {
    /// It had its epochs.
    Epochs,
    /// Early stopping; the weights are those of the best epoch.
    Stopped,
    /// A step diverged; the weights are those before it.
    Diverged,
}

impl End {
    /// None while training goes on.
    pub(super) fn of(run: &Experiment, epochs: u64) -> Option<Self> {
        match (&run.diverged, run.stopped) {
            (Some(_), _) => Some(Self::Diverged),
            (None, Some(_)) => Some(Self::Stopped),
            (None, None) => (run.trainer.epoch() >= epochs).then_some(Self::Epochs),
        }
    }
}

/// A fold that is done.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fold {
    pub end: End,
    pub epoch: u64,
    /// Rows trained on.
    pub trained: usize,
    pub train_loss: f64,
    pub validation_loss: f64,
    pub baseline_answer: String,
    pub baseline_score: f64,
    pub baseline_loss: f64,
    /// The rows of the table that judged.
    pub rows: Vec<u32>,
    /// Their classes as whole numbers, or their values in the target's unit.
    pub truth: Vec<f64>,
    /// What was answered: a probability per class, row after row, or a value in the target's unit.
    pub answers: Vec<f64>,
    /// Of the weights.
    pub hash: String,
}

impl Fold {
    /// Judges a run whose training has ended.
    pub fn new(run: &mut Experiment, end: End) -> Result<Self, EngineError> {
        if end == End::Epochs {
            run.record()?;
        }
        // Weights whose answers are not finite were given up for those of the step before.
        let end = if run.diverged.is_some() {
            End::Diverged
        } else {
            end
        };
        let (train, validation) = run.measure()?;
        let prepared = &run.prepared;
        let judged = &prepared.split.validation;
        let (truth, answers) = match sample(prepared.into(), judged, &run.validation_outputs) {
            Sample::Classes(of) => (
                of.truth.iter().map(|class| *class as f64).collect(),
                of.probabilities,
            ),
            Sample::Values(of) => (of.truth, of.answers),
        };
        Ok(Self {
            end,
            epoch: run.trainer.epoch(),
            trained: prepared.split.train.len(),
            train_loss: train.loss,
            validation_loss: validation.loss,
            baseline_answer: run.baseline.answer.clone(),
            baseline_score: run.baseline.score,
            baseline_loss: run.baseline.loss,
            rows: judged
                .iter()
                .map(|row| prepared.rows[*row as usize])
                .collect(),
            truth,
            answers,
            hash: run.hash(),
        })
    }

    pub fn baseline(&self, task: Task) -> Baseline {
        Baseline {
            name: score_name(task),
            answer: self.baseline_answer.clone(),
            score: self.baseline_score,
            loss: self.baseline_loss,
        }
    }
}

/// Truth and answers of some rows as the metrics look at them; `classes` of the target, 0 for a number.
pub(super) fn judged(classes: usize, truth: Vec<f64>, answers: Vec<f64>) -> Sample {
    if classes == 0 {
        return Sample::Values(Estimated {
            outputs: 1,
            truth,
            answers,
        });
    }
    let truth = truth.into_iter().map(|class| class as usize).collect();
    Sample::Classes(Classified::new(classes, truth, answers))
}
