//! What is said of numbers: marks, units, signs, and digits that are names.

use super::Notes;
use crate::columns::evidence::{Decision, Evidence};
use crate::columns::numbers::{self, Manner, UnitKind};
use crate::error::{Remark, counted, shown};
use crate::reading::{Decimal, Reading, ReadingChoice};

impl Notes<'_> {
    /// Numbers that were read by more than their digits and point.
    pub(super) fn manner(&mut self, name: &str, evidence: &Evidence, manner: Manner) {
        let read = |text: &str| {
            let number = numbers::parse(text, manner, &mut Vec::new());
            number.map_or_else(String::new, |number| format!("\"{text}\" is {number}"))
        };
        let format = evidence.format(Decision::Numbers(manner));
        if let (Decimal::Comma, Some((_, text))) = (manner.decimal, &evidence.with_comma) {
            self.way(0, name, read(text));
        }
        if let (Some(_), Some((_, text))) = (format.thousands, evidence.thousands(manner.decimal)) {
            self.way(1, name, read(text));
        }
        if let (Some(unit), Some((_, text))) = (manner.unit, evidence.united.first()) {
            let way = if unit.kind == UnitKind::Percent { 3 } else { 2 };
            self.way(way, &format!("{} ({})", shown(name), unit.text), read(text));
            let bare = evidence.plain.count + evidence.styled.count - evidence.united.count;
            if bare > 0 && unit.kind != UnitKind::Percent {
                let message = format!(
                    "{} in {} have no unit and were taken to be in {}.",
                    counted(bare, "cell"),
                    shown(name),
                    unit.text
                );
                let mut remark = Remark::new("no-unit", message).column(name);
                remark.row = evidence.plain.first().map(|(row, _)| *row);
                self.push(remark);
            }
        }
        for (way, tally) in [(4, &evidence.parentheses), (5, &evidence.wide)] {
            if let Some((_, text)) = tally.first() {
                self.way(way, name, read(text));
            }
        }
    }

    pub(super) fn undecided(&mut self, name: &str, evidence: &Evidence) {
        if let Some((sign, (row, text))) = evidence.doubtful() {
            let message = format!(
                "In {}, {text} can be read with a decimal {sign} or with a thousand separator; the column is not used.",
                shown(name)
            );
            let hint = "Choose the decimal sign, or write the numbers with a decimal point and without separators.";
            let choice = |label: &str, sign| {
                let reading = Reading {
                    decimal: Some(sign),
                    ..self.asked.clone()
                };
                ReadingChoice::new(format!("{text} has a decimal {label}"), reading)
            };
            let choices = vec![
                choice("point", Decimal::Point),
                choice("comma", Decimal::Comma),
            ];
            let remark = Remark::new("ambiguous-number", message).row(*row);
            self.push(remark.column(name).hint(hint).choices(choices));
        }
    }

    /// Digits that name something.
    pub(super) fn codes(&mut self, name: &str, evidence: &Evidence, decision: Decision) {
        let name_shown = shown(name);
        if let Some((row, text)) = evidence.coded.first() {
            let kept = match decision {
                Decision::Codes => "it is kept as names",
                Decision::Plain | Decision::Numbers(_) => "it is read as numbers all the same",
                _ => return,
            };
            let message = format!(
                "{name_shown} looks like an id: {text} begins with {}; {kept}.",
                if text.starts_with('+') {
                    "a plus"
                } else {
                    "a zero"
                }
            );
            self.push(Remark::new("leading-zeros", message).row(*row).column(name));
        }
        if let (Decision::Plain | Decision::Numbers(_), Some((row, text))) =
            (decision, evidence.inexact.first())
        {
            let message = format!(
                "{} in {name_shown} are whole numbers too long to be kept exactly, such as {text}.",
                counted(evidence.inexact.count, "cell")
            );
            let hint = "Leave the column out if it only names the rows.";
            self.push(
                Remark::new("precision-lost", message)
                    .row(*row)
                    .column(name)
                    .hint(hint),
            );
        }
    }
}
