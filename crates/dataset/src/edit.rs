//! Column edits: what the spec says of a column goes before what was found in it.
//!
//! The edits of one column are made in this order: numbers become names where the kind asks for it; cells that mean
//! missing are emptied; levels are merged, all at once; names become numbers where the kind asks for it. Columns without
//! an edit are shared with the table that was read.

mod dating;

use dating::{as_dates, moments};
use isoline_numeric::sorting;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::columns::Format;
use crate::columns::dates::{self, Order};
use crate::columns::identifiers::is_identifier;
use crate::columns::numbers::{Reading, read};
use crate::columns::{NAMES_KEPT, sorted_levels, too_many_names};
use crate::error::{counted, listed, shown};
use crate::spec::{ColumnEdit, DataSpec};
use crate::table::{Column, Kind, MISSING, Table, Values};
use crate::{DataError, Remark};

/// A table after its edits, and what they did that should be known.
#[derive(Debug, Clone)]
pub struct Edited<'a> {
    /// The table that was read where nothing is edited.
    pub table: Cow<'a, Table>,
    /// Cells that an edit made missing, and edits that found nothing to do.
    pub remarks: Vec<Remark>,
}

/// The table as `spec.columns` wants it. Refuses columns and levels that it does not have.
pub fn edited<'a>(table: &'a Table, spec: &DataSpec) -> Result<Edited<'a>, DataError> {
    let mut edited = Edited {
        table: Cow::Borrowed(table),
        remarks: Vec::new(),
    };
    for (name, edit) in &spec.columns {
        if *edit == ColumnEdit::default() {
            continue;
        }
        let found = table.columns.iter().position(|column| column.name == *name);
        let Some(position) = found else {
            let names = table.columns.iter().map(|column| column.name.as_str());
            let cause = format!("There is no column {} to edit.", shown(name));
            return Err(DataError::new("unknown-column", cause)
                .column(name)
                .hint(format!("The columns are {}.", listed(names))));
        };
        let order = table.reading.asked.dates;
        let column = changed(&table.columns[position], edit, order, &mut edited.remarks)?;
        edited.table.to_mut().columns[position] = Arc::new(column);
    }
    Ok(edited)
}

impl ColumnEdit {
    /// What a cell of this column says after the edit; `None` is a missing cell. Kinds do not count here.
    pub fn text<'a>(&'a self, cell: &'a str) -> Option<&'a str> {
        let number = number(cell);
        let same = |text: &String| {
            text.trim() == cell || number.is_some_and(|value| self::number(text) == Some(value))
        };
        if self.missing.iter().any(same) {
            return None;
        }
        Some(self.merge.get(cell).map_or(cell, |to| to.trim()))
    }
}

/// A cell as a finite number.
pub(crate) fn number(text: &str) -> Option<f64> {
    match read(text.trim(), &mut Vec::new()) {
        Reading::Plain(number) => Some(number),
        _ => None,
    }
}

fn changed(
    column: &Column,
    edit: &ColumnEdit,
    order: Option<Order>,
    remarks: &mut Vec<Remark>,
) -> Result<Column, DataError> {
    let kind = edit.kind.unwrap_or(column.kind);
    let (mut names, mut codes) = match &column.values {
        Values::Omitted { .. } if kind == Kind::Text => return Ok(column.clone()),
        Values::Omitted { .. } => {
            let cause = format!(
                "{} has over {NAMES_KEPT} different texts, which are not kept.",
                shown(&column.name)
            );
            return Err(DataError::new("text-not-kept", cause)
                .column(&column.name)
                .hint("Leave the column as text, or change it in the file."));
        }
        Values::Levels { names, codes } => (names.clone(), codes.clone()),
        Values::Numbers(numbers) => {
            let numbers = emptied(column, numbers, edit, remarks);
            if (column.kind, kind) == (Kind::Numeric, Kind::Date) {
                refuse_merge(column, edit)?;
                return Ok(as_dates(column, numbers, remarks));
            }
            let stays = kind == column.kind || kind == Kind::Numeric;
            if kind.is_number() && stays {
                refuse_merge(column, edit)?;
                return Ok(finished(column, kind, Values::Numbers(numbers)));
            }
            match levels(column, &numbers, kind)? {
                Some(levels) => levels,
                None => return Ok(set_aside(column, Values::Numbers(numbers))),
            }
        }
    };
    merge(column, edit, &mut names, &mut codes, remarks)?;
    if kind.is_number() {
        let names = (names, codes);
        return as_numbers(column, kind, order, names, remarks);
    }
    let unusable = too_many_names(&names, &codes);
    let values = sorted_levels(names, codes);
    Ok(match (edit.kind, unusable) {
        (Some(Kind::Text), _) => set_aside(column, values),
        (Some(_), _) => finished(column, kind, values),
        // Numbers that can be read in two ways stay what they are.
        (None, None) if column.kind == Kind::Text && !was_too_many(column) => Column {
            unusable: column.unusable.clone(),
            ..finished(column, Kind::Text, values)
        },
        (None, Some(reason)) => Column {
            unusable: Some(reason),
            ..finished(column, Kind::Text, values)
        },
        (None, None) => finished(column, Kind::Categorical, values),
    })
}

fn was_too_many(column: &Column) -> bool {
    match &column.values {
        Values::Levels { names, codes } => too_many_names(names, codes).is_some(),
        _ => true,
    }
}

fn finished(column: &Column, kind: Kind, values: Values) -> Column {
    let mut made = Column::new(column.name.clone(), kind, values);
    if kind == column.kind {
        made.format = column.format;
    }
    made.identifier = made.unusable.is_none() && is_identifier(&made);
    made
}

fn set_aside(column: &Column, values: Values) -> Column {
    Column {
        unusable: Some("set aside as text".into()),
        ..finished(column, Kind::Text, values)
    }
}

fn refuse_merge(column: &Column, edit: &ColumnEdit) -> Result<(), DataError> {
    if edit.merge.is_empty() {
        return Ok(());
    }
    let cause = format!(
        "{} holds numbers, which have no levels to merge.",
        shown(&column.name)
    );
    Err(DataError::new("merge-numbers", cause)
        .column(&column.name)
        .hint("Make the column categorical first."))
}

/// The numbers without those that mean missing.
fn emptied(
    column: &Column,
    numbers: &[f64],
    edit: &ColumnEdit,
    remarks: &mut Vec<Remark>,
) -> Vec<f64> {
    let mut numbers = numbers.to_vec();
    for text in &edit.missing {
        let mut count = 0;
        let moment = || dates::moment(text).filter(|_| column.kind == Kind::Date);
        if let Some(sentinel) = number(text).or_else(moment) {
            for number in numbers.iter_mut().filter(|number| **number == sentinel) {
                *number = f64::NAN;
                count += 1;
            }
        }
        if count == 0 {
            remarks.push(absent(column, text));
        }
    }
    numbers
}

fn absent(column: &Column, text: &str) -> Remark {
    let message = format!("No cell of {} is \"{}\".", shown(&column.name), shown(text));
    Remark::new("no-such-value", message)
        .column(&column.name)
        .hint("Take it out of the values that mean missing.")
}

type Names = (Vec<String>, Vec<u32>);

/// Numbers as names; `None` where they are too many to be kept and only set aside.
fn levels(column: &Column, numbers: &[f64], kind: Kind) -> Result<Option<Names>, DataError> {
    // Adding 0 makes -0 and 0 one level.
    let present = numbers.iter().filter(|number| number.is_finite());
    let mut distinct: Vec<f64> = present.map(|number| number + 0.0).collect();
    sorting::ascending(&mut distinct);
    distinct.dedup();
    if distinct.len() > NAMES_KEPT {
        if kind == Kind::Text {
            return Ok(None);
        }
        let cause = format!(
            "{} has {} different numbers, over the {NAMES_KEPT} that can be categories.",
            shown(&column.name),
            distinct.len()
        );
        return Err(DataError::new("too-many-levels", cause)
            .column(&column.name)
            .hint("Leave the column numeric."));
    }
    let code = |number: &f64| {
        if number.is_finite() {
            distinct.partition_point(|other| *other < number + 0.0) as u32
        } else {
            MISSING
        }
    };
    let codes = numbers.iter().map(code).collect();
    let names = distinct.iter().map(|number| column.written(*number));
    Ok(Some((names.collect(), codes)))
}

/// Empties and merges levels; levels without a cell are gone afterwards.
fn merge(
    column: &Column,
    edit: &ColumnEdit,
    names: &mut Vec<String>,
    codes: &mut [u32],
    remarks: &mut Vec<Remark>,
) -> Result<(), DataError> {
    for (from, to) in &edit.merge {
        if !names.contains(from) {
            // The name of an earlier merge, which a later one renamed: a level goes the same way.
            let same = |(other, target): (&String, &String)| target == to && names.contains(other);
            if edit.merge.iter().any(same) {
                continue;
            }
            let levels = listed(names.iter().map(String::as_str));
            let cause = format!(
                "{} has no level \"{}\" to merge.",
                shown(&column.name),
                shown(from)
            );
            return Err(DataError::new("unknown-level", cause)
                .column(&column.name)
                .hint(format!("The levels are {levels}.")));
        }
        if to.trim().is_empty() {
            let cause = format!("\"{}\" cannot be merged into an empty name.", shown(from));
            return Err(DataError::new("empty-level", cause)
                .column(&column.name)
                .hint("Give a name, or count it among the values that mean missing."));
        }
    }
    let of_names = matches!(column.values, Values::Levels { .. });
    for text in edit.missing.iter().filter(|_| of_names) {
        if !names.iter().any(|name| *name == text.trim()) {
            remarks.push(absent(column, text));
        }
    }
    let mut kept: BTreeMap<&str, u32> = BTreeMap::new();
    let mut made = Vec::new();
    let mut used = vec![false; names.len()];
    for &code in codes.iter().filter(|&&code| code != MISSING) {
        used[code as usize] = true;
    }
    let mut place = Vec::with_capacity(names.len());
    for (name, used) in names.iter().zip(used) {
        let text = edit.text(name).filter(|_| used);
        place.push(text.map_or(MISSING, |text| {
            *kept.entry(text).or_insert_with(|| {
                made.push(text.to_string());
                made.len() as u32 - 1
            })
        }));
    }
    for code in codes.iter_mut().filter(|code| **code != MISSING) {
        *code = place[*code as usize];
    }
    *names = made;
    Ok(())
}

/// Names as numbers or dates; what is neither becomes missing and is counted.
fn as_numbers(
    column: &Column,
    kind: Kind,
    order: Option<Order>,
    (names, codes): Names,
    remarks: &mut Vec<Remark>,
) -> Result<Column, DataError> {
    let mut format = Format::default();
    let read: Vec<Option<f64>> = if kind == Kind::Date {
        let (moments, date) = moments(column, &names, order)?;
        format.date = Some(date);
        moments
    } else {
        names.iter().map(|name| number(name)).collect()
    };
    let lost = codes
        .iter()
        .filter(|&&code| matches!(read.get(code as usize), Some(None)))
        .count();
    if lost > 0 {
        let words = names.iter().zip(&read).filter(|(_, read)| read.is_none());
        let message = format!(
            "{} in {} are no {} and count as missing: {}.",
            counted(lost, "cell"),
            shown(&column.name),
            if kind == Kind::Date {
                "dates"
            } else {
                "numbers"
            },
            listed(words.map(|(name, _)| name.as_str()))
        );
        remarks.push(Remark::new("not-a-number", message).column(&column.name));
    }
    let numbers = codes
        .iter()
        .map(|&code| read.get(code as usize).copied().flatten())
        .map(|number| number.unwrap_or(f64::NAN));
    let mut made = finished(column, kind, Values::Numbers(numbers.collect()));
    made.format = format;
    Ok(made)
}
