//! What every stage computes with: matrices, shapes, kernels, functions and the seeded generator.
//!
//! Everything here gives the same bits on every target: sums run in one fixed order, multiply and
//! add stay two roundings, and exp, ln and tanh never come from the platform.

#![deny(unsafe_code)]

pub mod functions;
mod generator;
pub mod kernels;
mod real;
mod shape;
pub mod sorting;

pub use generator::{Generator, Stream};
pub use real::Real;
pub use shape::Shape;

/// A matrix whose columns are the samples, stored column after column.
pub type Matrix<T> = nalgebra::DMatrix<T>;
