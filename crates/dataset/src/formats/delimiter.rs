//! What separates the cells: what was asked, a `sep=` line, or the separator that cuts the first records most evenly.

use std::borrow::Cow;

use crate::error::{DataError, counted};
use crate::reading::{DELIMITERS, Reading};

/// Records looked at.
const RECORDS: usize = 100;

/// Bytes looked at.
const BYTES: usize = 1 << 20;

/// How a text is cut into cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut<'a> {
    /// The text from the first record on.
    pub text: Cow<'a, str>,
    /// The separator, an ASCII character.
    pub delimiter: u8,
    /// Lines of the file before `text`.
    pub skipped: usize,
}

impl Cut<'_> {
    /// Leaves out what stands above this byte of the text, which begins the line after `lines` of the file.
    pub(super) fn leave_out_above(&mut self, byte: usize, lines: usize) {
        match &mut self.text {
            Cow::Borrowed(text) => *text = &text[byte..],
            Cow::Owned(text) => drop(text.drain(..byte)),
        }
        self.skipped = lines;
    }

    /// Leaves out what stands from this byte of the text on.
    pub(super) fn leave_out_below(&mut self, byte: usize) {
        match &mut self.text {
            Cow::Borrowed(text) => *text = &text[..byte],
            Cow::Owned(text) => text.truncate(byte),
        }
    }
}

/// Leaves out the lines at the top and decides the separator. Runs of spaces are made one space where space is the
/// separator.
///
/// # Errors
/// A separator that was asked for and does not occur, and more lines to leave out than there are.
pub fn detect<'a>(text: &'a str, asked: &Reading) -> Result<Cut<'a>, DataError> {
    let declared = declared(text);
    let skipped = asked.skip.unwrap_or(0).max(usize::from(declared.is_some()));
    let text = below(text, skipped)?;
    let delimiter = match (asked.delimiter, declared) {
        (Some(delimiter), _) => chosen(text, delimiter)?,
        (None, Some(delimiter)) => delimiter,
        (None, None) => {
            let found = most_even(text);
            super::rivals::ask_separator(text, found, asked)?;
            found
        }
    };
    let text = if delimiter == b' ' {
        Cow::Owned(single_spaces(text))
    } else {
        Cow::Borrowed(text)
    };
    Ok(Cut {
        text,
        delimiter,
        skipped,
    })
}

/// The text below its first lines.
fn below(text: &str, lines: usize) -> Result<&str, DataError> {
    let mut rest = text;
    for line in 0..lines {
        rest = match rest.split_once('\n') {
            Some((_, rest)) if !rest.trim().is_empty() => rest,
            _ => {
                let cause = format!(
                    "{lines} lines at the top were to be left out, but nothing is left below {}.",
                    counted(line + 1, "line")
                );
                return Err(DataError::new("reading", cause).hint("Leave out fewer lines."));
            }
        };
    }
    Ok(rest)
}

/// Checks a separator that was asked for.
fn chosen(text: &str, delimiter: char) -> Result<u8, DataError> {
    let usable = u8::try_from(delimiter).ok().filter(|byte| {
        byte.is_ascii() && !byte.is_ascii_alphanumeric() && !matches!(byte, b'"' | b'\n' | b'\r')
    });
    let Some(byte) = usable else {
        return Err(DataError::new(
            "reading",
            format!("Cells cannot be separated by {delimiter:?}."),
        )
        .hint("Choose comma, semicolon, tab, vertical bar, space, or another ASCII sign."));
    };
    if !text.contains(delimiter) {
        return Err(DataError::new(
            "reading",
            format!("Cells were to be separated by {delimiter:?}, which does not occur."),
        )
        .hint("Choose another separator, or none to have it found."));
    }
    Ok(byte)
}

/// The separator that cuts the first records most evenly.
fn most_even(text: &str) -> u8 {
    let mut end = text.len().min(BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = &text[..end];
    let mut best = (0.0, b',');
    for delimiter in DELIMITERS.iter().flat_map(|sign| sign.name.bytes()) {
        let evenness = if delimiter == b' ' {
            evenness(&single_spaces(sample), b' ')
        } else {
            evenness(sample, delimiter)
        };
        if evenness > best.0 + 0.02 {
            best = (evenness, delimiter);
        }
    }
    best.1
}

/// The separator as it is named in a sentence.
pub fn named(delimiter: u8) -> &'static str {
    let sign = DELIMITERS
        .iter()
        .find(|sign| sign.name.as_bytes() == [delimiter]);
    sign.map_or("comma", |sign| sign.label)
}

/// A first line `sep=;`, as spreadsheet programs write it.
fn declared(text: &str) -> Option<u8> {
    let (line, _) = text.split_once('\n')?;
    let value = line.trim_end_matches('\r').trim_matches('"');
    let value = value
        .strip_prefix("sep=")
        .or_else(|| value.strip_prefix("SEP="))?;
    match value.as_bytes() {
        [delimiter]
            if DELIMITERS
                .iter()
                .any(|sign| sign.name.as_bytes() == [*delimiter]) =>
        {
            Some(*delimiter)
        }
        _ => None,
    }
}

/// Share of the first records that have the most frequent number of cells; 0 when that number is one.
fn evenness(sample: &str, delimiter: u8) -> f64 {
    let mut reader = super::csv::reader(sample.as_bytes(), delimiter);
    let mut record = csv::ByteRecord::new();
    let mut widths = std::collections::BTreeMap::new();
    let mut records = 0;
    while records < RECORDS && matches!(reader.read_byte_record(&mut record), Ok(true)) {
        records += 1;
        *widths.entry(record.len()).or_insert(0_usize) += 1;
    }
    match widths.iter().max_by_key(|&(width, count)| (*count, *width)) {
        Some((width, count)) if *width > 1 => *count as f64 / records as f64,
        _ => 0.0,
    }
}

/// Runs of spaces made one, blanks at line ends removed; quoted cells stay as they are.
fn single_spaces(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    let (mut quoted, mut pending, mut line_start) = (false, false, true);
    for character in text.chars() {
        match character {
            ' ' if !quoted => pending = !line_start,
            '\n' | '\r' if !quoted => {
                pending = false;
                line_start = true;
                spaced.push(character);
            }
            _ => {
                if pending {
                    spaced.push(' ');
                }
                if character == '"' && (quoted || pending || line_start) {
                    quoted = !quoted;
                }
                pending = false;
                line_start = false;
                spaced.push(character);
            }
        }
    }
    spaced
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_are_detected() {
        for (text, delimiter) in [
            ("a,b\n1,2\n", b','),
            ("a;b\n3,14;2,71\n1,5;2,5\n", b';'),
            ("a\tb c\n1\t2\n", b'\t'),
            ("a|b\n1|2\n", b'|'),
            ("first name,last name\nAnn Lee,Bob Ray\n", b','),
            ("x  y\n 1   2\n10  20\n", b' '),
            ("one\ntwo\n", b','),
            ("\"a;b\",c\n\"d;e\",f\n", b','),
        ] {
            assert_eq!(
                char::from(most_even(text)),
                char::from(delimiter),
                "{text:?}"
            );
        }
    }

    #[test]
    fn a_declared_separator_is_honoured() {
        let cut = detect("sep=;\r\na,b;c\n1,2;3\n", &Reading::default()).expect("two columns");
        assert_eq!(
            (cut.delimiter, cut.skipped, &*cut.text),
            (b';', 1, "a,b;c\n1,2;3\n")
        );
    }

    #[test]
    fn aligned_columns_lose_their_padding() {
        assert_eq!(single_spaces("  a   \"b  c\"  \n1 2"), "a \"b  c\"\n1 2");
    }

    #[test]
    fn what_was_asked_is_done_or_refused() {
        let asked = |delimiter, skip| {
            detect(
                "About\na,b;c\n1,2;3\n",
                &Reading {
                    delimiter,
                    skip,
                    ..Reading::default()
                },
            )
        };
        let cut = asked(Some(';'), Some(1)).expect("fits");
        assert_eq!(
            (cut.delimiter, cut.skipped, &*cut.text),
            (b';', 1, "a,b;c\n1,2;3\n")
        );
        for (delimiter, skip, part) in [
            (Some('|'), None, "does not occur"),
            (Some('é'), None, "cannot be separated"),
            (Some('"'), None, "cannot be separated"),
            (Some('a'), None, "cannot be separated"),
            (None, Some(3), "nothing is left"),
            (None, Some(usize::MAX), "nothing is left"),
        ] {
            let error = asked(delimiter, skip).expect_err(part);
            assert_eq!(error.kind, "reading");
            assert!(error.message.contains(part), "{error}");
        }
    }
}
