//! What stands above a table: titles, dates, comments, lines padded with the separator.
//!
//! A line belongs there when it has one cell, fewer cells than most records, or values in at most half of the columns that
//! records have values in. A single cell is evidence enough; other lines need column names over numbers, or a blank line,
//! below them. Without that they are kept, and said.

use csv::ByteRecord;

use super::records::{Comments, Records, trimmed};
use crate::error::{DataError, Remark, counted, shown};
use crate::formats::delimiter::Cut;
use crate::formats::grid::cut_short;
use crate::formats::header;
use crate::reading::{Reading, ReadingChoice};

/// Records looked at.
const RECORDS: usize = 100;

/// Records shown of a table that may begin later.
const SHOWN: usize = 3;

/// One of the first records.
struct Head {
    line: usize,
    byte: usize,
    marked: bool,
    gap: bool,
    cells: Vec<String>,
    /// Cells with something in them.
    filled: usize,
}

/// Leaves out what stands above the table, or says that something may; gives the number of cells that most records have.
pub(super) fn leave_out(
    cut: &mut Cut<'_>,
    asked: &Reading,
    remarks: &mut Vec<Remark>,
) -> Result<usize, DataError> {
    let heads = heads(cut)?;
    let width = most(&heads, |head| head.cells.len());
    if asked.skip.is_some() || width < 2 {
        return Ok(width);
    }
    let Some((start, sure)) = start(&heads, width, asked) else {
        return Ok(width);
    };
    let lines = heads[start].line - 1;
    let first = &heads[0];
    let text = first.cells.iter().find(|cell| !cell.is_empty());
    let text = text.map_or_else(String::new, |text| shown(text));
    let choice = |label: String, skip| {
        let reading = Reading {
            skip: Some(skip),
            ..asked.clone()
        };
        vec![ReadingChoice::new(label, reading)]
    };
    let values = [("lines", lines.into()), ("text", text.into())];
    remarks.push(
        if sure {
            Remark::of(
                "preamble",
                "Left out above the table: the first {lines line}, \"{text}\".",
                &values,
            )
            .choices(choice("Keep them".into(), cut.skipped))
        } else {
            Remark::of(
                "maybe-preamble",
                "Kept, though it may stand above the table: the first {lines line}, \"{text}\".",
                &values,
            )
            .choices(choice(
                format!("Leave out the first {}", counted(lines, "line")),
                lines,
            ))
        }
        .row(first.line),
    );
    if sure {
        let byte = heads[start].byte;
        cut.leave_out_above(byte, lines);
    }
    Ok(width)
}

fn heads(cut: &Cut<'_>) -> Result<Vec<Head>, DataError> {
    let all = Comments {
        asked: Some(false),
        width: 0,
    };
    let mut records = Records::new(cut, all);
    let mut record = ByteRecord::new();
    let mut heads = Vec::new();
    while heads.len() < RECORDS
        && let Some(place) = records.next(&mut record)?
    {
        let cells = trimmed(&record);
        heads.push(Head {
            line: place.line,
            byte: place.byte,
            marked: place.marked,
            gap: place.gap,
            filled: cells.iter().filter(|cell| !cell.is_empty()).count(),
            cells,
        });
    }
    Ok(heads)
}

/// The number above one that occurs most often, the largest of equally frequent ones; 0 where there is none.
fn most(heads: &[Head], number: fn(&Head) -> usize) -> usize {
    let count = |wanted: usize| heads.iter().filter(|head| number(head) == wanted).count();
    let mut best = (0, 0);
    for wanted in heads.iter().map(number).filter(|number| *number > 1) {
        best = best.max((count(wanted), wanted));
    }
    best.1
}

/// The record with which the table begins, where it is not the first, and whether that is sure.
fn start(heads: &[Head], width: usize, asked: &Reading) -> Option<(usize, bool)> {
    let usual = most(heads, |head| head.filled);
    let names_at = |place: usize| {
        let below: Vec<Vec<String>> = heads[place + 1..]
            .iter()
            .map(|head| head.cells.clone())
            .collect();
        header::are_names(&heads[place].cells, &below)
    };
    let above = |place: usize| {
        let head = &heads[place];
        // A line with as many cells as the table may name its columns: "# time, speed".
        let next = || (place + 1..heads.len()).find(|&next| !heads[next].marked);
        let comment = head.marked
            && asked.comments != Some(false)
            && (head.cells.len() != width || next().is_some_and(names_at));
        comment || head.cells.len() < width || head.filled < 2 || head.filled * 2 <= usual
    };
    // Names of the columns below a blank line, and only less above it.
    let less = |head: &Head| head.cells.len() < width || head.filled < usual;
    let below_gap = (1..heads.len()).take_while(|&place| less(&heads[place - 1]));
    let mut below_gap = below_gap.filter(|&place| heads[place].gap && !less(&heads[place]));
    if let Some(start) = below_gap.find(|&place| names_at(place)) {
        return Some((start, true));
    }
    let start = (0..heads.len()).find(|&place| !above(place))?;
    if start == 0 {
        return None;
    }
    let settled = heads[start].gap || names_at(start);
    // A single cell cannot be a record of the table; one that is padded may be the only name.
    let single = |head: &Head| head.cells.len() == 1 || head.marked;
    if settled || heads[..start].iter().all(single) {
        return Some((start, true));
    }
    // What is narrower than the table stops the reading, which then asks.
    let padded = heads[..start].iter().all(|head| head.cells.len() == width);
    padded.then_some((start, false))
}

/// Offers to leave out what stands above the first record that is as wide as most, where that may mend an error.
pub(super) fn offer(error: DataError, cut: &Cut<'_>, asked: &Reading) -> DataError {
    if !matches!(error.kind.as_str(), "one-column" | "ragged" | "extra-cells")
        || asked.skip.is_some()
    {
        return error;
    }
    let Ok(heads) = heads(cut) else {
        return error;
    };
    let width = most(&heads, |head| head.cells.len());
    let start = heads.iter().position(|head| head.cells.len() == width);
    let Some(start) = start.filter(|start| *start > 0) else {
        return error;
    };
    let lines = heads[start].line - 1;
    let label = format!("Leave out the first {}", counted(lines, "line"));
    let reading = Reading {
        skip: Some(lines),
        ..asked.clone()
    };
    let shown = heads[start..].iter().take(SHOWN);
    let choice = ReadingChoice {
        preview: shown
            .map(|head| head.cells.iter().map(|cell| cut_short(cell)).collect())
            .collect(),
        ..ReadingChoice::new(label, reading)
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
    fn lines_above_the_table_are_left_out_and_said() {
        let rows = "x,y,z\n".to_owned() + &"1,2,a\n3,5,b\n".repeat(6);
        for (top, lines) in [
            ("Sales of the year\n\n", 2),
            ("# one\n# two, or three\n", 2),
            ("# of two, or, three\n", 1),
            ("\"About\nit\"\n", 2),
            ("Report,,\n", 1),
            (",Report,\n,,\n", 2),
            ("Report,,\nDate,2024-05-01,\n\n", 3),
            ("Report\nDate,2024-05-01\n", 2),
            ("\n\nReport\n\n", 4),
        ] {
            let text = format!("{top}{rows}");
            let table = read("top.csv", text.as_bytes(), &Reading::default()).expect("read");
            assert_eq!(table.reading.used.skip, Some(lines), "{top:?}");
            assert_eq!((table.rows, table.columns[1].name.as_str()), (12, "y"));
            assert_eq!(table.remarks[0].code, "preamble");
            assert_eq!(table.remarks[0].choices[0].reading.skip, Some(0));
            let again = read("top.csv", text.as_bytes(), &table.reading.used).expect("read again");
            assert_eq!(again.columns, table.columns);
        }
    }

    #[test]
    fn a_first_line_that_may_be_names_is_kept() {
        let rows = "1,2,3\n4,5,7\n".repeat(6);
        for (top, code) in [
            (",y,z\n", "blank-header"),
            ("x,,\n", "maybe-preamble"),
            ("#x,y,z\n", ""),
        ] {
            let text = format!("{top}{rows}");
            let table = read("top.csv", text.as_bytes(), &Reading::default()).expect("read");
            assert_eq!(
                (table.rows, table.reading.used.skip),
                (12, Some(0)),
                "{top:?}"
            );
            let codes = table
                .remarks
                .first()
                .map_or("", |remark| remark.code.as_str());
            assert_eq!(codes, code, "{top:?}");
        }
    }

    #[test]
    fn lines_that_are_no_single_cell_are_asked() {
        let text = "x,y\n".to_owned() + &"1,2,3\n4,5,6\n".repeat(6);
        let error = read("top.csv", text.as_bytes(), &Reading::default()).expect_err("asks");
        assert_eq!(error.kind, "ragged", "{error}");
        assert_eq!(error.choices[0].reading.skip, Some(1));
        assert_eq!(error.choices[0].preview[0], ["1", "2", "3"]);
    }
}
