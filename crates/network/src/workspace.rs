//! The buffers of one batch: made once, used by every pass.

use crate::layers::Layer;
use crate::{LIMITS, SpecError};
use isoline_numeric::Real;

/// Buffers for batches of up to `capacity` samples.
pub(crate) struct Workspace<T> {
    pub capacity: usize,
    /// The gathered inputs and targets of the batch.
    pub inputs: Vec<T>,
    pub targets: Vec<T>,
    /// Their weights, where the data has them.
    pub weights: Vec<T>,
    /// What each layer put out, and what it remembers; the last one's outputs are the sums.
    pub values: Vec<Vec<T>>,
    pub scratch: Vec<Vec<T>>,
    /// After the output activation.
    pub outputs: Vec<T>,
    /// Gradient above and below the layer at hand; they change places going down.
    pub upper: Vec<T>,
    pub lower: Vec<T>,
}

/// So many zeros.
///
/// # Errors
/// `memory` when there is no room.
pub(crate) fn zeros<T: Real>(length: usize) -> Result<Vec<T>, SpecError> {
    let mut values = Vec::new();
    values.try_reserve_exact(length).map_err(|_| {
        SpecError::new(
            "memory",
            format!("There is no room for {length} more numbers."),
            "Choose fewer units or a smaller batch.",
        )
    })?;
    values.resize(length, T::ZERO);
    Ok(values)
}

impl<T: Real> Workspace<T> {
    /// Buffers for these layers.
    ///
    /// # Errors
    /// `memory` when the batch would keep more values than the limit, or there is no room.
    pub fn new(layers: &[Box<dyn Layer<T>>], capacity: usize) -> Result<Self, SpecError> {
        let inputs = layers.first().map_or(0, |layer| layer.input().len());
        let outputs = layers.last().map_or(0, |layer| layer.output().len());
        let widths = || layers.iter().map(|layer| layer.output().len());
        let remembered = layers.iter().map(|layer| layer.scratch(capacity));
        let total = widths()
            .fold(inputs, usize::saturating_add)
            .saturating_mul(capacity);
        let total = remembered.fold(total, usize::saturating_add);
        if total > LIMITS.values {
            return Err(SpecError::new(
                "memory",
                format!("A batch of {capacity} rows would keep {total} values at once."),
                format!(
                    "At most {} are kept: choose a smaller batch or fewer units.",
                    LIMITS.values
                ),
            ));
        }
        let widest = widths().max().unwrap_or(0);
        let mut workspace = Self {
            capacity,
            inputs: zeros(inputs * capacity)?,
            targets: zeros(outputs * capacity)?,
            weights: zeros(capacity)?,
            values: Vec::with_capacity(layers.len()),
            scratch: Vec::with_capacity(layers.len()),
            outputs: zeros(outputs * capacity)?,
            upper: zeros(widest * capacity)?,
            lower: zeros(widest * capacity)?,
        };
        for layer in layers {
            workspace
                .values
                .push(zeros(layer.output().len() * capacity)?);
            workspace.scratch.push(zeros(layer.scratch(capacity))?);
        }
        Ok(workspace)
    }
}
