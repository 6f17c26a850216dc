//! The inputs that the classic playground offers beside x1 and x2 themselves: squares, product and sines.
//!
//! There the columns spread evenly from -6 to 6 and the inputs are taken of them as they are. Real columns have units of
//! their own, so each is first given that spread, by mean and deviation of the training rows: a column that is spread
//! evenly then goes from -6 to 6, which is 2 sqrt(3) deviations of 2 sqrt(3) to either side of 0. With the two columns as
//! features these are the seven inputs.

use super::{Deriver, Takes, written};
use crate::Description;

/// The deviation of numbers that are spread evenly from -6 to 6.
const DEVIATION: f64 = 3.464_101_615_137_754_6;

/// The family's entry.
pub const DERIVER: Deriver = Deriver {
    member: Description {
        name: "classic",
        label: "Classic set",
        formula: "u^2, v^2, u v, sin u, sin v, u = 2 sqrt(3) (x - mean) / deviation",
        knobs: &[],
    },
    takes: Takes::Two,
    write: |sources, _| match sources {
        [first, second] => {
            let (one, other) = (first.name, second.name);
            let (u, v) = (first.scaled(DEVIATION), second.scaled(DEVIATION));
            vec![
                written(format!("{one}^2"), format!("{u} ^ 2")),
                written(format!("{other}^2"), format!("{v} ^ 2")),
                written(format!("{one} * {other}"), format!("{u} * {v}")),
                written(format!("sin({one})"), format!("sin({u})")),
                written(format!("sin({other})"), format!("sin({v})")),
            ]
        }
        _ => Vec::new(),
    },
};
