//! Several tables with the same columns as one, the rows of each below those of the one before.

use isoline_numeric::sorting;
use std::sync::Arc;

use crate::columns::{Filler, digest, push, remarked};
use crate::error::{DataError, Remark, listed, shown};
use crate::reading::Reading;
use crate::table::{Column, Kind, Raw, Table, Values};

/// Remarks on whole columns, which the joined columns get anew.
const OF_COLUMNS: [&str; 4] = ["text-column", "constant", "identifier", "blank-column"];

/// Joins tables by the names of their columns, whose order may differ. A column that is blank in one table is missing in
/// its rows.
///
/// # Errors
/// Names the file and the columns where the names or the kinds differ.
pub(super) fn join(mut tables: Vec<Table>) -> Result<Table, DataError> {
    if tables.len() == 1
        && let Some(only) = tables.pop()
    {
        return Ok(only);
    }
    let Some(first) = tables.first() else {
        return Err(DataError::new("empty-file", "No file was given.")
            .hint("Choose at least one file with a table in it."));
    };
    for table in &tables[1..] {
        same_names(first, table).map_err(|error| error.within(&table.name))?;
    }
    let names: Vec<&str> = tables
        .iter()
        .flat_map(|table| table.columns.iter().map(|column| column.name.as_str()))
        .fold(Vec::new(), |mut names, name| {
            if !names.contains(&name) {
                names.push(name);
            }
            names
        });
    let columns = names
        .iter()
        .map(|name| column(name, &tables).map(Arc::new))
        .collect::<Result<_, _>>()?;
    let blank = first.blank.iter();
    let blank: Vec<String> = blank
        .filter(|name| !names.contains(&name.as_str()))
        .cloned()
        .collect();
    let mut remarks = remarks(&tables);
    if let Some(column) = blank.first() {
        let message = format!(
            "Columns with nothing but blanks were left out: {}.",
            listed(blank.iter().map(String::as_str))
        );
        remarks.push(Remark::new("blank-column", message).column(column));
    }
    let mut reading = first.reading.clone();
    for table in &tables[1..] {
        only_common(&mut reading.used, &table.reading.used);
    }
    Ok(remarked(Table {
        name: format!("{} + {}", shown(&first.name), tables.len() - 1),
        columns,
        rows: tables.iter().map(|table| table.rows).sum(),
        subsample: None,
        reading,
        preview: first.preview.clone(),
        blank,
        remarks,
    }))
}

/// All names of a table's columns, in order of the alphabet.
fn all_names(table: &Table) -> Vec<&str> {
    let names = table.columns.iter().map(|column| column.name.as_str());
    let names: Vec<&str> = names
        .chain(table.blank.iter().map(String::as_str))
        .collect();
    let order = sorting::ranked(names.len(), &|a, b| names[a].cmp(names[b]));
    order
        .into_iter()
        .map(|place| names[place as usize])
        .collect()
}

fn same_names(first: &Table, table: &Table) -> Result<(), DataError> {
    let (wanted, found) = (all_names(first), all_names(table));
    let lacking = |from: &[&'_ str], these: &[&'_ str]| -> Vec<String> {
        let lacking = these
            .iter()
            .filter(|name| from.binary_search(name).is_err());
        lacking.map(|name| (*name).to_string()).collect()
    };
    let (missing, extra) = (lacking(&found, &wanted), lacking(&wanted, &found));
    let mut differences = Vec::new();
    for (what, names) in [("lacks", &missing), ("has in addition", &extra)] {
        if !names.is_empty() {
            differences.push(format!(
                "{what} {}",
                listed(names.iter().map(String::as_str))
            ));
        }
    }
    if differences.is_empty() {
        return Ok(());
    }
    let cause = format!(
        "Compared with {}, the file {}.",
        shown(&first.name),
        differences.join(" and ")
    );
    Err(DataError::new("columns-differ", cause)
        .hint("Give all files the same columns, or open this one by itself."))
}

fn column(name: &str, tables: &[Table]) -> Result<Column, DataError> {
    let named = |kind: Kind| {
        if kind == Kind::Text {
            Kind::Categorical
        } else {
            kind
        }
    };
    let parts: Vec<Option<&Arc<Column>>> = tables.iter().map(|table| table.shared(name)).collect();
    let mut known = parts
        .iter()
        .zip(tables)
        .filter_map(|(part, table)| Some((part.as_ref()?, table)));
    let Some((model, home)) = known.next() else {
        return Err(DataError::new(
            "columns-differ",
            format!("No file has {}.", shown(name)),
        ));
    };
    for (part, table) in known {
        let same_unit = part.format.unit == model.format.unit;
        if named(part.kind) != named(model.kind) || !same_unit {
            let kind = |column: &Column| {
                let unit = column.format.unit.map(|unit| format!(" in {unit}"));
                format!("{:?}", column.kind).to_lowercase() + &unit.unwrap_or_default()
            };
            let cause = format!(
                "The column is {} here and {} in {}.",
                kind(part),
                kind(model),
                shown(&home.name)
            );
            return Err(DataError::new("columns-differ", cause)
                .column(name)
                .hint("Write its cells alike in all files, or open this one by itself.")
                .within(&table.name));
        }
    }
    if let Values::Numbers(_) = model.values {
        let total: usize = tables.iter().map(|table| table.rows).sum();
        let mut numbers = Vec::new();
        numbers
            .try_reserve_exact(total)
            .map_err(|_| DataError::memory(total * size_of::<f64>()))?;
        for (part, table) in parts.iter().zip(tables) {
            numbers.extend(
                (0..table.rows).map(|row| match part.map(|part| part.raw(row)) {
                    Some(Raw::Number(number)) => number,
                    _ => f64::NAN,
                }),
            );
        }
        let mut joined = Column::new(name.into(), model.kind, Values::Numbers(numbers));
        joined.format = model.format;
        // Months of one file and days of another are shown to the day.
        if let Some(date) = &mut joined.format.date {
            for other in parts.iter().flatten().filter_map(|part| part.format.date) {
                date.precision = date.precision.max(other.precision);
            }
        }
        return Ok(joined);
    }
    let omits = |part: &&Arc<Column>| matches!(part.values, Values::Omitted { .. });
    if parts.iter().flatten().any(omits) {
        let mut digests = Vec::new();
        for (part, table) in parts.iter().zip(tables) {
            for row in 0..table.rows {
                let digest = part.and_then(|part| match part.values {
                    Values::Omitted { .. } => part.identity(row),
                    _ => (part.raw(row) != Raw::Missing).then(|| digest(&part.text(row))),
                });
                push(&mut digests, digest.unwrap_or(0))?;
            }
        }
        let values = Values::Omitted {
            digests,
            distinct: crate::columns::NAMES_KEPT + 1,
        };
        return Ok(Column::new(name.into(), Kind::Text, values));
    }
    let mut filler = Filler::of_names();
    for (part, table) in parts.iter().zip(tables) {
        for row in 0..table.rows {
            filler.add(&part.map_or_else(String::new, |part| part.text(row)))?;
        }
    }
    Ok(filler.finish(name.into()))
}

/// What was said of each file, under its name.
fn remarks(tables: &[Table]) -> Vec<Remark> {
    let said = tables.iter().flat_map(|table| {
        let said = table.remarks.iter();
        said.filter(|remark| !OF_COLUMNS.contains(&remark.code.as_str()))
            .map(|remark| Remark {
                message: format!("{}: {}", shown(&table.name), remark.message),
                ..remark.clone()
            })
    });
    said.collect()
}

/// Keeps of a reading what another agrees with.
fn only_common(reading: &mut Reading, other: &Reading) {
    for member in reading.differences(other) {
        match member {
            "encoding" => reading.encoding = None,
            "delimiter" => reading.delimiter = None,
            "header" => reading.header = None,
            "skip" => reading.skip = None,
            "comments" => reading.comments = None,
            "units" => reading.units = None,
            "footer" => reading.footer = None,
            "dates" => reading.dates = None,
            "path" => reading.path = None,
            "decimal" => reading.decimal = None,
            // Rows are picked among those of all files.
            _ => {}
        }
    }
}
