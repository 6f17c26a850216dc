//! Where the data begin, what the columns are called, and the walk over the data rows.

use csv::ByteRecord;

use super::{cell, reader};
use crate::columns::names;
use crate::error::{DataError, Remark};
use crate::formats::delimiter::Cut;
use crate::formats::{LARGEST_CELL, MOST_COLUMNS, header};
use crate::reading::{Reading, ReadingChoice};

/// The columns' names and where the data begin.
pub(super) struct Layout {
    pub names: Vec<String>,
    pub header: bool,
}

impl Layout {
    pub fn find(
        cut: &Cut<'_>,
        asked: &Reading,
        remarks: &mut Vec<Remark>,
    ) -> Result<Self, DataError> {
        let mut reader = reader(cut.text.as_bytes(), cut.delimiter);
        let mut records: Vec<Vec<String>> = Vec::new();
        let mut record = ByteRecord::new();
        let mut first_row = 1;
        while records.len() < 100 && reader.read_byte_record(&mut record).map_err(unreadable)? {
            let row = line(&record, &cut.text) + cut.skipped;
            if records.is_empty() {
                first_row = row;
                if record.len() > MOST_COLUMNS {
                    let cause = format!(
                        "{} columns, over the {MOST_COLUMNS} that are read.",
                        record.len()
                    );
                    return Err(DataError::new("too-many-columns", cause)
                        .row(row)
                        .hint("Keep the columns you need."));
                }
            }
            small(&record, row)?;
            records.push(
                (0..record.len())
                    .map(|position| cell(&record, position).trim().to_string())
                    .collect(),
            );
        }
        if records.is_empty() {
            return Err(DataError::new("empty-file", "The file holds no record.")
                .hint("Choose a file with a table in it."));
        }
        let first = records.remove(0);
        let header = asked
            .header
            .unwrap_or_else(|| header::is_header(&first, &records));
        if first.len() == 1 {
            let hint = "A table needs at least one column to learn from and one to learn, separated by comma, semicolon or tab.";
            return Err(DataError::new("one-column", "There is one column only.")
                .row(first_row)
                .hint(hint));
        }
        let names = if header {
            names::settle(first, first_row, remarks)
        } else {
            let named: Vec<String> = (1..=first.len())
                .map(|position| format!("c{position}"))
                .collect();
            let message = format!(
                "The first row holds data, so the columns were called c1 to c{}.",
                named.len()
            );
            remarks.push(
                Remark::new("no-header", message)
                    .row(first_row)
                    .hint("Put the column names into the first row, or say that they are there.")
                    .choices(vec![ReadingChoice::new(
                        "The first row names the columns",
                        Reading {
                            header: Some(true),
                            ..asked.clone()
                        },
                    )]),
            );
            named
        };
        Ok(Layout { names, header })
    }

    /// Calls `take` with the file's line and the record of every data row that is not wholly blank, until it says no.
    pub fn each_row(
        &self,
        cut: &Cut<'_>,
        take: &mut dyn FnMut(usize, &ByteRecord) -> Result<bool, DataError>,
    ) -> Result<(), DataError> {
        let mut reader = reader(cut.text.as_bytes(), cut.delimiter);
        let mut record = ByteRecord::new();
        let mut past_header = !self.header;
        while reader.read_byte_record(&mut record).map_err(unreadable)? {
            if !past_header {
                past_header = true;
                continue;
            }
            let row = line(&record, &cut.text) + cut.skipped;
            small(&record, row)?;
            if !record.as_slice().iter().all(u8::is_ascii_whitespace) && !take(row, &record)? {
                break;
            }
        }
        Ok(())
    }
}

/// The line on which a record begins. The reader gives the end of the record before: of the line ends that follow it
/// there, the \n after an \r and those of blank lines, it has not counted any yet.
pub(in crate::formats) fn line(record: &ByteRecord, text: &str) -> usize {
    record.position().map_or(1, |position| {
        let rest = text.as_bytes().get(position.byte() as usize..);
        let ends = rest
            .unwrap_or_default()
            .iter()
            .take_while(|byte| matches!(byte, b'\r' | b'\n'));
        position.line() as usize + ends.filter(|byte| **byte == b'\n').count()
    })
}

fn unreadable(error: csv::Error) -> DataError {
    DataError::new(
        "unreadable",
        format!("The text could not be cut into cells: {error}."),
    )
    .hint("Export the table as CSV again.")
}

fn small(record: &ByteRecord, row: usize) -> Result<(), DataError> {
    if record.as_slice().len() > LARGEST_CELL
        && let Some(position) = record.iter().position(|cell| cell.len() > LARGEST_CELL)
    {
        let cause = format!("Cell {} is larger than 1 MB.", position + 1);
        return Err(DataError::new("large-cell", cause)
            .row(row)
            .hint("A quote that is opened there and closed far below may be the cause."));
    }
    Ok(())
}
