//! How the cells of a column were written, so that values can be shown in the same manner.

use serde::Serialize;

use super::dates::DateFormat;
use super::evidence::{Decision, Evidence, Example};
use crate::reading::Decimal;

/// What the numbers of a column mean and how they were written. The default is plain numbers, or names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Format {
    /// What is counted, `kg`, `%` or `€`: 12 % is the number 12.
    pub unit: Option<&'static str>,
    /// Whether the unit stands before the digits.
    pub before: bool,
    /// The decimal sign, where there was something to decide.
    pub decimal: Option<Decimal>,
    /// What stands between thousands.
    pub thousands: Option<char>,
    /// How dates are written; `None` for other kinds.
    pub date: Option<DateFormat>,
}

impl Evidence {
    /// The first cell with a mark between thousands.
    pub(super) fn thousands(&self, decimal: Decimal) -> Option<&Example> {
        let either = match decimal {
            Decimal::Point => self.with_comma.as_ref(),
            Decimal::Comma => self.either_point(),
        };
        either.or(self.with_thousands.as_ref().map(|(cell, _)| cell))
    }

    /// How the column is written that was decided so.
    pub(super) fn format(&self, decision: Decision) -> Format {
        match decision {
            Decision::Numbers(manner) => {
                let group = match manner.decimal {
                    Decimal::Point => self.with_comma.as_ref().map(|_| ','),
                    Decimal::Comma if manner.both => None,
                    Decimal::Comma => self.either_point().map(|_| '.'),
                };
                let seen = self.with_thousands.as_ref().map(|(_, mark)| *mark);
                Format {
                    unit: manner.unit.map(|unit| unit.text),
                    before: manner.unit.is_some() && self.before,
                    decimal: Some(manner.decimal),
                    thousands: seen.or(group),
                    date: None,
                }
            }
            Decision::Dates(..) => Format {
                date: Some(DateFormat {
                    time: self.dates.count < self.times.count,
                    ..self.dated.format
                }),
                ..Format::default()
            },
            _ => Format::default(),
        }
    }
}
