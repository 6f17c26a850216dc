//! Everything a run needs to go on as if it had never stopped.

use crate::early_stopping::Best;
use crate::place::Place;
use crate::schedules::Memory;
use crate::{Model, SpecError, Trainer};
use isoline_numeric::{Generator, Real, kernels};
use serde::{Deserialize, Serialize};

/// The complete state of a model and its trainer. Training on from it gives the same bits as
/// training on without a stop.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Checkpoint<T> {
    /// All weights and biases.
    pub parameters: Vec<T>,
    /// What the layers carry from batch to batch besides.
    pub state: Vec<T>,
    /// The running values of the optimizer.
    pub moments: Vec<T>,
    /// Generator of the order of the rows, as it was when the present epoch began.
    #[serde(with = "words")]
    pub shuffling: [u64; 4],
    /// Generator of masks and noise.
    #[serde(with = "words")]
    pub noise: [u64; 4],
    /// Generator of the augmentation.
    #[serde(with = "words")]
    pub chance: [u64; 4],
    /// Epochs done.
    pub epoch: u64,
    /// Steps done.
    pub step: u64,
    /// Rows of the present epoch that have been trained on.
    pub position: usize,
    /// Sum of their losses.
    pub total: f64,
    /// How many of them were answered rightly.
    pub correct: usize,
    /// Learning rate, before the schedule.
    pub learning_rate: f64,
    /// What the schedule remembers.
    pub schedule: Memory,
    /// The best epoch so far, where early stopping looks for it.
    pub best: Option<Best<T>>,
}

impl<T: Real> Trainer<T> {
    /// A copy of everything the run needs to go on.
    #[must_use]
    pub fn checkpoint(&self, model: &Model<T>) -> Checkpoint<T> {
        let mut kept = Checkpoint::default();
        self.keep(model, &mut kept);
        kept
    }

    /// The same, written over an earlier copy, whose memory is used again.
    pub fn keep(&self, model: &Model<T>, kept: &mut Checkpoint<T>) {
        kept.parameters.clone_from(&model.parameters);
        kept.state.clone_from(&model.state);
        kept.moments.clone_from(&self.moments);
        kept.shuffling = self.place.shuffling.state();
        kept.noise = self.noise.state();
        kept.chance = self.chance.state();
        kept.epoch = self.place.epoch;
        kept.step = self.step;
        kept.position = self.place.position;
        kept.total = self.place.total;
        kept.correct = self.place.correct;
        kept.learning_rate = self.learning_rate;
        kept.schedule = self.place.schedule;
        let stopping = self.early_stopping.as_ref();
        kept.best = stopping
            .filter(|stopping| stopping.known)
            .map(|stopping| stopping.best.clone());
    }

    /// How many numbers a checkpoint holds at the most.
    #[must_use]
    pub fn checkpoint_size(&self, model: &Model<T>) -> usize {
        let weights = model.parameters.len() + model.state.len();
        let copies = 1 + usize::from(self.early_stopping.is_some());
        copies * weights + self.moments.len()
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
        let best = checkpoint.best.as_ref();
        let kept = best
            .into_iter()
            .flat_map(|best| [&best.parameters, &best.state]);
        let numbers = checkpoint.schedule.iter().copied();
        let numbers = numbers.chain([checkpoint.total]);
        if !values
            .into_iter()
            .chain(kept)
            .all(|values| kernels::all_finite(values))
            || !numbers
                .chain(best.map(|best| best.loss))
                .all(f64::is_finite)
        {
            return Err(reject("it holds infinite or undefined numbers"));
        }
        let fits = |best: &Best<T>| {
            best.parameters.len() == model.parameters.len() && best.state.len() == model.state.len()
        };
        if !best.is_none_or(|best| self.early_stopping.is_some() && fits(best)) {
            return Err(reject("its best epoch is not one of this run"));
        }
        if checkpoint.position >= self.rows.len() {
            return Err(reject("its epoch has more rows"));
        }
        let shuffling = Generator::from_state(checkpoint.shuffling);
        let noise = Generator::from_state(checkpoint.noise);
        let chance = Generator::from_state(checkpoint.chance);
        let (Some(shuffling), Some(noise), Some(chance)) = (shuffling, noise, chance) else {
            return Err(reject("a generator is empty"));
        };
        self.set_learning_rate(checkpoint.learning_rate)?;
        model.parameters.copy_from_slice(&checkpoint.parameters);
        model.state.copy_from_slice(&checkpoint.state);
        self.moments.copy_from_slice(&checkpoint.moments);
        self.previous.good = false;
        (self.noise, self.chance) = (noise, chance);
        self.step = checkpoint.step;
        self.place = Place {
            epoch: checkpoint.epoch,
            position: checkpoint.position,
            total: checkpoint.total,
            correct: checkpoint.correct,
            schedule: checkpoint.schedule,
            shuffling,
        };
        if let Some(stopping) = &mut self.early_stopping {
            stopping.known = best.is_some();
            if let Some(best) = best {
                stopping.best.clone_from(best);
            }
        }
        self.shuffle();
        Ok(())
    }
}

/// The four words of a generator as hexadecimal texts: most readers of JSON, JavaScript among them, would round them.
mod words {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub fn serialize<S: Serializer>(words: &[u64; 4], serializer: S) -> Result<S::Ok, S::Error> {
        words
            .map(|word| format!("{word:016x}"))
            .serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<[u64; 4], D::Error> {
        let texts = <[String; 4]>::deserialize(deserializer)?;
        let mut words = [0; 4];
        for (word, text) in words.iter_mut().zip(&texts) {
            *word = u64::from_str_radix(text, 16).map_err(D::Error::custom)?;
        }
        Ok(words)
    }
}
