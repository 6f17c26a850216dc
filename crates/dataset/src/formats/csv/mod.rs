//! Text tables: one record a line, cells separated by comma, semicolon, tab, bar or space.

mod footer;
mod layout;
mod preamble;
mod records;
mod rows;
mod units;

use std::borrow::Cow;
use std::sync::Arc;

use csv::{ByteRecord, Reader, ReaderBuilder};

use self::layout::Layout;
use self::preamble::offer;
use self::records::Marked;
use self::rows::Rows;
use super::delimiter::{Cut, detect};
use super::grid::{PREVIEW, cut_short};
use super::{Cells, Format, Picker, encoding, extension, magic, quotes};
use crate::columns::{Evidence, assemble};
use crate::error::{DataError, Remark};
use crate::reading::{Reading, ReadingChoice, ReadingUsed};
use crate::table::Table;

/// The family's entry.
pub const FORMAT: Format = Format {
    name: "csv",
    label: "Text table (CSV, TSV)",
    extensions: &["csv", "tsv", "txt"],
    recognises: |_, _| true,
    read,
    reading: &[
        "encoding",
        "delimiter",
        "header",
        "skip",
        "comments",
        "units",
        "footer",
        "decimal",
        "dates",
    ],
    cells,
};

/// A reader of records of any width.
pub(super) fn reader(bytes: &[u8], delimiter: u8) -> Reader<&[u8]> {
    ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(bytes)
}

fn read(
    name: &str,
    bytes: &[u8],
    asked: &Reading,
    picker: &mut Picker,
) -> Result<Table, DataError> {
    let mut remarks = Vec::new();
    let (text, encoding) = text(name, bytes, asked, &mut remarks)?;
    let mut cut = cut(&text, asked)?;
    let layout = Layout::find(&mut cut, asked, &mut remarks);
    let layout = layout.map_err(|error| offer(error, &cut, asked))?;
    let mut rows = Rows::default();
    let mut evidence: Vec<Evidence> = layout
        .names
        .iter()
        .map(|_| Evidence::new(asked.decimal))
        .collect();
    picker.fit(layout.names.len());
    let mut again = picker.clone();
    let marked = layout.each_row(&cut, &mut |row, record| {
        rows.found += 1;
        if picker.takes()? {
            rows.take(&layout, row, record);
            for (position, column) in evidence.iter_mut().enumerate() {
                column.add(&cell(record, position), row)?;
            }
        }
        Ok(!picker.is_done())
    })?;
    if picker.only_counts() {
        return Ok(Table::default());
    }
    let judged = rows.judge(&layout, &cut, &mut remarks);
    judged.map_err(|error| offer(error, &cut, asked))?;
    say_comments(marked, asked, &mut remarks);
    let mut preview = again.clone();
    let mut found = assemble(
        &layout.names,
        evidence,
        cut.delimiter != b',',
        asked,
        &mut remarks,
        |fillers| {
            let walked = layout.each_row(&cut, &mut |_, record| {
                if again.takes()? {
                    for (position, filler) in fillers.iter_mut() {
                        filler.add(&cell(record, *position))?;
                    }
                }
                Ok(!again.is_done())
            });
            walked.map(|_| ())
        },
    )?;
    layout.name_units(&mut found.columns);
    let used = Reading {
        encoding: Some(encoding),
        delimiter: Some(char::from(cut.delimiter)),
        header: Some(layout.header),
        skip: Some(cut.skipped),
        comments: asked.comments.or(match (marked.comments, marked.kept) {
            (0, _) => Some(false),
            (_, 0) => Some(true),
            _ => None,
        }),
        units: Some(layout.units.is_some()),
        footer: Some(layout.footer),
        decimal: found.decimal,
        dates: found.dates,
        path: asked.path.clone(),
        rows: asked.rows,
    };
    let table = Table {
        name: name.into(),
        columns: found.columns.into_iter().map(Arc::new).collect(),
        rows: rows.count,
        subsample: None,
        reading: ReadingUsed {
            asked: asked.clone(),
            used,
            ..ReadingUsed::default()
        },
        preview: first_rows(&layout, &cut, &found.blank, &mut preview)?,
        blank: found.blank,
        remarks,
    };
    Ok(crate::columns::remarked(table))
}

fn cells(name: &str, bytes: &[u8], asked: &Reading) -> Result<Cells, DataError> {
    let mut remarks = Vec::new();
    let (text, _) = text(name, bytes, asked, &mut remarks)?;
    let mut cut = cut(&text, asked)?;
    let layout = Layout::find(&mut cut, asked, &mut remarks)?;
    let mut rows = Rows::default();
    let mut cells = Cells::new(layout.names.clone(), layout.header);
    layout.each_row(&cut, &mut |row, record| {
        rows.found += 1;
        rows.take(&layout, row, record);
        cells.add(
            row,
            (0..record.len()).map(|position| cell(record, position)),
        )?;
        Ok(true)
    })?;
    rows.judge(&layout, &cut, &mut remarks)?;
    cells.remarks = remarks;
    Ok(cells)
}

/// The file's text and its encoding.
fn text<'a>(
    name: &str,
    bytes: &'a [u8],
    asked: &Reading,
    remarks: &mut Vec<Remark>,
) -> Result<(Cow<'a, str>, String), DataError> {
    magic::refuse_binary(bytes)?;
    // A workbook's sheet comes here as text under the workbook's name; a text file has no parts.
    if FORMAT.extensions.contains(&extension(name)) {
        asked.only("A text table", FORMAT.reading)?;
    }
    let (text, encoding) = encoding::decode(bytes, asked.encoding.as_deref(), remarks)?;
    let text = lines_fed(text);
    if text.trim().is_empty() {
        return Err(
            DataError::new("empty-file", "The file holds only blanks and line ends.")
                .hint("Choose a file with a table in it."),
        );
    }
    Ok((text, encoding))
}

/// How the text is cut into cells.
fn cut<'a>(text: &'a str, asked: &Reading) -> Result<Cut<'a>, DataError> {
    let cut = detect(text, asked)?;
    if let Some(row) = quotes::unterminated(&cut.text, cut.delimiter) {
        return Err(DataError::new(
            "unterminated-quote",
            "A quoted cell begins here and never ends.",
        )
        .row(row + cut.skipped)
        .hint("Close the quote, or remove it."));
    }
    Ok(cut)
}

/// A CR alone, with which old Macintosh files end their lines, ends a record, so it has to end a line too: lines are
/// counted by LF, here and wherever lines at the top are left out.
fn lines_fed(text: Cow<'_, str>) -> Cow<'_, str> {
    let mut fed = String::new();
    let mut rest = &*text;
    while let Some(at) = rest.find('\r') {
        let end = &rest[at..];
        let below = end.trim_start_matches('\r');
        let ends = end.len() - below.len();
        if !below.starts_with('\n') {
            fed += &text[fed.len()..text.len() - end.len()];
            fed.extend(std::iter::repeat_n('\n', ends));
        }
        rest = below;
    }
    if fed.is_empty() {
        return text;
    }
    fed += &text[fed.len()..];
    Cow::Owned(fed)
}

/// A cell as text; the bytes are UTF-8 because the separator is ASCII.
fn cell(record: &ByteRecord, position: usize) -> Cow<'_, str> {
    String::from_utf8_lossy(record.get(position).unwrap_or_default())
}

/// The first rows as text, without the blank columns.
fn first_rows(
    layout: &Layout,
    cut: &Cut<'_>,
    blank: &[String],
    picker: &mut Picker,
) -> Result<Vec<Vec<String>>, DataError> {
    let kept: Vec<usize> = (0..layout.names.len())
        .filter(|&position| !blank.contains(&layout.names[position]))
        .collect();
    let mut rows = Vec::new();
    layout.each_row(cut, &mut |_, record| {
        if picker.takes()? {
            let cells = kept.iter();
            rows.push(
                cells
                    .map(|&position| cut_short(cell(record, position).trim()))
                    .collect(),
            );
        }
        Ok(rows.len() < PREVIEW && !picker.is_done())
    })?;
    Ok(rows)
}

fn say_comments(marked: Marked, asked: &Reading, remarks: &mut Vec<Remark>) {
    if marked.comments == 0 {
        return;
    }
    let said = "Left out as comments: {lines line} with # in front, from line {row} on.";
    let values = [
        ("lines", marked.comments.into()),
        ("row", marked.first.into()),
    ];
    let reading = Reading {
        comments: Some(false),
        ..asked.clone()
    };
    remarks.push(
        Remark::of("comments", said, &values)
            .row(marked.first)
            .choices(vec![ReadingChoice::new("Keep them as data", reading)]),
    );
}

#[cfg(test)]
mod tests {
    use super::lines_fed;
    use crate::formats::read;
    use crate::reading::Reading;

    #[test]
    fn a_cr_alone_ends_a_line() {
        for (text, fed) in [
            ("a\rb\r\rc\r", "a\nb\n\nc\n"),
            ("a\nb\r\nc\r\r\nd", "a\nb\r\nc\r\r\nd"),
            ("é\r\r\nb\rc\n\rd", "é\r\r\nb\nc\n\nd"),
        ] {
            assert_eq!(lines_fed(text.into()), fed, "{text:?}");
        }
    }

    /// The line that is left out ends with CR, all others with LF: by these alone it would be no line.
    #[test]
    fn what_was_used_reads_the_same_table_whatever_ends_the_lines() {
        let rows = "1,2,a\n3,5,b\n".repeat(6);
        for top in ["# of the year\r", "Report\r\r", "# one\r\n# two\r"] {
            let text = format!("{top}x,y,z\n{rows}");
            let table = read("mixed.csv", text.as_bytes(), &Reading::default()).expect("read");
            assert_eq!((table.rows, table.columns[1].name.as_str()), (12, "y"));
            let used = &table.reading.used;
            assert_eq!(used.skip, Some(top.matches('\r').count()), "{top:?}");
            let again = read("mixed.csv", text.as_bytes(), used).expect("read again");
            assert_eq!(again.columns, table.columns, "{top:?}");
        }
    }
}
