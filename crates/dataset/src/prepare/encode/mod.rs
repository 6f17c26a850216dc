//! Names to numbers, fitted on the training rows.
//!
//! | member | a level becomes |
//! |---|---|
//! | `one-hot` | 1 in its own place, 0 in the others |
//!
//! Contract: a level without a training row becomes all zeros; the width is at least 1 and the same for every level.

pub mod one_hot;

use crate::Description;

/// A fitted encoding: the place of each level, `None` for levels without a training row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// One entry per level.
    pub places: Vec<Option<u32>>,
    /// Inputs that the feature takes.
    pub width: usize,
}

/// A member of the family.
#[derive(Debug, Clone, Copy)]
pub struct Encoder {
    /// Name, label and formula.
    pub member: Description,
    /// Fits to these counts of training rows per level.
    pub fit: fn(counts: &[usize]) -> Places,
}

/// All encodings; the first is the default.
pub const ALL: &[Encoder] = &[one_hot::ENCODER];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_within_the_width() {
        for encoder in ALL {
            for counts in [vec![], vec![0], vec![3], vec![1, 0, 2], vec![0, 0]] {
                let fitted = (encoder.fit)(&counts);
                assert_eq!(fitted.places.len(), counts.len());
                assert!(fitted.width >= 1);
                assert!(
                    fitted
                        .places
                        .iter()
                        .flatten()
                        .all(|&place| (place as usize) < fitted.width),
                    "{counts:?}"
                );
            }
        }
    }
}
