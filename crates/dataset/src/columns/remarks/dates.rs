//! What is said of dates: how they were read, and why they were not.

use super::Notes;
use crate::columns::dates::{self, DateFormat, Order};
use crate::columns::evidence::{Decision, Evidence};
use crate::error::{Remark, shown};
use crate::reading::{Reading, ReadingChoice};

impl Notes<'_> {
    pub(super) fn dates(&mut self, name: &str, evidence: &Evidence, order: Order) {
        let format = evidence.format(Decision::Dates(order)).date;
        let decided = [
            &evidence.day_first,
            &evidence.month_first,
            &evidence.either_order,
        ];
        let first = decided.into_iter().find_map(|tally| tally.first());
        let moments = [&evidence.dates, &evidence.times];
        let first = first.or_else(|| moments.into_iter().find_map(|tally| tally.first()));
        if let Some((_, text)) = first
            && let Some(seconds) = dates::read(text).and_then(|written| written.seconds(order))
        {
            let iso = format.unwrap_or_default().write(seconds);
            if iso != *text {
                self.way(6, name, format!("\"{text}\" is {iso}"));
            }
        }
    }

    pub(super) fn undecided_dates(&mut self, name: &str, evidence: &Evidence) {
        let name_shown = shown(name);
        let message = match (
            evidence.either_order.first(),
            evidence.day_first.first(),
            evidence.month_first.first(),
        ) {
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
        let rows = [
            &evidence.either_order,
            &evidence.day_first,
            &evidence.month_first,
        ];
        remark.row = rows
            .iter()
            .filter_map(|tally| tally.first())
            .map(|(row, _)| *row)
            .min();
        self.push(remark);
    }
}
