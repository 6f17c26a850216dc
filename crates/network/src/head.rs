//! What the network is to answer, and how many outputs that takes.

use isoline_numeric::Real;
use serde::Serialize;

/// The kind of question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Task {
    /// Which of some classes.
    Classification,
    /// How much.
    Regression,
}

/// What the output layer answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// One of two classes: one output, the probability of the second; targets 0 or 1.
    Binary,
    /// One of n >= 2 classes: n outputs that add up to 1; targets one-hot, n rows.
    Classes(usize),
    /// n >= 1 numbers; targets standardised, n rows.
    Values(usize),
}

impl Head {
    /// Outputs per sample.
    #[must_use]
    pub fn outputs(self) -> usize {
        match self {
            Self::Binary => 1,
            Self::Classes(count) | Self::Values(count) => count,
        }
    }

    /// Its name in the catalog and the plan.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Binary => "binary",
            Self::Classes(_) => "classes",
            Self::Values(_) => "values",
        }
    }

    /// The task it belongs to.
    #[must_use]
    pub fn task(self) -> Task {
        match self {
            Self::Binary | Self::Classes(_) => Task::Classification,
            Self::Values(_) => Task::Regression,
        }
    }

    /// Samples whose class is answered rightly, of outputs x samples values; 0 for regression.
    /// The first of equal probabilities is the answer.
    pub(crate) fn correct<T: Real>(self, outputs: &[T], targets: &[T]) -> usize {
        let half = T::from_f64(0.5);
        match self {
            Self::Values(_) => 0,
            Self::Binary => {
                let pairs = outputs.iter().zip(targets);
                pairs
                    .filter(|(output, target)| (**output > half) == (**target > half))
                    .count()
            }
            Self::Classes(count) => {
                let columns = outputs.chunks_exact(count).zip(targets.chunks_exact(count));
                columns
                    .filter(|(outputs, targets)| top(outputs) == top(targets))
                    .count()
            }
        }
    }
}

/// The row of the largest value of a column, the first of equal ones.
pub(crate) fn top<T: Real>(column: &[T]) -> usize {
    let higher = |top: usize, row: usize| if column[row] > column[top] { row } else { top };
    (1..column.len()).fold(0, higher)
}
