//! The walk over a text's records, with comment lines and blank records left out.

use csv::{ByteRecord, Reader};

use super::reader;
use crate::error::DataError;
use crate::formats::delimiter::Cut;

/// Which lines that begin with # are comments.
#[derive(Debug, Clone, Copy)]
pub(super) struct Comments {
    /// All of them, or none, where it was asked.
    pub asked: Option<bool>,
    /// Else those that do not have as many cells as the table has columns.
    pub width: usize,
}

impl Comments {
    /// Whether a record that begins with # is a comment.
    fn is_one(self, record: &ByteRecord) -> bool {
        let found = record.len() == 1 || record.len() != self.width;
        self.asked.unwrap_or(found)
    }
}

/// Where a record stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// The line of the file on which it begins, counted from 1.
    pub line: usize,
    /// The byte of the text at which it begins.
    pub byte: usize,
    /// Whether it begins with #, outside quotes.
    pub marked: bool,
    /// Whether a blank line or a blank record stands before it.
    pub gap: bool,
}

/// Records that begin with #.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Marked {
    /// Comments, which were left out.
    pub comments: usize,
    /// The line of the first.
    pub first: usize,
    /// The others.
    pub kept: usize,
}

/// Reads one record after the other.
pub(super) struct Records<'a> {
    reader: Reader<&'a [u8]>,
    text: &'a [u8],
    comments: Comments,
    /// Bytes of the text, and lines of the file, before the first record.
    before: (usize, usize),
    /// What began with # so far.
    pub found: Marked,
}

impl<'a> Records<'a> {
    pub fn new(cut: &'a Cut<'a>, comments: Comments) -> Self {
        Records::from(cut, comments, 0)
    }

    /// From the record that begins at this byte on.
    pub fn from(cut: &'a Cut<'a>, comments: Comments, byte: usize) -> Self {
        let text = cut.text.as_bytes();
        let lines = text[..byte].iter().filter(|byte| **byte == b'\n').count();
        Records {
            reader: reader(&text[byte..], cut.delimiter),
            text,
            comments,
            before: (byte, lines + cut.skipped),
            found: Marked::default(),
        }
    }

    /// The next record; `None` at the end.
    #[inline(never)]
    pub fn next(&mut self, record: &mut ByteRecord) -> Result<Option<Place>, DataError> {
        let mut gap = false;
        while self.reader.read_byte_record(record).map_err(unreadable)? {
            if is_blank(record) {
                gap = true;
                continue;
            }
            let mut place = self.place(record);
            if place.marked && self.comments.is_one(record) {
                if self.found.comments == 0 {
                    self.found.first = place.line;
                }
                self.found.comments += 1;
                continue;
            }
            self.found.kept += usize::from(place.marked);
            place.gap |= gap;
            return Ok(Some(place));
        }
        Ok(None)
    }

    /// The reader gives the end of the record before: of the line ends that follow it there, the \n after an \r and those of
    /// blank lines, it has not counted any yet.
    fn place(&self, record: &ByteRecord) -> Place {
        let (byte, line) = record.position().map_or((0, 1), |position| {
            (position.byte() as usize, position.line() as usize)
        });
        let end = (self.before.0 + byte).min(self.text.len());
        let rest = &self.text[end..];
        let ends = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
        let ends = &rest[..ends.count()];
        let fed = ends.iter().filter(|byte| **byte == b'\n').count();
        let above = &self.text[..end + ends.len()];
        Place {
            line: self.before.1 + line + fed,
            byte: above.len(),
            marked: rest.get(ends.len()) == Some(&b'#'),
            gap: above.ends_with(b"\n\n") || above.ends_with(b"\n\r\n"),
        }
    }
}

fn unreadable(error: csv::Error) -> DataError {
    DataError::new(
        "unreadable",
        format!("The text could not be cut into cells: {error}."),
    )
    .hint("Export the table as CSV again.")
}

/// Whether a record has no cell with anything in it.
fn is_blank(record: &ByteRecord) -> bool {
    record.as_slice().iter().all(u8::is_ascii_whitespace)
}

/// The trimmed cells of a record.
#[inline(never)]
pub(super) fn trimmed(record: &ByteRecord) -> Vec<String> {
    (0..record.len())
        .map(|position| super::cell(record, position).trim().to_string())
        .collect()
}
