//! A table of typed columns, as it was read: nothing is fitted, filled or scaled here.

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::columns::Format;
use crate::error::Remark;
use crate::formats::grouped;
use crate::reading::{ReadingUsed, RowKind};

/// The code of a missing cell in [`Values::Levels`].
pub const MISSING: u32 = u32::MAX;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// Numbers.
    Numeric,
    /// A few names.
    Categorical,
    /// Moments: numbers of seconds since 1970-01-01T00:00.
    Date,
    /// Prose, or too many names to be told apart.
    Text,
}

impl Kind {
    /// Whether its values are numbers.
    pub fn is_number(self) -> bool {
        matches!(self, Kind::Numeric | Kind::Date)
    }
}

/// The cells of one column. Missing numbers are equal to one another.
#[derive(Debug, Clone)]
pub enum Values {
    /// Numbers; NaN is a missing cell, infinities do not occur.
    Numbers(Vec<f64>),
    /// Indices into `names`, which are sorted; [`MISSING`] is a missing cell.
    Levels {
        /// The distinct values.
        names: Vec<String>,
        /// One index per row.
        codes: Vec<u32>,
    },
    /// A text column with more distinct values than are kept.
    Omitted {
        /// One digest per row, so that equal texts are known to be equal; 0 is a missing cell.
        digests: Vec<u64>,
        /// At least this many distinct values.
        distinct: usize,
    },
}

impl PartialEq for Values {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Values::Numbers(a), Values::Numbers(b)) => {
                let same = |(a, b): (&f64, &f64)| a == b || (a.is_nan() && b.is_nan());
                a.len() == b.len() && a.iter().zip(b).all(same)
            }
            (
                Values::Levels { names, codes },
                Values::Levels {
                    names: other,
                    codes: others,
                },
            ) => names == other && codes == others,
            (
                Values::Omitted { digests, distinct },
                Values::Omitted {
                    digests: other,
                    distinct: others,
                },
            ) => digests == other && distinct == others,
            _ => false,
        }
    }
}

/// One cell as the preparation takes it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Raw {
    /// A number in the data's own units; must be finite.
    Number(f64),
    /// An index into the feature's levels.
    Level(u32),
    /// Nothing.
    Missing,
}

/// Counts and, for numbers, the spread of one column over all its rows.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Statistics {
    /// Missing cells.
    pub missing: usize,
    /// Distinct values, missing ones left out.
    pub distinct: usize,
    /// Smallest number.
    pub minimum: f64,
    /// Largest number.
    pub maximum: f64,
    /// Mean of the numbers.
    pub mean: f64,
    /// Median of the numbers.
    pub median: f64,
}

/// A named column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Unique in its table.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
    /// The cells.
    pub values: Values,
    /// Counts and spread.
    pub statistics: Statistics,
    /// Why it cannot be a feature; `None` when it can.
    pub unusable: Option<String>,
    /// Whether it only numbers the rows; such a column is not suggested as a feature.
    pub identifier: bool,
    /// How its cells were written.
    pub format: Format,
}

/// What part of a file a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Subsample {
    /// Which rows were read.
    pub kind: RowKind,
    /// How many.
    pub rows: usize,
    /// How many the file has; `None` where they were not counted.
    pub of: Option<usize>,
}

impl std::fmt::Display for Subsample {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let which = match self.kind {
            RowKind::First => "the first",
            RowKind::Random => "a random",
        };
        write!(formatter, "{which} {}", grouped(self.rows))?;
        match self.of {
            Some(of) => write!(formatter, " of the {} rows", grouped(of)),
            None => formatter.write_str(" rows"),
        }
    }
}

/// A table as it was read or made. A clone shares the columns.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// File or sample name.
    pub name: String,
    /// All columns but the blank ones; a derived table shares those that it leaves as they are.
    pub columns: Vec<Arc<Column>>,
    /// Number of rows.
    pub rows: usize,
    /// What part of its file it is; `None` for all of it.
    pub subsample: Option<Subsample>,
    /// How it was read.
    pub reading: ReadingUsed,
    /// The first rows as text, at most 8.
    pub preview: Vec<Vec<String>>,
    /// Columns without a single value, which were dropped.
    pub blank: Vec<String>,
    /// What was noticed on the way.
    pub remarks: Vec<Remark>,
}

impl Table {
    /// The column of this name.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.shared(name).map(Arc::as_ref)
    }

    /// The column of this name, to be kept without a copy of its cells.
    pub fn shared(&self, name: &str) -> Option<&Arc<Column>> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// One cell; rows count from 0.
    pub fn raw(&self, column: &Column, row: usize) -> Raw {
        column.raw(row)
    }

    /// The cells of some rows and columns as text, row by row; what lies outside the table is left out. Missing cells are
    /// empty, and so are those of a column whose text was not kept.
    pub fn texts(&self, rows: Range<usize>, columns: Range<usize>) -> Vec<Vec<String>> {
        let from = columns.start.min(self.columns.len());
        let columns = &self.columns[from..columns.end.clamp(from, self.columns.len())];
        (rows.start..rows.end.min(self.rows))
            .map(|row| columns.iter().map(|column| column.text(row)).collect())
            .collect()
    }
}

impl Column {
    /// A column with its statistics and the reason, if any, why it cannot be a feature.
    pub fn new(name: String, kind: Kind, values: Values) -> Self {
        let statistics = crate::columns::statistics(&values);
        let unusable = crate::columns::unusable(kind, &values, &statistics);
        Column {
            name,
            kind,
            values,
            statistics,
            unusable,
            identifier: false,
            format: Format::default(),
        }
    }

    /// One cell; rows count from 0. A row outside the column, or text that is not kept, is missing.
    pub fn raw(&self, row: usize) -> Raw {
        match &self.values {
            Values::Numbers(numbers) => match numbers.get(row) {
                Some(number) if number.is_finite() => Raw::Number(*number),
                _ => Raw::Missing,
            },
            Values::Levels { codes, .. } => match codes.get(row) {
                Some(&code) if code != MISSING => Raw::Level(code),
                _ => Raw::Missing,
            },
            Values::Omitted { .. } => Raw::Missing,
        }
    }

    /// What tells a cell from other cells of the column: equal ones have equal numbers, and so do two texts that are not kept
    /// once in some 10^19 pairs. `None` is a missing cell.
    pub fn identity(&self, row: usize) -> Option<u64> {
        match (&self.values, self.raw(row)) {
            (Values::Omitted { digests, .. }, _) => {
                digests.get(row).copied().filter(|digest| *digest != 0)
            }
            // Adding 0 makes -0 and 0 equal, as they compare.
            (_, Raw::Number(number)) => Some((number + 0.0).to_bits()),
            (_, Raw::Level(level)) => Some(u64::from(level)),
            (_, Raw::Missing) => None,
        }
    }

    /// The distinct names of a categorical column; empty for numbers.
    pub fn levels(&self) -> &[String] {
        match &self.values {
            Values::Levels { names, .. } => names,
            _ => &[],
        }
    }

    /// A value of the column as text: a date in ISO 8601 as exactly as it was written, a number in the shortest form that
    /// reads back equal, without its unit.
    pub fn written(&self, number: f64) -> String {
        match self.kind {
            Kind::Date => self.format.date.unwrap_or_default().write(number),
            _ => number.to_string(),
        }
    }

    /// One cell as text.
    pub fn text(&self, row: usize) -> String {
        match self.raw(row) {
            Raw::Number(number) => self.written(number),
            Raw::Level(level) => self
                .levels()
                .get(level as usize)
                .cloned()
                .unwrap_or_default(),
            Raw::Missing => String::new(),
        }
    }
}
