//! Rows that have fewer or more cells than there are columns.

use csv::ByteRecord;

use super::layout::Layout;
use crate::error::{DataError, Remark, counted};
use crate::formats::FEWEST_ROWS;
use crate::formats::delimiter::{Cut, named};

/// Row and number of cells.
type Uneven = Option<(usize, usize)>;

/// How many rows there are and how many of them do not fit the columns.
#[derive(Default)]
pub(super) struct Rows {
    /// Data rows of the file.
    pub found: usize,
    /// Those of them that are kept.
    pub count: usize,
    short: usize,
    first_short: Uneven,
    long: usize,
    first_long: Uneven,
    padded: Option<usize>,
}

impl Rows {
    /// Counts a record that stands in `row` of the file and is kept.
    pub fn take(&mut self, layout: &Layout, row: usize, record: &ByteRecord) {
        self.count += 1;
        let (found, expected) = (record.len(), layout.names.len());
        if found < expected {
            self.short += 1;
            self.first_short.get_or_insert((row, found));
        } else if found > expected {
            if record
                .iter()
                .skip(expected)
                .all(|cell| cell.iter().all(u8::is_ascii_whitespace))
            {
                self.padded.get_or_insert(row);
            } else {
                self.long += 1;
                self.first_long.get_or_insert((row, found));
            }
        }
    }

    /// Refuses tables whose rows do not fit, and says what was filled.
    pub fn judge(
        &self,
        layout: &Layout,
        cut: &Cut<'_>,
        remarks: &mut Vec<Remark>,
    ) -> Result<(), DataError> {
        let expected = layout.names.len();
        if self.found == 0 {
            let hint = format!("Add at least {FEWEST_ROWS} rows below the column names.");
            return Err(
                DataError::new("no-rows", "There are column names but 0 data rows.").hint(hint),
            );
        }
        let uneven = self.short + self.long;
        let first = match (self.first_short, self.first_long) {
            (Some(short), Some(long)) => Some(short.min(long)),
            (short, long) => short.or(long),
        };
        if let (true, Some((row, found))) = (uneven > 1 && uneven * 20 > self.count, first) {
            let cause = format!(
                "{} of {} rows do not have {expected} cells; the first has {found}.",
                uneven, self.count
            );
            let hint = format!(
                "The cells were separated at each {}. If that is wrong, save the file with another separator; if a cell holds the separator, put the cell in quotes.",
                named(cut.delimiter)
            );
            return Err(DataError::new("ragged", cause).row(row).hint(hint));
        }
        if let Some((row, found)) = self.first_long {
            let cause = format!("The row has {found} cells where {expected} are expected.");
            let hint = format!(
                "Remove the extra cells, or put a cell that holds a {} in quotes.",
                named(cut.delimiter)
            );
            return Err(DataError::new("extra-cells", cause).row(row).hint(hint));
        }
        if let Some((row, _)) = self.first_short {
            let message = format!(
                "{} had fewer than {expected} cells and were filled with missing ones.",
                counted(self.short, "row")
            );
            remarks.push(Remark::new("short-rows", message).row(row));
        }
        if let Some(row) = self.padded {
            remarks.push(
                Remark::new(
                    "extra-blanks",
                    "Blank cells beyond the last column were left out.",
                )
                .row(row),
            );
        }
        Ok(())
    }
}
