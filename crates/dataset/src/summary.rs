//! What is shown of a table before anything is learnt.

use isoline_numeric::sorting;
use serde::Serialize;

use crate::columns::Format;
use crate::error::Remark;
use crate::prepare::encode::order::known;
use crate::reading::ReadingUsed;
use crate::table::{Column, Kind, MISSING, Subsample, Table, Values};

/// Bars of a column's histogram.
const BARS: usize = 12;

/// Most frequent levels listed per column.
const LEVELS: usize = 20;

/// A name and how often it occurs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LevelCount {
    /// The level.
    pub name: String,
    /// Its rows.
    pub count: usize,
}

/// One column in numbers.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ColumnSummary {
    /// The column's name.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
    /// Missing cells.
    pub missing: usize,
    /// Distinct values.
    pub distinct: usize,
    /// Smallest number; `None` for names.
    pub minimum: Option<f64>,
    /// Largest number.
    pub maximum: Option<f64>,
    /// The earliest moment as text; `None` for what is no date.
    pub minimum_text: Option<String>,
    /// The latest moment as text.
    pub maximum_text: Option<String>,
    /// Mean of the numbers.
    pub mean: Option<f64>,
    /// Median of the numbers.
    pub median: Option<f64>,
    /// How its cells were written.
    pub format: Format,
    /// Rows in 12 bars of equal width from the smallest number to the largest; empty where there are no two numbers.
    pub histogram: Vec<usize>,
    /// The most frequent levels first, 20 at most.
    pub levels: Vec<LevelCount>,
    /// All levels in the order that is known of such words, lowest first; empty where none is.
    pub known_order: Vec<String>,
    /// Whether it can be a feature.
    pub usable: bool,
    /// Why not.
    pub reason: Option<String>,
}

/// A table in numbers, with its first rows as text.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TableSummary {
    /// File or sample name.
    pub name: String,
    /// Number of rows.
    pub rows: usize,
    /// What part of its file it is; `None` for all of it.
    pub subsample: Option<Subsample>,
    /// How it was read: what was asked, and what was used.
    pub reading: ReadingUsed,
    /// One entry per column.
    pub columns: Vec<ColumnSummary>,
    /// The first rows, 8 at most.
    pub preview: Vec<Vec<String>>,
    /// What was noticed.
    pub remarks: Vec<Remark>,
}

/// Summarises a table; time and memory grow with rows only for counting levels.
pub fn summary(table: &Table) -> TableSummary {
    TableSummary {
        name: table.name.clone(),
        rows: table.rows,
        subsample: table.subsample,
        reading: table.reading.clone(),
        columns: table.columns.iter().map(|each| column(each)).collect(),
        preview: table.preview.clone(),
        remarks: table.remarks.clone(),
    }
}

/// One column in numbers.
pub(crate) fn column(column: &Column) -> ColumnSummary {
    let found = &column.statistics;
    let number = |value: f64| (column.kind.is_number() && found.distinct > 0).then_some(value);
    let dated = column.kind == Kind::Date && found.distinct > 0;
    let moment = |value: f64| dated.then(|| column.written(value));
    ColumnSummary {
        name: column.name.clone(),
        kind: column.kind,
        missing: found.missing,
        distinct: found.distinct,
        minimum: number(found.minimum),
        maximum: number(found.maximum),
        mean: number(found.mean),
        median: number(found.median),
        minimum_text: moment(found.minimum),
        maximum_text: moment(found.maximum),
        format: column.format,
        histogram: histogram(column),
        levels: frequent(column),
        known_order: match &column.values {
            Values::Levels { names, .. } => known(names).unwrap_or_default(),
            _ => Vec::new(),
        },
        usable: column.unusable.is_none(),
        reason: column.unusable.clone(),
    }
}

fn histogram(column: &Column) -> Vec<usize> {
    let (low, high) = (column.statistics.minimum, column.statistics.maximum);
    let Values::Numbers(numbers) = &column.values else {
        return Vec::new();
    };
    if low >= high || column.statistics.distinct < 2 {
        return Vec::new();
    }
    // Halves, so that the width of what spans all numbers is one.
    let width = high / 2.0 - low / 2.0;
    let mut bars = vec![0; BARS];
    for number in numbers.iter().filter(|number| number.is_finite()) {
        let share = (number / 2.0 - low / 2.0) / width;
        bars[((share * BARS as f64) as usize).min(BARS - 1)] += 1;
    }
    bars
}

fn frequent(column: &Column) -> Vec<LevelCount> {
    let Values::Levels { names, codes } = &column.values else {
        return Vec::new();
    };
    let mut counts = vec![0_usize; names.len()];
    for &code in codes.iter().filter(|&&code| code != MISSING) {
        counts[code as usize] += 1;
    }
    sorting::ranked(names.len(), &|a, b| counts[b].cmp(&counts[a]))
        .into_iter()
        .take(LEVELS)
        .map(|level| LevelCount {
            name: names[level as usize].clone(),
            count: counts[level as usize],
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_in_one_bar() {
        let bars = |numbers: &[f64]| {
            let values = Values::Numbers(numbers.to_vec());
            histogram(&Column::new("x".into(), Kind::Numeric, values))
        };
        let twelve: Vec<f64> = (0..=12).map(f64::from).collect();
        assert_eq!(bars(&twelve), [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2]);
        assert_eq!(bars(&[7.0, f64::NAN, 7.0]), [0; 0]);
        for numbers in [
            [-f64::MAX, 0.0, f64::MAX, f64::NAN],
            [5e-324, 0.0, 1e-323, 0.0],
        ] {
            let present = numbers.iter().filter(|number| !number.is_nan()).count();
            assert_eq!(bars(&numbers).iter().sum::<usize>(), present, "{numbers:?}");
        }
    }
}
