//! What the finders look at: the edited table, what is to be learnt from it, and one column at a time.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use isoline_numeric::{Generator, Stream, sorting};

use crate::DataError;
use crate::prepare::derive::make::{Made, make};
use crate::prepare::derive::sources::{Roles, Setting};
use crate::spec::{DataSpec, Task};
use crate::suggest::{suggest, suggest_features, suggest_task};
use crate::table::{Column, MISSING, Table, Values};

/// Tables of more rows are sampled.
pub const ROWS: usize = 200_000;

/// Rows looked at of a table that is sampled.
pub const SAMPLED: usize = 100_000;

/// Cells looked at: a table of very many columns is sampled too.
pub const CELLS: usize = 20_000_000;

/// Rows looked at however many columns there are.
const FEWEST: usize = 1000;

/// The table, the spec, and what follows from both.
pub(super) struct Subject<'a> {
    pub table: Cow<'a, Table>,
    pub spec: &'a DataSpec,
    /// The column to learn.
    pub target: Option<String>,
    pub task: Task,
    /// Names of the columns to learn from.
    pub features: Vec<String>,
    /// What the spec derives from the columns.
    pub derived: Vec<Made>,
    /// The rows looked at, ascending: all of them, or a seeded sample.
    pub rows: Vec<u32>,
    /// The answers of these rows; `None` without a target that fits the task.
    pub answers: Option<Answers>,
}

/// One column over the rows looked at.
pub(super) struct Look<'a> {
    pub column: &'a Column,
    /// Whether it is learnt from.
    pub feature: bool,
    /// Whether it is learnt.
    pub target: bool,
    /// Numbers in the order of rows, NaN where missing; empty for names.
    pub numbers: Vec<f64>,
    /// Codes in the order of rows, [`MISSING`] where missing; empty for numbers.
    pub codes: Vec<u32>,
    /// Positions of the numbers that are there, by size; equal ones in the order of rows.
    pub order: Vec<u32>,
}

/// The answers over the rows looked at.
pub(super) enum Answers {
    /// Class of each row, [`MISSING`] where there is none, and the number of classes.
    Classes(Vec<u32>, usize),
    /// Number of each row, NaN where there is none.
    Numbers(Vec<f64>),
}

impl<'a> Subject<'a> {
    /// # Errors
    /// What the preparation refuses to derive.
    pub fn new(table: Cow<'a, Table>, spec: &'a DataSpec) -> Result<Self, DataError> {
        let target = spec.target.clone().or_else(|| suggest(&table).target);
        let column = target.as_deref().and_then(|name| table.column(name));
        let task = spec
            .task
            .or_else(|| column.map(suggest_task))
            .unwrap_or(Task::Classification);
        let name = target.as_deref().unwrap_or_default();
        let mut features = match &spec.features {
            Some(features) => features.clone(),
            None => suggest_features(&table, name),
        };
        features.retain(|feature| {
            feature != name
                && ![&spec.weight, &spec.group, &spec.time].contains(&&Some(feature.clone()))
        });
        let rows = rows(&table);
        let column = target.as_deref().and_then(|name| table.column(name));
        let answers = column.and_then(|column| answers(column, task, &rows));
        let derived = derived(&table, spec, name, &rows)?;
        Ok(Subject {
            table,
            spec,
            target,
            task,
            features,
            derived,
            rows,
            answers,
        })
    }

    /// Whether a feature is not the only one.
    pub fn has_several_features(&self) -> bool {
        self.features.len() + self.derived.len() > 1
    }

    /// The target's column.
    pub fn target(&self) -> Option<&Column> {
        self.table.column(self.target.as_deref()?)
    }

    /// The target, where classes are learnt.
    pub fn class_target(&self) -> Option<&Column> {
        self.target().filter(|_| self.task == Task::Classification)
    }

    /// The columns learnt from, in the order of the table.
    pub fn features(&self) -> impl Iterator<Item = &Column> {
        let names: std::collections::BTreeSet<&str> =
            sorting::gathered(self.features.iter().map(String::as_str));
        let columns = self.table.columns.iter().map(|column| column.as_ref());
        columns
            .filter(move |column| names.contains(column.name.as_str()) && column.unusable.is_none())
    }

    /// Whether only some rows are looked at.
    pub fn sampled(&self) -> bool {
        self.rows.len() < self.table.rows
    }
}

/// The derived features over the whole table, fitted to the rows looked at: there is no split yet.
fn derived(
    table: &Table,
    spec: &DataSpec,
    target: &str,
    rows: &[u32],
) -> Result<Vec<Made>, DataError> {
    let record: Vec<&Arc<Column>> = table.columns.iter().collect();
    let setting = Setting {
        table,
        roles: Roles {
            target,
            weight: spec.weight.as_deref(),
            group: spec.group.as_deref(),
        },
        record: &record,
        open: rows,
        training: rows,
    };
    make(&spec.derived, setting, &mut Vec::new())
}

/// The answers, as the task takes them.
fn answers(target: &Column, task: Task, rows: &[u32]) -> Option<Answers> {
    let look = Look::new(target, rows);
    match (task, &target.values) {
        (_, Values::Omitted { .. }) | (Task::Regression, Values::Levels { .. }) => None,
        (Task::Regression, Values::Numbers(_)) => Some(Answers::Numbers(look.numbers)),
        (Task::Classification, Values::Levels { names, .. }) => {
            Some(Answers::Classes(look.codes, names.len()))
        }
        (Task::Classification, Values::Numbers(_)) => {
            let (codes, count) = look.places();
            Some(Answers::Classes(codes, count))
        }
    }
}

/// Each value of a column as a name with its rows, of the whole table; in the order of levels or numbers.
pub(super) fn counts(column: &Column) -> Vec<(String, usize)> {
    match &column.values {
        Values::Levels { names, codes } => {
            let mut counts = vec![0; names.len()];
            for &code in codes.iter().filter(|&&code| code != MISSING) {
                counts[code as usize] += 1;
            }
            names.iter().cloned().zip(counts).collect()
        }
        Values::Numbers(numbers) => {
            let present = numbers.iter().filter(|number| number.is_finite());
            let mut sorted: Vec<f64> = present.map(|number| number + 0.0).collect();
            sorting::ascending(&mut sorted);
            let runs = sorted.chunk_by(|a, b| a == b);
            runs.map(|run| (run[0].to_string(), run.len())).collect()
        }
        Values::Omitted { .. } => Vec::new(),
    }
}

impl<'a> Look<'a> {
    pub fn new(column: &'a Column, rows: &[u32]) -> Self {
        let mut look = Look {
            column,
            feature: false,
            target: false,
            numbers: Vec::new(),
            codes: Vec::new(),
            order: Vec::new(),
        };
        match &column.values {
            Values::Numbers(numbers) => {
                look.numbers = rows.iter().map(|&row| numbers[row as usize]).collect();
                let present = look
                    .numbers
                    .iter()
                    .zip(0..)
                    .filter(|(number, _)| number.is_finite());
                let mut keyed: Vec<(u64, u32)> = present
                    .map(|(&number, position)| (sorting::key(number), position))
                    .collect();
                sorting::keyed(&mut keyed);
                look.order = keyed.into_iter().map(|(_, position)| position).collect();
            }
            Values::Levels { codes, .. } => {
                look.codes = rows.iter().map(|&row| codes[row as usize]).collect();
            }
            Values::Omitted { .. } => {}
        }
        look
    }

    /// The number of a place in the order.
    pub fn sorted(&self, place: usize) -> f64 {
        self.numbers[self.order[place] as usize]
    }

    /// For numbers: the place of each row's number among the distinct ones, [`MISSING`] where missing, and their count.
    pub fn places(&self) -> (Vec<u32>, usize) {
        let mut places = vec![MISSING; self.numbers.len()];
        let mut count = 0;
        let mut before = f64::NAN;
        for &position in &self.order {
            let number = self.numbers[position as usize];
            // `!=`, so that 0 and -0 are one value.
            if number != before {
                count += 1;
                before = number;
            }
            places[position as usize] = count - 1;
        }
        (places, count as usize)
    }
}

/// The rows to look at: all, or a sample that the same table always gets.
fn rows(table: &Table) -> Vec<u32> {
    let all = table.rows;
    let per_column = (CELLS / table.columns.len().max(1)).max(FEWEST);
    let most = if all > ROWS { SAMPLED } else { all };
    let wanted = most.min(per_column);
    let mut rows: Vec<u32> = (0..all as u32).collect();
    if wanted < all {
        let mut generator = Generator::new(1, Stream::Samples);
        generator.shuffle(&mut rows);
        rows.truncate(wanted);
        sorting::indices(&mut rows);
    }
    rows
}

/// What all but the `kept` most frequent values would be merged into, by name.
pub(super) fn frequent(counts: &[(String, usize)], kept: usize) -> BTreeMap<String, String> {
    let order = sorting::ranked(counts.len(), &|a, b| counts[b].1.cmp(&counts[a].1));
    let rest = order.into_iter().skip(kept);
    sorting::gathered(rest.map(|place| (counts[place as usize].0.clone(), "other".into())))
}
