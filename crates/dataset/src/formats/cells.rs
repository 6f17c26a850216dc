//! The cells of a file as they were written, for what has to come out again as it went in.

use crate::reading::Decimal;
use crate::{DataError, Remark};

/// All cells of a file as text, without a meaning.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cells {
    /// The columns' names, unique.
    pub names: Vec<String>,
    /// Whether the names came from the file.
    pub header: bool,
    /// What was noticed.
    pub remarks: Vec<Remark>,
    /// The sign before the fraction of numbers, where the format says it.
    pub decimal: Option<Decimal>,
    text: String,
    /// Where each cell ends in `text`, row after row.
    ends: Vec<usize>,
    /// The file's line of each row, counted from 1.
    lines: Vec<u32>,
}

impl Cells {
    /// No rows yet.
    pub(super) fn new(names: Vec<String>, header: bool) -> Self {
        Cells {
            names,
            header,
            ..Cells::default()
        }
    }

    /// Takes a row; cells beyond the last column are left out, missing ones are empty.
    pub(super) fn add<'a>(
        &mut self,
        line: usize,
        cells: impl Iterator<Item = std::borrow::Cow<'a, str>>,
    ) -> Result<(), DataError> {
        let out_of_memory = |_| DataError::memory(1 << 20);
        let width = self.names.len();
        let before = self.ends.len();
        self.ends.try_reserve(width).map_err(out_of_memory)?;
        self.lines.try_reserve(1).map_err(out_of_memory)?;
        for cell in cells.take(width) {
            self.text.try_reserve(cell.len()).map_err(out_of_memory)?;
            self.text.push_str(&cell);
            self.ends.push(self.text.len());
        }
        self.ends.resize(before + width, self.text.len());
        self.lines.push(line as u32);
        Ok(())
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.lines.len()
    }

    /// The file's line of a row, counted from 1; rows count from 0.
    pub fn line(&self, row: usize) -> usize {
        self.lines.get(row).map_or(0, |line| *line as usize)
    }

    /// One cell; empty where there is none.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        let position = row * self.names.len() + column;
        let start = match position {
            0 => 0,
            _ => self.ends.get(position - 1).copied().unwrap_or_default(),
        };
        let end = self.ends.get(position).copied().unwrap_or(start);
        self.text.get(start..end).unwrap_or_default()
    }
}
