//! What must hold of each parser, whatever the bytes: the bodies of the fuzz targets, which ordinary tests replay.
//!
//! | target | parser | besides no panic |
//! |---|---|---|
//! | `csv` | text tables | a table is sound; written and read again it has the same cells and the same columns |
//! | `json` | JSON and JSON Lines | what is read is JSON to `serde_json` too; lines in brackets give the same table |
//! | `npy` | NumPy arrays | a table is sound; its numbers written as an array come back |
//! | `number` | numbers and dates of one cell | values are finite and come back from what is written of them |
//! | `formula` | formulas | printed and parsed again it is the same program; results are finite or none |
//!
//! A table is sound when its columns have as many cells as there are rows, every number is finite or missing, every code
//! has a name, and the doctor, the summary and the preparation take it. A refusal is sound when it says why and what to do.

mod csv;
mod formula;
mod json;
mod npy;
mod number;
mod seeds;
mod sound;

/// A member: one parser and what is asked of it.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// The name, which is that of the fuzz target too.
    pub name: &'static str,
    /// Tries an input; panics when something does not hold.
    pub check: fn(&[u8]),
    /// Inputs to begin with, taken from the project's test data.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Bytes of a large input, to see that time grows with the size and not with its square.
    pub most: usize,
}

/// All targets.
pub const ALL: &[Target] = &[
    Target {
        name: "csv",
        check: csv::check,
        seeds: seeds::text_tables,
        most: 1 << 20,
    },
    Target {
        name: "json",
        check: json::check,
        seeds: seeds::json,
        most: 1 << 20,
    },
    Target {
        name: "npy",
        check: npy::check,
        seeds: seeds::arrays,
        most: 1 << 20,
    },
    Target {
        name: "number",
        check: number::check,
        seeds: seeds::cells,
        most: 1 << 16,
    },
    Target {
        name: "formula",
        check: formula::check,
        seeds: seeds::formulas,
        most: 1 << 16,
    },
];

/// The target of this name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Target> {
    ALL.iter().find(|target| target.name == name)
}

/// Tries an input in the target of this name.
///
/// # Panics
/// When there is no such target, or something does not hold.
pub fn check(name: &str, bytes: &[u8]) {
    let target = find(name).unwrap_or_else(|| panic!("there is no target {name}"));
    (target.check)(bytes);
}
