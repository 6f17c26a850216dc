//! NumPy arrays: a table of numbers, written as an array of doubles, comes back.

use isoline_dataset::formats::npy::FORMAT;
use isoline_dataset::{Reading, Values};

use crate::sound::read;

/// Tries an input.
pub fn check(bytes: &[u8]) {
    let asked = Reading::default();
    let Ok(table) = read(&FORMAT, bytes, &asked) else {
        return;
    };
    let columns: Vec<&Vec<f64>> = table
        .columns
        .iter()
        .filter_map(|column| match &column.values {
            Values::Numbers(numbers) => Some(numbers),
            _ => None,
        })
        .collect();
    if columns.len() < 2 {
        return;
    }
    let again = read(&FORMAT, &written(&columns, table.rows), &asked).expect("doubles are read");
    assert_eq!(again.columns.len(), columns.len());
    for (column, numbers) in again.columns.iter().zip(columns) {
        assert_eq!(column.values, Values::Numbers(numbers.clone()));
    }
}

/// An array of doubles, row by row, as `numpy.save` writes it.
fn written(columns: &[&Vec<f64>], rows: usize) -> Vec<u8> {
    let header = format!(
        "{{'descr': '<f8', 'fortran_order': False, 'shape': ({rows}, {}), }}\n",
        columns.len()
    );
    let mut bytes = b"\x93NUMPY\x01\x00".to_vec();
    bytes.extend_from_slice(&(header.len() as u16).to_le_bytes());
    bytes.extend_from_slice(header.as_bytes());
    for row in 0..rows {
        for column in columns {
            bytes.extend_from_slice(&column[row].to_le_bytes());
        }
    }
    bytes
}
