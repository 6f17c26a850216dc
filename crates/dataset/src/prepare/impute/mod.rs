//! What stands in for a missing cell, learnt from the training rows.
//!
//! | member | for | value |
//! |---|---|---|
//! | `median` | numbers | the middle of the training values |
//! | `mean` | numbers | the mean of the training values |
//! | `mode` | names | the most frequent level of the training rows, the first of equally frequent ones |
//!
//! Contract: the value is finite, depends on the training rows only, and is 0 (the first level) where they have none.

pub mod mean;
pub mod median;
pub mod mode;

use isoline_family::Described;

use crate::Description;

/// A stand-in for numbers.
#[derive(Debug, Clone, Copy)]
pub struct NumericImputer {
    /// Name, label and formula.
    pub member: Description,
    /// The stand-in for these training values, which are finite and sorted.
    pub fit: fn(sorted: &[f64]) -> f64,
}

/// A stand-in for names.
#[derive(Debug, Clone, Copy)]
pub struct CategoricalImputer {
    /// Name, label and formula.
    pub member: Description,
    /// The stand-in level for these counts of training rows per level.
    pub fit: fn(counts: &[usize]) -> usize,
}

/// Stand-ins for numbers; the first is the default.
pub const NUMERIC: &[NumericImputer] = &[median::IMPUTER, mean::IMPUTER];

/// Stand-ins for names; the first is the default.
pub const CATEGORICAL: &[CategoricalImputer] = &[mode::IMPUTER];

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
            assert_eq!((imputer.fit)(&[]), 0.0, "{}", imputer.member.name);
            for values in [
                vec![3.0],
                vec![-1e308, 1.5e308, 1.7e308],
                vec![1e-320, 2e-320],
                vec![1.0, 2.0, 4.0, 100.0],
            ] {
                let value = (imputer.fit)(&values);
                assert!(
                    value >= values[0] && value <= values[values.len() - 1],
                    "{} {values:?} {value}",
                    imputer.member.name
                );
            }
        }
        for imputer in CATEGORICAL {
            assert_eq!((imputer.fit)(&[]), 0);
            assert_eq!((imputer.fit)(&[0, 3, 3]), 1, "{}", imputer.member.name);
        }
    }
}
