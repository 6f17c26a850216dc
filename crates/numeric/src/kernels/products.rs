//! The three matrix products of a dense layer.

use super::slices::dot;
use super::tile::{Strided, Target, multiply};
use crate::Real;

/// Sizes of a dense layer and its batch.
///
/// Weights are `outputs` x `inputs`, column after column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sizes {
    /// Values per sample below the layer.
    pub inputs: usize,
    /// Values per sample above the layer.
    pub outputs: usize,
    /// Samples, one per column.
    pub samples: usize,
}

/// A matrix of `rows` rows, column after column.
fn columns<T>(values: &[T], rows: usize) -> Strided<'_, T> {
    Strided {
        values,
        row_stride: 1,
        column_stride: rows,
    }
}

/// Fewer outputs than this leave the lanes of the tile empty.
const NARROW: usize = 4;

/// True when [`affine`] reads `transposed`.
#[must_use]
pub fn needs_transposed(sizes: Sizes) -> bool {
    (2..NARROW).contains(&sizes.outputs)
}

/// Z = W X + b. `transposed` is W^T (`inputs` x `outputs`), read only when there are fewer than four
/// outputs; with one output W itself will do. `biases` may be empty.
///
/// # Panics
/// When a slice is shorter than the sizes say.
pub fn affine<T: Real>(
    sizes: Sizes,
    weights: &[T],
    transposed: &[T],
    biases: &[T],
    inputs: &[T],
    results: &mut [T],
) {
    if sizes.outputs >= NARROW {
        let right = Strided {
            values: inputs,
            row_stride: 1,
            column_stride: sizes.inputs,
        };
        let target = Target {
            values: results,
            row_stride: 1,
            column_stride: sizes.outputs,
        };
        let left = columns(weights, sizes.outputs);
        let extent = [sizes.outputs, sizes.samples, sizes.inputs];
        multiply(extent, left, right, biases, target);
        return;
    }
    let rows = if sizes.outputs == 1 {
        weights
    } else {
        transposed
    };
    for sample in 0..sizes.samples {
        let column = &inputs[sample * sizes.inputs..(sample + 1) * sizes.inputs];
        for output in 0..sizes.outputs {
            let row = &rows[output * sizes.inputs..(output + 1) * sizes.inputs];
            let bias = biases.get(output).copied().unwrap_or(T::ZERO);
            results[sample * sizes.outputs + output] = bias + dot(row, column);
        }
    }
}

/// dW = dZ X^T, written over `gradient` (`outputs` x `inputs`). Sums run over the samples in order.
///
/// # Panics
/// When a slice is shorter than the sizes say.
pub fn weight_gradient<T: Real>(sizes: Sizes, upper: &[T], inputs: &[T], gradient: &mut [T]) {
    if sizes.outputs >= NARROW {
        let right = Strided {
            values: inputs,
            row_stride: sizes.inputs,
            column_stride: 1,
        };
        let target = Target {
            values: gradient,
            row_stride: 1,
            column_stride: sizes.outputs,
        };
        let left = columns(upper, sizes.outputs);
        let extent = [sizes.outputs, sizes.inputs, sizes.samples];
        multiply(extent, left, right, &[], target);
        return;
    }
    // The same product with the roles exchanged: dW^T = X dZ^T has the long side in the lanes.
    let right = Strided {
        values: upper,
        row_stride: sizes.outputs,
        column_stride: 1,
    };
    let target = Target {
        values: gradient,
        row_stride: sizes.outputs,
        column_stride: 1,
    };
    let left = columns(inputs, sizes.inputs);
    let extent = [sizes.inputs, sizes.outputs, sizes.samples];
    multiply(extent, left, right, &[], target);
}

/// dX = W^T dZ, written over `lower` (`inputs` x `samples`).
///
/// # Panics
/// When a slice is shorter than the sizes say.
pub fn input_gradient<T: Real>(sizes: Sizes, weights: &[T], upper: &[T], lower: &mut [T]) {
    let right = Strided {
        values: upper,
        row_stride: 1,
        column_stride: sizes.outputs,
    };
    let target = Target {
        values: lower,
        row_stride: 1,
        column_stride: sizes.inputs,
    };
    // W^T read in place: its rows are the columns of W.
    let left = Strided {
        values: weights,
        row_stride: sizes.outputs,
        column_stride: 1,
    };
    let extent = [sizes.inputs, sizes.samples, sizes.outputs];
    multiply(extent, left, right, &[], target);
}

/// Writes the transpose of a `rows` x `columns` matrix, in blocks that stay in the nearest cache.
///
/// # Panics
/// When a slice is shorter than the sizes say.
pub fn transpose<T: Real>(rows: usize, columns: usize, matrix: &[T], result: &mut [T]) {
    const BLOCK: usize = 8;
    assert!(matrix.len() >= rows * columns && result.len() >= rows * columns);
    for first_column in (0..columns).step_by(BLOCK) {
        let last_column = columns.min(first_column + BLOCK);
        for row in 0..rows {
            for column in first_column..last_column {
                result[row * columns + column] = matrix[column * rows + row];
            }
        }
    }
}
