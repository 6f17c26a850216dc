//! A formula is tried before it is added: what is wrong with it and where, or its values in the first rows.

use super::sources::{Roles, check, value};
use crate::formula::{FormulaError, parse, place};
use crate::{DataError, DataSpec, Prepared, Table, edited};

/// Rows whose values are shown.
const ROWS: usize = 6;

/// What a formula comes to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Trial {
    /// Its values in the first rows; NaN where it has none.
    pub values: Vec<f64>,
    /// What is wrong with it.
    pub error: Option<FormulaError>,
}

/// Tries a formula over the columns of a table and what the first `entries` entries of the spec derive.
///
/// # Errors
/// Where the table cannot be edited as the spec asks; what is wrong with the formula is part of the answer.
pub fn trial(
    table: &Table,
    spec: &DataSpec,
    prepared: &Prepared,
    formula: &str,
    entries: usize,
) -> Result<Trial, DataError> {
    let table = edited(table, spec)?.table;
    let columns = &table.columns;
    let earlier = prepared.derived.iter().zip(prepared.pipeline.derived());
    let earlier: Vec<_> = earlier.filter(|(made, _)| made.entry < entries).collect();
    let derived = earlier.iter().map(|(made, _)| made.column.name.as_str());
    let names = columns.iter().map(|column| column.name.as_str());
    let names: Vec<&str> = names.chain(derived).collect();
    let program = match parse(formula, &names) {
        Ok(program) => program,
        Err(error) => {
            return Ok(Trial {
                error: Some(error),
                ..Trial::default()
            });
        }
    };
    let roles = Roles {
        target: &prepared.target.name,
        weight: spec.weight.as_deref(),
        group: spec.group.as_deref(),
    };
    for read in program.columns() {
        if let Some(column) = columns.get(read as usize)
            && let Err(error) = check(column, roles)
        {
            let error = FormulaError {
                position: place(formula, &column.name),
                message: error.message,
                hint: error.hint.unwrap_or_default(),
            };
            return Ok(Trial {
                error: Some(error),
                ..Trial::default()
            });
        }
    }
    let result = |row: usize| {
        let value = program.value(&|read| match columns.get(read as usize) {
            Some(column) => value(column, row),
            None => {
                let (_, made) = earlier[read as usize - columns.len()];
                let source = |place: u32| value(&prepared.columns[place as usize], row);
                made.program.value(&source).unwrap_or(f64::NAN)
            }
        });
        value.unwrap_or(f64::NAN)
    };
    Ok(Trial {
        values: (0..table.rows.min(ROWS)).map(result).collect(),
        error: None,
    })
}
