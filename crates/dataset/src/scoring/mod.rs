//! A second file to be answered: its columns matched by name, its cells read as in training, and what is unlike training.
//!
//! Kinds follow the training table, whatever the second file alone would make them. A category that no training row has
//! counts as an unknown level of its feature, a cell that is no number as missing.

mod matching;
mod report;
mod safe;
mod shift;
mod trained;
mod values;

use crate::formats::{self, Cells};
use crate::prepare::Feature;
use crate::reading::Reading;
use crate::table::{Column, Kind, Raw, Table};
use crate::{DataError, DataSpec, Prepared};

pub use matching::{Matching, matching};
pub use report::{ColumnReport, Report};
pub use safe::Writer;
pub use shift::{LARGE, Shift};
use trained::Trained;
pub use values::{Given, Reader};

/// The level of a category that training has not seen; no feature has so many.
const UNKNOWN: Raw = Raw::Level(u32::MAX - 1);

/// What a second file is compared with.
#[derive(Debug, Clone, Copy)]
pub struct Against<'a> {
    /// The training table as it was found in its file.
    pub table: &'a Table,
    /// The spec it was prepared with.
    pub spec: &'a DataSpec,
    /// The samples and what was fitted to them.
    pub prepared: &'a Prepared,
}

/// A second file.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The file's name.
    pub name: String,
    /// Its cells as they were written.
    pub cells: Cells,
    asked: Reading,
}

/// What makes an answer less reliable; all false is a row like those of training.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reliability {
    /// A category that no training row has.
    pub unseen: bool,
    /// A number outside the range of the training rows.
    pub outside: bool,
    /// A missing or unreadable cell, for which the stand-in of training is used.
    pub missing: bool,
}

impl Reliability {
    /// The words of the table: `ok`, or what applies, the gravest first.
    pub fn text(self) -> String {
        let found = [
            (self.unseen, "unseen category"),
            (self.outside, "extrapolates"),
            (self.missing, "missing filled"),
        ];
        let words: Vec<&str> = found
            .iter()
            .filter(|(is, _)| *is)
            .map(|(_, text)| *text)
            .collect();
        if words.is_empty() {
            "ok".into()
        } else {
            words.join("; ")
        }
    }
}

impl Sheet {
    /// Reads the cells of a file, asked for or found as in [`formats::read`]; a single row will do.
    ///
    /// # Errors
    /// As [`formats::read`].
    pub fn read(
        name: &str,
        bytes: &[u8],
        asked: &Reading,
        against: Against<'_>,
    ) -> Result<Self, DataError> {
        let mut cells = formats::cells(name, bytes, asked)?;
        let known = |cells: &Cells| {
            let names = cells.names.iter();
            names
                .filter(|name| against.table.column(name).is_some())
                .count()
        };
        // Few rows do not show whether the first names the columns; the training table does.
        if asked.header.is_none() {
            let other = Reading {
                header: Some(!cells.header),
                ..asked.clone()
            };
            if let Ok(other) = formats::cells(name, bytes, &other)
                && known(&other) > known(&cells)
            {
                cells = other;
            }
        }
        if known(&cells) > 0 {
            cells.remarks.retain(|remark| remark.code != "maybe-header");
        }
        Ok(Sheet {
            name: name.into(),
            cells,
            asked: asked.clone(),
        })
    }

    fn matching(&self, against: Against<'_>) -> Result<Matching, DataError> {
        let features = against.prepared.pipeline.features();
        let wanted: Vec<&str> = features.iter().map(|feature| &*feature.name).collect();
        let columns = &against.table.columns;
        let mut known: Vec<&str> = columns.iter().map(|column| &*column.name).collect();
        known.extend(against.table.blank.iter().map(String::as_str));
        let target = &against.prepared.target.name;
        matching(&self.cells.names, &wanted, target, &known)
            .map_err(|error| error.within(&self.name))
    }

    fn reader<'a>(
        &self,
        against: Against<'a>,
        feature: &'a Feature,
        place: usize,
    ) -> Option<Reader<'a>> {
        let found = against.table.column(&feature.name)?;
        let edit = against.spec.columns.get(&feature.name);
        let mut reader = Reader::of(
            feature.kind,
            &feature.levels,
            found,
            edit,
            self.decimal(against, found),
        );
        self.settle_order(against, &mut reader, place);
        Some(reader)
    }

    fn settle_order(&self, against: Against<'_>, reader: &mut Reader<'_>, place: usize) {
        let cells = (0..self.cells.rows()).map(|row| self.cells.cell(row, place));
        reader.settle_order(self.asked.dates, cells, against.table.reading.used.dates);
    }

    fn decimal(&self, against: Against<'_>, found: &Column) -> Option<crate::reading::Decimal> {
        let asked = self.asked.decimal.or(self.cells.decimal);
        let asked = asked.or(found.format.decimal);
        asked.or(against.table.reading.used.decimal)
    }

    /// Calls `take` with each row's record for [`crate::Pipeline::encode`] and how reliable it is, in the file's order.
    ///
    /// # Errors
    /// As [`Sheet::report`].
    pub fn each_record(
        &self,
        against: Against<'_>,
        mut take: impl FnMut(usize, &[Raw], Reliability),
    ) -> Result<(), DataError> {
        let found = self.matching(against)?;
        let features = against.prepared.pipeline.features();
        let mut inputs: Vec<(usize, Reader<'_>, Trained)> = Vec::new();
        for (position, &place) in found.places.iter().enumerate() {
            if let Some(reader) = self.reader(against, &features[position], place) {
                inputs.push((place, reader, Trained::new(against.prepared, position)));
            }
        }
        let mut record = vec![Raw::Missing; features.len()];
        for row in 0..self.cells.rows() {
            let mut reliability = Reliability::default();
            for (raw, (place, reader, trained)) in record.iter_mut().zip(&mut inputs) {
                let given = reader.read(self.cells.cell(row, *place));
                *raw = match given {
                    Given::Value(raw) => raw,
                    Given::Unreadable => Raw::Missing,
                    Given::Unseen => UNKNOWN,
                };
                reliability.unseen |= trained.is_unseen(given);
                reliability.missing |= *raw == Raw::Missing;
                reliability.outside |=
                    matches!(*raw, Raw::Number(number) if trained.is_outside(number));
            }
            take(row, &record, reliability);
        }
        Ok(())
    }

    /// The target in each row as its class or number; `None` where it is missing or no training row has it. `None` for a
    /// file without the target.
    ///
    /// # Errors
    /// As [`Sheet::report`].
    pub fn truths(&self, against: Against<'_>) -> Result<Option<Vec<Option<f64>>>, DataError> {
        let target = &against.prepared.target;
        let place = self.matching(against)?.target;
        let (Some(place), Some(found)) = (place, against.table.column(&target.name)) else {
            return Ok(None);
        };
        let kind = if target.classes.is_empty() {
            Kind::Numeric
        } else {
            Kind::Categorical
        };
        let edit = against.spec.columns.get(&target.name);
        let decimal = self.decimal(against, found);
        let mut reader = Reader::of(kind, &target.classes, found, edit, decimal);
        let rows = 0..self.cells.rows();
        self.settle_order(against, &mut reader, place);
        let truth = |row| match reader.read(self.cells.cell(row, place)) {
            Given::Value(Raw::Number(number)) => Some(number),
            Given::Value(Raw::Level(level)) => Some(f64::from(level)),
            _ => None,
        };
        Ok(Some(rows.map(truth).collect()))
    }
}
