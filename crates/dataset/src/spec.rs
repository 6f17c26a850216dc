//! What is asked of the data: the `data` part of a spec, with its defaults.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::table::Kind;
use crate::{Choice, Knobs};

/// What is to be learnt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Task {
    /// One of several classes.
    Classification,
    /// A number.
    Regression,
}

/// The data part of a spec. Whatever is `None` is guessed from the table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct DataSpec {
    /// Name of the column to learn.
    pub target: Option<String>,
    /// Classes or a number.
    pub task: Option<Task>,
    /// Names of the columns to learn from, in input order.
    pub features: Option<Vec<String>>,
    /// Name of the column that says how much each row counts; `None`: all alike.
    pub weight: Option<String>,
    /// Columns that are read otherwise than they were found, by name.
    pub columns: BTreeMap<String, ColumnEdit>,
    /// Name of the column whose equal values stay in one part of the split by group; never a feature.
    pub group: Option<String>,
    /// Name of the column that the split by time goes by.
    pub time: Option<String>,
    /// Features that are computed from columns, in order: each may use those before it.
    pub derived: Vec<DerivedSpec>,
    /// What stands in for a missing cell.
    pub missing: MissingSpec,
    /// What is done with numbers far from the others.
    pub outliers: OutlierSpec,
    /// A member of [`crate::prepare::scale`].
    pub scaling: Choice,
    /// A member of [`crate::prepare::encode`].
    pub encoding: Choice,
    /// Which rows are held back.
    pub split: SplitSpec,
}

impl Default for DataSpec {
    fn default() -> Self {
        DataSpec {
            target: None,
            task: None,
            features: None,
            weight: None,
            columns: BTreeMap::new(),
            group: None,
            time: None,
            derived: Vec::new(),
            missing: MissingSpec::default(),
            outliers: OutlierSpec::default(),
            scaling: Choice::named("standard"),
            encoding: Choice::named("one-hot"),
            split: SplitSpec::default(),
        }
    }
}

/// What is said of one column against what was found in it, see [`crate::edited`], and against how all are prepared.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct ColumnEdit {
    /// The kind; `None`: as found. Text is left out of learning.
    pub kind: Option<Kind>,
    /// Cells that mean missing, such as -999.
    pub missing: Vec<String>,
    /// Levels that get another name, all at once; two levels of one name become one.
    pub merge: BTreeMap<String, String>,
    /// The levels, lowest first; such a column is ranked in this order, whatever the encoding of the others.
    pub order: Vec<String>,
    /// What stands in for its missing cells; `None`, here and below: as in all columns.
    pub imputation: Option<Choice>,
    /// Whether an input marks its missing cells.
    pub indicator: Option<bool>,
    /// What is done with its numbers far from the others.
    pub outliers: Option<OutlierSpec>,
    /// How its numbers are scaled.
    pub scaling: Option<Choice>,
    /// How its categories are encoded.
    pub encoding: Option<Choice>,
}

impl DataSpec {
    /// What is said of one column.
    pub(crate) fn edit(&self, column: &str) -> Option<&ColumnEdit> {
        self.columns.get(column)
    }

    /// How the numbers of a column are scaled.
    pub(crate) fn scaling_of(&self, column: &str) -> &Choice {
        let own = self.edit(column).and_then(|edit| edit.scaling.as_ref());
        own.unwrap_or(&self.scaling)
    }

    /// What is done with numbers of a column far from the others.
    pub(crate) fn outliers_of(&self, column: &str) -> &OutlierSpec {
        let own = self.edit(column).and_then(|edit| edit.outliers.as_ref());
        own.unwrap_or(&self.outliers)
    }
}

/// A derived feature: `{ "name": "rate", "formula": "log(income) / age" }`, or a member of [`crate::prepare::derive`] and
/// its columns, `{ "kind": "product", "of": ["width", "height"] }`, with knobs side by side. `names` calls features that the
/// member writes otherwise, or leaves them out: `{ "kind": "classic", "of": ["x", "y"], "names": { "sin(x)": "" } }`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DerivedSpec {
    /// The member.
    #[serde(default = "formula")]
    pub kind: String,
    /// What it is derived from; nothing for a formula, which names its columns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub of: Vec<String>,
    /// The name of a formula.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The formula.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub formula: Option<String>,
    /// By the name that the member writes: the name a feature gets instead; an empty one leaves it out.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: BTreeMap<String, String>,
    /// Knobs of the member; those left out keep their defaults.
    #[serde(flatten)]
    pub knobs: Knobs,
}

fn formula() -> String {
    crate::prepare::derive::formula::DERIVER.member.name.into()
}

/// What stands in for a missing cell: members of [`crate::prepare::impute`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct MissingSpec {
    /// In a numeric column.
    pub numeric: Choice,
    /// In a categorical column.
    pub categorical: Choice,
    /// Whether each column that has missing cells in its training rows gives one more input, 1 where the cell is missing.
    pub indicator: bool,
}

impl Default for MissingSpec {
    fn default() -> Self {
        MissingSpec {
            numeric: Choice::named("median"),
            categorical: Choice::named("mode"),
            indicator: false,
        }
    }
}

/// What is done with numbers far from the others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct OutlierSpec {
    /// What counts as far: a member of [`crate::prepare::outliers`].
    pub method: Choice,
    /// What is done.
    pub action: OutlierAction,
}

impl Default for OutlierSpec {
    fn default() -> Self {
        OutlierSpec {
            method: Choice::named("none"),
            action: OutlierAction::Flag,
        }
    }
}

/// What is done with a number far from the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum OutlierAction {
    /// It is listed.
    Flag,
    /// It becomes the limit, in training and in every prediction.
    Clip,
    /// Its row is left out of training.
    Drop,
}

/// Which rows are held back to judge the network by.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct SplitSpec {
    /// A member of [`crate::prepare::split`].
    pub method: Choice,
    /// Share of the rows that judge, between 0 and 1, both excluded; without meaning where there are folds.
    pub validation: f64,
    /// Share of the rows that are locked away until they are opened, from 0.
    pub test: f64,
    /// Seed of the shuffle.
    pub seed: u64,
    /// How many parts of the rows take turns in judging; `None`: one share does.
    pub folds: Option<usize>,
    /// The part whose turn it is, from 0.
    pub fold: usize,
}

impl Default for SplitSpec {
    fn default() -> Self {
        SplitSpec {
            method: Choice::named("stratified"),
            validation: 0.2,
            test: 0.0,
            seed: 1,
            folds: None,
            fold: 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_object_is_the_default_and_unknown_keys_are_refused() {
        let spec: DataSpec = serde_json::from_str("{}").expect("an empty spec is valid");
        assert_eq!(spec, DataSpec::default());
        assert_eq!(spec.scaling, Choice::named("standard"));
        assert!(serde_json::from_str::<DataSpec>(r#"{"targett":"x"}"#).is_err());
        let again: DataSpec =
            serde_json::from_str(&serde_json::to_string(&spec).expect("serialises"))
                .expect("reads back");
        assert_eq!(again, spec);
    }
}
