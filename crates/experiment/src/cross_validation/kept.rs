//! A cross-validation put aside and taken up again, with the same bits.

use super::fold::{End, Fold};
use super::{CrossValidation, begin};
use crate::checkpoint::{Checkpoint, refused};
use crate::error::EngineError;
use crate::spec::Spec;
use isoline_dataset::Table;
use serde::{Deserialize, Serialize};

/// Version of the form below; one of another version is refused.
const VERSION: u32 = 1;

/// How a fold may have ended; a kept one says which by its place here.
const ENDS: [End; 3] = [End::Epochs, End::Stopped, End::Diverged];

/// Numbers of a kept fold before its rows.
const FIXED: usize = 7;

/// Everything it needs to go on: numbers and texts only, as a [`Checkpoint`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct KeptCrossValidation {
    /// Version of the form.
    pub version: u32,
    /// As it was configured.
    pub spec: Spec,
    /// Epochs of each fold.
    pub epochs: u64,
    /// Number of folds.
    pub folds: usize,
    /// Which table it belongs to.
    pub data: String,
    /// The folds that are done.
    pub done: Vec<KeptFold>,
    /// The one under way.
    pub run: Option<Checkpoint>,
}

/// A fold that is done. Nearly all of it are numbers, and one list of them crosses to JavaScript with the least code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptFold {
    /// End, epoch, rows trained on, losses of training and validation, score and loss of the baseline; then of each row that
    /// judged its place in the table, its truth, and what was answered.
    pub numbers: Vec<f64>,
    /// What the baseline answers.
    pub answer: String,
    /// Of the weights.
    pub hash: String,
}

impl Fold {
    fn keep(&self) -> KeptFold {
        let end = ENDS.iter().position(|end| *end == self.end);
        let mut numbers = vec![
            end.unwrap_or_default() as f64,
            self.epoch as f64,
            self.trained as f64,
            self.train_loss,
            self.validation_loss,
            self.baseline_score,
            self.baseline_loss,
        ];
        let answers = self
            .answers
            .chunks_exact(self.answers.len() / self.rows.len().max(1));
        for ((row, truth), answers) in self.rows.iter().zip(&self.truth).zip(answers) {
            numbers.extend([f64::from(*row), *truth]);
            numbers.extend(answers);
        }
        KeptFold {
            numbers,
            answer: self.baseline_answer.clone(),
            hash: self.hash.clone(),
        }
    }

    /// None where it is not as [`Fold::keep`] leaves it; `classes` of the target, 0 for a number.
    fn of(kept: KeptFold, classes: usize) -> Option<Self> {
        let whole = |value: &f64| value.fract() == 0.0 && (0.0..4_294_967_296.0).contains(value);
        let known = |truth: f64| classes == 0 || (whole(&truth) && truth < classes as f64);
        let KeptFold {
            numbers,
            answer,
            hash,
        } = kept;
        let (fixed, rest) = numbers.split_at_checked(FIXED)?;
        let records = rest.chunks_exact(2 + classes.max(1));
        let sound = !rest.is_empty()
            && records.remainder().is_empty()
            && numbers.iter().all(|number| number.is_finite())
            && fixed[..3].iter().all(whole)
            && records
                .clone()
                .all(|record| whole(&record[0]) && known(record[1]));
        sound.then_some(())?;
        Some(Self {
            end: *ENDS.get(fixed[0] as usize)?,
            epoch: fixed[1] as u64,
            trained: fixed[2] as usize,
            train_loss: fixed[3],
            validation_loss: fixed[4],
            baseline_answer: answer,
            baseline_score: fixed[5],
            baseline_loss: fixed[6],
            rows: records.clone().map(|record| record[0] as u32).collect(),
            truth: records.clone().map(|record| record[1]).collect(),
            answers: records.flat_map(|record| &record[2..]).copied().collect(),
            hash,
        })
    }
}

impl CrossValidation {
    /// Everything it needs to go on.
    pub fn put_aside(&self) -> KeptCrossValidation {
        KeptCrossValidation {
            version: VERSION,
            spec: self.spec.clone(),
            epochs: self.epochs,
            folds: self.folds,
            data: self.data.clone(),
            done: self.done.iter().map(Fold::keep).collect(),
            run: self.run.as_ref().map(|run| run.checkpoint()),
        }
    }

    /// Goes on from what was put aside on the same table.
    ///
    /// # Errors
    /// `checkpoint` when it is damaged or belongs to another table.
    pub(crate) fn take_up(kept: KeptCrossValidation, table: &Table) -> Result<Self, EngineError> {
        if kept.version != VERSION {
            return Err(refused(&format!("its version is {}", kept.version)));
        }
        let mut taken = Self::new(&kept.spec, table, kept.epochs, Some(kept.folds))?;
        if taken.data != kept.data {
            return Err(refused("it was made with another table"));
        }
        let done = kept
            .done
            .into_iter()
            .map(|fold| Fold::of(fold, taken.classes));
        match done.collect::<Option<Vec<Fold>>>() {
            Some(done) if done.len() <= taken.folds => taken.done = done,
            _ => return Err(refused("its folds are damaged")),
        }
        if !taken.done.is_empty() {
            taken.run = None;
        }
        if let Some(run) = kept.run {
            let mut begun = begin(&kept.spec, table, taken.folds, taken.done.len())?;
            begun.restore(run)?;
            taken.run = Some(begun);
        }
        Ok(taken)
    }
}
