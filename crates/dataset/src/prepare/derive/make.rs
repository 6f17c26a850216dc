//! Makes the derived columns of a table, in the order of the spec: each may use the columns of the table and those before.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{ALL, Source, Takes, Written};
use crate::error::{counted, listed, shown};
use crate::formula::{FormulaError, Program, Replacement, named, parse};
use crate::prepare::scale::{Affine, standard};
use crate::spec::DerivedSpec;
use crate::table::{Column, Kind, Table, Values};
use crate::{Choice, DataError, Remark};

/// Derived features at the most.
const MOST: usize = 256;

/// The columns that nothing may be derived from, and the rows that are prepared.
#[derive(Clone, Copy)]
pub(crate) struct Setting<'a> {
    pub table: &'a Table,
    pub target: &'a str,
    pub weight: Option<&'a str>,
    pub group: Option<&'a str>,
    /// The columns of a record in order.
    pub record: &'a [&'a Arc<Column>],
    /// Training and validation rows of the table; test rows are locked away.
    pub open: &'a [u32],
    /// What is fitted to.
    pub training: &'a [u32],
}

/// A derived column over all rows of the table, and how it is computed from a record.
pub(crate) struct Made {
    pub column: Column,
    pub formula: String,
    /// Reads the places of a record.
    pub program: Program,
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

/// Derives what the spec asks for, in order.
pub(crate) fn make(
    asked: &[DerivedSpec],
    setting: Setting<'_>,
    remarks: &mut Vec<Remark>,
) -> Result<Vec<Made>, DataError> {
    let mut maker = Maker {
        setting,
        made: Vec::new(),
    };
    for (place, one) in asked.iter().enumerate() {
        maker.entry(one, place + 1, remarks)?;
    }
    maker.finish()
}

struct Maker<'a> {
    setting: Setting<'a>,
    /// Programs read columns of the table, by their place in it.
    made: Vec<Made>,
}

impl Maker<'_> {
    fn entry(
        &mut self,
        asked: &DerivedSpec,
        number: usize,
        remarks: &mut Vec<Remark>,
    ) -> Result<(), DataError> {
        let choice = Choice {
            kind: asked.kind.clone(),
            knobs: asked.knobs.clone(),
        };
        let (deriver, settings) = choice.settle("derived feature", ALL)?;
        let refuse = |cause: &str, hint: &str| {
            let cause = format!("Derived feature {number}, {}, {cause}", deriver.member.name);
            DataError::new("derived", cause).hint(hint)
        };
        let text = (asked.name.as_deref(), asked.formula.as_deref());
        if deriver.takes == Takes::Text {
            let (Some(name), Some(formula), []) = (text.0, text.1, asked.of.as_slice()) else {
                return Err(refuse(
                    "needs a name and a formula, and no columns.",
                    "Write { \"name\": ..., \"formula\": ... }.",
                ));
            };
            let one = Written {
                name: name.trim().into(),
                formula: formula.into(),
            };
            return self.add(one, remarks);
        }
        if text != (None, None) {
            return Err(refuse(
                "has a name or a formula of its own.",
                "Take them away, or choose the kind formula.",
            ));
        }
        let size = match (deriver.takes, asked.of.len()) {
            (Takes::Two, 2) => 2,
            (Takes::Two, _) => {
                return Err(refuse("needs two columns.", "Name two columns in \"of\"."));
            }
            (_, 0) => return Err(refuse("has no column.", "Name at least one in \"of\".")),
            _ => 1,
        };
        for names in asked.of.chunks(size) {
            let mut sources = Vec::with_capacity(size);
            for name in names {
                let spread = self.spread(name, deriver.takes == Takes::Dates)?;
                sources.push(Source { name, spread });
            }
            let before = self.made.len();
            for written in (deriver.write)(&sources, &settings) {
                self.add(written, remarks)?;
                if deriver.takes == Takes::Dates && self.is_constant() {
                    self.made.pop();
                }
            }
            if self.made.len() == before {
                let cause = format!(
                    "No part of {} differs in the training rows.",
                    shown(&names[0])
                );
                return Err(DataError::new("derived-constant", cause)
                    .column(&names[0])
                    .hint("Take it out of the derived features."));
            }
        }
        Ok(())
    }

    /// Mean and deviation over the training rows of a column or of what was derived before.
    fn spread(&self, name: &str, date: bool) -> Result<Affine, DataError> {
        let before = self.made.iter().find(|made| made.column.name == name);
        let column = match before {
            Some(made) => &made.column,
            None => {
                let table = self.setting.table;
                let column = table.column(name).ok_or_else(|| {
                    let names: Vec<&str> = self.names().collect();
                    let near = crate::formula::nearest::nearest(name, names.iter().copied());
                    let hint = match near {
                        Some(near) => format!("Did you mean {}?", shown(near)),
                        None => format!("The columns are {}.", listed(names)),
                    };
                    let cause = format!("There is no column {} to derive from.", shown(name));
                    DataError::new("unknown-source", cause)
                        .column(name)
                        .hint(hint)
                })?;
                self.check(column)?;
                column
            }
        };
        if date && column.kind != Kind::Date {
            let cause = format!("{} holds no dates.", shown(name));
            return Err(DataError::new("derived-kind", cause)
                .column(name)
                .hint("Name a column of dates, or set its kind to date."));
        }
        let training = self.setting.training.iter();
        let values = training.map(|row| value(column, *row as usize));
        let values: Vec<f64> = values.filter(|value| value.is_finite()).collect();
        Ok(if values.is_empty() {
            Affine {
                center: 0.0,
                scale: 1.0,
            }
        } else {
            standard::fit(&values)
        })
    }

    /// Whether this column may be derived from.
    fn check(&self, column: &Column) -> Result<(), DataError> {
        let name = &column.name;
        let refuse = |kind: &str, cause: &str, hint: &str| {
            let error = DataError::new(kind, format!("{} {cause}", shown(name)));
            Err(error.column(name).hint(hint))
        };
        if name == self.setting.target {
            return refuse(
                "target-as-feature",
                "is the target; a feature that is derived from it would tell the answer.",
                "Derive from other columns.",
            );
        }
        if Some(name.as_str()) == self.setting.weight {
            return refuse(
                "weight-column",
                "weighs the rows, so nothing can be derived from it.",
                "Derive from other columns.",
            );
        }
        if Some(name.as_str()) == self.setting.group {
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

    /// All names that a formula may use.
    fn names(&self) -> impl Iterator<Item = &str> {
        let columns = self.setting.table.columns.iter();
        let columns = columns.map(|column| column.name.as_str());
        columns.chain(self.made.iter().map(|made| made.column.name.as_str()))
    }

    /// Adds one column.
    fn add(&mut self, written: Written, remarks: &mut Vec<Remark>) -> Result<(), DataError> {
        let Written { name, formula } = written;
        if self.made.len() == MOST {
            let cause = format!("There are more than {MOST} derived features.");
            return Err(DataError::new("derived", cause).hint("Take some of them away."));
        }
        if name.is_empty() || self.names().any(|taken| taken == name) {
            let cause = if name.is_empty() {
                "A derived feature has no name.".to_string()
            } else {
                format!("{} is the name of two columns.", shown(&name))
            };
            return Err(DataError::new("derived-name", cause)
                .column(&name)
                .hint("Give the derived feature a name of its own, or take one of the two away."));
        }
        let names: Vec<&str> = self.names().collect();
        let program = parse(&formula, &names).map_err(|error| error.named(&name))?;
        let columns = &self.setting.table.columns;
        for read in program.columns() {
            if let Some(column) = columns.get(read as usize) {
                self.check(column)?;
            }
        }
        let whole = program.with(|read| match (read as usize).checked_sub(columns.len()) {
            None => Replacement::Column(read),
            Some(earlier) => Replacement::Program(&self.made[earlier].program),
        });
        let program = whole.map_err(|unfit| FormulaError::unfit(&formula, unfit).named(&name))?;
        let values = self.values(&name, &program, remarks)?;
        self.made.push(Made {
            column: Column::new(name, Kind::Numeric, Values::Numbers(values)),
            formula,
            program,
        });
        Ok(())
    }

    /// The values in all rows of the table; says where there is none though nothing is missing.
    fn values(
        &self,
        name: &str,
        program: &Program,
        remarks: &mut Vec<Remark>,
    ) -> Result<Vec<f64>, DataError> {
        let Setting { table, open, .. } = self.setting;
        let read = |column: u32, row: usize| value(&table.columns[column as usize], row);
        let mut values = Vec::new();
        values
            .try_reserve_exact(table.rows)
            .map_err(|_| DataError::memory(table.rows.saturating_mul(8)))?;
        let result = |row| {
            program
                .value(&|column| read(column, row))
                .unwrap_or(f64::NAN)
        };
        values.extend((0..table.rows).map(result));
        if open.iter().all(|&row| values[row as usize].is_nan()) {
            let cause = format!("{} has no finite value in any row.", shown(name));
            return Err(DataError::new("derived-empty", cause)
                .column(name)
                .hint("A logarithm of 0 or of a negative number, or a division by 0, has none. Change the formula."));
        }
        let columns = program.columns();
        let whole = |row: usize| columns.iter().all(|&column| read(column, row).is_finite());
        let lost = |&&row: &&u32| values[row as usize].is_nan() && whole(row as usize);
        if let Some(first) = open.iter().find(lost) {
            let message = format!(
                "{} is not a finite number in {}, the first of them data row {}; they count as missing.",
                shown(name),
                counted(open.iter().filter(lost).count(), "row"),
                first + 1
            );
            let hint = "A logarithm of 0 or of a negative number and a division by 0 give none; if(c, a, b) can avoid them.";
            remarks.push(
                Remark::new("derived-missing", message)
                    .column(name)
                    .hint(hint),
            );
        }
        Ok(values)
    }

    /// Whether the last column is the same in all training rows.
    fn is_constant(&self) -> bool {
        let Some(Made { column, .. }) = self.made.last() else {
            return false;
        };
        let training = self.setting.training.iter();
        let values = training.map(|row| value(column, *row as usize));
        let mut values = values.filter(|value| value.is_finite());
        let first = values.next();
        values.all(|value| Some(value) == first)
    }

    /// Programs read places of a record from now on.
    fn finish(mut self) -> Result<Vec<Made>, DataError> {
        let Setting { table, record, .. } = self.setting;
        for made in &mut self.made {
            let place = |read: u32| {
                let name = &table.columns[read as usize].name;
                let place = record.iter().position(|column| column.name == *name);
                Replacement::Column(place.unwrap_or(record.len()) as u32)
            };
            let named = made.program.with(place);
            made.program = named.map_err(|unfit| {
                FormulaError::unfit(&made.formula, unfit).named(&made.column.name)
            })?;
        }
        Ok(self.made)
    }
}

/// A number of a column; NaN where it is missing.
fn value(column: &Column, row: usize) -> f64 {
    match &column.values {
        Values::Numbers(numbers) => numbers.get(row).copied().unwrap_or(f64::NAN),
        _ => f64::NAN,
    }
}
