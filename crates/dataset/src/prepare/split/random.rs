//! The first rows of a seeded shuffle.

use isoline_numeric::Generator;

use super::{Request, Splitter};
use crate::Remark;

/// The family's entry.
pub const SPLITTER: Splitter = Splitter {
    name: "random",
    choose,
};

fn choose(request: Request<'_>, generator: &mut Generator, _: &mut Vec<Remark>) -> Vec<u32> {
    let mut rows: Vec<u32> = (0..request.rows as u32).collect();
    generator.shuffle(&mut rows);
    rows.truncate(request.validation);
    rows
}
