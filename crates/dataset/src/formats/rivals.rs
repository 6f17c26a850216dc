//! Separators among which only a person can choose.

use super::delimiter::named;
use super::grid::cut_short;
use crate::columns::numbers::is_number;
use crate::error::DataError;
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
}
