//! Kept rows as the matrices that are learnt from: one sample per column.

use std::sync::Arc;

use isoline_numeric::Matrix;

use super::{Pipeline, Target};
use crate::table::Column;
use crate::{DataError, Raw};

/// The inputs of these rows of the table: the width of the pipeline x rows.
pub(super) fn encoded(
    features: &[&Arc<Column>],
    pipeline: &Pipeline,
    rows: &[u32],
) -> Result<Matrix<f32>, DataError> {
    let width = pipeline.width();
    let mut values = zeros(width, rows.len())?;
    let mut record = vec![Raw::Missing; features.len()];
    for (&row, out) in rows.iter().zip(values.chunks_exact_mut(width.max(1))) {
        for (raw, column) in record.iter_mut().zip(features) {
            *raw = column.raw(row as usize);
        }
        pipeline.encode(&record, out);
    }
    Ok(Matrix::from_vec(width, rows.len(), values))
}

/// What these rows answer: two classes 1 x rows, more of them one-hot, a number standardised.
pub(super) fn taught(
    target: &Target,
    classes: &[u16],
    numbers: &[f64],
) -> Result<Matrix<f32>, DataError> {
    let count = classes.len().max(numbers.len());
    let height = if target.classes.len() > 2 {
        target.classes.len()
    } else {
        1
    };
    let mut values = zeros(height, count)?;
    for (position, &number) in numbers.iter().enumerate() {
        values[position] = target.standardised(number) as f32;
    }
    for (position, &class) in classes.iter().enumerate() {
        if height == 1 {
            values[position] = f32::from(class);
        } else {
            values[position * height + usize::from(class)] = 1.0;
        }
    }
    Ok(Matrix::from_vec(height, count, values))
}

fn zeros(height: usize, width: usize) -> Result<Vec<f32>, DataError> {
    let length = height
        .checked_mul(width)
        .ok_or_else(|| DataError::memory(usize::MAX))?;
    let mut values = Vec::new();
    values
        .try_reserve_exact(length)
        .map_err(|_| DataError::memory(length.saturating_mul(4)))?;
    values.resize(length, 0.0);
    Ok(values)
}
