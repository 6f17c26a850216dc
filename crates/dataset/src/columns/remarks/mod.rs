//! What is said of a column's cells: how they were read, and what was not.

mod dates;
mod numbers;
mod words;

use super::evidence::{Decision, Evidence};
use super::missing::may_be_level;
use crate::error::{Remark, counted, listed, shown};
use crate::reading::Reading;
use crate::table::{Column, Kind, Values};

/// Ways of reading that are said once for all columns: code, then what is said before their names.
const WAYS: [(&str, &str); 8] = [
    ("decimal-comma", "Commas were read as decimal commas in"),
    ("thousands", "Marks between thousands were left out in"),
    ("unit", "Units were left out in"),
    ("percent", "Percent signs were left out in"),
    ("parentheses", "Parentheses were read as a minus in"),
    (
        "full-width",
        "Full-width signs were read as ordinary ones in",
    ),
    ("dates", "Dates or times were read in"),
    (
        "short-years",
        "Two digits were taken for a year from 1969 to 2068 in",
    ),
];

/// Collects the remarks of all columns.
pub(super) struct Notes<'a> {
    asked: &'a Reading,
    remarks: &'a mut Vec<Remark>,
    /// For each of the ways: the columns, and what the first cell was read as.
    ways: [(Vec<String>, String); WAYS.len()],
}

impl<'a> Notes<'a> {
    pub(super) fn new(asked: &'a Reading, remarks: &'a mut Vec<Remark>) -> Self {
        Notes {
            asked,
            remarks,
            ways: Default::default(),
        }
    }

    /// Says how a column was read; `unread` of its cells count as missing because they are no number or date.
    pub(super) fn cells(
        &mut self,
        name: &str,
        evidence: &Evidence,
        decision: Decision,
        unread: usize,
    ) {
        match decision {
            Decision::Plain | Decision::Numbers(_) | Decision::Undecided => {
                self.unread(name, evidence, unread, "numbers");
            }
            Decision::Dates(..) => self.unread(name, evidence, unread, "dates"),
            Decision::Names | Decision::Units => self.names(name, evidence, decision),
            _ => {}
        }
        match decision {
            Decision::Numbers(manner) => self.manner(name, evidence, manner),
            Decision::Dates(order, form) => self.dates(name, evidence, order, form),
            Decision::Undecided => self.undecided(name, evidence),
            Decision::UndecidedDates(form) => self.undecided_dates(name, evidence, form),
            _ => {}
        }
        self.codes(name, evidence, decision);
        if decision != Decision::Names
            && let Some((row, text)) = evidence.not_finite.first()
        {
            let message = format!(
                "{} in {} beyond the range of numbers count as missing, such as {text}.",
                counted(evidence.not_finite.count, "cell"),
                shown(name)
            );
            self.push(Remark::new("not-finite", message).row(*row).column(name));
        }
    }

    fn push(&mut self, remark: Remark) {
        self.remarks.push(remark);
    }

    fn way(&mut self, way: usize, name: &str, read: String) {
        let (names, example) = &mut self.ways[way];
        names.push(name.into());
        if example.is_empty() {
            *example = read;
        }
    }

    pub(super) fn merged(&mut self, name: &str, spellings: &[String]) {
        let message = format!(
            "Spellings of yes and no were made one in {}: {}.",
            shown(name),
            listed(spellings.iter().map(String::as_str))
        );
        self.push(Remark::new("booleans", message).column(name));
    }

    /// Levels that may have been meant as missing values.
    pub(super) fn levels(&mut self, column: &Column) {
        let Values::Levels { names, codes } = &column.values else {
            return;
        };
        let doubtful = |name: &&String| may_be_level(name);
        let count = codes
            .iter()
            .filter(|&&code| names.get(code as usize).as_ref().is_some_and(doubtful))
            .count();
        if count == 0 || column.kind != Kind::Categorical {
            return;
        }
        let message = format!(
            "\"{}\" in {} may mean a missing value; it was kept as a level in {}.",
            listed(names.iter().filter(doubtful).map(String::as_str)),
            shown(&column.name),
            counted(count, "cell")
        );
        self.push(
            Remark::new("missing-or-level", message)
                .column(&column.name)
                .hint("Leave those cells empty if they mean that the value is missing."),
        );
    }

    /// Adds what is said of several columns at once.
    pub(super) fn finish(self) {
        for ((code, said), (names, example)) in WAYS.iter().zip(self.ways) {
            if let Some(first) = names.first() {
                let columns = listed(names.iter().map(String::as_str));
                let example = match example.as_str() {
                    "" => String::new(),
                    example => format!(": {example}"),
                };
                let message = format!("{said} {columns}{example}.");
                self.remarks.push(Remark::new(code, message).column(first));
            }
        }
    }
}
