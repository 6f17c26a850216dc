//! One input per level that occurs in the training rows.

use super::{Encoder, Places};
use crate::Description;

/// The family's entry.
pub const ENCODER: Encoder = Encoder {
    member: Description {
        name: "one-hot",
        label: "One-hot",
        formula: "1 where x = level, else 0",
        knobs: &[],
    },
    fit,
};

fn fit(counts: &[usize]) -> Places {
    let mut width = 0;
    let places = counts
        .iter()
        .map(|&count| {
            (count > 0).then(|| {
                width += 1;
                width - 1
            })
        })
        .collect();
    Places {
        places,
        width: width.max(1) as usize,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_without_training_rows_have_no_place() {
        assert_eq!(
            fit(&[2, 0, 1]),
            Places {
                places: vec![Some(0), None, Some(1)],
                width: 2
            }
        );
    }
}
