//! How often the level occurs: one input, however many levels there are.

use super::{Encoder, Encoding, Mark};
use crate::Description;

/// The family's entry.
pub const ENCODER: Encoder = Encoder {
    member: Description {
        name: "frequency",
        label: "Frequency",
        formula: "n(level) / n",
        knobs: &[],
    },
    fit: |_, levels, _| {
        let all: usize = levels.counts.iter().sum();
        let mark = |&count: &usize| {
            (count > 0).then(|| Mark {
                place: 0,
                value: count as f64 / all as f64,
            })
        };
        Encoding {
            marks: levels.counts.iter().map(mark).collect(),
            width: 1,
        }
    },
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prepare::encode::Levels;

    #[test]
    fn shares_are_of_the_training_rows_with_a_value() {
        let levels = Levels {
            column: "colour",
            names: &["a".into(), "b".into(), "c".into()],
            counts: &[3, 0, 1],
        };
        let fitted = (ENCODER.fit)(
            &isoline_family::Settings::default(),
            levels,
            &mut Vec::new(),
        );
        let values = fitted.marks.iter().map(|mark| mark.map(|mark| mark.value));
        assert_eq!(values.collect::<Vec<_>>(), [Some(0.75), None, Some(0.25)]);
    }
}
