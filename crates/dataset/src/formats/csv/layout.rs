//! What the columns are called, where the data begin and end, and the walk over the data rows.

use csv::ByteRecord;

use super::records::{Comments, Marked, Records, trimmed};
use super::{footer, preamble, units};
use crate::columns::names;
use crate::error::{DataError, Remark};
use crate::formats::delimiter::Cut;
use crate::formats::header;
use crate::formats::{LARGEST_CELL, MOST_COLUMNS};
use crate::reading::Reading;
use crate::table::{Column, Kind};

/// Records looked at.
const RECORDS: usize = 100;

/// The columns' names and what is left out around the data.
pub(super) struct Layout {
    pub names: Vec<String>,
    pub header: bool,
    /// The units that the row under the names gives, where there is such a row.
    pub units: Option<Vec<Option<&'static str>>>,
    /// Rows left out at the end.
    pub footer: usize,
    pub comments: Comments,
    /// The first data rows.
    pub head: Vec<Vec<String>>,
}

impl Layout {
    /// Cuts what stands above and below the table off the text.
    pub fn find(
        cut: &mut Cut<'_>,
        asked: &Reading,
        remarks: &mut Vec<Remark>,
    ) -> Result<Self, DataError> {
        let comments = Comments {
            asked: asked.comments,
            width: preamble::leave_out(cut, asked, remarks)?,
        };
        let (mut head, lines) = head(cut, comments)?;
        if head.is_empty() {
            return Err(DataError::new("empty-file", "The file holds no record.")
                .hint("Choose a file with a table in it."));
        }
        let first = head.remove(0);
        if first.len() == 1 {
            let hint = "A table needs at least one column to learn from and one to learn, separated by comma, semicolon or tab.";
            return Err(DataError::new("one-column", "There is one column only.")
                .row(lines[0])
                .hint(hint));
        }
        let header = header::decide(&first, &head, lines[0], asked, remarks);
        let mut layout = Layout {
            names: Vec::new(),
            header,
            units: None,
            footer: 0,
            comments,
            head,
        };
        if header {
            layout.names = names::settle(first, lines[0], remarks);
            if let Some(line) = lines.get(1) {
                layout.units = units::found(&layout.head, *line, asked, remarks);
            }
            if layout.units.is_some() {
                layout.head.remove(0);
            }
        } else {
            layout.names = (1..=first.len())
                .map(|position| format!("c{position}"))
                .collect();
            layout.head.insert(0, first);
        }
        layout.footer = footer::leave_out(cut, &layout, asked, remarks)?;
        Ok(layout)
    }

    /// Records above the data.
    pub fn above(&self) -> usize {
        usize::from(self.header) + usize::from(self.units.is_some())
    }

    /// Whether a column holds numbers or dates, by its first rows.
    pub fn valued(&self, position: usize) -> bool {
        header::is_valued(&self.head, position)
    }

    /// Names the units of columns of numbers that have none beside their numbers.
    pub fn name_units(&self, columns: &mut [Column]) {
        for (name, unit) in self.names.iter().zip(self.units.iter().flatten()) {
            let column = columns.iter_mut().find(|column| column.name == *name);
            if let Some(column) = column
                && column.kind == Kind::Numeric
                && column.format.unit.is_none()
            {
                column.format.unit = *unit;
            }
        }
    }

    /// Calls `take` with the file's line and the record of every data row that is not wholly blank, until it says no.
    pub fn each_row(
        &self,
        cut: &Cut<'_>,
        take: &mut dyn FnMut(usize, &ByteRecord) -> Result<bool, DataError>,
    ) -> Result<Marked, DataError> {
        let mut records = Records::new(cut, self.comments);
        let mut record = ByteRecord::new();
        let mut above = self.above();
        while let Some(place) = records.next(&mut record)? {
            if above > 0 {
                above -= 1;
                continue;
            }
            small(&record, place.line)?;
            if !take(place.line, &record)? {
                break;
            }
        }
        Ok(records.found)
    }
}

/// The first records and the lines on which they begin.
fn head(cut: &Cut<'_>, comments: Comments) -> Result<(Vec<Vec<String>>, Vec<usize>), DataError> {
    let mut records = Records::new(cut, comments);
    let mut record = ByteRecord::new();
    let (mut head, mut lines) = (Vec::new(), Vec::new());
    while head.len() < RECORDS
        && let Some(place) = records.next(&mut record)?
    {
        if head.is_empty() && record.len() > MOST_COLUMNS {
            let cause = "{columns} columns, over the {most} that are read.";
            let values = [
                ("columns", record.len().into()),
                ("most", MOST_COLUMNS.into()),
            ];
            return Err(DataError::of("too-many-columns", cause, &values)
                .row(place.line)
                .hint("Keep the columns you need."));
        }
        small(&record, place.line)?;
        head.push(trimmed(&record));
        lines.push(place.line);
    }
    Ok((head, lines))
}

fn small(record: &ByteRecord, row: usize) -> Result<(), DataError> {
    if record.as_slice().len() > LARGEST_CELL
        && let Some(position) = record.iter().position(|cell| cell.len() > LARGEST_CELL)
    {
        let cause = "Cell {cell} is larger than 1 MB.";
        return Err(
            DataError::of("large-cell", cause, &[("cell", (position + 1).into())])
                .row(row)
                .hint("A quote that is opened there and closed far below may be the cause."),
        );
    }
    Ok(())
}
