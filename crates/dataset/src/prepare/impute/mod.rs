//! What stands in for a missing cell, learnt from the training rows.
//!
//! | member | for | value |
//! |---|---|---|
//! | `median` | numbers | the middle of the training values |
//! | `mean` | numbers | the mean of the training values |
//! | `mode` | numbers | the most frequent training value, the smallest of equally frequent ones |
//! | `constant` | numbers | the number that the spec gives |
//! | `drop` | numbers | none: rows with a missing number are left out; later ones get the median |
//! | `mode` | names | the most frequent level of the training rows, the first of equally frequent ones |
//! | `constant` | names | a level of its own, "missing" |
//! | `drop` | names | none: rows with a missing name are left out; later ones get the mode |
//!
//! Contract: the value is finite, depends on the training rows only, and is 0 (the first level) where they have none,
//! unless the spec gives it.

pub mod constant;
pub mod drop;
pub mod mean;
pub mod median;
pub mod mode;

use isoline_family::{Described, Settings};

use crate::Description;

/// The level of missing cells under `constant`.
pub const MISSING_LEVEL: &str = "missing";

/// A stand-in for numbers.
#[derive(Debug, Clone, Copy)]
pub struct NumericImputer {
    /// Name, label and formula.
    pub member: Description,
    /// Whether rows with a missing number are left out.
    pub drops: bool,
    /// The stand-in for these training values, which are finite and sorted.
    pub fit: fn(settings: &Settings, sorted: &[f64]) -> f64,
}

/// A stand-in for names.
#[derive(Debug, Clone, Copy)]
pub struct CategoricalImputer {
    /// Name, label and formula.
    pub member: Description,
    /// Whether rows with a missing name are left out.
    pub drops: bool,
    /// The stand-in level for these counts of training rows per level; `None`: a level of its own.
    pub fit: fn(counts: &[usize]) -> Option<usize>,
}

/// Stand-ins for numbers; the first is the default.
pub const NUMERIC: &[NumericImputer] = &[
    median::IMPUTER,
    mean::IMPUTER,
    mode::NUMERIC,
    constant::NUMERIC,
    drop::NUMERIC,
];

/// Stand-ins for names; the first is the default.
pub const CATEGORICAL: &[CategoricalImputer] =
    &[mode::CATEGORICAL, constant::CATEGORICAL, drop::CATEGORICAL];

impl Described for NumericImputer {
    fn description(&self) -> Description {
        self.member
    }
}

impl Described for CategoricalImputer {
    fn description(&self) -> Description {
        self.member
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stand_ins_are_finite_and_within_the_values() {
        for imputer in NUMERIC {
            let name = imputer.member.name;
            let fit = |values: &[f64]| (imputer.fit)(&Settings::default(), values);
            assert_eq!(fit(&[]), 0.0, "{name}");
            for values in [
                vec![3.0],
                vec![-1e308, 1.5e308, 1.7e308],
                vec![1e-320, 2e-320],
                vec![1.0, 2.0, 4.0, 100.0],
            ] {
                let value = fit(&values);
                let given = imputer
                    .member
                    .knobs
                    .iter()
                    .any(|knob| knob.default == value);
                assert!(
                    given || (value >= values[0] && value <= values[values.len() - 1]),
                    "{name} {values:?} {value}"
                );
            }
        }
        for imputer in CATEGORICAL {
            let name = imputer.member.name;
            if let Some(level) = (imputer.fit)(&[]) {
                assert_eq!(level, 0, "{name}");
                assert_eq!((imputer.fit)(&[0, 3, 3]), Some(1), "{name}");
            }
        }
    }
}
