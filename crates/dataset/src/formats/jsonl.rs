//! JSON Lines: every line an object, or every line an array.

use super::grid::{Grid, cells_by};
use super::json::{of_lines, significant};
use super::{Format, Picker, encoding, extension};
use crate::error::DataError;
use crate::reading::Reading;
use crate::table::Table;

/// The family's entry.
pub const FORMAT: Format = Format {
    name: "jsonl",
    label: "JSON Lines",
    extensions: &["jsonl", "ndjson"],
    recognises,
    read,
    reading: &["encoding", "header", "decimal", "dates"],
    cells: |name, bytes, asked| cells_by(read, name, bytes, asked),
};

/// By its name, or where the first line is one whole object and another begins below.
fn recognises(name: &str, bytes: &[u8]) -> bool {
    let opened = significant(bytes).next();
    if FORMAT.extensions.contains(&extension(name)) {
        return matches!(opened, Some(b'{' | b'['));
    }
    if opened != Some(b'{') {
        return false;
    }
    let head = &bytes[..bytes.len().min(1 << 16)];
    let lines = head.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii);
    let mut lines = lines.filter(|line| !line.is_empty());
    match (lines.next(), lines.next()) {
        (Some(first), Some(second)) => first.ends_with(b"}") && second.starts_with(b"{"),
        _ => false,
    }
}

fn read(
    name: &str,
    bytes: &[u8],
    asked: &Reading,
    picker: &mut Picker,
) -> Result<Table, DataError> {
    asked.only("A file of JSON lines", FORMAT.reading)?;
    let mut remarks = Vec::new();
    let (text, encoding) = encoding::decode(bytes, asked.encoding.as_deref(), &mut remarks)?;
    let grid = Grid::of_text(name, asked, encoding, remarks);
    of_lines(grid, picker, &text)
}
