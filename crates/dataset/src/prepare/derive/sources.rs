//! What features may be derived from: which columns, under which names, in which rows.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::DataError;
use crate::error::shown;
use crate::formula::named;
use crate::spec::DerivedSpec;
use crate::table::{Column, Table, Values};

/// The columns that nothing may be derived from.
#[derive(Clone, Copy)]
pub(crate) struct Roles<'a> {
    pub target: &'a str,
    pub weight: Option<&'a str>,
    pub group: Option<&'a str>,
}

/// What is derived from, and the rows that are prepared.
#[derive(Clone, Copy)]
pub(crate) struct Setting<'a> {
    pub table: &'a Table,
    pub roles: Roles<'a>,
    /// The columns of a record in order.
    pub record: &'a [&'a Arc<Column>],
    /// Training and validation rows of the table; test rows are locked away.
    pub open: &'a [u32],
    /// What is fitted to.
    pub training: &'a [u32],
}

/// The columns that the spec derives something from and that are no features, in the table's order.
pub(crate) fn sources<'a>(
    asked: &[DerivedSpec],
    table: &'a Table,
    features: &[&Arc<Column>],
) -> Vec<&'a Arc<Column>> {
    let mut names: BTreeSet<String> = BTreeSet::new();
    for one in asked {
        names.extend(one.of.iter().cloned());
        names.extend(one.formula.iter().flat_map(|formula| named(formula)));
    }
    for feature in features {
        names.remove(&feature.name);
    }
    let columns = table.columns.iter();
    columns
        .filter(|column| names.contains(&column.name))
        .collect()
}

/// Whether this column may be derived from.
pub(crate) fn check(column: &Column, roles: Roles<'_>) -> Result<(), DataError> {
    let name = &column.name;
    let refuse = |kind: &str, cause: &str, hint: &str| {
        let error = DataError::new(kind, format!("{} {cause}", shown(name)));
        Err(error.column(name).hint(hint))
    };
    if name == roles.target {
        return refuse(
            "target-as-feature",
            "is the target; a feature that is derived from it would tell the answer.",
            "Derive from other columns.",
        );
    }
    if Some(name.as_str()) == roles.weight {
        return refuse(
            "weight-column",
            "weighs the rows, so nothing can be derived from it.",
            "Derive from other columns.",
        );
    }
    if Some(name.as_str()) == roles.group {
        return refuse(
            "group-column",
            "says which rows belong together, so nothing can be derived from it.",
            "Derive from other columns.",
        );
    }
    if !column.kind.is_number() {
        return refuse(
            "derived-kind",
            "holds no numbers, so nothing can be derived from it.",
            "Derive from columns of numbers.",
        );
    }
    Ok(())
}

/// A number of a column; NaN where it is missing.
pub(crate) fn value(column: &Column, row: usize) -> f64 {
    match &column.values {
        Values::Numbers(numbers) => numbers.get(row).copied().unwrap_or(f64::NAN),
        _ => f64::NAN,
    }
}
