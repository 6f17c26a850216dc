//! From rows of cells, whatever file they come from, to a table: evidence first, then the columns.

use std::borrow::Cow;
use std::sync::Arc;

use super::{Cells, MOST_COLUMNS, Picker, ReadTable};
use crate::columns::{Evidence, assemble, remarked};
use crate::error::{DataError, Remark};
use crate::reading::{Decimal, Reading, ReadingUsed};
use crate::table::Table;

/// Rows shown as text.
pub(super) const PREVIEW: usize = 8;

/// Characters of a cell shown.
const SHOWN: usize = 200;

/// What takes a row: its number and its cells, one for each column.
pub(super) type Take<'t> = &'t mut dyn FnMut(usize, &[String]) -> Result<(), DataError>;

/// What is known of a table before its cells are read.
pub(super) struct Grid<'a> {
    pub name: &'a str,
    pub names: Vec<String>,
    pub asked: &'a Reading,
    pub used: Reading,
    pub remarks: Vec<Remark>,
}

impl<'a> Grid<'a> {
    /// Of a text in this encoding, whose names are still to be found.
    pub fn of_text(
        name: &'a str,
        asked: &'a Reading,
        encoding: String,
        remarks: Vec<Remark>,
    ) -> Self {
        Grid {
            name,
            names: Vec::new(),
            asked,
            used: Reading {
                encoding: Some(encoding),
                ..Reading::default()
            },
            remarks,
        }
    }

    /// Reads the rows twice; `each_row` gives the same ones every time.
    pub fn read(
        mut self,
        picker: &mut Picker,
        each_row: impl Fn(Take<'_>) -> Result<(), DataError>,
    ) -> Result<Table, DataError> {
        let columns = self.names.len();
        if columns > MOST_COLUMNS {
            let cause = format!("{columns} columns, over the {MOST_COLUMNS} that are read.");
            return Err(
                DataError::new("too-many-columns", cause).hint("Keep the columns you need.")
            );
        }
        if columns == 1 {
            return Err(DataError::new("one-column", "There is one column only.")
                .hint("A table needs at least one column to learn from and one to learn."));
        }
        if let Some(cells) = &mut picker.cells {
            *cells = Cells::new(self.names, self.used.header.unwrap_or(true));
            // Numbers are written with this sign, whatever the table had that was trained on.
            cells.decimal = Some(self.asked.decimal.unwrap_or(Decimal::Point));
            cells.remarks = self.remarks;
            each_row(&mut |row, given| cells.add(row, given.iter().map(Cow::from)))?;
            return Ok(Table::default());
        }
        let evidence = || Evidence::new(self.asked.decimal);
        let mut evidence: Vec<Evidence> = self.names.iter().map(|_| evidence()).collect();
        let (mut found, mut rows, mut preview) = (0, 0, Vec::<Vec<String>>::new());
        picker.fit(columns);
        let again = picker.clone();
        each_row(&mut |row, cells| {
            found += 1;
            if !picker.takes()? {
                return Ok(());
            }
            rows += 1;
            if preview.len() < PREVIEW {
                preview.push(cells.iter().map(|cell| cut_short(cell.trim())).collect());
            }
            evidence
                .iter_mut()
                .zip(cells)
                .try_for_each(|(column, cell)| column.add(cell, row))
        })?;
        if picker.only_counts() {
            return Ok(Table::default());
        }
        if found == 0 {
            return Err(DataError::new("no-rows", "There are 0 data rows.")
                .hint("Choose a file with a table in it."));
        }
        let found = assemble(
            &self.names,
            evidence,
            true,
            self.asked,
            &mut self.remarks,
            |fillers| {
                let mut picker = again;
                each_row(&mut |_, cells| {
                    if !picker.takes()? {
                        return Ok(());
                    }
                    fillers
                        .iter_mut()
                        .try_for_each(|(position, filler)| filler.add(&cells[*position]))
                })
            },
        )?;
        (self.used.decimal, self.used.dates) = (found.decimal, found.dates);
        self.used.rows = self.asked.rows;
        let blank = found.blank;
        for row in &mut preview {
            let mut names = self.names.iter();
            row.retain(|_| names.next().is_some_and(|name| !blank.contains(name)));
        }
        Ok(remarked(Table {
            name: self.name.into(),
            columns: found.columns.into_iter().map(Arc::new).collect(),
            rows,
            subsample: None,
            reading: ReadingUsed {
                asked: self.asked.clone(),
                used: self.used,
                ..ReadingUsed::default()
            },
            preview,
            blank,
            remarks: self.remarks,
        }))
    }
}

/// The cells of a file, as they are written, by what reads its table.
pub(super) fn cells_by(
    read: ReadTable,
    name: &str,
    bytes: &[u8],
    asked: &Reading,
) -> Result<Cells, DataError> {
    let mut picker = Picker::of_cells();
    read(name, bytes, asked, &mut picker)?;
    let cells = picker.cells.unwrap_or_default();
    if cells.rows() == 0 {
        return Err(DataError::new("no-rows", "There are 0 data rows.")
            .hint("Choose a file with a table in it."));
    }
    Ok(cells)
}

/// The beginning of a cell, as long as it is shown.
pub(super) fn cut_short(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.into(),
    }
}
