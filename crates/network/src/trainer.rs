//! The trainer: steps over shuffled batches, one at a time, so that the caller decides when to pause.

use crate::optimizers::{self, Optimizer, Update};
use crate::spec::check_learning_rate;
use crate::workspace::zeros;
use crate::{
    Cause, Checkpoint, Data, Divergence, Model, SpecError, Task, TrainError, TrainingSpec,
};
use isoline_numeric::{Generator, Real, Stream, kernels};

/// A step that was taken.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// Mean loss of the batch, before the step.
    pub loss: f64,
    /// Rows of the batch.
    pub samples: usize,
    /// The epoch, when this was its last step.
    pub epoch: Option<Epoch>,
}

/// An epoch that has ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Epoch {
    /// Epochs done.
    pub epoch: u64,
    /// Mean loss over the rows of the epoch, each as it was when its batch came.
    pub loss: f64,
    /// Share of rows answered rightly, each when its batch came; none for regression.
    pub accuracy: Option<f64>,
}

/// Trains one model. The present parameters live in the model, the previous ones here: a step reads
/// the one and writes the other, and a step that diverges is not taken.
pub struct Trainer<T: Real> {
    optimizer: Box<dyn Optimizer<T>>,
    learning_rate: f64,
    batch_size: usize,
    seed: u64,
    rows: Vec<u32>,
    order: Vec<u32>,
    /// The generator as it was before it made the present order, and after.
    shuffling: Generator,
    following: Generator,
    noise: Generator,
    gradients: Vec<T>,
    moments: Vec<T>,
    previous: Previous<T>,
    epoch: u64,
    step: u64,
    position: usize,
    total: f64,
    correct: usize,
}

/// A mean loss above this counts as diverged: the square root of the largest number, 1.8e19 for f32.
/// Weights that squares overflow with on the next batch are no place to go back to.
fn bound<T: Real>() -> f64 {
    T::LARGEST.to_f64().sqrt()
}

/// The step before; also the place the next one is written to.
struct Previous<T> {
    parameters: Vec<T>,
    moments: Vec<T>,
    state: Vec<T>,
    /// False when what is here is not a step to go back to.
    good: bool,
}

impl<T: Real> Trainer<T> {
    /// A trainer for `model` on the training rows `rows` (columns of the data), at the first step.
    /// Makes room in the model for the batch; a batch is never larger than `rows`.
    ///
    /// # Errors
    /// `batch-size`, `learning-rate`, `unknown-member`, `unknown-knob`, `knob-range`, `rows`, `memory`.
    pub fn new(model: &mut Model<T>, spec: &TrainingSpec, rows: &[u32]) -> Result<Self, SpecError> {
        spec.check()?;
        let optimizer = optimizers::build::<T>(&spec.optimizer)?;
        if rows.is_empty() {
            return Err(SpecError::new(
                "rows",
                "There are no training rows.",
                "Choose a smaller share for validation, or more data.",
            ));
        }
        let batch_size = spec.batch_size.min(rows.len());
        model.reserve(batch_size)?;
        let count = model.parameters.len();
        let shuffling = Generator::new(spec.seed, Stream::Shuffling);
        Ok(Self {
            learning_rate: spec.learning_rate,
            batch_size,
            seed: spec.seed,
            rows: rows.to_vec(),
            order: rows.to_vec(),
            following: shuffling.clone(),
            shuffling,
            noise: Generator::new(spec.seed, Stream::Noise),
            gradients: zeros(count)?,
            moments: zeros(count * optimizer.moments())?,
            previous: Previous {
                parameters: zeros(count)?,
                moments: zeros(count * optimizer.moments())?,
                state: model.state.clone(),
                good: false,
            },
            optimizer,
            epoch: 0,
            step: 0,
            position: 0,
            total: 0.0,
            correct: 0,
        })
    }

    /// One step on the next batch of the epoch; the last batch of an epoch has the rows that are left.
    ///
    /// # Errors
    /// [`TrainError::Divergence`] when the loss leaves the usable range (1.8e19 for f32), or a parameter or
    /// a moment is no longer finite: then
    /// everything is back at the last good step. [`TrainError::Spec`] when the data does not fit.
    pub fn train_batch(
        &mut self,
        model: &mut Model<T>,
        data: Data<'_, T>,
    ) -> Result<Step, TrainError> {
        if self.position == 0 {
            self.shuffle();
        }
        let end = self.rows.len().min(self.position + self.batch_size);
        let rows = &self.order[self.position..end];
        let samples = rows.len();
        self.previous.state.copy_from_slice(&model.state);
        let batch = model.gradient(data, rows, &mut self.noise, &mut self.gradients)?;
        if !batch.total.is_finite() || batch.total.abs() > bound::<T>() * samples as f64 {
            return Err(self.undo(model));
        }
        let finite = self.optimizer.step(Update {
            parameters: &model.parameters,
            gradients: &self.gradients,
            moments: &self.moments,
            next_parameters: &mut self.previous.parameters,
            next_moments: &mut self.previous.moments,
            rate: self.learning_rate,
            step: self.step + 1,
        });
        if !finite {
            // What was to be the next step has been written over the one before.
            self.previous.good = false;
            model.state.copy_from_slice(&self.previous.state);
            return Err(self.divergence(self.step + 1, Cause::Parameters));
        }
        std::mem::swap(&mut model.parameters, &mut self.previous.parameters);
        std::mem::swap(&mut self.moments, &mut self.previous.moments);
        self.previous.good = true;
        self.step += 1;
        self.position = end;
        self.total += batch.total;
        self.correct += batch.correct;
        let epoch = (end == self.rows.len()).then(|| self.end_epoch(model));
        Ok(Step {
            loss: batch.total / samples as f64,
            samples,
            epoch,
        })
    }

    /// Epochs done.
    #[must_use]
    pub fn epoch(&self) -> u64 {
        self.epoch
    }

    /// Steps done.
    #[must_use]
    pub fn step(&self) -> u64 {
        self.step
    }

    /// Rows of the present epoch that have been trained on.
    #[must_use]
    pub fn position(&self) -> usize {
        self.position
    }

    /// Rows of one epoch.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// Learning rate of the next step.
    #[must_use]
    pub fn learning_rate(&self) -> f64 {
        self.learning_rate
    }

    /// Changes the learning rate from the next step on; nothing else changes.
    ///
    /// # Errors
    /// `learning-rate`; then the rate stays.
    pub fn set_learning_rate(&mut self, rate: f64) -> Result<(), SpecError> {
        check_learning_rate(rate)?;
        self.learning_rate = rate;
        Ok(())
    }

    /// Back to the first step and the initial weights; the learning rate stays.
    pub fn reset(&mut self, model: &mut Model<T>) {
        model.reset();
        self.moments.fill(T::ZERO);
        self.previous.good = false;
        self.shuffling = Generator::new(self.seed, Stream::Shuffling);
        self.noise = Generator::new(self.seed, Stream::Noise);
        (self.epoch, self.step, self.position) = (0, 0, 0);
        (self.total, self.correct) = (0.0, 0);
    }

    /// A copy of everything the run needs to go on.
    #[must_use]
    pub fn checkpoint(&self, model: &Model<T>) -> Checkpoint<T> {
        Checkpoint {
            parameters: model.parameters.clone(),
            state: model.state.clone(),
            moments: self.moments.clone(),
            shuffling: self.shuffling.state(),
            noise: self.noise.state(),
            epoch: self.epoch,
            step: self.step,
            position: self.position,
            total: self.total,
            correct: self.correct,
            learning_rate: self.learning_rate,
        }
    }

    /// Goes on from a checkpoint of the same network, optimizer and number of rows.
    ///
    /// # Errors
    /// `checkpoint` when it belongs to another run or is damaged, `learning-rate`; then nothing changes.
    pub fn restore(
        &mut self,
        model: &mut Model<T>,
        checkpoint: &Checkpoint<T>,
    ) -> Result<(), SpecError> {
        let reject = |what: &str| {
            SpecError::new(
                "checkpoint",
                format!("The checkpoint does not fit: {what}."),
                "Use it with the network, the optimizer and the data it was made with.",
            )
        };
        let lengths = [
            (
                "the weights",
                checkpoint.parameters.len(),
                model.parameters.len(),
            ),
            (
                "the layers' state",
                checkpoint.state.len(),
                model.state.len(),
            ),
            (
                "the optimizer's state",
                checkpoint.moments.len(),
                self.moments.len(),
            ),
        ];
        for (name, length, expected) in lengths {
            if length != expected {
                return Err(reject(&format!(
                    "{name} have {length} values instead of {expected}"
                )));
            }
        }
        let values = [
            &checkpoint.parameters,
            &checkpoint.state,
            &checkpoint.moments,
        ];
        if !values.iter().all(|values| kernels::all_finite(values)) || !checkpoint.total.is_finite()
        {
            return Err(reject("it holds infinite or undefined numbers"));
        }
        if checkpoint.position >= self.rows.len() {
            return Err(reject("its epoch has more rows"));
        }
        let shuffling = Generator::from_state(checkpoint.shuffling);
        let noise = Generator::from_state(checkpoint.noise);
        let (Some(shuffling), Some(noise)) = (shuffling, noise) else {
            return Err(reject("a generator is empty"));
        };
        self.set_learning_rate(checkpoint.learning_rate)?;
        model.parameters.copy_from_slice(&checkpoint.parameters);
        model.state.copy_from_slice(&checkpoint.state);
        self.moments.copy_from_slice(&checkpoint.moments);
        self.previous.good = false;
        (self.shuffling, self.noise) = (shuffling, noise);
        self.shuffle();
        (self.epoch, self.step, self.position) =
            (checkpoint.epoch, checkpoint.step, checkpoint.position);
        (self.total, self.correct) = (checkpoint.total, checkpoint.correct);
        Ok(())
    }

    /// The order of the epoch. It starts from the rows as given, so that the generator alone tells it.
    fn shuffle(&mut self) {
        self.following = self.shuffling.clone();
        self.order.copy_from_slice(&self.rows);
        self.following.shuffle(&mut self.order);
    }

    fn end_epoch(&mut self, model: &Model<T>) -> Epoch {
        let rows = self.rows.len() as f64;
        self.epoch += 1;
        let classification = model.head().task() == Task::Classification;
        let epoch = Epoch {
            epoch: self.epoch,
            loss: self.total / rows,
            accuracy: classification.then(|| self.correct as f64 / rows),
        };
        self.position = 0;
        (self.total, self.correct) = (0.0, 0);
        self.shuffling = self.following.clone();
        epoch
    }

    /// The weights gave a loss that is not finite: back to those before them.
    fn undo(&mut self, model: &mut Model<T>) -> TrainError {
        let failed = self.step + 1;
        model.state.copy_from_slice(&self.previous.state);
        if self.previous.good {
            std::mem::swap(&mut model.parameters, &mut self.previous.parameters);
            std::mem::swap(&mut self.moments, &mut self.previous.moments);
            self.previous.good = false;
            self.step -= 1;
        }
        self.divergence(failed, Cause::Loss)
    }

    fn divergence(&self, step: u64, cause: Cause) -> TrainError {
        let tenth = self.learning_rate / 10.0;
        TrainError::Divergence(Divergence {
            step,
            epoch: self.epoch + 1,
            cause,
            learning_rate: self.learning_rate,
            // Two digits are enough for a suggestion.
            suggested_learning_rate: format!("{tenth:.1e}").parse().unwrap_or(tenth),
        })
    }
}
