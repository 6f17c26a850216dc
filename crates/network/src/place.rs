//! How far a run has come.

use crate::schedules::Memory;
use isoline_numeric::{Generator, Stream};

/// How far a run has come, besides its steps. A step that is taken back takes all of this back.
#[derive(Clone)]
pub(crate) struct Place {
    /// Epochs done.
    pub epoch: u64,
    /// Rows of the present epoch that have been trained on.
    pub position: usize,
    /// Sum of their losses.
    pub total: f64,
    /// How many of them were answered rightly.
    pub correct: usize,
    /// What the schedule remembers.
    pub schedule: Memory,
    /// The generator as it was before it made the present order.
    pub shuffling: Generator,
}

impl Place {
    /// Before the first step.
    pub fn start(seed: u64, schedule: Memory) -> Self {
        Self {
            epoch: 0,
            position: 0,
            total: 0.0,
            correct: 0,
            schedule,
            shuffling: Generator::new(seed, Stream::Shuffling),
        }
    }
}
