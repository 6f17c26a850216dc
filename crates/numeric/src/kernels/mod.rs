//! The kernels: matrix products in one register tile, and loops over slices.
//!
//! | product | of | used for |
//! |---|---|---|
//! | [`affine`] | Z = W X + b | forward |
//! | [`weight_gradient`] | dW = dZ X^T | backward, weights |
//! | [`input_gradient`] | dX = W^T dZ | backward, inputs |
//!
//! Matrices lie column after column; a sample is a column. Every element is a sum over one index in
//! ascending order, each step one multiplication and one addition (never fused), or, where fewer
//! than four rows leave no lanes to fill, a dot product in eight lanes with a fixed tree. Which of
//! the two depends on the size of the layer only, never on the batch or the target.

mod products;
mod slices;
mod tile;

pub use products::{Sizes, affine, input_gradient, needs_transposed, transpose, weight_gradient};
pub use slices::{add_columns, all_finite, dot, each, gather, norm, sum_of_pairs};
