//! What `configure` answers: what was chosen, how large it is, and which planes can be drawn.

use crate::axes::suggested_axes;
use crate::baseline::Baseline;
use crate::boundary::whole;
use crate::experiment::Experiment;
use isoline_dataset::prepare::{Feature, Outliers, Split};
use isoline_dataset::{ColumnSummary, DerivedSummary, Kind, Pipeline, Remark, Task};
use serde::Serialize;

/// A feature as an axis, in the data's own units.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Axis {
    /// Column name.
    pub name: String,
    /// Numeric or categorical.
    pub kind: Kind,
    /// Smallest value among the rows; 0 for a category.
    pub minimum: f64,
    /// Largest value among the rows; the last level's index for a category.
    pub maximum: f64,
    /// What a plane spans along it unless another range is asked for.
    pub range: [f64; 2],
    /// Names of the levels, empty for a number.
    pub levels: Vec<String>,
    /// Where the feature is held while it is not an axis.
    pub held: f64,
    /// The same in words.
    pub held_label: String,
}

/// Name and number of columns a feature becomes.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Column name.
    pub name: String,
    /// 1 for a number, the number of levels for a category.
    pub width: usize,
    /// How it is computed; None for a column of the table.
    pub formula: Option<String>,
}

/// The target as the page shows it.
#[derive(Clone, Debug, Serialize)]
pub struct TargetSummary {
    /// Column name.
    pub name: String,
    /// Class names in the order of the outputs; empty for a regression.
    pub classes: Vec<String>,
    /// Smallest value, in its own units.
    pub minimum: f64,
    /// Largest value.
    pub maximum: f64,
}

/// Rows by role.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Rows {
    /// Trained on.
    pub train: usize,
    /// Only scored.
    pub validation: usize,
    /// Locked away until they are opened.
    pub test: usize,
    /// After the window of time that judges: part of later folds.
    pub later: usize,
    /// Left out: the sum of the three below.
    pub dropped: usize,
    /// Left out because the target is missing.
    pub without_target: usize,
    /// Left out because a feature is missing.
    pub incomplete: usize,
    /// Left out of training because of an outlier.
    pub with_outliers: usize,
}

/// See the file's sentence.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PlanSummary {
    /// Classification or regression.
    pub task: Task,
    /// What the output layer answers: binary, classes or values.
    pub head: &'static str,
    /// The column predicted.
    pub target: TargetSummary,
    /// The columns predicted from.
    pub inputs: Vec<Input>,
    /// Units of input, hidden and output layers.
    pub architecture: Vec<usize>,
    /// Number of weights and biases.
    pub parameters: usize,
    /// The loss in use.
    pub loss: String,
    /// The activation of the output layer.
    pub output_activation: String,
    /// Rows by role.
    pub rows: Rows,
    /// Numbers far from the others; `None` where none were looked for.
    pub outliers: Option<Outliers>,
    /// What always answering the same gives.
    pub baseline: Baseline,
    /// Every feature as an axis.
    pub axes: Vec<Axis>,
    /// The plane to show first; one axis where there is one feature.
    pub suggested_axes: (String, Option<String>),
    /// The derived features in numbers.
    pub derived: Vec<DerivedSummary>,
    /// The columns that the spec edits, as they are now.
    pub edited: Vec<ColumnSummary>,
    /// What the preparation noticed.
    pub remarks: Vec<Remark>,
    /// Whether the weights survived the change.
    pub kept: bool,
}

impl PlanSummary {
    pub(crate) fn new(experiment: &Experiment, kept: bool) -> Self {
        let prepared = &experiment.prepared;
        let features = prepared.pipeline.features();
        let Split {
            train,
            validation,
            test,
        } = &prepared.split;
        Self {
            task: prepared.task,
            head: experiment.model.head().name(),
            target: TargetSummary {
                name: prepared.target.name.clone(),
                classes: prepared.target.classes.clone(),
                minimum: prepared.target.minimum,
                maximum: prepared.target.maximum,
            },
            inputs: inputs(&prepared.pipeline),
            architecture: experiment.model.architecture(),
            parameters: experiment.model.parameters().len(),
            loss: experiment.model.loss().to_owned(),
            output_activation: experiment.model.output_activation().to_owned(),
            rows: Rows {
                train: train.len(),
                validation: validation.len(),
                test: test.len(),
                later: prepared.rows.len() - train.len() - validation.len() - test.len(),
                dropped: prepared.dropped.rows(),
                without_target: prepared.dropped.target,
                incomplete: prepared.dropped.missing,
                with_outliers: prepared.dropped.outliers,
            },
            outliers: prepared.outliers.clone(),
            baseline: experiment.baseline.clone(),
            axes: features.iter().map(axis).collect(),
            suggested_axes: suggested_axes(experiment),
            derived: prepared.derived.clone(),
            edited: prepared.edited.clone(),
            remarks: prepared.remarks.clone(),
            kept,
        }
    }
}

fn inputs(pipeline: &Pipeline) -> Vec<Input> {
    let input = |feature: &Feature, formula: Option<&String>| Input {
        name: feature.name.clone(),
        width: feature.width,
        formula: formula.cloned(),
    };
    let columns = pipeline.features().iter();
    let columns = columns.filter(|feature| feature.width > 0);
    let derived = pipeline.derived().iter();
    columns
        .map(|feature| input(feature, None))
        .chain(derived.map(|derived| input(&derived.feature, Some(&derived.formula))))
        .collect()
}

fn axis(feature: &Feature) -> Axis {
    Axis {
        name: feature.name.clone(),
        kind: feature.kind,
        minimum: feature.minimum,
        maximum: feature.maximum,
        range: whole(feature),
        levels: feature.levels.clone(),
        held: feature.held,
        held_label: feature.held_label(),
    }
}
