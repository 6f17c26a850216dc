//! What is said of dates: how they were read, and why they were not.

use super::Notes;
use crate::columns::dates::{self, DateFormat, Form, Order};
use crate::columns::evidence::{Decision, Evidence};
use crate::error::{Remark, shown};
use crate::reading::{Reading, ReadingChoice};

impl Notes<'_> {
    pub(super) fn dates(&mut self, name: &str, evidence: &Evidence, order: Order, form: Form) {
        let format = evidence.format(Decision::Dates(order, form)).date;
        let dated = &evidence.dated;
        let decided = [&dated.day_first, &dated.month_first, &dated.either_order];
        let first = decided.into_iter().find_map(|tally| tally.first());
        let moments = match form {
            Form::Day => [&evidence.dates, &evidence.times],
            _ => [&evidence.other, &evidence.dates],
        };
        let first = first.or_else(|| moments.into_iter().find_map(|tally| tally.first()));
        if let Some((_, text)) = first
            && let Some(seconds) = dates::read(text).and_then(|written| written.seconds(order))
        {
            let iso = format.unwrap_or_default().write(seconds);
            if iso != *text {
                let way = if form == Form::ShortYear { 7 } else { 6 };
                self.way(way, name, format!("\"{text}\" is {iso}"));
            }
        }
    }

    pub(super) fn undecided_dates(&mut self, name: &str, evidence: &Evidence, form: Form) {
        let name_shown = shown(name);
        let dated = &evidence.dated;
        let message = match (
            dated.either_order.first(),
            dated.day_first.first(),
            dated.month_first.first(),
        ) {
            _ if form == Form::ShortYear && evidence.may_begin_with_years() => {
                let first = evidence.other.first();
                let text = first.map_or("", |(_, text)| text.as_str());
                format!(
                    "In {name_shown}, the year of {text} may come first or last; the column is not used."
                )
            }
            (_, Some((row, day)), Some((other, month))) => format!(
                "In {name_shown}, {day} (row {row}) has the day first and {month} (row {other}) the month; the column is not used."
            ),
            (Some((_, text)), ..) => {
                let day = DateFormat::default();
                let read = |order| {
                    let seconds = dates::read(text).and_then(|written| written.seconds(order));
                    seconds.map_or_else(String::new, |seconds| day.write(seconds))
                };
                format!(
                    "In {name_shown}, {text} can be read as {} (day first) or {} (month first); the column is not used.",
                    read(Order::DayFirst),
                    read(Order::MonthFirst)
                )
            }
            _ => return,
        };
        let choice = |label: &str, order| {
            let reading = Reading {
                dates: Some(order),
                ..self.asked.clone()
            };
            ReadingChoice::new(format!("The {label} comes first"), reading)
        };
        let mut remark = Remark::new("ambiguous-date", message)
            .column(name)
            .hint("Choose what comes first, or write the dates as 2024-05-03.")
            .choices(vec![
                choice("day", Order::DayFirst),
                choice("month", Order::MonthFirst),
            ]);
        let rows = [&dated.either_order, &dated.day_first, &dated.month_first];
        remark.row = rows
            .iter()
            .filter_map(|tally| tally.first())
            .map(|(row, _)| *row)
            .min();
        self.push(remark);
    }
}
