//! A row under the column names that says in which units the numbers below are: `cm,kg,,%` or `(cm)`.

use crate::columns::missing::is_missing;
use crate::columns::numbers;
use crate::error::{Remark, listed};
use crate::formats::header;
use crate::reading::{Reading, ReadingChoice};

/// Letters of a unit that is not known by name.
const LONGEST: usize = 12;

/// What the row under the names is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Under {
    /// Data, like all others.
    Data,
    /// Units.
    Units,
    /// Words where all rows below have numbers.
    Words,
}

/// The known units of the first of `records`, which stands in `line`, where it is left out as a row of units.
pub(super) fn found(
    records: &[Vec<String>],
    line: usize,
    asked: &Reading,
    remarks: &mut Vec<Remark>,
) -> Option<Vec<Option<&'static str>>> {
    let (row, below) = records.split_first()?;
    let under = judge(row, below);
    let left_out = asked.units.unwrap_or(under == Under::Units);
    let texts = row
        .iter()
        .map(String::as_str)
        .filter(|cell| !cell.is_empty());
    let values = [("row", line.into()), ("texts", listed(texts).into())];
    let choice = |label: &str, units| {
        let reading = Reading {
            units: Some(units),
            ..asked.clone()
        };
        vec![ReadingChoice::new(label, reading)]
    };
    let remark = if left_out {
        let said = "Row {row} under the column names holds units and was left out: {texts}.";
        Remark::of("units-row", said, &values).choices(choice("Keep it as data", false))
    } else if under == Under::Data || asked.units.is_some() {
        return None;
    } else {
        let said = "Row {row} has words where the rows below have numbers; it was kept: {texts}.";
        Remark::of("maybe-units", said, &values).choices(choice("Leave it out", true))
    };
    remarks.push(remark.row(line));
    left_out.then(|| row.iter().map(|cell| numbers::unit(bare(cell))).collect())
}

fn judge(row: &[String], below: &[Vec<String>]) -> Under {
    let (mut units, mut known) = (0, 0);
    for (position, cell) in row.iter().enumerate() {
        if !header::is_valued(below, position) {
            // A word that occurs again below is a value like the others.
            let again = |record: &Vec<String>| record.get(position) == Some(cell);
            if !is_missing(cell) && below.iter().any(again) {
                return Under::Data;
            }
            continue;
        }
        let bare = bare(cell);
        if header::is_value(cell) {
            return Under::Data;
        } else if is_missing(cell) {
            continue;
        } else if bare.len() < cell.len() || numbers::unit(bare).is_some() {
            known += 1;
        } else if looks_like_unit(bare) {
            units += 1;
        } else {
            return if below.len() > 2 {
                Under::Words
            } else {
                Under::Data
            };
        }
    }
    match (known, units) {
        (0, 0) => Under::Data,
        // At least half of what is written must be a unit for certain.
        (known, units) if known >= units => Under::Units,
        _ => Under::Words,
    }
}

/// What stands in brackets, or the text itself.
fn bare(cell: &str) -> &str {
    let pairs = [('(', ')'), ('[', ']'), ('（', '）'), ('{', '}'), ('<', '>')];
    let inside = pairs.into_iter().find_map(|(open, close)| {
        let rest = cell.strip_prefix(open)?.strip_suffix(close)?;
        Some(rest.trim())
    });
    inside.filter(|inside| !inside.is_empty()).unwrap_or(cell)
}

/// Short, and of letters and the signs that units are made with: `W m-2`, `kg/m^3`, `µg/L`.
fn looks_like_unit(text: &str) -> bool {
    let sign = |character: char| {
        !character.is_ascii() || character.is_ascii_alphanumeric() || "/^*.-% ".contains(character)
    };
    text.chars().count() <= LONGEST && text.chars().all(sign)
}
