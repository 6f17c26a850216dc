//! The records of a JSON text, one after another: objects, arrays, or the elements of several arrays side by side.

use std::collections::HashMap;

use super::lexer::{Lexer, Token};
use crate::error::{DataError, shown};
use crate::formats::MOST_COLUMNS;
use crate::formats::grid::Take;
use crate::reading::Decimal;

/// Where the records are.
#[derive(Debug, Clone)]
pub(super) enum Place<'a> {
    /// Elements of the array whose opening bracket was just taken; whether nothing may follow the array.
    Array(Lexer<'a>, bool),
    /// Lines, each of them a record of its own.
    Lines(&'a str),
}

/// Calls `take` with the number and the place of every record: in an array its position, in lines its line.
pub(super) fn each_record<'a>(
    place: &Place<'a>,
    take: &mut dyn FnMut(usize, &mut Lexer<'a>) -> Result<(), DataError>,
) -> Result<(), DataError> {
    match place {
        Place::Array(start, alone) => {
            let mut lexer = *start;
            let mut elements = Elements::default();
            while elements.another(&mut lexer)? {
                take(elements.taken, &mut lexer)?;
            }
            if *alone {
                at_end(&mut lexer)?;
            }
        }
        Place::Lines(text) => {
            for (position, line) in text.split('\n').enumerate() {
                if line.trim().is_empty() {
                    continue;
                }
                let named = |error: DataError| error.row(position + 1);
                let mut lexer = Lexer::new(line);
                take(position + 1, &mut lexer).map_err(named)?;
                at_end(&mut lexer).map_err(named)?;
            }
        }
    }
    Ok(())
}

/// Refuses whatever follows.
pub(super) fn at_end(lexer: &mut Lexer<'_>) -> Result<(), DataError> {
    match lexer.next()? {
        Token::End => Ok(()),
        more => Err(lexer.unexpected(&more, "the end")),
    }
}

/// How many elements of an array were taken.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Elements {
    pub taken: usize,
}

impl Elements {
    /// Whether another element follows; what stands between elements is taken.
    pub fn another(&mut self, lexer: &mut Lexer<'_>) -> Result<bool, DataError> {
        if self.taken == 0 && lexer.peek()? == Token::Mark(b']') {
            lexer.next()?;
            return Ok(false);
        }
        if self.taken > 0 {
            match lexer.next()? {
                Token::Mark(b',') => {}
                Token::Mark(b']') => return Ok(false),
                other => return Err(lexer.unexpected(&other, "a comma or the end of the array")),
            }
        }
        self.taken += 1;
        Ok(true)
    }
}

/// Calls `take` with every key of the object whose brace was just taken; `take` takes the value.
pub(super) fn each_key<'a>(
    lexer: &mut Lexer<'a>,
    mut take: impl FnMut(&str, &mut Lexer<'a>) -> Result<(), DataError>,
) -> Result<(), DataError> {
    let mut token = lexer.next()?;
    if token == Token::Mark(b'}') {
        return Ok(());
    }
    loop {
        let Token::Text(key) = token else {
            return Err(lexer.unexpected(&token, "a key in quotes"));
        };
        lexer.expect(b':', "a colon")?;
        take(&key, lexer)?;
        match lexer.next()? {
            Token::Mark(b'}') => return Ok(()),
            Token::Mark(b',') => token = lexer.next()?,
            other => return Err(lexer.unexpected(&other, "a comma or the end of the object")),
        }
    }
}

/// A value that is no object and no array, as the text of a cell.
fn scalar(
    token: &Token<'_>,
    decimal: Option<Decimal>,
    cell: &mut String,
    lexer: &Lexer<'_>,
) -> Result<(), DataError> {
    cell.clear();
    match token {
        Token::Text(text) => cell.push_str(text),
        // A number has a point, whatever sign was asked for in texts.
        Token::Number(number) if decimal == Some(Decimal::Comma) => {
            cell.push_str(&number.replace('.', ","));
        }
        Token::Number(number) => cell.push_str(number),
        Token::Truth(word) => cell.push_str(word),
        Token::Null => {}
        other => return Err(lexer.unexpected(other, "a value")),
    }
    Ok(())
}

/// The cells of records and the columns they belong to.
#[derive(Debug, Default)]
pub(super) struct Cells {
    pub names: Vec<String>,
    places: HashMap<String, usize>,
    pub row: Vec<String>,
    /// In which record each cell was last filled.
    filled: Vec<usize>,
    /// The first record with a key twice, and the key.
    pub twice: Option<(usize, String)>,
    /// In how many records each column was filled.
    present: Vec<usize>,
    decimal: Option<Decimal>,
    record: usize,
}

impl Cells {
    /// No columns yet.
    pub fn new(decimal: Option<Decimal>) -> Self {
        Cells {
            decimal,
            ..Cells::default()
        }
    }

    /// Takes an object: its scalars, and those of objects in it under both keys joined by a dot.
    pub fn object(&mut self, record: usize, lexer: &mut Lexer<'_>) -> Result<(), DataError> {
        self.begin(record);
        each_key(lexer, |key, lexer| match lexer.next()? {
            Token::Mark(b'{') => each_key(lexer, |inner, lexer| {
                let token = lexer.next()?;
                self.value(&format!("{key}.{inner}"), &token, lexer)
            }),
            token => self.value(key, &token, lexer),
        })
    }

    fn begin(&mut self, record: usize) {
        self.record = record;
        self.row.iter_mut().for_each(String::clear);
        self.filled.iter_mut().for_each(|filled| *filled = 0);
    }

    fn value(
        &mut self,
        key: &str,
        token: &Token<'_>,
        lexer: &mut Lexer<'_>,
    ) -> Result<(), DataError> {
        let column = match self.places.get(key) {
            Some(column) => *column,
            None => self.add(key)?,
        };
        self.put(column, token, lexer)
    }

    fn put(
        &mut self,
        column: usize,
        token: &Token<'_>,
        lexer: &mut Lexer<'_>,
    ) -> Result<(), DataError> {
        if std::mem::replace(&mut self.filled[column], self.record) == self.record {
            self.twice
                .get_or_insert_with(|| (self.record, self.names[column].clone()));
        } else {
            self.present[column] += 1;
        }
        if let Token::Mark(open @ (b'{' | b'[')) = token {
            // Nothing in it is nothing, as null is.
            let close = if *open == b'{' { b'}' } else { b']' };
            if lexer.peek()? == Token::Mark(close) {
                lexer.next()?;
                self.row[column].clear();
                return Ok(());
            }
            let name = &self.names[column];
            let cause = format!(
                "\"{}\" holds a list or an object, not one value.",
                shown(name)
            );
            return Err(DataError::new("nested", cause)
                .row(self.record)
                .column(name)
                .hint("Give each record plain values; objects may be nested one level."));
        }
        scalar(token, self.decimal, &mut self.row[column], lexer)
    }

    /// A column that no record had before.
    pub fn add(&mut self, key: &str) -> Result<usize, DataError> {
        let column = self.names.len();
        if column == MOST_COLUMNS {
            let cause = format!("There are over {MOST_COLUMNS} different keys.");
            return Err(DataError::new("too-many-columns", cause)
                .row(self.record)
                .hint("Keep the columns you need."));
        }
        self.names.push(key.to_string());
        self.places.insert(key.to_string(), column);
        self.row.push(String::new());
        self.filled.push(0);
        self.present.push(0);
        Ok(column)
    }

    /// Columns that some of the records lack.
    pub fn lacking(&self, records: usize) -> impl Iterator<Item = &str> {
        let names = self.names.iter().zip(&self.present);
        names
            .filter(move |(_, present)| **present < records)
            .map(|(name, _)| name.as_str())
    }

    /// Takes an array of as many values as there are columns; without columns it makes them, named by position.
    pub fn array(&mut self, record: usize, lexer: &mut Lexer<'_>) -> Result<(), DataError> {
        self.begin(record);
        let founding = self.names.is_empty();
        let mut elements = Elements::default();
        while elements.another(lexer)? {
            let token = lexer.next()?;
            if founding {
                self.add(&format!("c{}", elements.taken))?;
            }
            if elements.taken <= self.names.len() {
                self.put(elements.taken - 1, &token, lexer)?;
            } else {
                return Err(self.ragged(record, "more"));
            }
        }
        if elements.taken < self.names.len() {
            return Err(self.ragged(record, "fewer"));
        }
        Ok(())
    }

    fn ragged(&self, record: usize, how: &str) -> DataError {
        let cause = format!(
            "The row has {how} than the {} cells of the first.",
            self.names.len()
        );
        DataError::new("ragged", cause)
            .row(record)
            .hint("Give all rows the same number of cells, with null for what is missing.")
    }
}

/// Calls `take` with the elements of several arrays side by side.
pub(super) fn each_of(
    columns: &[(String, Lexer<'_>)],
    decimal: Option<Decimal>,
    take: Take<'_>,
) -> Result<(), DataError> {
    let mut places: Vec<_> = columns
        .iter()
        .map(|(_, lexer)| (*lexer, Elements::default()))
        .collect();
    let mut cells = vec![String::new(); columns.len()];
    for row in 1.. {
        let mut ended = 0;
        for (position, (lexer, elements)) in places.iter_mut().enumerate() {
            if !elements.another(lexer)? {
                ended += 1;
            } else if ended == 0 {
                let token = lexer.next()?;
                scalar(&token, decimal, &mut cells[position], lexer)?;
            }
            // The first array decides when the rows end.
            if ended != 0 && ended != position + 1 {
                let name = &columns[position].0;
                let cause = format!(
                    "\"{}\" and \"{}\" are not equally long.",
                    shown(&columns[0].0),
                    shown(name)
                );
                return Err(DataError::new("ragged", cause).row(row).column(name).hint(
                    "Give all columns the same number of values, with null for what is missing.",
                ));
            }
        }
        if ended > 0 {
            break;
        }
        take(row, &cells)?;
    }
    Ok(())
}
