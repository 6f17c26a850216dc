//! The product of two columns: what one does may depend on the other.

use super::{Deriver, Takes, written};
use crate::Description;

/// The family's entry.
pub const DERIVER: Deriver = Deriver {
    member: Description {
        name: "product",
        label: "Product",
        formula: "x y",
        knobs: &[],
    },
    takes: Takes::Two,
    write: |sources, _| match sources {
        [first, second] => {
            let name = format!("{} * {}", first.name, second.name);
            let formula = format!("{} * {}", first.quoted(), second.quoted());
            vec![written(name, formula)]
        }
        _ => Vec::new(),
    },
};
