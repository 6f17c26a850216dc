//! Which rows are equal in some columns: by digest, then cell by cell.

use crate::prepare::duplicates::digest;
use crate::table::Column;
use isoline_numeric::sorting;

/// Different rows of one digest that are kept apart; beyond, which takes a made-up table, equal rows may be missed.
const APART: usize = 4;

/// For each of the rows, which ascend, the first row that is equal to it in all of the columns; itself where it is the first.
pub(super) fn first_equals(columns: &[&Column], rows: &[u32]) -> Vec<u32> {
    let keyed = rows.iter().enumerate();
    let mut keyed: Vec<(u64, u32)> = keyed
        .map(|(place, &row)| (digest(columns, row), place as u32))
        .collect();
    sorting::keyed(&mut keyed);
    let equal = |a: u32, b: u32| {
        columns
            .iter()
            .all(|column| column.raw(a as usize) == column.raw(b as usize))
    };
    let mut firsts = rows.to_vec();
    let mut kept: Vec<u32> = Vec::new();
    for run in keyed.chunk_by(|a, b| a.0 == b.0) {
        kept.clear();
        for &(_, place) in run {
            let row = rows[place as usize];
            match kept.iter().find(|&&first| equal(first, row)) {
                Some(&first) => firsts[place as usize] = first,
                None if kept.len() < APART => kept.push(row),
                None => {}
            }
        }
    }
    firsts
}
