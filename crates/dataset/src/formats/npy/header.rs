//! The header of a NumPy file: a Python literal that says type, order and shape, read without recursion.

use crate::error::{DataError, shown};
use crate::formats::MOST_COLUMNS;

/// Longest header that is read.
const LONGEST: usize = 1 << 20;

/// What one value is and how many bytes it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Type {
    /// `b`, `i`, `u`, `f`, `S` or `U`, as NumPy has them.
    pub kind: u8,
    /// Bytes of a value.
    pub size: usize,
    /// Whether the most significant byte comes first.
    pub big_endian: bool,
}

/// See the file's sentence.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Header {
    /// Names and types of the fields; one without a name for a plain array.
    pub fields: Vec<(Option<String>, Type)>,
    /// Whether columns lie one after another instead of rows.
    pub fortran: bool,
    /// One or two sides.
    pub shape: Vec<usize>,
    /// Where the values begin.
    pub start: usize,
}

fn broken(cause: impl Into<String>) -> DataError {
    DataError::new("broken-npy", cause).hint("Save the array again with numpy.save.")
}

/// Reads the header.
pub(super) fn read(bytes: &[u8]) -> Result<Header, DataError> {
    let cut_off = || broken("The file ends within its header.");
    let version = *bytes.get(6).ok_or_else(cut_off)?;
    let (start, length) = match (version, bytes.get(8..10), bytes.get(8..12)) {
        (1, Some(&[low, high]), _) => (10, usize::from(u16::from_le_bytes([low, high]))),
        (2 | 3, _, Some(&[a, b, c, d])) => (12, u32::from_le_bytes([a, b, c, d]) as usize),
        (1..=3, ..) => return Err(cut_off()),
        _ => {
            return Err(broken(format!(
                "Version {version} of the NumPy format is not known."
            )));
        }
    };
    if length > LONGEST {
        return Err(broken(format!(
            "The header has {length} bytes, over the {LONGEST} that are read."
        )));
    }
    let text = bytes.get(start..start + length).ok_or_else(cut_off)?;
    let mut header = parse(&String::from_utf8_lossy(text))?;
    header.start = start + length;
    Ok(header)
}

fn parse(text: &str) -> Result<Header, DataError> {
    let mut scanner = Scanner { rest: text };
    let (mut fields, mut fortran, mut shape) = (None, None, None);
    scanner.expect('{')?;
    while !scanner.took('}') {
        let key = scanner.text()?;
        scanner.expect(':')?;
        match key {
            "descr" => fields = Some(scanner.fields()?),
            "fortran_order" => fortran = Some(scanner.word()? == "True"),
            "shape" => shape = Some(scanner.shape()?),
            _ => return Err(broken(format!("The header has a key \"{}\".", shown(key)))),
        }
        if !scanner.took(',') {
            scanner.expect('}')?;
            break;
        }
    }
    match (fields, fortran, shape) {
        (Some(fields), Some(fortran), Some(shape)) => Ok(Header {
            fields,
            fortran,
            shape,
            start: 0,
        }),
        _ => Err(broken("The header lacks type, order or shape.")),
    }
}

struct Scanner<'a> {
    rest: &'a str,
}

impl<'a> Scanner<'a> {
    fn took(&mut self, sign: char) -> bool {
        self.rest = self.rest.trim_start();
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn expect(&mut self, sign: char) -> Result<(), DataError> {
        if self.took(sign) {
            return Ok(());
        }
        let found: String = self.rest.chars().take(20).collect();
        Err(broken(format!(
            "The header has \"{}\" where \"{sign}\" should stand.",
            shown(&found)
        )))
    }

    fn text(&mut self) -> Result<&'a str, DataError> {
        let quote = if self.took('"') { '"' } else { '\'' };
        if quote == '\'' {
            self.expect('\'')?;
        }
        let (text, rest) = self
            .rest
            .split_once(quote)
            .ok_or_else(|| broken("A text in the header never ends."))?;
        self.rest = rest;
        Ok(text)
    }

    fn word(&mut self) -> Result<&'a str, DataError> {
        let text = self.rest.trim_start();
        let end = text.find(|sign: char| !sign.is_ascii_alphanumeric());
        let (word, rest) = text.split_at(end.unwrap_or(text.len()));
        if word.is_empty() {
            return Err(broken("The header lacks a value."));
        }
        self.rest = rest;
        Ok(word)
    }

    fn shape(&mut self) -> Result<Vec<usize>, DataError> {
        self.expect('(')?;
        let mut shape = Vec::new();
        while !self.took(')') {
            let side = self.word()?;
            // Python 2 wrote long integers with an L.
            let side = side.strip_suffix('L').unwrap_or(side);
            shape.push(
                side.parse()
                    .map_err(|_| broken(format!("\"{}\" is no length of a side.", shown(side))))?,
            );
            if shape.len() > 32 {
                return Err(broken("The array has over 32 sides."));
            }
            if !self.took(',') {
                self.expect(')')?;
                break;
            }
        }
        Ok(shape)
    }

    fn fields(&mut self) -> Result<Vec<(Option<String>, Type)>, DataError> {
        if !self.took('[') {
            return Ok(vec![(None, kind(self.text()?)?)]);
        }
        let mut fields = Vec::new();
        while !self.took(']') {
            if fields.len() == MOST_COLUMNS {
                let cause = format!("There are over {MOST_COLUMNS} fields.");
                return Err(
                    DataError::new("too-many-columns", cause).hint("Keep the columns you need.")
                );
            }
            self.expect('(')?;
            let name = self.text()?.to_string();
            self.expect(',')?;
            if self.rest.trim_start().starts_with(['[', '(']) {
                return Err(unreadable(&format!("field {} is an array", shown(&name))));
            }
            fields.push((Some(name), kind(self.text()?)?));
            if !self.took(')') {
                return Err(unreadable("a field is an array"));
            }
            if !self.took(',') {
                self.expect(']')?;
                break;
            }
        }
        Ok(fields)
    }
}

fn unreadable(what: &str) -> DataError {
    DataError::new("npy-type", format!("This array is not read: {what}."))
        .hint("Save numbers, truth values or texts in one or two dimensions.")
}

fn kind(text: &str) -> Result<Type, DataError> {
    let other = || unreadable(&format!("its type is \"{}\"", shown(text)));
    let (order, rest) = match text.as_bytes().first() {
        Some(b'<' | b'>' | b'|' | b'=') => text.split_at(1),
        _ => ("|", text),
    };
    let kind = *rest.as_bytes().first().ok_or_else(other)?;
    let count: usize = rest
        .get(1..)
        .and_then(|digits| digits.parse().ok())
        .ok_or_else(other)?;
    let size = match (kind, count) {
        (b'b', 1) | (b'i' | b'u', 1 | 2 | 4 | 8) | (b'f', 2 | 4 | 8) => count,
        (b'S', 1..=1_000_000) => count,
        (b'U', 1..=1_000_000) => 4 * count,
        _ => return Err(other()),
    };
    Ok(Type {
        kind,
        size,
        big_endian: order == ">",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_read_as_numpy_writes_them() {
        let header =
            parse("{'descr': '<f8', 'fortran_order': False, 'shape': (3, 2), }").expect("valid");
        assert_eq!((header.shape, header.fortran), (vec![3, 2], false));
        let header = parse(
            "{'descr': [('x', '>i4'), (\"name\", '<U5')], 'fortran_order': True, 'shape': (7,)}",
        )
        .expect("valid");
        assert_eq!(header.fields[0].0.as_deref(), Some("x"));
        assert!(header.fields[0].1.big_endian);
        assert_eq!((header.fields[1].1.size, header.shape), (20, vec![7]));
    }

    #[test]
    fn what_is_not_a_header_is_refused() {
        for (text, kind) in [
            ("", "broken-npy"),
            ("{'descr': '<f8'}", "broken-npy"),
            (
                "{'descr': '<f8', 'fortran_order': False, 'shape': (-1,)}",
                "broken-npy",
            ),
            (
                "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999,)}",
                "broken-npy",
            ),
            ("{'descr': '<f8", "broken-npy"),
            ("{'other': 1}", "broken-npy"),
            ("{'descr': '|O'}", "npy-type"),
            ("{'descr': '<c16'}", "npy-type"),
            ("{'descr': '<f16'}", "npy-type"),
            ("{'descr': '<M8[ns]'}", "npy-type"),
            ("{'descr': [('x', '<f8', (3,))]}", "npy-type"),
            ("{'descr': [('x', [('y', '<f8')])]}", "npy-type"),
        ] {
            assert_eq!(parse(text).expect_err(text).kind, kind, "{text}");
        }
        let deep = format!("{{'descr': {}", "[".repeat(100_000));
        assert!(parse(&deep).is_err());
        assert!(parse(&format!("{{'shape': ({}", "1,".repeat(100_000))).is_err());
    }
}
