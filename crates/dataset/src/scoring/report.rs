//! What is unlike training in a second file, before anything is answered.

use serde::Serialize;

use super::trained::Trained;
use super::values::{Given, Reader};
use super::{Against, LARGE, Sheet, shift};
use crate::error::{counted, listed, shown};
use crate::prepare::Feature;
use crate::table::{Kind, Raw};
use crate::{DataError, Remark};

/// What is unlike training in one column.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ColumnReport {
    /// The feature's name.
    pub name: String,
    /// Its kind in training.
    pub kind: Kind,
    /// Cells without a value.
    pub missing: usize,
    /// Cells that are no number or date where training has them; they count as missing.
    pub unreadable: usize,
    /// Cells with a category that no training row has.
    pub unseen: usize,
    /// The first of those categories, 10 at most.
    pub unseen_levels: Vec<String>,
    /// Cells below the smallest or above the largest training value.
    pub outside: usize,
    /// The smallest training value; `None` for names and where training has no value.
    pub minimum: Option<f64>,
    /// The largest training value.
    pub maximum: Option<f64>,
    /// Population stability index against the training rows.
    pub shift: f64,
    /// Whether that is large, and larger than chance makes it.
    pub shifted: bool,
}

/// What is unlike training in a second file.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The file's name.
    pub name: String,
    /// Its rows.
    pub rows: usize,
    /// One entry per column that the network reads.
    pub columns: Vec<ColumnReport>,
    /// Columns that the training table does not have.
    pub extra: Vec<String>,
    /// Whether the file has the target too, so that the answers can be checked.
    pub has_target: bool,
    /// All of it in sentences.
    pub remarks: Vec<Remark>,
}

impl Sheet {
    /// What is unlike training, before anything is answered.
    ///
    /// # Errors
    /// `score-columns` and `ambiguous-column` where the columns do not match.
    pub fn report(&self, against: Against<'_>) -> Result<Report, DataError> {
        let found = self.matching(against)?;
        let mut remarks = self.cells.remarks.clone();
        remarks.extend(found.remarks.iter().cloned());
        let mut columns = Vec::new();
        for (position, &place) in found.places.iter().enumerate() {
            let feature = &against.prepared.pipeline.features()[position];
            let Some(mut reader) = self.reader(against, feature, place) else {
                continue;
            };
            let trained = Trained::new(against.prepared, position);
            columns.push(self.column(feature, &trained, &mut reader, place, &mut remarks));
        }
        if !found.extra.is_empty() {
            let message = format!(
                "The network does not read {}: {}.",
                counted(found.extra.len(), "new column"),
                listed(found.extra.iter().map(String::as_str))
            );
            remarks.push(Remark::new("extra-columns", message));
        }
        Ok(Report {
            name: self.name.clone(),
            rows: self.cells.rows(),
            columns,
            extra: found.extra,
            has_target: found.target.is_some(),
            remarks,
        })
    }

    fn column(
        &self,
        feature: &Feature,
        trained: &Trained,
        reader: &mut Reader<'_>,
        place: usize,
        remarks: &mut Vec<Remark>,
    ) -> ColumnReport {
        let range = Some(trained.range).filter(|range| range[0] <= range[1]);
        let mut report = ColumnReport {
            name: feature.name.clone(),
            kind: feature.kind,
            missing: 0,
            unreadable: 0,
            unseen: 0,
            unseen_levels: Vec::new(),
            outside: 0,
            minimum: range.map(|range| range[0]),
            maximum: range.map(|range| range[1]),
            shift: 0.0,
            shifted: false,
        };
        let mut counts = vec![0_usize; trained.counts.len()];
        let mut first_unreadable = None;
        let mut first_outside = None;
        for row in 0..self.cells.rows() {
            let cell = self.cells.cell(row, place);
            let given = reader.read(cell);
            counts[trained.bin(given)] += 1;
            match given {
                Given::Unreadable => {
                    report.unreadable += 1;
                    first_unreadable.get_or_insert(row);
                }
                Given::Value(Raw::Missing) => report.missing += 1,
                _ if trained.is_unseen(given) => {
                    report.unseen += 1;
                    let cell = cell.trim();
                    let levels = &mut report.unseen_levels;
                    if levels.len() < 10 && levels.iter().all(|level| level != cell) {
                        levels.push(cell.to_string());
                    }
                }
                Given::Value(Raw::Number(number)) if trained.is_outside(number) => {
                    report.outside += 1;
                    first_outside.get_or_insert(row);
                }
                _ => {}
            }
        }
        let found = shift::shift(&trained.counts, &counts);
        (report.shift, report.shifted) = (found.index, found.shifted);
        let name = shown(&feature.name);
        let mut say = |code: &str, message: String, row: Option<usize>| {
            let remark = Remark::new(code, message).column(&feature.name);
            remarks.push(match row {
                Some(row) => remark.row(self.cells.line(row)),
                None => remark,
            });
        };
        if let Some(row) = first_unreadable {
            let what = if feature.kind == Kind::Date {
                "dates"
            } else {
                "numbers"
            };
            let message = format!(
                "{} in {name} are no {what} as in training and count as missing, such as \"{}\".",
                counted(report.unreadable, "cell"),
                shown(self.cells.cell(row, place).trim())
            );
            say("not-a-number", message, Some(row));
        }
        if report.unseen > 0 {
            let message = format!(
                "{} in {name} have a category that no training row has: {}.",
                counted(report.unseen, "cell"),
                listed(report.unseen_levels.iter().map(String::as_str))
            );
            say("unseen-level", message, None);
        }
        if let Some(row) = first_outside {
            let message = format!(
                "{} in {name} are outside the training rows' range, such as {}.",
                counted(report.outside, "cell"),
                shown(self.cells.cell(row, place).trim())
            );
            say("outside-range", message, Some(row));
        }
        if report.shifted {
            let message = format!(
                "{name} is spread otherwise than in training (population stability index {:.2}, over {LARGE}).",
                report.shift
            );
            say("shifted", message, None);
        }
        report
    }
}
