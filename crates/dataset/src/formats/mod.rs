//! Files: bytes to a [`Table`].
//!
//! | member | reads |
//! |---|---|
//! | `npy` | NumPy arrays of two dimensions, or of records: truth values, integers, floats, texts |
//! | `jsonl` | JSON Lines: every line an object, or every line an array |
//! | `json` | an array of objects, an array of arrays, an object of arrays, or one of these under a key |
//! | `csv` | text with one record a line: comma, semicolon, tab, bar or space separated |
//!
//! Contract: a member recognises its files by their bytes first and their name second, reads without panicking whatever
//! the bytes are, and names the row and column of what it refuses. The first member that recognises a file reads it;
//! `csv` takes what nobody else took, so it stays last.

mod cells;
pub mod csv;
pub mod delimiter;
pub mod encoding;
mod grid;
pub mod header;
mod join;
pub mod json;
pub mod jsonl;
pub mod magic;
pub mod npy;
pub mod quotes;
mod rivals;
mod subsample;

pub use cells::Cells;
pub(crate) use subsample::grouped;
pub use subsample::{Picker, most_rows};

use crate::reading::Reading;
use crate::{DataError, Table};

/// Fewest rows to learn anything from.
pub const FEWEST_ROWS: usize = 10;

/// Most columns of a table.
pub const MOST_COLUMNS: usize = 10_000;

/// Most bytes of one cell.
pub const LARGEST_CELL: usize = 1 << 20;

/// A member of the family.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// The name, unique in the family.
    pub name: &'static str,
    /// The name on the page.
    pub label: &'static str,
    /// File name extensions, lower case, without the dot.
    pub extensions: &'static [&'static str],
    /// Whether this member should read these bytes.
    pub recognises: fn(name: &str, bytes: &[u8]) -> bool,
    /// Reads the rows that are picked, as asked; where they are only counted, the table is empty. Errors do not name the
    /// file yet.
    pub read: ReadTable,
    /// The members of a reading that can be chosen for such a file, besides the rows.
    pub reading: &'static [&'static str],
    /// Reads their cells as they are written, for a file that is to be answered.
    pub cells: ReadCells,
}

impl Format {
    /// Reads a whole file as this format, whatever its bytes say. Errors do not name the file.
    ///
    /// # Errors
    /// As [`read`].
    pub fn whole(&self, name: &str, bytes: &[u8], asked: &Reading) -> Result<Table, DataError> {
        (self.read)(name, bytes, asked, &mut Picker::all())
    }
}

/// Reads the table of a file as asked.
pub type ReadTable =
    fn(name: &str, bytes: &[u8], asked: &Reading, picker: &mut Picker) -> Result<Table, DataError>;

/// Reads the cells of a file as asked. Errors do not name the file yet.
pub type ReadCells = fn(name: &str, bytes: &[u8], asked: &Reading) -> Result<Cells, DataError>;

/// All formats, in the order in which they are asked.
pub const ALL: &[Format] = &[npy::FORMAT, jsonl::FORMAT, json::FORMAT, csv::FORMAT];

/// The format of this name.
pub fn find(name: &str) -> Option<&'static Format> {
    ALL.iter().find(|format| format.name == name)
}

/// What stands behind the last dot of a file's name, where it is written in lower case.
fn extension(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// The first format that recognises a file.
fn recognised(name: &str, bytes: &[u8]) -> Result<&'static Format, DataError> {
    if bytes.is_empty() {
        return Err(DataError::new("empty-file", "The file is empty (0 bytes).")
            .hint("Choose a file with a table in it."));
    }
    let format = ALL.iter().find(|format| (format.recognises)(name, bytes));
    format.ok_or_else(|| {
        DataError::new("unknown-format", "This kind of file is not read.")
            .hint("Export the table as CSV.")
    })
}

/// Reads a file of any known format as asked; what was not asked is found. `name` is only used in messages and to choose
/// between formats.
///
/// # Errors
/// Names file, row, column and cause; what was asked and does not fit is an error too.
pub fn read(name: &str, bytes: &[u8], asked: &Reading) -> Result<Table, DataError> {
    read_files(&[(name, bytes)], asked)
}

/// Reads several files with the same columns, each as [`read`] does, into one table with their rows in the order given.
///
/// # Errors
/// As [`read`], and where a file's columns differ from those of the first.
pub fn read_all(files: &[(String, Vec<u8>)], asked: &Reading) -> Result<Table, DataError> {
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    read_files(&files, asked)
}

fn read_files(files: &[(&str, &[u8])], asked: &Reading) -> Result<Table, DataError> {
    let mut picker = Picker::new(asked.rows, || counted(files, asked))?;
    let tables: Result<Vec<Table>, DataError> = files
        .iter()
        .map(|(name, bytes)| read_part(name, bytes, asked, &mut picker))
        .collect();
    match tables {
        Err(_) if picker.is_over() => {
            let total = match asked.rows {
                Some(rows) => rows.count,
                None => counted(files, asked)?,
            };
            let refusal = picker.refusal(total, asked);
            Err(refusal.within(files[0].0))
        }
        tables => {
            let mut table = join::join(tables?)?;
            table.subsample = picker.subsample();
            long_enough(table)
        }
    }
}

/// How many rows there are in all.
fn counted(files: &[(&str, &[u8])], asked: &Reading) -> Result<usize, DataError> {
    let mut picker = Picker::counting();
    for (name, bytes) in files {
        read_part(name, bytes, asked, &mut picker)?;
    }
    Ok(picker.seen)
}

fn read_part(
    name: &str,
    bytes: &[u8],
    asked: &Reading,
    picker: &mut Picker,
) -> Result<Table, DataError> {
    recognised(name, bytes)
        .and_then(|format| {
            let mut table = (format.read)(name, bytes, asked, picker)?;
            table.reading.choosable = format.reading;
            Ok(table)
        })
        .map_err(|error| error.within(name))
}

/// Reads the cells of a file of any known format as they are written; a single row will do.
///
/// # Errors
/// As [`read`].
pub fn cells(name: &str, bytes: &[u8], asked: &Reading) -> Result<Cells, DataError> {
    if asked.rows.is_some() {
        let cause = "A file that is answered is answered whole.";
        return Err(DataError::new("reading", cause)
            .hint("Leave reading.rows out.")
            .within(name));
    }
    let format = recognised(name, bytes);
    let read = format.and_then(|format| (format.cells)(name, bytes, asked));
    read.map_err(|error| error.within(name))
}

/// Refuses a table of which nothing can be learnt.
fn long_enough(table: Table) -> Result<Table, DataError> {
    if table.rows >= FEWEST_ROWS {
        return Ok(table);
    }
    let cause = format!(
        "A table needs at least {FEWEST_ROWS} rows, found {}.",
        table.rows
    );
    Err(DataError::new("too-few-rows", cause)
        .hint("Add more rows.")
        .within(&table.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_found_by_name_and_refuse_an_empty_table() {
        for format in ALL {
            assert_eq!(
                find(format.name).map(|found| found.label),
                Some(format.label)
            );
            let error = format.whole("x", b"\n\n", &Reading::default());
            let error = error.expect_err("no table");
            assert!(
                !error.message.is_empty() && error.hint.is_some(),
                "{}",
                format.name
            );
        }
        let nothing = read("x.csv", b"", &Reading::default());
        assert_eq!(nothing.expect_err("empty").kind, "empty-file");
    }
}
