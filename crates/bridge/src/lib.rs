//! The engine as JavaScript sees it: one handle, plain objects and typed arrays, errors as `{kind, message, row, column, hint}`.

mod convert;
mod engine;
mod preparation;
mod units;

pub use engine::Engine;
