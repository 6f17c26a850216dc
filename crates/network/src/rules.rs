//! How the gradient of a batch becomes a step: regularizer, clipping, optimizer, and the schedule for its size.

use crate::augmentations::{self, Augmentation};
use crate::clippings::{self, Clipping};
use crate::optimizers::{self, Optimizer, Quantity, Seen, Update};
use crate::regularizers::{self, Regularizer};
use crate::schedules::{self, Schedule};
use crate::segments::Segment;
use crate::{LIMITS, SpecError, TrainingSpec};
use isoline_numeric::Real;

/// The members that a training spec names, built and checked together.
pub(crate) struct Rules<T: Real> {
    optimizer: Box<dyn Optimizer<T>>,
    pub schedule: Box<dyn Schedule>,
    regularizer: Box<dyn Regularizer<T>>,
    clipping: Box<dyn Clipping<T>>,
    /// What changes the rows of a batch; none when nothing does.
    pub augmentation: Option<Box<dyn Augmentation<T>>>,
    /// The weight matrices, which the regularizer acts on; none when there is nothing to regularize.
    regularized: Vec<Segment>,
}

impl<T: Real> Rules<T> {
    /// The rules for parameters that lie as `segments` say.
    ///
    /// # Errors
    /// `unknown-member`, `unknown-knob`, `knob-range`, `optimizer-memory`.
    pub fn new(spec: &TrainingSpec, segments: &[Segment]) -> Result<Self, SpecError> {
        let weights = segments.iter().filter(|segment| segment.name == "weight");
        let regularized = if spec.regularization.kind == regularizers::none::NAME {
            Vec::new()
        } else {
            weights.cloned().collect()
        };
        let augmentation = augmentations::build(&spec.augmentation)?;
        let changes = spec.augmentation.kind != augmentations::none::NAME;
        let rules = Self {
            augmentation: changes.then_some(augmentation),
            optimizer: optimizers::build(&spec.optimizer)?,
            schedule: schedules::build(&spec.schedule)?,
            regularizer: regularizers::build(&spec.regularization)?,
            clipping: clippings::build(&spec.clipping)?,
            regularized,
        };
        let parameters = segments.last().map_or(0, |segment| segment.range.end);
        let moments = rules.moments(parameters);
        if moments > LIMITS.moments {
            return Err(SpecError::new(
                "optimizer-memory",
                format!(
                    "The optimizer \"{}\" would remember {moments} numbers for this network.",
                    spec.optimizer.kind
                ),
                format!(
                    "At most {} are kept: choose another optimizer or fewer units.",
                    LIMITS.moments
                ),
            ));
        }
        Ok(rules)
    }

    /// Running values that the optimizer keeps for so many parameters.
    pub fn moments(&self, parameters: usize) -> usize {
        parameters.saturating_mul(self.optimizer.moments())
    }

    /// Rows per step.
    pub fn batch_size(&self, wanted: usize, rows: usize) -> usize {
        if self.optimizer.full_batch() {
            rows
        } else {
            wanted.min(rows)
        }
    }

    /// Adds the regularizer's pull to the gradient.
    pub fn pull(&self, parameters: &[T], gradients: &mut [T]) {
        for segment in &self.regularized {
            let range = segment.range.clone();
            self.regularizer
                .pull(&parameters[range.clone()], &mut gradients[range]);
        }
    }

    /// Bounds the gradient.
    pub fn clip(&self, gradients: &mut [T]) {
        self.clipping.clip(gradients);
    }

    /// What the optimizer has to say of a step of one parameter.
    pub fn account(&self, seen: Seen<'_>) -> Vec<Quantity> {
        self.optimizer.account(seen)
    }

    /// Makes the step. True when everything written is finite.
    pub fn step(&self, update: Update<'_, T>) -> bool {
        self.optimizer.step(update)
    }

    /// Moves the weights after a step to where the regularizer wants them.
    pub fn project(&self, parameters: &mut [T]) {
        for segment in &self.regularized {
            self.regularizer
                .project(segment.rows, &mut parameters[segment.range.clone()]);
        }
    }
}
