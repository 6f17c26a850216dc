//! The most frequent number or level of the training rows.

use super::{CategoricalImputer, NumericImputer};
use crate::Description;

const MEMBER: Description = Description {
    name: "mode",
    label: "Most frequent",
    formula: "argmax of counts",
    knobs: &[],
};

/// The family's entry for numbers.
pub const NUMERIC: NumericImputer = NumericImputer {
    member: MEMBER,
    drops: false,
    fit: |_, sorted| number(sorted),
};

/// The family's entry for names.
pub const CATEGORICAL: CategoricalImputer = CategoricalImputer {
    member: MEMBER,
    drops: false,
    fit: |counts| Some(level(counts)),
};

/// The most frequent of sorted numbers, the smallest of equally frequent ones; 0 of none.
fn number(sorted: &[f64]) -> f64 {
    let mut most: &[f64] = &[];
    // `==`, so that 0 and -0 are one value.
    for run in sorted.chunk_by(|a, b| a == b) {
        if run.len() > most.len() {
            most = run;
        }
    }
    most.first().copied().unwrap_or(0.0)
}

/// The first of the most frequent levels.
pub(in crate::prepare) fn level(counts: &[usize]) -> usize {
    let most = counts.iter().copied().max().unwrap_or(0);
    counts.iter().position(|&count| count == most).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_of_equally_frequent_numbers_stands_in() {
        assert_eq!(number(&[1.0, 2.0, 2.0, 3.0, 3.0]), 2.0);
        assert_eq!(number(&[-1.0, 2.0]), -1.0);
        assert_eq!(level(&[1, 4, 4]), 1);
    }
}
