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
mod matrices;
pub mod outliers;
pub mod pipeline;
pub mod scale;
pub mod split;
pub mod target;
mod treatment;
mod weight;

use std::sync::Arc;

use isoline_numeric::{Matrix, Shape};

pub use derive::DerivedSummary;
pub use outliers::Outliers;
pub use pipeline::{Derived, Feature, Pipeline, Step};
pub use split::Split;
pub use target::Target;
use treatment::Treatment;

use crate::table::{Column, Subsample};
use crate::{ColumnSummary, DataError, DataSpec, Remark, Table, Task, edited};

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
    /// What part of the file was read; `None` for all of it.
    pub subsample: Option<Subsample>,
    /// Rows that were left out.
    pub dropped: Dropped,
    /// Numbers far from the others; `None` where none were looked for.
    pub outliers: Option<Outliers>,
    /// The columns of a record as the spec has them, in the order of the pipeline.
    pub columns: Vec<Arc<Column>>,
    /// The derived features, in the order of the pipeline.
    pub derived: Vec<DerivedSummary>,
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
    let rows = complete::kept(table, plan.target, &mut remarks)?;
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
    if plan.treatments.iter().any(Treatment::looks) {
        let [training, validation] = [&split.train, &split.validation].map(|part| of(part, &rows));
        let found = outliers::find(&plan, &training, &validation);
        found.outliers.note(&mut remarks);
        bounds = found.bounds;
        if !found.beyond.is_empty() {
            let keep = outliers::without(&found.beyond, &rows, &mut split, &mut remarks)?;
            retain(&mut rows, &keep);
            retain(&mut classes, &keep);
            retain(&mut numbers, &keep);
            dropped.outliers = found.beyond.len();
        }
        outliers = Some(found.outliers);
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
    let mut treated = record.iter().zip(&plan.treatments);
    let mut features: Vec<Feature> = Vec::with_capacity(record.len());
    for bounds in bounds {
        if let Some((column, treatment)) = treated.next() {
            features.push(fit::feature(
                column,
                fitted,
                bounds,
                treatment,
                &mut remarks,
            ));
        }
    }
    features.extend(treated.map(|(column, treatment)| fit::source(column, fitted, treatment)));
    let setting = derive::sources::Setting {
        table,
        roles: derive::sources::Roles {
            target: &plan.target.name,
            weight: plan.weight.map(|weight| weight.name.as_str()),
            group: plan.group.map(|group| group.name.as_str()),
        },
        record: &record,
        open: &open,
        training: &training,
    };
    let made = derive::make::make(&spec.derived, setting, &mut remarks)?;
    let derived = made.iter().map(DerivedSummary::new).collect();
    let computed = made.into_iter().map(|made| Derived {
        // Nothing is clipped: what it is computed from is taken as it is.
        feature: fit::feature(&made.column, fitted, None, &plan.all, &mut remarks),
        formula: made.formula,
        program: made.program,
    });
    let pipeline = Pipeline::new(features, computed.collect());
    let inputs = matrices::encoded(&record, &pipeline, &rows)?;
    let targets = matrices::taught(&target, &classes, &numbers)?;
    target::note_untaught(&target, &classes, &split, &mut remarks);
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
        subsample: table.subsample,
        dropped,
        outliers,
        columns: record.into_iter().cloned().collect(),
        derived,
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
