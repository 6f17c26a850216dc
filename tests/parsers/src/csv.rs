//! Text tables: a table that was read is written with every cell in quotes, and gives the same cells and columns again.

use csv::{QuoteStyle, WriterBuilder};
use isoline_dataset::formats::{Cells, csv::FORMAT};
use isoline_dataset::{Reading, Table};

use crate::sound::read;

/// Tries an input.
pub fn check(bytes: &[u8]) {
    let asked = Reading::default();
    let cells = FORMAT.cells;
    let table = match read(&FORMAT, bytes, &asked) {
        Ok(table) => table,
        Err(error) => {
            // What is offered is a way to read it, or fails for a reason of its own.
            for choice in &error.choices {
                let _ = read(&FORMAT, bytes, &choice.reading);
            }
            return;
        }
    };
    let used = &table.reading.used;
    let again = FORMAT
        .whole("fuzzed", bytes, used)
        .expect("read as it was read");
    same(&table, &again, "asked for what was used");
    let found = cells("fuzzed", bytes, &asked).expect("what is read has cells");
    let delimiter = used.delimiter.expect("a text table has a delimiter");
    let text = written(&found, delimiter);
    let asked = Reading {
        encoding: Some("utf-8".into()),
        skip: Some(0),
        comments: Some(false),
        units: Some(false),
        footer: Some(0),
        ..used.clone()
    };
    let hidden = |byte: &u8| byte.is_ascii_control() && !byte.is_ascii_whitespace();
    let again = match cells("fuzzed", &text, &asked) {
        // Control characters that UTF-16 hides among its zeros are too many once it is UTF-8.
        Err(error) if error.kind == "not-text" && text.iter().any(hidden) => return,
        again => again.unwrap_or_else(|error| panic!("the cells cannot be read again: {error}")),
    };
    assert_eq!(again.names, found.names);
    assert_eq!(again.rows(), found.rows());
    for row in 0..found.rows() {
        for column in 0..found.names.len() {
            assert_eq!(
                again.cell(row, column),
                found.cell(row, column),
                "{row} {column}"
            );
        }
    }
    if used.units == Some(true) {
        // The row of units is written no more, and the columns' units with it.
        return;
    }
    let again = FORMAT.whole("fuzzed", &text, &asked).expect("read again");
    same(&table, &again, "written and read again");
}

/// The same columns, cell for cell.
fn same(one: &Table, other: &Table, how: &str) {
    assert_eq!(one.rows, other.rows, "{how}");
    assert_eq!(one.blank, other.blank, "{how}");
    assert_eq!(one.columns, other.columns, "{how}");
}

fn written(cells: &Cells, delimiter: char) -> Vec<u8> {
    let mut writer = WriterBuilder::new()
        .delimiter(delimiter as u8)
        .quote_style(QuoteStyle::Always)
        .from_writer(Vec::new());
    let mut write = |record: Vec<&str>| writer.write_record(record).expect("memory holds it");
    if cells.header {
        write(cells.names.iter().map(String::as_str).collect());
    }
    for row in 0..cells.rows() {
        write(
            (0..cells.names.len())
                .map(|column| cells.cell(row, column))
                .collect(),
        );
    }
    writer.into_inner().expect("memory holds it")
}
