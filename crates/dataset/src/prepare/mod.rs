//! From a table to samples: rows without a target left out, rows split, everything fitted on the training rows, all rows encoded.
//!
//! Values that stand in, scale and encode are learnt from training rows only; changing a validation row changes no bit of
//! the [`Pipeline`]. Arithmetic is f64, rounded to f32 once at the end.

mod check;
mod complete;
pub mod derive;
pub(crate) mod duplicates;
pub mod encode;
mod fit;
pub mod impute;
pub mod outliers;
pub mod pipeline;
pub mod scale;
pub mod split;
pub mod target;
mod weight;

use std::sync::Arc;

use isoline_numeric::{Matrix, Shape};

pub use outliers::Outliers;
pub use pipeline::{Derived, Feature, Pipeline, Step};
pub use split::Split;
pub use target::Target;

use crate::error::{counted, shown};
use crate::formats::FEWEST_ROWS;
use crate::table::Column;
use crate::{ColumnSummary, DataError, DataSpec, OutlierAction, Raw, Remark, Table, Task, edited};

/// Rows that were left out, by reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Dropped {
    /// Without a target.
    pub target: usize,
    /// With a missing cell in a feature.
    pub missing: usize,
    /// Training rows with an outlier.
    pub outliers: usize,
}

impl Dropped {
    /// All of them.
    pub fn rows(self) -> usize {
        self.target + self.missing + self.outliers
    }
}

/// Samples that are ready to be learnt from. One sample per column of `inputs` and `targets`.
#[derive(Debug, Clone, PartialEq)]
pub struct Prepared {
    /// Classes or a number.
    pub task: Task,
    /// What is learnt.
    pub target: Target,
    /// Shape of one sample.
    pub shape: Shape,
    /// `shape.len()` x kept rows.
    pub inputs: Matrix<f32>,
    /// Two classes: 1 x kept rows of 0 or 1. More: classes x kept rows, one-hot. A number: 1 x kept rows, standardised.
    pub targets: Matrix<f32>,
    /// The class of each kept row; empty for a number.
    pub classes: Vec<u16>,
    /// How much each kept row counts, in units of the heaviest training row; `None`: all alike.
    pub weights: Option<Vec<f32>>,
    /// Which inputs are scaled numbers; the others say which category holds.
    pub numeric: Vec<bool>,
    /// The table's row of each kept row, from 0.
    pub rows: Vec<u32>,
    /// Which kept rows train, which judge, and which are locked away.
    pub split: Split,
    /// What was fitted.
    pub pipeline: Pipeline,
    /// What was noticed.
    pub remarks: Vec<Remark>,
    /// Rows that were left out.
    pub dropped: Dropped,
    /// Numbers far from the others; `None` where none were looked for.
    pub outliers: Option<Outliers>,
    /// The columns of a record as the spec has them, in the order of the pipeline.
    pub columns: Vec<Arc<Column>>,
    /// The columns that the spec edits, as they are now.
    pub edited: Vec<ColumnSummary>,
}

/// Prepares a table as the spec asks; what the spec leaves open is guessed as [`crate::suggest`] does.
pub fn prepare(table: &Table, spec: &DataSpec) -> Result<Prepared, DataError> {
    edited(table, spec)
        .and_then(|edited| prepare_edited(&edited.table, spec, edited.remarks))
        .map_err(|error| error.within(&table.name))
}

fn prepare_edited(
    table: &Table,
    spec: &DataSpec,
    mut remarks: Vec<Remark>,
) -> Result<Prepared, DataError> {
    let plan = check::check(table, spec)?;
    let rows = kept(table, plan.target, &mut remarks)?;
    let mut dropped = Dropped {
        target: table.rows - rows.len(),
        ..Dropped::default()
    };
    let mut rows = complete::complete(rows, &plan, &mut remarks)?;
    dropped.missing = table.rows - dropped.target - rows.len();
    let target::Answers {
        mut target,
        mut classes,
        mut numbers,
    } = target::answers(plan.target, plan.task, &rows)?;
    // Every class has a row, so as many classes as rows are classes of one row.
    if plan.splitter.member.name == split::stratified::SPLITTER.member.name
        && target.classes.len() == rows.len()
    {
        return Err(target::single(plan.target));
    }
    let record = plan.record();
    let mut cells: Vec<&Column> = record.iter().map(|column| &***column).collect();
    cells.push(plan.target);
    let subject = split::Subject {
        rows: &rows,
        classes: &classes,
        names: &target.classes,
        cells: &cells,
        group: plan.group.map(|column| &**column),
        time: plan.time.map(|column| &**column),
    };
    let mut split = split::split(plan.splitter, &spec.split, subject, &mut remarks)?;
    let of = |part: &[u32], rows: &[u32]| -> Vec<u32> {
        part.iter().map(|&row| rows[row as usize]).collect()
    };
    let mut bounds = vec![None; plan.features.len()];
    let mut outliers = None;
    if plan.detector.0.member.name != outliers::none::DETECTOR.member.name {
        let training = of(&split.train, &rows);
        let validation = of(&split.validation, &rows);
        let (found, fences, beyond) = outliers::find(&plan, &training, &validation);
        found.note(&mut remarks);
        match plan.action {
            OutlierAction::Flag => {}
            OutlierAction::Clip => bounds = fences,
            OutlierAction::Drop => {
                let keep = outliers::without(&beyond, &rows, &mut split, &mut remarks)?;
                retain(&mut rows, &keep);
                retain(&mut classes, &keep);
                retain(&mut numbers, &keep);
                dropped.outliers = beyond.len();
            }
        }
        outliers = Some(found);
    }
    let weights = match plan.weight {
        Some(column) => Some(weight::weights(column, &rows, &split)?),
        None => None,
    };
    if plan.task == Task::Regression {
        let training: Vec<f64> = split
            .train
            .iter()
            .map(|&row| numbers[row as usize])
            .collect();
        target.fit(&training);
        let shown = split.validation.iter().map(|&row| numbers[row as usize]);
        target.bound(training.iter().copied().chain(shown));
    }
    let training = of(&split.train, &rows);
    // Test rows are locked away: not even the range that is drawn knows of them.
    let mut open = training.clone();
    open.extend(of(&split.validation, &rows));
    let fitted = fit::Rows {
        open: &open,
        training: &training,
    };
    let features = bounds
        .into_iter()
        .enumerate()
        .map(|(place, bounds)| fit::feature(place, fitted, bounds, &plan, &mut remarks));
    let mut features: Vec<Feature> = features.collect();
    let setting = derive::make::Setting {
        table,
        target: &plan.target.name,
        weight: plan.weight.map(|weight| weight.name.as_str()),
        group: plan.group.map(|group| group.name.as_str()),
        record: &record,
        open: &open,
        training: &training,
    };
    let made = derive::make::make(&spec.derived, setting, &mut remarks)?;
    let sources = plan.sources.iter();
    features.extend(sources.map(|column| fit::source(column, fitted, &plan)));
    let derived = made.into_iter().map(|made| Derived {
        feature: fit::derived(&made.column, fitted, &plan, &mut remarks),
        formula: made.formula,
        program: made.program,
    });
    let pipeline = Pipeline::new(features, derived.collect());
    let inputs = encoded(&record, &pipeline, &rows)?;
    let targets = taught(&target, &classes, &numbers)?;
    note_untaught(&target, &classes, &split, &mut remarks);
    duplicates::note(table, &plan, &rows, &split, &mut remarks);
    let shape = Shape::Vector(pipeline.width());
    Ok(Prepared {
        task: plan.task,
        target,
        shape,
        inputs,
        targets,
        classes,
        weights,
        numeric: pipeline.numeric(),
        rows,
        split,
        pipeline,
        remarks,
        dropped,
        outliers,
        columns: record.into_iter().cloned().collect(),
        edited: summarised(table, spec),
    })
}

/// Keeps what is marked; a list without entries stays so.
fn retain<T>(list: &mut Vec<T>, keep: &[bool]) {
    let mut marks = keep.iter();
    list.retain(|_| marks.next().is_none_or(|keep| *keep));
}

fn summarised(table: &Table, spec: &DataSpec) -> Vec<ColumnSummary> {
    let edited = table.columns.iter();
    edited
        .filter(|column| spec.columns.contains_key(&column.name))
        .map(|column| crate::summary::column(column))
        .collect()
}

/// The rows that have a target.
fn kept(table: &Table, target: &Column, remarks: &mut Vec<Remark>) -> Result<Vec<u32>, DataError> {
    let rows: Vec<u32> = (0..table.rows as u32)
        .filter(|&row| target.raw(row as usize) != Raw::Missing)
        .collect();
    let dropped = table.rows - rows.len();
    let name = &target.name;
    // Text that is not kept reads as missing although it is there; the target's own check says what is wrong with it.
    if matches!(target.values, crate::Values::Omitted { .. }) {
        return Ok(rows);
    }
    if rows.is_empty() {
        return Err(DataError::new(
            "target-missing",
            format!("{} has no value in any row.", shown(name)),
        )
        .column(name)
        .hint("Choose another target."));
    }
    if rows.len() < FEWEST_ROWS {
        let cause = format!(
            "A table needs at least {FEWEST_ROWS} rows with a value of {}, found {}.",
            shown(name),
            rows.len()
        );
        return Err(DataError::new("too-few-rows", cause)
            .column(name)
            .hint("Add rows, or choose another target."));
    }
    if dropped > 0 {
        let message = format!(
            "{} without a value of {} left out.",
            counted(dropped, "row"),
            shown(name)
        );
        remarks.push(Remark::new("target-missing", message).column(name));
    }
    Ok(rows)
}

fn encoded(
    features: &[&Arc<Column>],
    pipeline: &Pipeline,
    rows: &[u32],
) -> Result<Matrix<f32>, DataError> {
    let width = pipeline.width();
    let mut values = zeros(width, rows.len())?;
    let mut record = vec![Raw::Missing; features.len()];
    for (&row, out) in rows.iter().zip(values.chunks_exact_mut(width.max(1))) {
        for (raw, column) in record.iter_mut().zip(features) {
            *raw = column.raw(row as usize);
        }
        pipeline.encode(&record, out);
    }
    Ok(Matrix::from_vec(width, rows.len(), values))
}

fn taught(target: &Target, classes: &[u16], numbers: &[f64]) -> Result<Matrix<f32>, DataError> {
    let count = classes.len().max(numbers.len());
    let height = if target.classes.len() > 2 {
        target.classes.len()
    } else {
        1
    };
    let mut values = zeros(height, count)?;
    for (position, &number) in numbers.iter().enumerate() {
        values[position] = target.standardised(number) as f32;
    }
    for (position, &class) in classes.iter().enumerate() {
        if height == 1 {
            values[position] = f32::from(class);
        } else {
            values[position * height + usize::from(class)] = 1.0;
        }
    }
    Ok(Matrix::from_vec(height, count, values))
}

fn zeros(height: usize, width: usize) -> Result<Vec<f32>, DataError> {
    let length = height
        .checked_mul(width)
        .ok_or_else(|| DataError::memory(usize::MAX))?;
    let mut values = Vec::new();
    values
        .try_reserve_exact(length)
        .map_err(|_| DataError::memory(length.saturating_mul(4)))?;
    values.resize(length, 0.0);
    Ok(values)
}

/// A class that no training row has cannot be learnt.
fn note_untaught(target: &Target, classes: &[u16], split: &Split, remarks: &mut Vec<Remark>) {
    if classes.is_empty() {
        return;
    }
    let mut seen = vec![false; target.classes.len()];
    for &row in &split.train {
        seen[usize::from(classes[row as usize])] = true;
    }
    let unseen: Vec<&str> = target
        .classes
        .iter()
        .zip(&seen)
        .filter(|(_, seen)| !**seen)
        .map(|(name, _)| name.as_str())
        .collect();
    if !unseen.is_empty() {
        let message = format!(
            "No training row is of class {}.",
            crate::error::listed(unseen)
        );
        remarks.push(
            Remark::new("untaught-class", message)
                .column(&target.name)
                .hint("Use a stratified split."),
        );
    }
}
