//! Rows with a missing cell are left out where the spec says so.

use super::check::Plan;
use crate::error::{counted, shown};
use crate::formats::FEWEST_ROWS;
use crate::table::{Column, Raw, Values};
use crate::{DataError, Remark};

/// The rows among `rows` without a missing cell in the columns of a record whose missing cells leave the row out.
pub(super) fn complete(
    rows: Vec<u32>,
    plan: &Plan<'_>,
    remarks: &mut Vec<Remark>,
) -> Result<Vec<u32>, DataError> {
    let record = plan.record();
    let asked: Vec<&Column> = record
        .iter()
        .map(|column| column.as_ref())
        .filter(|column| match column.values {
            Values::Numbers(_) => plan.numeric.0.drops,
            _ => plan.categorical.drops,
        })
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
