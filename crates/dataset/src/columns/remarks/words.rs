//! What is said of cells that do not fit their column.

use super::Notes;
use crate::columns::evidence::{Decision, Evidence, Example};
use crate::error::{Remark, counted, shown};
use isoline_numeric::sorting;

impl Notes<'_> {
    pub(super) fn unread(&mut self, name: &str, evidence: &Evidence, unread: usize, what: &str) {
        let examples = evidence.stray_examples();
        if unread == 0 {
            return;
        }
        let such = match examples.is_empty() {
            true => String::new(),
            false => format!(": {}", quoted(&examples)),
        };
        let message = format!(
            "{} in {} are no {what} and count as missing{such}.",
            counted(unread, "cell"),
            shown(name)
        );
        let mut remark = Remark::new("not-a-number", message).column(name);
        remark.row = examples.first().map(|(row, _)| *row);
        self.push(remark);
    }

    pub(super) fn names(&mut self, name: &str, evidence: &Evidence, decision: Decision) {
        let (present, numbers) = (evidence.present(), evidence.numeric());
        let name_shown = shown(name);
        if decision == Decision::Units {
            let mut examples: Vec<&Example> = evidence.united.first().into_iter().collect();
            let bare = evidence.plain.first();
            examples.extend(evidence.other_unit.as_ref().or(bare));
            let message = format!(
                "{name_shown} mixes units and is read as names: {}.",
                quoted(&examples)
            );
            let mut remark = Remark::new("mixed-units", message)
                .column(name)
                .hint("Write all numbers of the column in one unit.");
            remark.row = examples.first().map(|(row, _)| *row);
            self.push(remark);
            return;
        }
        if let Some((row, text)) = evidence.odd.first() {
            let message = format!(
                "{} in {name_shown} look like numbers of a form that is not read, such as \"{text}\"; the column is read as names.",
                counted(evidence.odd.count, "cell")
            );
            let hint = "Write them with the digits 0 to 9 and a decimal point.";
            self.push(
                Remark::new("unread-number", message)
                    .row(*row)
                    .column(name)
                    .hint(hint),
            );
            return;
        }
        let moments = evidence.dates.count + evidence.times.count;
        if numbers + moments == 0 || numbers == present {
            return;
        }
        let (sort, examples) = match (numbers > 0, moments > 0) {
            (true, false) => ("numbers and words", &evidence.other),
            (false, true) if evidence.other.count > 0 => ("dates and words", &evidence.other),
            (false, true) => ("dates and times", &evidence.times),
            (true, true) => ("numbers and dates", &evidence.plain),
            (false, false) => return,
        };
        let words = evidence.other.count * 100 / present.max(1);
        let examples: Vec<&Example> = examples.examples.iter().collect();
        let message = format!(
            "{name_shown} mixes {sort} ({words} % words) and is read as words: {}.",
            quoted(&examples)
        );
        let mut remark = Remark::new("mixed", message).column(name);
        remark.row = examples.first().map(|(row, _)| *row);
        self.push(remark);
    }
}

impl Evidence {
    /// Cells that are neither numbers nor missing.
    pub(in crate::columns) fn strays(&self) -> usize {
        self.present() - self.numeric()
    }

    /// The first of the cells that do not fit a column of numbers or dates, three at most.
    fn stray_examples(&self) -> Vec<&Example> {
        let dated = self.dates.count + self.times.count > self.numeric();
        let tallies = if dated {
            [&self.other, &self.plain, &self.styled]
        } else {
            [&self.other, &self.dates, &self.times]
        };
        let found = tallies.into_iter().flat_map(|tally| &tally.examples);
        let found: Vec<&Example> = found.collect();
        let order = sorting::ranked(found.len(), &|a, b| found[a].cmp(found[b]));
        let first = order.into_iter().take(3);
        first.map(|place| found[place as usize]).collect()
    }
}

/// `"a" (row 2), "b" (row 3)`.
fn quoted(examples: &[&Example]) -> String {
    let quoted: Vec<String> = examples
        .iter()
        .map(|(row, text)| format!("\"{text}\" (row {row})"))
        .collect();
    quoted.join(", ")
}
