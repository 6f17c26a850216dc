//! The cells of a second file as values of the features, read as the training table was.

use isoline_numeric::sorting;
use std::collections::BTreeMap;

use crate::columns::missing::{is_missing, may_be_level};
use crate::columns::{dates, numbers};
use crate::prepare::Feature;
use crate::reading::Decimal;
use crate::table::{Column, Kind};
use crate::{ColumnEdit, Raw};

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Given {
    /// A value, or a cell that says that there is none.
    Value(Raw),
    /// No number or date where there should be one.
    Unreadable,
    /// A category that no training row has.
    Unseen,
}

/// Reads the cells of one column.
#[derive(Debug)]
pub struct Reader<'a> {
    kind: Kind,
    /// The column as it was found in the training file.
    found: &'a Column,
    edit: Option<&'a ColumnEdit>,
    levels: BTreeMap<&'a str, u32>,
    decimal: Option<Decimal>,
    order: Option<dates::Order>,
    buffer: Vec<u8>,
}

impl<'a> Reader<'a> {
    /// A reader for a feature. `decimal`: the sign that was asked for, else that of the training file.
    pub fn new(
        feature: &'a Feature,
        found: &'a Column,
        edit: Option<&'a ColumnEdit>,
        decimal: Option<Decimal>,
    ) -> Self {
        Self::of(feature.kind, &feature.levels, found, edit, decimal)
    }

    /// A reader for a column of this kind and these levels.
    pub fn of(
        kind: Kind,
        levels: &'a [String],
        found: &'a Column,
        edit: Option<&'a ColumnEdit>,
        decimal: Option<Decimal>,
    ) -> Self {
        let levels = sorting::gathered(levels.iter().map(String::as_str).zip(0..));
        Reader {
            kind,
            found,
            edit,
            levels,
            decimal: decimal.or(found.format.decimal),
            order: None,
            buffer: Vec::new(),
        }
    }

    /// Settles what comes first in dates: what was asked, else what the cells tell, else what holds for the training file.
    pub fn settle_order<'b>(
        &mut self,
        asked: Option<dates::Order>,
        cells: impl Iterator<Item = &'b str>,
        trained: Option<dates::Order>,
    ) {
        if self.found.kind != Kind::Date {
            return;
        }
        let mut told = cells
            .filter_map(|cell| dates::read(cell.trim()))
            .filter_map(|written| match written.tells {
                dates::Tells::Only(order) => Some(order),
                _ => None,
            });
        let first = told.next();
        let told = first.filter(|first| told.all(|order| order == *first));
        self.order = asked.or(told).or(trained);
    }

    /// What a cell says.
    pub fn read(&mut self, cell: &str) -> Given {
        let cell = cell.trim();
        if is_missing(cell) && (self.found.kind.is_number() || !may_be_level(cell)) {
            return Given::Value(Raw::Missing);
        }
        if !self.found.kind.is_number() {
            return self.edited(cell);
        }
        let number = match self.found.kind {
            Kind::Date => self.moment(cell),
            _ => self.number(cell),
        };
        match (number, self.edit) {
            (None, _) => Given::Unreadable,
            (Some(number), None) if self.kind.is_number() => Given::Value(Raw::Number(number)),
            // Edits are of the text that the table shows.
            (Some(number), _) => self.edited(&self.found.written(number)),
        }
    }

    /// What a text says after the column's edit.
    fn edited(&self, text: &str) -> Given {
        let text = match self.edit {
            Some(edit) => match edit.text(text) {
                Some(text) => text,
                None => return Given::Value(Raw::Missing),
            },
            None => text,
        };
        if self.kind.is_number() {
            let moment = || dates::moment(text).filter(|_| self.kind == Kind::Date);
            let number = moment().or_else(|| numbers::read_alone(text));
            return number.map_or(Given::Unreadable, |number| {
                Given::Value(Raw::Number(number))
            });
        }
        match self.levels.get(text) {
            Some(level) => Given::Value(Raw::Level(*level)),
            None => self.alike(text),
        }
    }

    /// A level that differs in nothing but case, where there is one only.
    fn alike(&self, text: &str) -> Given {
        let mut alike = self
            .levels
            .iter()
            .filter(|(name, _)| name.eq_ignore_ascii_case(text));
        match (alike.next(), alike.next()) {
            (Some((_, level)), None) => Given::Value(Raw::Level(*level)),
            _ => Given::Unseen,
        }
    }

    /// A number in the training column's manner of writing; one that can be read in two ways is none.
    fn number(&mut self, cell: &str) -> Option<f64> {
        let style = match numbers::read(cell, &mut self.buffer) {
            numbers::Reading::Plain(_) => numbers::Style::default(),
            numbers::Reading::Styled(style) => style,
            _ => return None,
        };
        let unit = style.unit.map(|unit| unit.text);
        if unit.is_some() && unit != self.found.format.unit {
            return None;
        }
        // What the cell itself leaves no doubt about goes before the column's manner.
        let certain = match (style.point, style.comma) {
            (_, numbers::Role::Decimal) | (numbers::Role::Groups, _) => Some(Decimal::Comma),
            (numbers::Role::Decimal, _) | (_, numbers::Role::Groups) => Some(Decimal::Point),
            _ => None,
        };
        let open = certain.or(self.decimal).is_none() && style.comma == numbers::Role::Either;
        let manner = numbers::Manner {
            decimal: certain.or(self.decimal).unwrap_or(Decimal::Point),
            both: false,
            unit: style.unit,
        };
        (!open).then(|| numbers::parse(cell, manner, &mut self.buffer))?
    }

    fn moment(&self, cell: &str) -> Option<f64> {
        let written = dates::read(cell)?;
        // A month says too little for a column of days, but a day enough for one of months.
        let wanted = self.found.format.date.unwrap_or_default().precision;
        (written.precision >= wanted.min(dates::Precision::Day)).then_some(())?;
        match (written.tells, self.order) {
            (dates::Tells::Either, None) => None,
            (_, order) => written
                .seconds(order.unwrap_or(dates::Order::DayFirst))
                .or_else(|| dates::moment(cell)),
        }
    }
}
