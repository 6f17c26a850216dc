//! Makes the derived columns of a table, in the order of the spec: each may use the columns of the table and those before.

use super::sources::{Setting, check, value};
use super::{ALL, Source, Takes, Written};
use crate::error::{counted, listed, shown};
use crate::formula::{FormulaError, Program, Replacement, parse};
use crate::prepare::scale::{Affine, standard};
use crate::spec::DerivedSpec;
use crate::table::{Column, Kind, Values};
use crate::{Choice, DataError, Remark};

/// Derived features at the most.
const MOST: usize = 256;

/// A derived column over all rows of the table, and how it is computed from a record.
pub(crate) struct Made {
    /// The place in the spec of what asks for it.
    pub entry: usize,
    /// Its name as the member writes it, which the spec may replace.
    pub written: String,
    pub column: Column,
    pub formula: String,
    /// Reads the places of a record.
    pub program: Program,
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
        maker.entry(one, place, remarks)?;
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
        place: usize,
        remarks: &mut Vec<Remark>,
    ) -> Result<(), DataError> {
        let choice = Choice {
            kind: asked.kind.clone(),
            knobs: asked.knobs.clone(),
        };
        let (deriver, settings) = choice.settle("derived feature", ALL)?;
        let refuse = |cause: &str, hint: &str| {
            let cause = format!(
                "Derived feature {}, {}, {cause}",
                place + 1,
                deriver.member.name
            );
            DataError::new("derived", cause).hint(hint)
        };
        let text = (asked.name.as_deref(), asked.formula.as_deref());
        if deriver.takes == Takes::Text {
            let others = asked.of.is_empty() && asked.names.is_empty();
            let (Some(name), Some(formula), true) = (text.0, text.1, others) else {
                return Err(refuse(
                    "needs a name and a formula, and no columns.",
                    "Write { \"name\": ..., \"formula\": ... }.",
                ));
            };
            let name = name.trim().to_string();
            return self.add(place, &name, &name, formula, remarks);
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
        let mut unknown: Vec<&str> = asked.names.keys().map(String::as_str).collect();
        let mut known = Vec::new();
        let (mut made, mut wanted) = (0, 0);
        for names in asked.of.chunks(size) {
            let mut sources = Vec::with_capacity(size);
            for name in names {
                let spread = self.spread(name, deriver.takes == Takes::Dates)?;
                sources.push(Source { name, spread });
            }
            for Written { name, formula } in (deriver.write)(&sources, &settings) {
                unknown.retain(|other| *other != name);
                let shown = asked
                    .names
                    .get(&name)
                    .map_or(name.as_str(), |name| name.trim());
                if !shown.is_empty() {
                    wanted += 1;
                    self.add(place, &name, shown, &formula, remarks)?;
                    made += 1;
                    if deriver.takes == Takes::Dates && self.is_constant() {
                        self.made.pop();
                        made -= 1;
                    }
                }
                known.push(name);
            }
        }
        if !unknown.is_empty() {
            let hint = format!("It makes {}.", listed(known.iter().map(String::as_str)));
            return Err(refuse(&format!("makes no {}.", listed(unknown)), &hint));
        }
        if wanted == 0 {
            return Err(refuse("leaves out all it makes.", "Take it away."));
        }
        if made == 0 {
            let cause = format!(
                "No part of {} differs in the training rows.",
                shown(&asked.of[0])
            );
            return Err(DataError::new("derived-constant", cause)
                .column(&asked.of[0])
                .hint("Take it out of the derived features."));
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
                check(column, self.setting.roles)?;
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

    /// All names that a formula may use.
    fn names(&self) -> impl Iterator<Item = &str> {
        let columns = self.setting.table.columns.iter();
        let columns = columns.map(|column| column.name.as_str());
        columns.chain(self.made.iter().map(|made| made.column.name.as_str()))
    }

    /// Adds one column under a name.
    fn add(
        &mut self,
        entry: usize,
        written: &str,
        name: &str,
        formula: &str,
        remarks: &mut Vec<Remark>,
    ) -> Result<(), DataError> {
        if self.made.len() == MOST {
            let cause = format!("There are more than {MOST} derived features.");
            return Err(DataError::new("derived", cause).hint("Take some of them away."));
        }
        if name.is_empty() || self.names().any(|taken| taken == name) {
            let cause = if name.is_empty() {
                "A derived feature has no name.".to_string()
            } else {
                format!("{} is the name of two columns.", shown(name))
            };
            return Err(DataError::new("derived-name", cause)
                .column(name)
                .hint("Give the derived feature a name of its own, or take one of the two away."));
        }
        let names: Vec<&str> = self.names().collect();
        let program = parse(formula, &names).map_err(|error| error.named(name))?;
        let columns = &self.setting.table.columns;
        for read in program.columns() {
            if let Some(column) = columns.get(read as usize) {
                check(column, self.setting.roles)?;
            }
        }
        let whole = program.with(|read| match (read as usize).checked_sub(columns.len()) {
            None => Replacement::Column(read),
            Some(earlier) => Replacement::Program(&self.made[earlier].program),
        });
        let program = whole.map_err(|unfit| FormulaError::unfit(formula, unfit).named(name))?;
        let values = self.values(name, &program, remarks)?;
        self.made.push(Made {
            entry,
            written: written.into(),
            column: Column::new(name.into(), Kind::Numeric, Values::Numbers(values)),
            formula: formula.into(),
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
