//! A change of the spec that one click makes: data, so that a page, a library user and a test make the same one.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Choice;
use crate::error::shown;
use crate::spec::{ColumnEdit, DataSpec, OutlierAction, OutlierSpec, Task};
use crate::table::Kind;

/// A typed edit of a spec.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase", try_from = "Written")]
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
    /// Takes a derived feature away.
    DropDerived {
        /// The feature.
        column: String,
        /// The place in the spec of what asks for it.
        entry: usize,
        /// Its name as the member writes it, where the entry makes others too.
        written: Option<String>,
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

/// A change as it is written. Read so, since what serde makes of a tagged enum is four times as large.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
struct Written {
    kind: String,
    column: Option<String>,
    entry: Option<usize>,
    written: Option<String>,
    to: Option<Kind>,
    texts: Option<Vec<String>>,
    merge: Option<BTreeMap<String, String>>,
    feature: Option<bool>,
    task: Option<Task>,
    scaling: Option<Choice>,
    outliers: Option<OutlierSpec>,
    method: Option<Choice>,
}

impl TryFrom<Written> for Change {
    type Error = String;

    fn try_from(mut written: Written) -> Result<Self, String> {
        fn need<T>(value: Option<T>, key: &str) -> Result<T, String> {
            value.ok_or_else(|| format!("missing field `{key}`"))
        }
        let mut column = || need(written.column.take(), "column");
        let change = match &*written.kind {
            "setColumn" => Change::SetColumn {
                column: column()?,
                to: need(written.to.take(), "to")?,
            },
            "dropFeature" => Change::DropFeature { column: column()? },
            "dropDerived" => Change::DropDerived {
                column: column()?,
                entry: need(written.entry.take(), "entry")?,
                written: written.written.take(),
            },
            "setMissing" => Change::SetMissing {
                column: column()?,
                texts: need(written.texts.take(), "texts")?,
            },
            "mergeLevels" => Change::MergeLevels {
                column: column()?,
                merge: need(written.merge.take(), "merge")?,
                feature: written.feature.take().unwrap_or_default(),
            },
            "setTask" => Change::SetTask {
                task: need(written.task.take(), "task")?,
            },
            "setScaling" => Change::SetScaling {
                scaling: need(written.scaling.take(), "scaling")?,
            },
            "setOutliers" => Change::SetOutliers {
                outliers: need(written.outliers.take(), "outliers")?,
            },
            "setSplit" => Change::SetSplit {
                method: need(written.method.take(), "method")?,
            },
            "balanceClasses" => Change::BalanceClasses,
            other => return Err(format!("unknown kind `{}`", shown(other))),
        };
        let rest = [
            written.column.is_some(),
            written.entry.is_some(),
            written.written.is_some(),
            written.to.is_some(),
            written.texts.is_some(),
            written.merge.is_some(),
            written.feature.is_some(),
            written.task.is_some(),
            written.scaling.is_some(),
            written.outliers.is_some(),
            written.method.is_some(),
        ];
        if rest.contains(&true) {
            return Err(format!("`{}` has a field of another kind", written.kind));
        }
        Ok(change)
    }
}

impl Change {
    /// The words on the button.
    pub fn label(&self) -> String {
        match self {
            Change::SetColumn { column, to } => match to {
                Kind::Numeric => format!("Read {} as numbers", shown(column)),
                Kind::Text => format!("Set {} aside", shown(column)),
                Kind::Date => format!("Read {} as dates", shown(column)),
                _ => format!("Read {} as categories", shown(column)),
            },
            Change::DropFeature { column } | Change::DropDerived { column, .. } => {
                format!("Leave out {}", shown(column))
            }
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
        Change::DropDerived { entry, written, .. } => match written {
            Some(written) => {
                if let Some(derived) = spec.derived.get_mut(*entry) {
                    derived.names.insert(written.clone(), String::new());
                }
            }
            None if *entry < spec.derived.len() => {
                spec.derived.remove(*entry);
            }
            None => {}
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
