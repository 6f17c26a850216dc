//! Whether the first record names the columns.

use crate::columns::missing::is_missing;
use crate::columns::{dates, numbers};

/// A first record is data when all its cells are numbers, or when its cells are of the kinds of the records below and one
/// of its names occurs again below.
pub fn is_header(first: &[String], below: &[Vec<String>]) -> bool {
    let number = |cell: &str| numbers::is_number(cell.trim()) || dates::read(cell.trim()).is_some();
    let present = || {
        first
            .iter()
            .map(|cell| cell.trim())
            .filter(|cell| !is_missing(cell))
    };
    if present().next().is_none() {
        return true;
    }
    if present().all(number) {
        return false;
    }
    if !first.iter().any(|cell| number(cell)) {
        return true;
    }
    let column = |position: usize| {
        below
            .iter()
            .filter_map(move |record| record.get(position))
            .map(|cell| cell.trim())
            .filter(|cell| !is_missing(cell))
    };
    let same_kinds = first.iter().enumerate().all(|(position, cell)| {
        let numbers = column(position).filter(|cell| number(cell)).count();
        is_missing(cell.trim()) || (numbers * 2 > column(position).count()) == number(cell)
    });
    let recurs = first.iter().enumerate().any(|(position, cell)| {
        !number(cell)
            && !is_missing(cell.trim())
            && column(position).any(|below| below == cell.trim())
    });
    !(same_kinds && recurs)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decide(rows: &[&str]) -> bool {
        let cells = |row: &str| row.split(',').map(str::to_string).collect::<Vec<_>>();
        let below: Vec<_> = rows[1..].iter().map(|row| cells(row)).collect();
        is_header(&cells(rows[0]), &below)
    }

    #[test]
    fn names_and_data_are_told_apart() {
        assert!(decide(&["x,y", "1,2"]));
        assert!(!decide(&["1,2", "3,4"]));
        assert!(!decide(&[
            "5.1,3.5,setosa",
            "4.9,3.0,setosa",
            "7.0,3.2,versicolor"
        ]));
        assert!(decide(&["country,2001,2002", "AT,1.5,2.5", "DE,1.0,2.0"]));
        assert!(decide(&["kind,colour", "a,red", "b,blue"]));
        assert!(decide(&[",", "1,2"]));
    }
}
