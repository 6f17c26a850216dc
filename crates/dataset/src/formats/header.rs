//! Whether the first record names the columns.

use crate::columns::dates::Form;
use crate::columns::missing::is_missing;
use crate::columns::{dates, numbers};
use crate::error::{Remark, listed};
use crate::reading::{Reading, ReadingChoice};

/// What the first record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum First {
    /// Data.
    Data,
    /// Names, by what stands below them.
    Names,
    /// Names most likely, though nothing below tells them from data.
    MaybeNames,
}

/// Whether a trimmed cell is a number, with its unit or without, or a date.
#[inline(never)]
pub fn is_value(cell: &str) -> bool {
    !matches!(
        numbers::read(cell, &mut Vec::new()),
        numbers::Reading::Other
    ) || is_date(cell)
}

/// Whether a trimmed cell is a date or time. A month, a quarter and a date such as 1/22/20 name columns as often.
fn is_date(cell: &str) -> bool {
    dates::read(cell).is_some_and(|written| written.form == Form::Day)
}

/// Whether a column of these records holds numbers or dates: more than two thirds of its cells, and at least two.
#[inline(never)]
pub fn is_valued(records: &[Vec<String>], position: usize) -> bool {
    let (mut values, mut present) = (0, 0);
    for cell in records.iter().filter_map(|record| record.get(position)) {
        if !is_missing(cell) {
            present += 1;
            values += usize::from(is_value(cell));
        }
    }
    values > 1 && values * 3 > present * 2
}

/// Whether a record has no number, and a word where the records below have numbers.
#[inline(never)]
pub fn are_names(record: &[String], below: &[Vec<String>]) -> bool {
    let word = |cell: &str| !is_missing(cell) && !is_value(cell);
    record.iter().all(|cell| !is_value(cell))
        && record
            .iter()
            .enumerate()
            .any(|(position, cell)| word(cell) && is_valued(below, position))
}

/// A first record is data when all its cells are numbers, or when its cells are of the kinds of the records below and one
/// of its names occurs again below. It is names for certain when words stand over numbers, or when none of its cells
/// occurs in a column whose cells do.
pub fn judge(first: &[String], below: &[Vec<String>]) -> First {
    let number = |cell: &str| numbers::is_number(cell) || is_date(cell);
    let mut present = first.iter().filter(|cell| !is_missing(cell)).peekable();
    if present.peek().is_none() {
        return First::Names;
    }
    if present.all(|cell| number(cell)) {
        return First::Data;
    }
    if are_names(first, below) {
        return First::Names;
    }
    let column = |position: usize| {
        let cells = below.iter().filter_map(move |record| record.get(position));
        cells.filter(|cell| !is_missing(cell))
    };
    let same_kinds = first.iter().enumerate().all(|(position, cell)| {
        let numbers = column(position).filter(|cell| number(cell)).count();
        is_missing(cell) || (numbers * 2 > column(position).count()) == number(cell)
    });
    let recurs = |(position, cell): (usize, &String)| {
        !number(cell) && !is_missing(cell) && column(position).any(|below| below == cell)
    };
    let numbered = first.iter().any(|cell| number(cell));
    match (same_kinds, first.iter().enumerate().any(recurs)) {
        (true, true) if numbered => First::Data,
        (true, recurs) if numbered || recurs || !repeats(first.len(), below) => First::MaybeNames,
        _ => First::Names,
    }
}

/// Whether the first record, which stands in `line`, names the columns, as asked or as found; what is not certain is said.
pub fn decide(
    first: &[String],
    below: &[Vec<String>],
    line: usize,
    asked: &Reading,
    remarks: &mut Vec<Remark>,
) -> bool {
    let found = judge(first, below);
    let named = asked.header.unwrap_or(found != First::Data);
    let choice = |label: &str| {
        let reading = Reading {
            header: Some(!named),
            ..asked.clone()
        };
        vec![ReadingChoice::new(label, reading)]
    };
    if !named {
        let said = "The first row holds data, so the columns were called c1 to c{columns}.";
        let remark = Remark::of("no-header", said, &[("columns", first.len().into())])
            .hint("Put the column names into the first row, or say that they are there.")
            .choices(choice("The first row names the columns"));
        remarks.push(remark.row(line));
    } else if asked.header.is_none() && found == First::MaybeNames {
        let said =
            "The first row was taken for the column names; by its cells it may be data: {texts}.";
        let texts = listed(first.iter().map(String::as_str));
        let remark = Remark::of("maybe-header", said, &[("texts", texts.into())])
            .choices(choice("The first row holds data"));
        remarks.push(remark.row(line));
    }
    named
}

/// Whether some column has far fewer different cells than cells.
fn repeats(width: usize, records: &[Vec<String>]) -> bool {
    (0..width).any(|position| {
        let cells = || records.iter().filter_map(|record| record.get(position));
        // The first records only, so that every cell can be compared with those before it.
        let new =
            |(place, cell): &(usize, &String)| !cells().take(*place).any(|other| other == *cell);
        cells().enumerate().filter(new).count() * 2 <= cells().count()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decide(rows: &[&str]) -> First {
        let cells = |row: &str| row.split(',').map(str::to_string).collect::<Vec<_>>();
        let below: Vec<_> = rows[1..].iter().map(|row| cells(row)).collect();
        judge(&cells(rows[0]), &below)
    }

    #[test]
    fn names_and_data_are_told_apart() {
        for (rows, first) in [
            (&["x,y", "1,2", "3,4"][..], First::Names),
            (&["1,2", "3,4"], First::Data),
            (
                &["5.1,3.5,setosa", "4.9,3.0,setosa", "7.0,3.2,versicolor"],
                First::Data,
            ),
            (
                &["country,2001,2002", "AT,1.5,2.5", "DE,1.0,2.0"],
                First::MaybeNames,
            ),
            (&["kind,colour", "a,red", "b,blue"], First::MaybeNames),
            (
                &["kind,colour", "a,red", "b,blue", "a,red", "b,blue"],
                First::Names,
            ),
            (&["a,red", "a,red", "b,blue", "a,red"], First::MaybeNames),
            (&[",", "1,2"], First::Names),
        ] {
            assert_eq!(decide(rows), first, "{rows:?}");
        }
    }

    #[test]
    fn columns_of_values_are_told_from_words() {
        let records: Vec<Vec<String>> = ["1", "2 kg", "2024-05-03", "lost"]
            .map(|cell| vec![cell.to_string()])
            .into();
        assert!(is_valued(&records, 0) && !is_valued(&records, 1));
        assert!(are_names(&["x".into()], &records) && !are_names(&["7".into()], &records));
    }
}
