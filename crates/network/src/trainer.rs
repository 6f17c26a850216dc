//! The trainer: steps over shuffled batches, one at a time, so that the caller decides when to pause.

use crate::early_stopping::{EarlyStopping, Stop};
use crate::optimizers::Update;
use crate::place::Place;
use crate::rules::Rules;
use crate::sampling::Balanced;
use crate::schedules::Moment;
use crate::spec::check_learning_rate;
use crate::workspace::zeros;
use crate::{Cause, Data, Divergence, Model, SpecError, Task, TrainError, TrainingSpec};
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
    pub(crate) rules: Rules<T>,
    pub(crate) early_stopping: Option<EarlyStopping<T>>,
    pub(crate) learning_rate: f64,
    pub(crate) batch_size: usize,
    seed: u64,
    pub(crate) rows: Vec<u32>,
    pub(crate) order: Vec<u32>,
    /// None: every row once.
    balanced: Option<Balanced>,
    pub(crate) place: Place,
    /// The generator as it was after it made the present order.
    following: Generator,
    pub(crate) noise: Generator,
    /// What the augmentation draws from.
    pub(crate) chance: Generator,
    pub(crate) gradients: Vec<T>,
    pub(crate) moments: Vec<T>,
    pub(crate) previous: Previous<T>,
    pub(crate) step: u64,
}

/// A mean loss above this counts as diverged: the square root of the largest number, 1.8e19 for f32.
/// Weights that squares overflow with on the next batch are no place to go back to.
fn bound<T: Real>() -> f64 {
    T::LARGEST.to_f64().sqrt()
}

/// The step before; also the place the next one is written to.
pub(crate) struct Previous<T> {
    parameters: Vec<T>,
    moments: Vec<T>,
    state: Vec<T>,
    /// False when what is here is not a step to go back to.
    pub(crate) good: bool,
    place: Place,
}

impl<T: Real> Trainer<T> {
    /// A trainer for `model` on the training rows `rows` (columns of the data), at the first step.
    /// Makes room in the model for the batch; a batch is never larger than `rows`.
    ///
    /// # Errors
    /// `batch-size`, `learning-rate`, `early-stopping`, `unknown-member`, `unknown-knob`, `knob-range`, `rows`,
    /// `optimizer-memory`, `augmentation`, `memory`.
    pub fn new(model: &mut Model<T>, spec: &TrainingSpec, rows: &[u32]) -> Result<Self, SpecError> {
        spec.check()?;
        let rules = Rules::new(spec, model.segments())?;
        if rows.is_empty() {
            return Err(SpecError::new(
                "rows",
                "There are no training rows.",
                "Choose a smaller share for validation, or more data.",
            ));
        }
        let mixing = rules.augmentation.as_ref();
        if mixing.is_some_and(|augmentation| augmentation.mixes_targets()) {
            model.check_mixing()?;
        }
        let batch_size = rules.batch_size(spec.batch_size, rows.len());
        model.reserve(batch_size)?;
        let count = model.parameters.len();
        let moments = rules.moments(count);
        let place = Place::start(spec.seed, rules.schedule.start());
        let early_stopping = spec.early_stopping;
        let early_stopping = early_stopping.map(|spec| EarlyStopping::new(spec, model));
        Ok(Self {
            early_stopping: early_stopping.transpose()?,
            learning_rate: spec.learning_rate,
            batch_size,
            seed: spec.seed,
            rows: rows.to_vec(),
            order: rows.to_vec(),
            balanced: None,
            following: place.shuffling.clone(),
            noise: Generator::new(spec.seed, Stream::Noise),
            chance: Generator::new(spec.seed, Stream::Augmentation),
            gradients: zeros(count)?,
            moments: zeros(moments)?,
            previous: Previous {
                parameters: zeros(count)?,
                moments: zeros(moments)?,
                state: model.state.clone(),
                good: false,
                place: place.clone(),
            },
            place,
            rules,
            step: 0,
        })
    }

    /// From the next epoch on, as many rows as before are drawn with replacement, every class equally likely. `classes`
    /// has the class of each training row. To be called before the first step, so that a reset repeats the run.
    ///
    /// # Errors
    /// `length` when there are not as many classes as rows.
    pub fn balance(&mut self, classes: &[u16]) -> Result<(), SpecError> {
        self.balanced = Some(Balanced::new(&self.rows, classes)?);
        Ok(())
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
        self.train_rows(model, data, usize::MAX)
    }

    /// One step on the next `most` rows of the epoch, where a batch has more; the batch after it begins where it ended.
    /// An optimizer that needs all rows takes all.
    ///
    /// # Errors
    /// As [`Trainer::train_batch`].
    pub fn train_rows(
        &mut self,
        model: &mut Model<T>,
        data: Data<'_, T>,
        most: usize,
    ) -> Result<Step, TrainError> {
        let wanted = self.batch_size.min(most.max(1));
        let size = self.rules.batch_size(wanted, self.rows.len());
        self.train_batch_at(model, data, self.present_rate(), size)
    }

    /// A step of the given rate on so many rows, whatever the schedule says.
    pub(crate) fn train_batch_at(
        &mut self,
        model: &mut Model<T>,
        data: Data<'_, T>,
        rate: f64,
        size: usize,
    ) -> Result<Step, TrainError> {
        if self.place.position == 0 {
            self.shuffle();
        }
        let end = self.rows.len().min(self.place.position + size);
        let rows = &self.order[self.place.position..end];
        let samples = rows.len();
        self.previous.state.copy_from_slice(&model.state);
        let augmentation = self.rules.augmentation.as_deref();
        let augmentation = augmentation.map(|augmentation| (augmentation, &mut self.chance));
        let (noise, gradients) = (&mut self.noise, &mut self.gradients);
        let batch = model.gradient_down_to(0, data, rows, augmentation, noise, gradients)?;
        if !batch.total.is_finite() || batch.total.abs() > bound::<T>() * samples as f64 {
            return Err(TrainError::Divergence(self.step_back(model)));
        }
        self.rules.pull(&model.parameters, &mut self.gradients);
        self.rules.clip(&mut self.gradients);
        let finite = self.rules.step(Update {
            parameters: &model.parameters,
            gradients: &self.gradients,
            moments: &self.moments,
            next_parameters: &mut self.previous.parameters,
            next_moments: &mut self.previous.moments,
            rate,
            step: self.step + 1,
        });
        if !(finite && kernels::all_finite(&model.state)) {
            // What was to be the next step has been written over the one before.
            self.previous.good = false;
            model.state.copy_from_slice(&self.previous.state);
            let failed = self.divergence(self.step + 1, Cause::Parameters);
            return Err(TrainError::Divergence(failed));
        }
        self.rules.project(&mut self.previous.parameters);
        std::mem::swap(&mut model.parameters, &mut self.previous.parameters);
        std::mem::swap(&mut self.moments, &mut self.previous.moments);
        self.previous.good = true;
        self.previous.place = self.place.clone();
        self.step += 1;
        self.place.position = end;
        self.place.total += batch.total;
        self.place.correct += batch.correct;
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
        self.place.epoch
    }

    /// Steps done.
    #[must_use]
    pub fn step(&self) -> u64 {
        self.step
    }

    /// Rows of the present epoch that have been trained on.
    #[must_use]
    pub fn position(&self) -> usize {
        self.place.position
    }

    /// Rows of a batch; the last one of an epoch has those that are left.
    #[must_use]
    pub fn batch_size(&self) -> usize {
        self.batch_size
    }

    /// Rows of one epoch.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// Learning rate as set; the schedule multiplies it.
    #[must_use]
    pub fn learning_rate(&self) -> f64 {
        self.learning_rate
    }

    /// Learning rate of the next step, as the schedule has it.
    #[must_use]
    pub fn present_rate(&self) -> f64 {
        let moment = Moment {
            epoch: self.place.epoch,
            step: self.step,
            steps_per_epoch: self.rows.len().div_ceil(self.batch_size) as u64,
        };
        self.learning_rate * self.rules.schedule.factor(moment, &self.place.schedule)
    }

    /// True when [`Trainer::observe`] must be called after every epoch.
    #[must_use]
    pub fn wants_validation(&self) -> bool {
        self.rules.schedule.watches() || self.early_stopping.is_some()
    }

    /// Takes note of the validation loss after an epoch: for the schedule, and for early stopping. When that stops
    /// the run, the best weights are back in the model, and there is no step before to go back to.
    pub fn observe(&mut self, model: &mut Model<T>, loss: f64) -> Option<Stop> {
        self.rules.schedule.observe(loss, &mut self.place.schedule);
        let epoch = self.place.epoch;
        let stopping = self.early_stopping.as_mut()?;
        let stop = stopping.observe(model, epoch, loss)?;
        self.previous.good = false;
        Some(stop)
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
        self.place = Place::start(self.seed, self.rules.schedule.start());
        if let Some(stopping) = &mut self.early_stopping {
            stopping.known = false;
        }
        self.noise = Generator::new(self.seed, Stream::Noise);
        self.chance = Generator::new(self.seed, Stream::Augmentation);
        self.step = 0;
    }

    /// The order of the epoch. It starts from the rows as given, so that the generator alone tells it.
    pub(crate) fn shuffle(&mut self) {
        let (mut order, mut following) = (
            std::mem::take(&mut self.order),
            self.place.shuffling.clone(),
        );
        self.deal(&mut order, &mut following);
        (self.order, self.following) = (order, following);
    }

    /// Writes the order that a generator makes.
    #[inline(never)]
    pub(crate) fn deal(&self, order: &mut [u32], generator: &mut Generator) {
        if let Some(balanced) = &self.balanced {
            balanced.draw(order, generator);
            return;
        }
        order.copy_from_slice(&self.rows);
        generator.shuffle(order);
    }

    fn end_epoch(&mut self, model: &Model<T>) -> Epoch {
        let rows = self.rows.len() as f64;
        self.place.epoch += 1;
        let classification = model.head().task() == Task::Classification;
        let epoch = Epoch {
            epoch: self.place.epoch,
            loss: self.place.total / rows,
            accuracy: classification.then(|| self.place.correct as f64 / rows),
        };
        self.place.position = 0;
        (self.place.total, self.place.correct) = (0.0, 0);
        self.place.shuffling = self.following.clone();
        epoch
    }

    /// The present weights give a loss or answers that are not usable: back to the step before, with its counters,
    /// if there is one to go back to.
    pub fn step_back(&mut self, model: &mut Model<T>) -> Divergence {
        let divergence = self.divergence(self.step + 1, Cause::Loss);
        model.state.copy_from_slice(&self.previous.state);
        if self.previous.good {
            std::mem::swap(&mut model.parameters, &mut self.previous.parameters);
            std::mem::swap(&mut self.moments, &mut self.previous.moments);
            self.previous.good = false;
            self.step -= 1;
            self.place = self.previous.place.clone();
            self.shuffle();
        }
        divergence
    }

    /// Says that the step before is none to go back to: the weights were set from outside.
    pub fn forget_step_before(&mut self) {
        self.previous.good = false;
    }

    fn divergence(&self, step: u64, cause: Cause) -> Divergence {
        let tenth = self.learning_rate / 10.0;
        Divergence {
            step,
            epoch: self.place.epoch + 1,
            cause,
            learning_rate: self.learning_rate,
            // Two digits are enough for a suggestion.
            suggested_learning_rate: format!("{tenth:.1e}").parse().unwrap_or(tenth),
        }
    }
}
