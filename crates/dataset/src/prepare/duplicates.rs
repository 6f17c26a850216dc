//! Validation rows that are equal to a training row, where groups or times decide the split: they are remembered, not predicted.

use super::Split;
use super::check::Plan;
use crate::Remark;
use crate::columns::{FNV, fnv};
use crate::error::counted;
use crate::table::{Column, Table};
use isoline_numeric::sorting;

/// Says how many validation rows equal a training row in all features and the target.
pub(super) fn note(
    table: &Table,
    plan: &Plan<'_>,
    rows: &[u32],
    split: &Split,
    remarks: &mut Vec<Remark>,
) {
    let record = plan.record();
    let features = record.iter().map(|column| column.as_ref());
    let columns: Vec<&Column> = features.chain([plan.target]).collect();
    let mut training: Vec<(u64, u32)> = split
        .train
        .iter()
        .map(|&row| rows[row as usize])
        .map(|row| (digest(&columns, row), row))
        .collect();
    sorting::keyed(&mut training);
    let equal = |a: u32, b: u32| {
        columns
            .iter()
            .all(|column| column.raw(a as usize) == column.raw(b as usize))
    };
    let repeats = |row: u32| {
        let digest = digest(&columns, row);
        let from = training.partition_point(|&(other, _)| other < digest);
        training[from..]
            .iter()
            .take_while(|(other, _)| *other == digest)
            .any(|&(_, other)| equal(row, other))
    };
    let repeated: Vec<u32> = split
        .validation
        .iter()
        .map(|&row| rows[row as usize])
        .filter(|&row| repeats(row))
        .collect();
    if !repeated.is_empty() {
        let message = format!(
            "{} of {} validation rows equal a training row in {}, which flatters the validation score.",
            repeated.len(),
            split.validation.len(),
            counted(columns.len(), "column")
        );
        remarks.push(
            Remark::new("duplicates-across-split", message).hint(format!(
                "Remove repeated rows from {}.",
                crate::error::shown(&table.name)
            )),
        );
    }
}

/// FNV-1a over the cells; equal rows have equal digests.
pub(crate) fn digest(columns: &[&Column], row: u32) -> u64 {
    columns.iter().fold(FNV, |hash, column| {
        let cell = column.identity(row as usize).unwrap_or(u64::MAX);
        fnv(hash, &cell.to_le_bytes())
    })
}
