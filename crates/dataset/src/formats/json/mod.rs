//! JSON: an array of objects, an array of arrays, or an object of arrays, at the top or under a key.

mod lexer;
mod records;

use self::lexer::{Lexer, Token};
use self::records::{Cells, Place, at_end, each_key, each_of, each_record};
use super::grid::{Grid, cells_by};
use super::{Format, Picker, encoding, header};
use crate::columns::names;
use crate::error::{DataError, Remark, counted, listed, shown};
use crate::reading::{Reading, ReadingChoice};
use crate::table::Table;

/// The family's entry.
pub const FORMAT: Format = Format {
    name: "json",
    label: "JSON",
    extensions: &["json"],
    recognises,
    read,
    reading: &["encoding", "header", "decimal", "dates", "path"],
    cells: |name, bytes, asked| cells_by(read, name, bytes, asked),
};

/// Records looked at to tell names from data.
const SAMPLE: usize = 100;

/// A JSON text begins with a brace or a bracket, and goes on as no other table does.
fn recognises(_: &str, bytes: &[u8]) -> bool {
    let mut signs = significant(bytes);
    match (signs.next(), signs.next()) {
        (Some(b'{'), second) => matches!(second, Some(b'"' | b'}') | None),
        (Some(b'['), second) => {
            matches!(
                second,
                Some(b'{' | b'[' | b'"' | b']' | b'-' | b'0'..=b'9') | None
            )
        }
        _ => false,
    }
}

/// The first bytes that are no blanks and no marks of an encoding.
pub(super) fn significant(bytes: &[u8]) -> impl Iterator<Item = u8> {
    let head = bytes.iter().copied().take(1 << 12);
    head.filter(|byte| {
        !byte.is_ascii_whitespace() && !matches!(byte, 0 | 0xef | 0xbb | 0xbf | 0xfe | 0xff)
    })
}

fn read(
    name: &str,
    bytes: &[u8],
    asked: &Reading,
    picker: &mut Picker,
) -> Result<Table, DataError> {
    asked.only("A JSON file", FORMAT.reading)?;
    let mut remarks = Vec::new();
    let (text, encoding) = encoding::decode(bytes, asked.encoding.as_deref(), &mut remarks)?;
    let (shape, path) = locate(&text, asked)?;
    let mut grid = Grid::of_text(name, asked, encoding, remarks);
    grid.used.path = path;
    match shape {
        Shape::Records(place) => of_records(grid, picker, &place),
        Shape::Columns(columns) => of_columns(grid, picker, &columns),
    }
}

/// How a table is laid out.
enum Shape<'a> {
    /// Record by record.
    Records(Place<'a>),
    /// Column by column: names, and the places behind the opening brackets.
    Columns(Vec<(String, Lexer<'a>)>),
}

/// Finds the table: what is asked for, the whole, or the only key that holds one.
fn locate<'a>(text: &'a str, asked: &Reading) -> Result<(Shape<'a>, Option<String>), DataError> {
    let mut lexer = Lexer::new(text);
    if let Some(path) = &asked.path {
        descend(&mut lexer, path)?;
    }
    let whole = asked.path.is_none();
    match lexer.next()? {
        Token::Mark(b'[') => Ok((
            Shape::Records(Place::Array(lexer, whole)),
            asked.path.clone(),
        )),
        Token::Mark(b'{') => {
            let (mut tables, mut columns, mut others) = (Vec::new(), Vec::new(), 0);
            each_key(&mut lexer, |key, value| {
                let mut inside = *value;
                let opens = inside.next()? == Token::Mark(b'[');
                match inside.peek() {
                    Ok(Token::Mark(b'{' | b'[')) if opens => tables.push((key.to_string(), inside)),
                    _ if opens => columns.push((key.to_string(), inside)),
                    _ => others += 1,
                }
                value.skip()
            })?;
            if whole {
                at_end(&mut lexer)?;
            }
            choose(tables, columns, others, asked)
        }
        Token::End => Err(DataError::new(
            "empty-file",
            "The file holds only blanks and line ends.",
        )
        .hint("Choose a file with a table in it.")),
        _ => Err(
            DataError::new("no-table", "One value stands where a table should.")
                .hint("Give an array of objects, one for each row."),
        ),
    }
}

fn choose<'a>(
    mut tables: Vec<(String, Lexer<'a>)>,
    columns: Vec<(String, Lexer<'a>)>,
    others: usize,
    asked: &Reading,
) -> Result<(Shape<'a>, Option<String>), DataError> {
    let below = |key: &str| match &asked.path {
        Some(path) => format!("{path}.{key}"),
        None => key.to_string(),
    };
    match (tables.len(), tables.pop()) {
        (1, Some((key, place))) => Ok((
            Shape::Records(Place::Array(place, false)),
            Some(below(&key)),
        )),
        (0, _) if others == 0 && !columns.is_empty() => {
            Ok((Shape::Columns(columns), asked.path.clone()))
        }
        (_, Some(last)) => {
            tables.push(last);
            let choices = tables.iter().map(|(key, _)| {
                let reading = Reading {
                    path: Some(below(key)),
                    ..asked.clone()
                };
                ReadingChoice::new(shown(key), reading)
            });
            let keys = listed(tables.iter().map(|(key, _)| key.as_str()));
            Err(
                DataError::new("which-table", format!("Several keys hold a table: {keys}."))
                    .hint("Choose one of them.")
                    .choices(choices.collect()),
            )
        }
        _ => Err(
            DataError::new("no-table", "An object without a table was found.").hint(
                "Give an array of objects, one for each row, or choose the key that holds one.",
            ),
        ),
    }
}

/// Goes to the value under keys joined by dots.
fn descend(lexer: &mut Lexer<'_>, path: &str) -> Result<(), DataError> {
    let mut rest = path;
    while !rest.is_empty() {
        let mut found = None;
        if lexer.next()? == Token::Mark(b'{') {
            each_key(lexer, |key, value| {
                let below = rest.strip_prefix(key).and_then(|rest| match rest {
                    "" => Some(rest),
                    _ => rest.strip_prefix('.'),
                });
                if let (Some(below), None) = (below, &found) {
                    found = Some((*value, below));
                }
                value.skip()
            })?;
        }
        let Some((value, below)) = found else {
            return Err(DataError::new(
                "reading",
                format!("The file has no key \"{}\".", shown(path)),
            )
            .hint("Choose another path, or none to have the table found."));
        };
        (*lexer, rest) = (value, below);
    }
    Ok(())
}

/// A table of lines, each of them an object or each an array.
pub(super) fn of_lines(
    grid: Grid<'_>,
    picker: &mut Picker,
    text: &str,
) -> Result<Table, DataError> {
    of_records(grid, picker, &Place::Lines(text))
}

/// A table of objects or of arrays, whichever the first record is.
fn of_records(
    mut grid: Grid<'_>,
    picker: &mut Picker,
    place: &Place<'_>,
) -> Result<Table, DataError> {
    let decimal = grid.asked.decimal;
    let mut survey = Cells::new(decimal);
    let (mut records, mut sample, mut lone) = (0, Vec::new(), Vec::new());
    let mut arrays = None;
    each_record(place, &mut |number, lexer| {
        let (opened, before) = (lexer.next()?, lexer.lone);
        let arrays = *arrays.get_or_insert(opened == Token::Mark(b'['));
        record(&mut survey, number, arrays, &opened, lexer)?;
        records += 1;
        if arrays && sample.len() <= SAMPLE {
            let cells = survey.row.iter().map(|cell| cell.trim().to_string());
            sample.push(cells.collect::<Vec<_>>());
        }
        if lexer.lone > before {
            lone.push(number);
        }
        Ok(())
    })?;
    let arrays = arrays.unwrap_or(false);
    let mut skipped = 0;
    if arrays {
        let first = sample.remove(0);
        let named = header::decide(&first, &sample, 1, grid.asked, &mut grid.remarks);
        grid.used.header = Some(named);
        skipped = usize::from(named);
        grid.names = if named {
            names::settle(first, 1, &mut grid.remarks)
        } else {
            survey.names.clone()
        };
    } else {
        let members = ["encoding", "decimal", "dates", "path"];
        grid.asked.only("A list of objects", &members)?;
        grid.names = survey.names.clone();
    }
    said(&survey, records, &lone, &mut grid.remarks);
    grid.read(picker, |take| {
        let mut cells = Cells::new(decimal);
        for name in &survey.names {
            cells.add(name)?;
        }
        let mut position = 0;
        each_record(place, &mut |number, lexer| {
            let opened = lexer.next()?;
            record(&mut cells, number, arrays, &opened, lexer)?;
            position += 1;
            if position > skipped {
                take(number, &cells.row)?;
            }
            Ok(())
        })
    })
}

/// Takes one record.
fn record(
    cells: &mut Cells,
    number: usize,
    array: bool,
    opened: &Token<'_>,
    lexer: &mut Lexer<'_>,
) -> Result<(), DataError> {
    match (opened, array) {
        (Token::Mark(b'{'), false) => cells.object(number, lexer),
        (Token::Mark(b'['), true) => cells.array(number, lexer),
        (other, true) => Err(lexer.unexpected(other, "a row in brackets")),
        (other, false) => Err(lexer.unexpected(other, "a record in braces")),
    }
}

/// Says what the records had that a reader may not expect.
fn said(cells: &Cells, records: usize, lone: &[usize], remarks: &mut Vec<Remark>) {
    let lacking: Vec<&str> = cells.lacking(records).collect();
    if let Some(first) = lacking.first() {
        let message = format!(
            "Not every record has {}; where it lacks, the cell is missing.",
            listed(lacking.iter().copied())
        );
        remarks.push(Remark::new("varying-keys", message).column(first));
    }
    if let Some((row, key)) = &cells.twice {
        let message = format!(
            "A record has the key {} more than once; the last value was taken.",
            shown(key)
        );
        remarks.push(Remark::new("repeated-key", message).row(*row).column(key));
    }
    if let Some(first) = lone.first() {
        let message = format!(
            "Halves of characters stand in {}; each shows as \u{fffd}.",
            counted(lone.len(), "record")
        );
        remarks.push(Remark::new("damaged-text", message).row(*first));
    }
}

fn of_columns(
    mut grid: Grid<'_>,
    picker: &mut Picker,
    columns: &[(String, Lexer<'_>)],
) -> Result<Table, DataError> {
    let members = ["encoding", "decimal", "dates", "path"];
    grid.asked.only("An object of lists", &members)?;
    let names = columns.iter().map(|(name, _)| name.clone()).collect();
    grid.names = names::settle(names, 1, &mut grid.remarks);
    let decimal = grid.asked.decimal;
    grid.read(picker, |take| each_of(columns, decimal, take))
}
