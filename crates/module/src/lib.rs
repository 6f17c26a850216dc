//! The WebAssembly module that page and library load: the bridge, linked.
//!
//! A crate of its own for the sake of one setting: link-time optimisation runs with the level of the crate that is linked,
//! which must be the fastest, while the bridge itself, mostly conversions of objects, is compiled for size.
#![forbid(unsafe_code)]

pub use isoline_bridge::Engine;
