//! Whether a spec fits a table: every name in it must exist, and every choice must make sense.

use std::sync::Arc;

use super::derive;
use super::split::{self, Splitter};
use super::treatment::Treatment;
use super::weight;
use crate::DataError;
use crate::error::{listed, shown};
use crate::spec::{DataSpec, Task};
use crate::suggest::{suggest, suggest_features, suggest_task};
use crate::table::{Column, Table};

/// A spec that fits its table.
pub(super) struct Plan<'a> {
    pub target: &'a Column,
    pub task: Task,
    pub features: Vec<&'a Arc<Column>>,
    /// Columns that are no features, but that features are derived from.
    pub sources: Vec<&'a Arc<Column>>,
    pub weight: Option<&'a Arc<Column>>,
    pub group: Option<&'a Arc<Column>>,
    pub time: Option<&'a Arc<Column>>,
    pub splitter: &'static Splitter,
    /// What is asked of all columns.
    pub all: Treatment<'a>,
    /// How each column of a record is prepared.
    pub treatments: Vec<Treatment<'a>>,
}

impl<'a> Plan<'a> {
    /// The columns of a record: the features, then what else is derived from.
    pub fn record(&self) -> Vec<&'a Arc<Column>> {
        self.features.iter().chain(&self.sources).copied().collect()
    }
}

pub(super) fn check<'a>(table: &'a Table, spec: &'a DataSpec) -> Result<Plan<'a>, DataError> {
    let all = Treatment::new(spec, None)?;
    let (splitter, _) = spec.split.method.settle("split", split::ALL)?;
    let name = match &spec.target {
        Some(name) => name.clone(),
        None => suggest(table).target.ok_or_else(|| {
            DataError::new("no-target", "No column can be learnt.").hint("Choose another file.")
        })?,
    };
    let target = column(table, &name, "target")?;
    let task = spec.task.unwrap_or_else(|| suggest_task(target));
    let weight = match &spec.weight {
        None => None,
        Some(weight) => {
            let column = column(table, weight, "weight").map_err(|error| DataError {
                kind: "weight-column".into(),
                ..error
            })?;
            weight::check(column, &name, spec.features.as_deref())?;
            Some(column)
        }
    };
    let group = role(table, spec.group.as_deref(), "group")?;
    let time = role(table, spec.time.as_deref(), "time")?;
    if let Some(group) = &spec.group
        && (*group == name
            || spec
                .features
                .as_ref()
                .is_some_and(|all| all.contains(group)))
    {
        let cause = format!(
            "{} is the {} and the group at once.",
            shown(group),
            if *group == name { "target" } else { "feature" }
        );
        return Err(DataError::new("group-column", cause)
            .column(group)
            .hint("Choose another group column, or take it out of the features."));
    }
    let names = spec.features.clone().unwrap_or_else(|| {
        let mut names = suggest_features(table, &name);
        let taken = [&spec.weight, &spec.group, &spec.time];
        names.retain(|name| taken.iter().all(|role| role.as_ref() != Some(name)));
        names
    });
    let features = if names.is_empty() && !spec.derived.is_empty() {
        Vec::new()
    } else {
        features(table, &name, &names)?
    };
    let sources = derive::sources::sources(&spec.derived, table, &features);
    let record = features.iter().chain(&sources);
    let treatments = record.map(|column| Treatment::new(spec, Some(column)));
    Ok(Plan {
        target,
        task,
        treatments: treatments.collect::<Result<_, _>>()?,
        sources,
        features,
        weight,
        group,
        time,
        splitter,
        all,
    })
}

fn features<'a>(
    table: &'a Table,
    target: &str,
    names: &[String],
) -> Result<Vec<&'a Arc<Column>>, DataError> {
    if names.is_empty() {
        let reasons: Vec<String> = table
            .columns
            .iter()
            .filter_map(|column| {
                column
                    .unusable
                    .as_ref()
                    .map(|reason| format!("{} ({reason})", shown(&column.name)))
            })
            .collect();
        let left_out = if reasons.is_empty() {
            String::new()
        } else {
            format!(" Left out: {}.", listed(reasons.iter().map(String::as_str)))
        };
        return Err(DataError::new(
            "no-feature",
            format!("There is no column to learn from.{left_out}"),
        )
        .hint("Choose at least one feature, or add columns to the table."));
    }
    let mut taken = std::collections::BTreeSet::new();
    let mut found = Vec::with_capacity(names.len());
    for name in names {
        if name == target {
            let cause = format!("{} is the target and a feature at once.", shown(name));
            return Err(DataError::new("target-as-feature", cause)
                .column(name)
                .hint("Take it out of the features."));
        }
        if !taken.insert(name) {
            let cause = format!("{} is chosen twice.", shown(name));
            return Err(DataError::new("repeated-feature", cause)
                .column(name)
                .hint("Choose each feature once."));
        }
        let column = column(table, name, "feature")?;
        if let Some(reason) = &column.unusable {
            return Err(DataError::new(
                "unusable-feature",
                format!("{} cannot be a feature: {reason}.", shown(name)),
            )
            .column(name)
            .hint("Take it out of the features."));
        }
        found.push(column);
    }
    Ok(found)
}

/// The column that has a role in the split.
fn role<'a>(
    table: &'a Table,
    name: Option<&str>,
    role: &str,
) -> Result<Option<&'a Arc<Column>>, DataError> {
    let found = name.map(|name| column(table, name, role)).transpose();
    found.map_err(|error| DataError {
        kind: format!("{role}-column"),
        ..error
    })
}

fn column<'a>(table: &'a Table, name: &str, role: &str) -> Result<&'a Arc<Column>, DataError> {
    table.shared(name).ok_or_else(|| {
        if table.blank.iter().any(|blank| blank == name) {
            let kind = format!("{role}-missing");
            return DataError::new(&kind, format!("{} has no value in any row.", shown(name)))
                .column(name)
                .hint(format!("Choose another {role}."));
        }
        let hint = format!(
            "The columns are {}.",
            listed(table.columns.iter().map(|column| column.name.as_str()))
        );
        DataError::new(
            &format!("unknown-{role}"),
            format!("There is no column {}.", shown(name)),
        )
        .column(name)
        .hint(hint)
    })
}
