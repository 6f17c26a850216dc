//! What stands below a table: totals, averages, sources and remarks.
//!
//! | row | left out when |
//! |---|---|
//! | begins with `Source:`, `Note:`, `来源：` ... | always |
//! | nothing but one cell | it is a word in a column of numbers, a sentence, or a blank line stands above it |
//! | begins with `Total`, `Average`, `合计` ... | its word stands in a column of numbers, or it lacks every other word that rows have, or half of its numbers are the sum, mean, smallest, largest or count of their columns |
//!
//! Other rows that begin so are kept, and said.

use csv::ByteRecord;

use super::layout::Layout;
use super::records::{Place, Records, trimmed};
use crate::columns::missing::is_missing;
use crate::columns::numbers;
use crate::error::{DataError, Remark, counted, listed, shown};
use crate::formats::delimiter::Cut;
use crate::formats::header;
use crate::reading::{Reading, ReadingChoice};

/// Most rows below a table.
const ROWS: usize = 20;

/// Bytes at the end of a text without quotes in which those rows are looked for.
const BYTES: usize = 1 << 16;

/// Words of a sentence in one cell.
const SENTENCE: usize = 4;

/// Lower-case first words of what is said about a table.
const NOTES: &[&str] = &[
    "source",
    "sources",
    "note",
    "notes",
    "footnote",
    "remark",
    "remarks",
    "generated",
    "exported",
    "copyright",
    "©",
    "*",
    "quelle",
    "hinweis",
    "fuente",
    "来源",
    "数据来源",
    "资料来源",
    "注",
    "备注",
    "说明",
];

/// Lower-case names of rows that sum up.
const TOTALS: &[&str] = &[
    "total",
    "totals",
    "grand total",
    "subtotal",
    "sub-total",
    "sum",
    "average",
    "avg",
    "mean",
    "count",
    "minimum",
    "maximum",
    "min",
    "max",
    "overall",
    "summe",
    "gesamt",
    "gesamtsumme",
    "mittelwert",
    "durchschnitt",
    "somme",
    "moyenne",
    "totale",
    "media",
    "promedio",
    "suma",
    "合计",
    "总计",
    "总和",
    "小计",
    "总数",
    "平均",
    "平均值",
    "均值",
    "最大值",
    "最小值",
];

/// One of the last records.
struct Last {
    place: Place,
    cells: Vec<String>,
}

/// What one of the last records is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Data,
    Footer,
    /// Begins like a total, which nothing confirms.
    MaybeFooter,
}

/// Leaves out what stands below the table, or says that something may; gives the number of rows left out.
pub(super) fn leave_out(
    cut: &mut Cut<'_>,
    layout: &Layout,
    asked: &Reading,
    remarks: &mut Vec<Remark>,
) -> Result<usize, DataError> {
    if asked.footer == Some(0) {
        return Ok(0);
    }
    let wanted = asked.footer.unwrap_or(ROWS);
    let last = last(cut, layout, wanted)?;
    let (sure, maybe) = match asked.footer {
        Some(count) if count > last.len() => {
            let cause = "{footer row} at the end were to be left out, but there are {rows row}.";
            let values = [("footer", count.into()), ("rows", last.len().into())];
            return Err(DataError::of("reading", cause, &values).hint("Leave out fewer rows."));
        }
        Some(count) => (count, 0),
        None => count(&last, cut, layout)?,
    };
    let said = |count: usize| {
        let rows = &last[last.len() - count..];
        let texts: Vec<String> = rows
            .iter()
            .map(|row| {
                shown(
                    row.cells
                        .iter()
                        .find(|cell| !cell.is_empty())
                        .map_or("", String::as_str),
                )
            })
            .collect();
        let texts = listed(texts.iter().map(String::as_str));
        let values = [("rows", count.into()), ("texts", texts.into())];
        (rows[0].place.line, values)
    };
    let choice = |label: String, footer| {
        let reading = Reading {
            footer: Some(footer),
            ..asked.clone()
        };
        vec![ReadingChoice::new(label, reading)]
    };
    if sure > 0 {
        let (line, values) = said(sure);
        let said = "Left out below the table: the last {rows row}, \"{texts}\".";
        let remark = Remark::of("footer", said, &values).row(line);
        remarks.push(remark.choices(choice("Keep them as data".into(), 0)));
    }
    if maybe > sure {
        let (line, values) = said(maybe);
        let said = "Kept, though it may sum up the table: the last {rows row}, \"{texts}\".";
        let remark = Remark::of("maybe-footer", said, &values).row(line);
        let label = format!("Leave out the last {}", counted(maybe, "row"));
        remarks.push(remark.choices(choice(label, maybe)));
    }
    if sure > 0 {
        cut.leave_out_below(last[last.len() - sure].place.byte);
    }
    Ok(sure)
}

/// The last `wanted` records of the table, fewer where it has fewer.
fn last(cut: &Cut<'_>, layout: &Layout, wanted: usize) -> Result<Vec<Last>, DataError> {
    let text = cut.text.as_bytes();
    // In the middle of a text without quotes every line begins a record.
    let from = match text.len().checked_sub(BYTES) {
        Some(from) if wanted <= ROWS && !text.contains(&b'"') => text[from..]
            .iter()
            .position(|byte| *byte == b'\n')
            .map_or(0, |end| from + end + 1),
        _ => 0,
    };
    let mut records = Records::from(cut, layout.comments, from);
    let mut record = ByteRecord::new();
    let mut last = Vec::new();
    let mut above = if from == 0 { layout.above() } else { 0 };
    while let Some(place) = records.next(&mut record)? {
        if above > 0 {
            above -= 1;
            continue;
        }
        if last.len() >= 2 * wanted {
            last.drain(..wanted);
        }
        last.push(Last {
            place,
            cells: trimmed(&record),
        });
    }
    last.drain(..last.len().saturating_sub(wanted));
    Ok(last)
}

/// How many of the last records are footers for certain, and how many if those that may be are.
fn count(last: &[Last], cut: &Cut<'_>, layout: &Layout) -> Result<(usize, usize), DataError> {
    let (mut sure, mut maybe) = (0, 0);
    for (place, row) in last
        .iter()
        .enumerate()
        .rev()
        .take_while(|(place, _)| *place > 0)
    {
        match sort(row, &last[..place], layout) {
            Sort::Data => break,
            Sort::Footer => {
                maybe += 1;
                // A doubtful row below one that is none is none either.
                sure = maybe;
            }
            Sort::MaybeFooter => maybe += 1,
        }
    }
    if maybe > sure {
        let totals = &last[last.len() - maybe..last.len() - sure];
        if sums_up(totals, last[last.len() - maybe].place.byte, cut, layout)? {
            sure = maybe;
        }
    }
    Ok((sure, maybe))
}

fn sort(row: &Last, before: &[Last], layout: &Layout) -> Sort {
    let filled: Vec<usize> = (0..row.cells.len())
        .filter(|&at| !row.cells[at].is_empty())
        .collect();
    let Some(&first) = filled.first() else {
        return Sort::Data;
    };
    let text = row.cells[first].as_str();
    // A Chinese colon means the same.
    let lower = text.replace('：', ":").to_lowercase();
    let (name, rest) = lower.split_once(':').unwrap_or((&lower, ""));
    let (name, colon) = (name.trim(), lower.contains(':'));
    let note = NOTES.contains(&name);
    let in_numbers = layout.valued(first) && !header::is_value(text) && !is_missing(text);
    if note && (colon || filled.len() == 1) {
        return Sort::Footer;
    }
    if filled.len() == 1 && layout.names.len() > 1 {
        let narrow = row.cells.len() == 1;
        let sentence = narrow && text.split_whitespace().count() >= SENTENCE;
        let starred = text.starts_with('*');
        if in_numbers || sentence || narrow && (row.place.gap || starred) {
            return Sort::Footer;
        }
    }
    let total = rest.is_empty() && (TOTALS.contains(&name) || name.starts_with("total "));
    if !total || filled.len() == 1 {
        return Sort::Data;
    }
    // A category of this name stands elsewhere too; the first rows of a short table are its last as well.
    let same = |cells: &[String]| cells.get(first).is_some_and(|cell| cell == text);
    let again = layout.head.iter().filter(|cells| same(cells)).count() > 1;
    if again || before.iter().any(|other| same(&other.cells)) {
        return Sort::Data;
    }
    let words = |cells: &[String]| {
        let words = (0..layout.names.len()).filter(|&at| at != first && !layout.valued(at));
        words
            .filter(|&at| cells.get(at).is_some_and(|cell| !is_missing(cell)))
            .count()
    };
    let others = before
        .iter()
        .rev()
        .take(ROWS)
        .filter(|other| words(&other.cells) > 0)
        .count();
    if in_numbers || (words(&row.cells) == 0 && others * 2 > before.len().min(ROWS)) {
        return Sort::Footer;
    }
    Sort::MaybeFooter
}

/// What the rows above amount to in one column.
#[derive(Clone, Copy)]
struct Amount {
    sum: f64,
    least: f64,
    most: f64,
    count: f64,
}

impl Amount {
    fn has(&self, number: f64) -> bool {
        let near = |value: f64| (number - value).abs() <= 0.001 * value.abs() + 0.005;
        [
            self.sum,
            self.sum / self.count,
            self.least,
            self.most,
            self.count,
        ]
        .into_iter()
        .any(near)
    }
}

/// Whether half of the numbers of these rows sum up their columns above the byte `end`.
fn sums_up(rows: &[Last], end: usize, cut: &Cut<'_>, layout: &Layout) -> Result<bool, DataError> {
    let nothing = Amount {
        sum: 0.0,
        least: f64::INFINITY,
        most: f64::NEG_INFINITY,
        count: 0.0,
    };
    let mut amounts = vec![nothing; layout.names.len()];
    let mut records = Records::new(cut, layout.comments);
    let mut record = ByteRecord::new();
    let mut above = layout.above();
    while let Some(place) = records.next(&mut record)? {
        if place.byte >= end {
            break;
        }
        if above > 0 {
            above -= 1;
            continue;
        }
        for (position, amount) in amounts.iter_mut().enumerate() {
            if let Some(number) = numbers::read_alone(super::cell(&record, position).trim()) {
                amount.sum += number;
                amount.least = amount.least.min(number);
                amount.most = amount.most.max(number);
                amount.count += 1.0;
            }
        }
    }
    Ok(rows.iter().all(|row| {
        let numbers = row
            .cells
            .iter()
            .zip(&amounts)
            .filter_map(|(cell, amount)| Some((numbers::read_alone(cell)?, amount)));
        let (mut all, mut right) = (0, 0);
        for (number, amount) in numbers {
            all += 1;
            right += usize::from(amount.has(number));
        }
        right > 0 && right * 2 >= all
    }))
}
