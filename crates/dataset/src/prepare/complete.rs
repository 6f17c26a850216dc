//! Rows that are left out: those without a target, and those with a missing cell where the spec says so.

use super::check::Plan;
use crate::error::{counted, shown};
use crate::formats::FEWEST_ROWS;
use crate::table::{Column, Raw, Table, Values};
use crate::{DataError, Remark};

/// The rows among `rows` without a missing cell in the columns of a record whose missing cells leave the row out.
pub(super) fn complete(
    rows: Vec<u32>,
    plan: &Plan<'_>,
    remarks: &mut Vec<Remark>,
) -> Result<Vec<u32>, DataError> {
    let treated = plan.record().into_iter().zip(&plan.treatments);
    let asked: Vec<&Column> = treated
        .filter(|(column, treatment)| match column.values {
            Values::Numbers(_) => treatment.numeric.0.drops,
            _ => treatment.categorical.drops,
        })
        .map(|(column, _)| column.as_ref())
        .collect();
    let mut missing = vec![0_usize; asked.len()];
    let mut first = None;
    let before = rows.len();
    let mut rows = rows;
    rows.retain(|&row| {
        let mut whole = true;
        for (column, missing) in asked.iter().zip(&mut missing) {
            if column.raw(row as usize) == Raw::Missing {
                *missing += 1;
                whole = false;
            }
        }
        if !whole {
            first.get_or_insert(row);
        }
        whole
    });
    let (Some(first), Some((column, most))) = (
        first,
        asked.iter().zip(&missing).max_by_key(|(_, most)| **most),
    ) else {
        return Ok(rows);
    };
    let name = &column.name;
    if rows.len() < FEWEST_ROWS {
        let cause = format!(
            "{} of {before} rows are left when those with a missing cell are left out; {} has the most, {most}.",
            rows.len(),
            shown(name)
        );
        return Err(DataError::new("too-few-complete-rows", cause)
            .column(name)
            .hint("Let the median or the mode stand in, or take the column out of the features."));
    }
    let message = format!(
        "{} with a missing cell left out, the first of them data row {}; {} has the most, {most}.",
        counted(before - rows.len(), "row"),
        first + 1,
        shown(name)
    );
    let remark = Remark::new("incomplete-rows", message).column(name);
    remarks.push(remark.hint("A stand-in for missing cells keeps these rows."));
    Ok(rows)
}

/// The rows that have a target.
pub(super) fn kept(
    table: &Table,
    target: &Column,
    remarks: &mut Vec<Remark>,
) -> Result<Vec<u32>, DataError> {
    let rows: Vec<u32> = (0..table.rows as u32)
        .filter(|&row| target.raw(row as usize) != Raw::Missing)
        .collect();
    let dropped = table.rows - rows.len();
    let name = &target.name;
    // Text that is not kept reads as missing although it is there; the target's own check says what is wrong with it.
    if matches!(target.values, Values::Omitted { .. }) {
        return Ok(rows);
    }
    if rows.is_empty() {
        return Err(DataError::new(
            "target-missing",
            format!("{} has no value in any row.", shown(name)),
        )
        .column(name)
        .hint("Choose another target."));
    }
    if rows.len() < FEWEST_ROWS {
        let cause = format!(
            "A table needs at least {FEWEST_ROWS} rows with a value of {}, found {}.",
            shown(name),
            rows.len()
        );
        return Err(DataError::new("too-few-rows", cause)
            .column(name)
            .hint("Add rows, or choose another target."));
    }
    if dropped > 0 {
        let message = format!(
            "{} without a value of {} left out.",
            counted(dropped, "row"),
            shown(name)
        );
        remarks.push(Remark::new("target-missing", message).column(name));
    }
    Ok(rows)
}
