//! Names to numbers, fitted on the training rows.
//!
//! | member | a level becomes |
//! |---|---|
//! | `one-hot` | 1 in its own place, 0 in the others; beyond the cap, the rarer levels share the last place |
//! | `ordinal` | (1 + levels before it) / levels: 1 for the last of them |
//! | `frequency` | its share of the training rows that have a value |
//!
//! Contract: a level without a training row becomes all zeros, as every unknown one does, unless an order names it; the
//! width is at least 1 and the same for every level; every input lies between 0 and 1.

pub mod frequency;
pub mod one_hot;
pub mod order;
pub mod ordinal;

use isoline_family::{Described, Settings};
use serde::{Deserialize, Serialize};

use crate::{Description, Remark};

/// What a level puts into the inputs of its feature; the others are 0.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Mark {
    /// Which input, from 0.
    pub place: u32,
    /// What it becomes.
    pub value: f64,
}

/// A fitted encoding.
#[derive(Debug, Clone, PartialEq)]
pub struct Encoding {
    /// One entry per level; `None` leaves all inputs 0.
    pub marks: Vec<Option<Mark>>,
    /// Inputs that the feature takes.
    pub width: usize,
}

/// The levels of a column.
#[derive(Debug, Clone, Copy)]
pub struct Levels<'a> {
    /// The column's name.
    pub column: &'a str,
    /// The levels.
    pub names: &'a [String],
    /// Training rows of each.
    pub counts: &'a [usize],
}

/// A member of the family.
#[derive(Debug, Clone, Copy)]
pub struct Encoder {
    /// Name, label, formula and knobs.
    pub member: Description,
    /// Fits to these levels, and says what should be known of it.
    pub fit: fn(settings: &Settings, levels: Levels<'_>, remarks: &mut Vec<Remark>) -> Encoding,
}

/// All encodings; the first is the default.
pub const ALL: &[Encoder] = &[one_hot::ENCODER, ordinal::ENCODER, frequency::ENCODER];

impl Described for Encoder {
    fn description(&self) -> Description {
        self.member
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_are_between_zero_and_one_and_within_the_width() {
        let names: Vec<String> = (0..80).map(|level| format!("level {level}")).collect();
        let many: Vec<usize> = (0..80).map(|level| level * 7 % 13).collect();
        for encoder in ALL {
            for counts in [&[][..], &[0], &[3], &[1, 0, 2], &[0, 0], &many] {
                let levels = Levels {
                    column: "column",
                    names: &names[..counts.len()],
                    counts,
                };
                let fitted = (encoder.fit)(&Settings::default(), levels, &mut Vec::new());
                let name = encoder.member.name;
                assert_eq!(fitted.marks.len(), counts.len(), "{name}");
                assert!(fitted.width >= 1, "{name}");
                for (mark, &count) in fitted.marks.iter().zip(counts) {
                    assert_eq!(mark.is_some(), count > 0, "{name} {counts:?}");
                    if let Some(mark) = mark {
                        assert!((mark.place as usize) < fitted.width, "{name} {counts:?}");
                        assert!(mark.value > 0.0 && mark.value <= 1.0, "{name} {counts:?}");
                    }
                }
            }
        }
    }
}
