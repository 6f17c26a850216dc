//! Derived features: columns that are computed from other columns of the same row, by a formula.
//!
//! | member | columns | formula |
//! |---|---|---|
//! | `formula` | those it names | as written |
//! | `power` | each | x ^ e |
//! | `product` | two | x y |
//! | `ratio` | two | x / y |
//! | `difference` | two | x - y |
//! | `absolute` | each | abs(x) |
//! | `log` | each | log(1 + x), and -log(1 - x) below 0 |
//! | `sin`, `cos` | each | sin(f z), cos(f z), with z = (x - mean) / deviation |
//! | `classic` | two | u^2, v^2, u v, sin u, sin v, with u and v spread as in the classic playground |
//! | `date-parts` | each, dates | year, day and minute; month, weekday and hour as points of a circle |
//!
//! Contract: a member writes formulas of its columns. Numbers in them that are fitted (means, deviations) depend on the
//! training rows only and stand in the formula, so that it says all there is to know. `sin`, `cos` and `classic` work on
//! scaled columns, since a sine of grams or years is noise; for an angle, write the formula `sin(angle)`.

pub mod absolute;
pub mod classic;
pub mod cos;
pub mod date_parts;
pub mod difference;
pub mod formula;
pub mod log;
pub mod make;
pub mod power;
pub mod product;
pub mod ratio;
pub mod sin;
pub(crate) mod sources;
mod trial;

use isoline_family::Described;
use serde::Serialize;

use super::scale::Affine;
use crate::formula::quoted;
use crate::{ColumnSummary, Description, Settings};
pub use trial::{Trial, trial};

/// What a member is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Takes {
    /// A name and a formula, no columns.
    Text,
    /// One or more columns, each on its own.
    Each,
    /// One or more dates, each on its own.
    Dates,
    /// Two columns.
    Two,
}

/// A column that something is derived from.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Its name.
    pub name: &'a str,
    /// Mean and deviation of its training rows.
    pub spread: Affine,
}

/// A feature as a member writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Its name.
    pub name: String,
    /// Its formula.
    pub formula: String,
}

/// A member of the family.
#[derive(Debug, Clone, Copy)]
pub struct Deriver {
    /// Name, label, formula and knobs.
    pub member: Description,
    /// What it is given.
    pub takes: Takes,
    /// Writes the features of one column, or of two.
    pub write: fn(sources: &[Source<'_>], settings: &Settings) -> Vec<Written>,
}

impl Described for Deriver {
    fn description(&self) -> Description {
        self.member
    }
}

/// All members; the first is the default.
pub const ALL: &[Deriver] = &[
    formula::DERIVER,
    power::DERIVER,
    product::DERIVER,
    ratio::DERIVER,
    difference::DERIVER,
    absolute::DERIVER,
    log::DERIVER,
    sin::DERIVER,
    cos::DERIVER,
    classic::DERIVER,
    date_parts::DERIVER,
];

/// A member as the catalog shows it.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct DeriverDescription {
    /// Name, label, formula and knobs.
    #[serde(flatten)]
    pub description: Description,
    /// What it is given.
    pub takes: Takes,
}

/// All members as the catalog shows them.
pub fn descriptions() -> Vec<DeriverDescription> {
    let description = |deriver: &Deriver| DeriverDescription {
        description: deriver.member,
        takes: deriver.takes,
    };
    ALL.iter().map(description).collect()
}

/// A derived feature in numbers, for those who look at the table.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DerivedSummary {
    /// The place in the spec of what asks for it, from 0.
    pub entry: usize,
    /// Its name as the member writes it, which `names` of the spec may replace.
    pub written: String,
    /// The formula; fitted numbers stand in it.
    pub formula: String,
    /// Its values in all rows.
    pub column: ColumnSummary,
}

impl DerivedSummary {
    pub(crate) fn new(made: &make::Made) -> Self {
        DerivedSummary {
            entry: made.entry,
            written: made.written.clone(),
            formula: made.formula.clone(),
            column: crate::summary::column(&made.column),
        }
    }
}

impl Source<'_> {
    /// The column in a formula.
    fn quoted(&self) -> String {
        quoted(self.name)
    }

    /// The column in a formula, with mean 0 and a deviation of 1 over `factor`.
    fn scaled(&self, factor: f64) -> String {
        let Affine { center, scale } = self.spread;
        format!("(({} - {center:?}) * {:?})", self.quoted(), factor / scale)
    }
}

fn written(name: String, formula: String) -> Written {
    Written { name, formula }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formula::parse;

    fn sources<'a>(deriver: &Deriver, names: &[&'a str]) -> Vec<Source<'a>> {
        let count = if deriver.takes == Takes::Two { 2 } else { 1 };
        let spread = Affine {
            center: -3.5,
            scale: 1e-300,
        };
        let source = |name: &&'a str| Source { name, spread };
        names.iter().take(count).map(source).collect()
    }

    /// Names with blanks and quotes, and the smallest deviation, give formulas that can be read.
    #[test]
    fn every_member_writes_formulas_of_its_columns() {
        for deriver in ALL {
            let name = deriver.member.name;
            let settings = Settings::new(name, deriver.member.knobs, &Default::default());
            let settings = settings.expect("the defaults are in range");
            let names = ["a `b\"", "\u{4f53}"];
            let features = (deriver.write)(&sources(deriver, &names), &settings);
            assert_eq!(features.is_empty(), deriver.takes == Takes::Text, "{name}");
            for Written { name, formula } in features {
                let program = parse(&formula, &names);
                let program = program.unwrap_or_else(|error| panic!("{formula}: {error:?}"));
                assert!(
                    !program.columns().is_empty() && !name.is_empty(),
                    "{formula}"
                );
                assert!(program.value(&|_| -3.5).is_some(), "{formula}");
            }
        }
    }
}
