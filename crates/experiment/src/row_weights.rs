//! How much each row counts while training and in the loss.

use crate::error::EngineError;
use isoline_dataset::{Prepared, Task};
use isoline_network::ClassWeights;

/// A weight for each row of the table, with a mean of 1 over the training rows; none where all count alike.
///
/// Balanced: a row of class k counts n / (classes n_k) over the n training rows, as in scikit-learn.
///
/// # Errors
/// `class-weights` for a target without classes.
pub(crate) fn row_weights(
    prepared: &Prepared,
    weights: ClassWeights,
) -> Result<Option<Vec<f32>>, EngineError> {
    if weights == ClassWeights::None {
        return Ok(None);
    }
    if prepared.task == Task::Regression {
        return Err(EngineError::new(
            "class-weights",
            "Class weights are set to balanced, but the target is a number.",
            "Set them to none, or make the task classification.",
        ));
    }
    let train = &prepared.split.train;
    let mut counts = vec![0_usize; prepared.target.classes.len()];
    for row in train {
        counts[usize::from(prepared.classes[*row as usize])] += 1;
    }
    // Classes without training rows take no part, so that the mean stays 1.
    let present = counts.iter().filter(|count| **count > 0).count();
    let of_class = |count: usize| match count {
        0 => 1.0,
        _ => train.len() as f64 / (present as f64 * count as f64),
    };
    let classes = prepared.classes.iter();
    let of_row = classes.map(|class| of_class(counts[usize::from(*class)]) as f32);
    Ok(Some(of_row.collect()))
}
