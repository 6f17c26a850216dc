//! Made-up rows to a table.

use std::sync::Arc;

use crate::DataError;
use crate::columns::remarked;
use crate::table::{Column, Kind, Table, Values};

/// Columns of numbers and, last, a column of classes.
pub(super) fn classified(
    names: &[&str],
    rows: Vec<(Vec<f64>, u32)>,
    classes: &[&str],
) -> Result<Table, DataError> {
    let (features, codes): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
    let mut columns = columns(names, &features);
    let names = classes.iter().map(|name| (*name).to_string()).collect();
    columns.push(Column::new(
        "class".into(),
        Kind::Categorical,
        Values::Levels { names, codes },
    ));
    Ok(table(columns, features.len()))
}

/// Columns of numbers, the last of which is the target.
pub(super) fn measured(names: &[&str], rows: Vec<Vec<f64>>) -> Result<Table, DataError> {
    Ok(table(columns(names, &rows), rows.len()))
}

fn columns(names: &[&str], rows: &[Vec<f64>]) -> Vec<Column> {
    let column = |(position, name): (usize, &&str)| {
        let numbers = rows.iter().map(|row| printed(row[position])).collect();
        Column::new((*name).to_string(), Kind::Numeric, Values::Numbers(numbers))
    };
    names.iter().enumerate().map(column).collect()
}

/// Four decimals, as a file would hold them: a table shows its numbers.
fn printed(number: f64) -> f64 {
    (number * 1e4).round() / 1e4
}

fn table(columns: Vec<Column>, rows: usize) -> Table {
    let preview = (0..rows.min(8))
        .map(|row| columns.iter().map(|column| column.text(row)).collect())
        .collect();
    remarked(Table {
        name: String::new(),
        columns: columns.into_iter().map(Arc::new).collect(),
        rows,
        subsample: None,
        reading: crate::reading::ReadingUsed::default(),
        preview,
        blank: Vec::new(),
        remarks: Vec::new(),
    })
}

/// `points` divided among `classes` as evenly as can be: the class of each point.
pub(super) fn shared(points: f64, classes: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..points as usize).map(move |point| (point, point % classes))
}

/// Classes of the shapes with two.
pub(super) const TWO: &[&str] = &["blue", "orange"];
