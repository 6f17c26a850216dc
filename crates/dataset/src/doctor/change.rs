//! A change of the spec that one click makes: data, so that a page, a library user and a test make the same one.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Choice;
use crate::error::shown;
use crate::spec::{ColumnEdit, DataSpec, OutlierAction, OutlierSpec, Task};
use crate::table::Kind;

/// A typed edit of a spec.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase", deny_unknown_fields)]
pub enum Change {
    /// Reads a column as another kind.
    SetColumn {
        /// The column.
        column: String,
        /// The kind it gets.
        to: Kind,
    },
    /// Takes a column out of the features.
    DropFeature {
        /// The column.
        column: String,
    },
    /// Counts these cells as missing.
    SetMissing {
        /// The column.
        column: String,
        /// What the cells say.
        texts: Vec<String>,
    },
    /// Gives levels another name, so that those of one name become one.
    MergeLevels {
        /// The column.
        column: String,
        /// New names by old ones.
        merge: BTreeMap<String, String>,
        /// Whether the column becomes a feature, which its many levels had kept it from.
        #[serde(default)]
        feature: bool,
    },
    /// Learns classes or a number.
    SetTask {
        /// Which of them.
        task: Task,
    },
    /// Scales numbers otherwise.
    SetScaling {
        /// The member of the family.
        scaling: Choice,
    },
    /// Does something about numbers far from the others.
    SetOutliers {
        /// What counts as far, and what is done.
        outliers: OutlierSpec,
    },
    /// Splits the rows otherwise.
    SetSplit {
        /// The member of the family.
        method: Choice,
    },
    /// Lets rare classes count as much as frequent ones; a change of the training part.
    BalanceClasses,
}

impl Change {
    /// The words on the button.
    pub fn label(&self) -> String {
        match self {
            Change::SetColumn { column, to } => match to {
                Kind::Numeric => format!("Read {} as numbers", shown(column)),
                Kind::Text => format!("Set {} aside", shown(column)),
                _ => format!("Read {} as categories", shown(column)),
            },
            Change::DropFeature { column } => format!("Leave out {}", shown(column)),
            Change::SetMissing { texts, .. } => {
                let texts = crate::error::listed(texts.iter().map(String::as_str));
                format!("Count {texts} as missing")
            }
            Change::MergeLevels { merge, .. } if merge.len() == 1 => {
                let pair = merge.iter().next();
                let (from, to) = pair.map_or(("", ""), |(from, to)| (from, to));
                format!("Merge {} into {}", shown(from), shown(to))
            }
            Change::MergeLevels { merge, .. } => format!("Merge {} levels", merge.len()),
            Change::SetTask { task } => match task {
                Task::Classification => "Learn classes".into(),
                Task::Regression => "Learn a number".into(),
            },
            Change::SetScaling { scaling } => format!("Scale: {}", scaling.kind),
            Change::SetOutliers { outliers } => match outliers.action {
                OutlierAction::Flag => "List values that lie far out".into(),
                OutlierAction::Clip => "Clip values that lie far out".into(),
                OutlierAction::Drop => "Leave out rows with values that lie far out".into(),
            },
            Change::SetSplit { method } => format!("Split: {}", method.kind),
            Change::BalanceClasses => "Let rare classes count more".into(),
        }
    }
}

/// The data part of a spec with one change made. A change of another part leaves it as it is.
#[must_use]
pub fn apply(spec: &DataSpec, change: &Change) -> DataSpec {
    let mut spec = spec.clone();
    match change {
        Change::SetColumn { column, to } => edit(&mut spec, column).kind = Some(*to),
        Change::DropFeature { column } => match &mut spec.features {
            Some(features) => features.retain(|feature| feature != column),
            // Which columns are features is not known here; one that is text is none.
            None => edit(&mut spec, column).kind = Some(Kind::Text),
        },
        Change::SetMissing { column, texts } => {
            let missing = &mut edit(&mut spec, column).missing;
            for text in texts {
                if !missing.contains(text) {
                    missing.push(text.clone());
                }
            }
        }
        Change::MergeLevels {
            column,
            merge,
            feature,
        } => {
            let merged = &mut edit(&mut spec, column).merge;
            // What was merged before goes along with the level it was merged into.
            for to in merged.values_mut() {
                if let Some(further) = merge.get(to) {
                    *to = further.clone();
                }
            }
            for (from, to) in merge {
                merged.entry(from.clone()).or_insert_with(|| to.clone());
            }
            merged.retain(|from, to| from != to);
            if let Some(features) = &mut spec.features
                && *feature
                && !features.contains(column)
            {
                features.push(column.clone());
            }
        }
        Change::SetTask { task } => spec.task = Some(*task),
        Change::SetScaling { scaling } => spec.scaling = scaling.clone(),
        Change::SetOutliers { outliers } => spec.outliers = outliers.clone(),
        Change::SetSplit { method } => spec.split.method = method.clone(),
        Change::BalanceClasses => {}
    }
    spec
}

fn edit<'a>(spec: &'a mut DataSpec, column: &str) -> &'a mut ColumnEdit {
    spec.columns.entry(column.to_string()).or_default()
}
