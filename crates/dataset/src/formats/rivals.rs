//! Ways to read a text among which only a person can choose: another separator, lines left out at the top.

use super::delimiter::{Cut, named};
use super::grid::cut_short;
use crate::columns::numbers::is_number;
use crate::error::{DataError, counted};
use crate::reading::{Reading, ReadingChoice};

/// Separators that occur in a text without separating its cells. A tab does not.
const RIVALS: [u8; 3] = [b';', b'|', b','];

/// Records looked at, and shown.
const RECORDS: usize = 100;
const SHOWN: usize = 3;

/// A share of numbers that is clearly larger than another.
const CLEARLY: f64 = 0.1;

/// The first records, cut at each `delimiter`.
fn records(text: &str, delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = super::csv::reader(text.as_bytes(), delimiter);
    let records = reader.byte_records().map_while(Result::ok).take(RECORDS);
    let cells = |record: csv::ByteRecord| {
        let cells = record.iter();
        cells
            .map(|cell| cut_short(String::from_utf8_lossy(cell).trim()))
            .collect()
    };
    records.map(cells).collect()
}

fn shown(records: &[Vec<String>]) -> Vec<Vec<String>> {
    records.iter().take(SHOWN).cloned().collect()
}

/// The share of numbers below the first record, where all records have the same number of cells and more than one.
fn even(records: &[Vec<String>]) -> Option<f64> {
    let width = records.first()?.len();
    if width < 2 || records.iter().any(|record| record.len() != width) {
        return None;
    }
    let cells = || records.iter().skip(1).flatten();
    let numbers = cells().filter(|cell| is_number(cell)).count();
    Some(numbers as f64 / cells().count().max(1) as f64)
}

/// Asks where another separator cuts the first records as evenly as the one that was found, into as many numbers.
pub(super) fn ask_separator(text: &str, found: u8, asked: &Reading) -> Result<(), DataError> {
    let best = records(text, found);
    let Some(numbers) = even(&best).filter(|_| RIVALS.contains(&found)) else {
        return Ok(());
    };
    let mut ways = vec![(found, best)];
    for rival in RIVALS.into_iter().filter(|rival| *rival != found) {
        let records = records(text, rival);
        if even(&records).is_some_and(|share| share + CLEARLY > numbers) {
            ways.push((rival, records));
        }
    }
    if ways.len() == 1 {
        return Ok(());
    }
    let names: Vec<&str> = ways.iter().map(|(sign, _)| named(*sign)).collect();
    let choices = ways.iter().map(|(sign, records)| ReadingChoice {
        preview: shown(records),
        ..ReadingChoice::new(
            format!("Separated by {}", named(*sign)),
            Reading {
                delimiter: Some(char::from(*sign)),
                ..asked.clone()
            },
        )
    });
    let cause = format!(
        "The cells may be separated by {}: each cuts the first rows evenly.",
        names.join(" or by ")
    );
    Err(DataError::new("which-delimiter", cause)
        .row(1)
        .hint("Choose the separator.")
        .choices(choices.collect()))
}

/// Offers to leave out what stands above the first record that is as wide as most.
pub(super) fn offer_skip(error: DataError, cut: &Cut<'_>, asked: &Reading) -> DataError {
    let records = records(&cut.text, cut.delimiter);
    let mut widths = std::collections::BTreeMap::new();
    for record in &records {
        *widths.entry(record.len()).or_insert(0_usize) += 1;
    }
    let most = widths.iter().max_by_key(|&(width, count)| (*count, *width));
    let above = most.and_then(|(width, _)| {
        let place = records.iter().position(|record| record.len() == *width);
        place.filter(|place| *place > 0 && *width > 1)
    });
    let (Some(above), None) = (above, asked.skip) else {
        return error;
    };
    let mut reader = super::csv::reader(cut.text.as_bytes(), cut.delimiter);
    let first = reader.byte_records().map_while(Result::ok).nth(above);
    let Some(line) = first.map(|record| super::csv::line(&record, &cut.text)) else {
        return error;
    };
    let lines = line - 1 + cut.skipped;
    let choice = ReadingChoice {
        preview: shown(&records[above..]),
        ..ReadingChoice::new(
            format!("Leave out the first {}", counted(lines, "line")),
            Reading {
                skip: Some(lines),
                ..asked.clone()
            },
        )
    };
    let hint = error.hint.clone().unwrap_or_default();
    error
        .hint(format!("The table may begin on line {}. {hint}", lines + 1))
        .choices(vec![choice])
}

#[cfg(test)]
mod tests {
    use crate::formats::read;
    use crate::reading::Reading;

    #[test]
    fn a_separator_that_cannot_be_decided_is_asked() {
        let text = "a;b,c\n".to_owned() + &"x;y,z\nu;v,w\n".repeat(6);
        let error = read("two.csv", text.as_bytes(), &Reading::default()).expect_err("asks");
        assert_eq!(error.kind, "which-delimiter");
        assert_eq!(error.choices.len(), 2);
        for (choice, (sign, first)) in error.choices.iter().zip([(';', "a"), (',', "a;b")]) {
            assert_eq!(choice.preview.len(), 3);
            assert_eq!(choice.preview[0][0], first);
            let table = read("two.csv", text.as_bytes(), &choice.reading).expect("settled");
            assert_eq!(table.reading.used.delimiter, Some(sign));
            assert_eq!(table.reading.asked, choice.reading);
        }
    }

    #[test]
    fn numbers_decide_between_separators() {
        let numbers = "3,14;2,71\n1,5;2,25\n".repeat(6);
        let table = read("n.csv", numbers.as_bytes(), &Reading::default()).expect("decided");
        assert_eq!(table.reading.used.delimiter, Some(';'));
    }

    #[test]
    fn lines_above_the_table_can_be_left_out() {
        let rows = "x,y\n".to_owned() + &"1,2\n3,5\n".repeat(6);
        for top in ["Sales of the year\n\n", "# one\n# two\n", "\"About\nit\"\n"] {
            let text = format!("{top}{rows}");
            let error = read("top.csv", text.as_bytes(), &Reading::default()).expect_err("asks");
            assert_eq!(error.kind, "one-column", "{error}");
            let choice = &error.choices[0];
            assert_eq!(choice.reading.skip, Some(2), "{top:?}");
            assert_eq!(choice.preview[0], ["x", "y"]);
            let table = read("top.csv", text.as_bytes(), &choice.reading).expect("settled");
            assert_eq!((table.rows, table.columns[1].name.as_str()), (12, "y"));
        }
    }
}
