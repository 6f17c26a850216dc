//! The losses and scores of past epochs, thinned so that a run of any length keeps bounded memory.

use crate::evaluation::Measure;
use serde::{Deserialize, Serialize};

/// Entries kept at the most; at this length every second one is dropped and the stride doubles.
pub const CAPACITY: usize = 512;

/// What one epoch left behind. Regression scores may be negative; nothing here is ever NaN.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Entry {
    /// Epochs done, 0 for the untrained network.
    pub epoch: u64,
    /// Mean loss over the training rows.
    pub train_loss: f64,
    /// Mean loss over the validation rows.
    pub validation_loss: f64,
    /// Accuracy or R2 over the training rows.
    pub train_score: f64,
    /// Accuracy or R2 over the validation rows.
    pub validation_score: f64,
}

/// Entries at multiples of a stride that doubles as the run grows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct History {
    entries: Vec<Entry>,
    stride: u64,
}

impl Entry {
    /// Of measures on training and validation rows.
    pub(crate) fn new(epoch: u64, (train, validation): (Measure, Measure)) -> Self {
        Self {
            epoch,
            train_loss: train.loss,
            validation_loss: validation.loss,
            train_score: train.score,
            validation_score: validation.score,
        }
    }

    /// Whether all its numbers are.
    pub(crate) fn is_finite(&self) -> bool {
        let losses = [self.train_loss, self.validation_loss];
        let scores = [self.train_score, self.validation_score];
        losses.iter().chain(&scores).all(|value| value.is_finite())
    }
}

impl Default for History {
    fn default() -> Self {
        Self {
            entries: Vec::with_capacity(CAPACITY),
            stride: 1,
        }
    }
}

impl History {
    /// Whether an entry for `epoch` would be kept; lets the caller skip the evaluation that fills it.
    pub fn wants(&self, epoch: u64) -> bool {
        epoch.is_multiple_of(self.stride)
    }

    /// Keeps `entry` if its epoch lies on the stride; allocates nothing. It replaces entries of its own epoch and later
    /// ones: a step may have been taken back, or the weights set.
    pub fn push(&mut self, entry: Entry) {
        while self
            .entries
            .last()
            .is_some_and(|last| last.epoch >= entry.epoch)
        {
            self.entries.pop();
        }
        if !self.wants(entry.epoch) {
            return;
        }
        if self.entries.len() == CAPACITY {
            self.stride *= 2;
            let stride = self.stride;
            self.entries
                .retain(|kept| kept.epoch.is_multiple_of(stride));
            if !self.wants(entry.epoch) {
                return;
            }
        }
        self.entries.push(entry);
    }

    /// Whether it is as `push` leaves it: for one that was read from bytes.
    pub(crate) fn is_sound(&self) -> bool {
        self.stride > 0
            && self.entries.len() <= CAPACITY
            && self.entries.iter().all(Entry::is_finite)
            && self.entries.iter().all(|entry| self.wants(entry.epoch))
            && self
                .entries
                .windows(2)
                .all(|pair| pair[0].epoch < pair[1].epoch)
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.entries.clear();
        self.stride = 1;
    }

    /// The entries kept, oldest first.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_run_stays_bounded_and_evenly_spaced() {
        let mut history = History::default();
        for epoch in 0..100_000 {
            let value = epoch as f64;
            history.push(Entry {
                epoch,
                train_loss: value,
                validation_loss: value,
                train_score: value,
                validation_score: value,
            });
            assert!(history.entries().len() <= CAPACITY);
        }
        let length = history.entries().len();
        let again = history.entries()[length - 1];
        for _ in 0..2 * CAPACITY {
            history.push(again);
        }
        assert_eq!(history.entries().len(), length, "one entry per epoch");
        let epochs: Vec<u64> = history.entries().iter().map(|entry| entry.epoch).collect();
        assert_eq!(epochs[0], 0);
        let stride = epochs[1] - epochs[0];
        assert!(epochs.windows(2).all(|pair| pair[1] - pair[0] == stride));
        assert!(epochs[epochs.len() - 1] >= 100_000 - stride);
        assert!(history.entries.capacity() <= CAPACITY);
    }
}
