//! Bytes to text: UTF-8, UTF-16, and Windows-1252 as the last resort, or the encoding that was asked for.
//!
//! Other encodings are decoded by the caller, a page has them all, and come here as UTF-8 under their label.

use std::borrow::Cow;

use crate::error::{DataError, Remark, counted};
use crate::reading::quoted;

/// What Windows-1252 has at 0x80 to 0x9F; the five gaps keep their code point, as browsers do.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Labels of the encodings decoded here; of two labels for one encoding the first is its name.
const LABELS: [(&str, &[&str]); 4] = [
    (UTF_8, &["utf8", "unicode-1-1-utf-8"]),
    (UTF_16LE, &["utf-16"]),
    (UTF_16BE, &[]),
    (
        WINDOWS,
        &["latin1", "iso-8859-1", "ascii", "us-ascii", "cp1252"],
    ),
];

const UTF_8_MARK: &[u8] = b"\xef\xbb\xbf";
const UTF_8: &str = "utf-8";
const UTF_16LE: &str = "utf-16le";
const UTF_16BE: &str = "utf-16be";
const WINDOWS: &str = "windows-1252";

/// A decoded text and the name of its encoding.
type Decoded<'a> = (Cow<'a, str>, String);

/// Decodes a text file in the encoding asked for, else in the one found; whatever is not plain UTF-8 is said in
/// `remarks`.
pub fn decode<'a>(
    bytes: &'a [u8],
    asked: Option<&str>,
    remarks: &mut Vec<Remark>,
) -> Result<Decoded<'a>, DataError> {
    if let Some(asked) = asked {
        return decode_as(bytes, &asked.trim().to_lowercase(), remarks);
    }
    match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => {
            return Err(
                DataError::new("encoding", "The text is UTF-32, which is not read.")
                    .hint("Save it as UTF-8."),
            );
        }
        [0xff, 0xfe, ..] => return decode_as(bytes, UTF_16LE, remarks),
        [0xfe, 0xff, ..] => return decode_as(bytes, UTF_16BE, remarks),
        _ => {}
    }
    if !bytes.starts_with(UTF_8_MARK)
        && let Some(found) = utf16_without_mark(bytes)
    {
        return decode_as(bytes, found, remarks);
    }
    decode_as(bytes, UTF_8, remarks).or_else(|error| {
        // Only the foreign encoding is read otherwise; a lack of memory stays one.
        let Some(row) = error.row else {
            return Err(error);
        };
        remarks.push(
            Remark::new(
                "encoding",
                "The file is not UTF-8 and was read as Windows-1252.",
            )
            .row(row)
            .hint("If letters look wrong, choose the encoding or save the file as UTF-8."),
        );
        decode_as(bytes, WINDOWS, remarks)
    })
}

fn decode_as<'a>(
    bytes: &'a [u8],
    label: &str,
    remarks: &mut Vec<Remark>,
) -> Result<Decoded<'a>, DataError> {
    let known = LABELS
        .iter()
        .find(|(name, others)| *name == label || others.contains(&label));
    let name = known.map_or(label, |(name, _)| name);
    let text = match name {
        UTF_16LE => {
            let bytes = bytes.strip_prefix(b"\xff\xfe").unwrap_or(bytes);
            utf16(bytes, u16::from_le_bytes, remarks)?.into()
        }
        UTF_16BE => {
            let bytes = bytes.strip_prefix(b"\xfe\xff").unwrap_or(bytes);
            utf16(bytes, u16::from_be_bytes, remarks)?.into()
        }
        WINDOWS => windows_1252(bytes)?.into(),
        _ => {
            let bytes = bytes.strip_prefix(UTF_8_MARK).unwrap_or(bytes);
            match std::str::from_utf8(bytes) {
                Ok(text) => Cow::Borrowed(text),
                Err(_) if name == UTF_8 => damaged_utf8(bytes, remarks)?.into(),
                Err(error) => {
                    let (row, named) = (row_of(bytes, error.valid_up_to()), quoted(label));
                    let cause =
                        format!("The text is not UTF-8, and {named} is not decoded by the engine.");
                    return Err(DataError::new("encoding", cause).row(row).hint(format!(
                        "Decode the file first, as the page does with TextDecoder, or choose one of {}.",
                        LABELS.map(|(name, _)| name).join(", ")
                    )));
                }
            }
        }
    };
    Ok((text, name.to_string()))
}

/// The line, from 1, in which a byte stands.
fn row_of(bytes: &[u8], position: usize) -> usize {
    1 + bytes[..position]
        .iter()
        .filter(|&&byte| byte == b'\n')
        .count()
}

fn windows_1252(bytes: &[u8]) -> Result<String, DataError> {
    let mut text = String::new();
    text.try_reserve(bytes.len() + bytes.len() / 4)
        .map_err(|_| DataError::memory(bytes.len()))?;
    text.extend(bytes.iter().map(|&byte| match byte {
        0x80..=0x9f => WINDOWS_1252[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }));
    Ok(text)
}

/// Tells damaged UTF-8 from another encoding, which is refused, by which of the two explains more bytes.
fn damaged_utf8(bytes: &[u8], remarks: &mut Vec<Remark>) -> Result<String, DataError> {
    let (mut valid, mut invalid, mut first) = (0, 0, None);
    let mut position = 0;
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().bytes().filter(|&byte| byte >= 0xc0).count();
        position += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            invalid += 1;
            first.get_or_insert(position);
            position += chunk.invalid().len();
        }
    }
    let row = row_of(bytes, first.unwrap_or(0));
    if valid < 4 * invalid {
        return Err(DataError::new("encoding", "The text is not UTF-8.")
            .row(row)
            .hint("Choose its encoding, or save the file as UTF-8."));
    }
    let mut text = String::new();
    text.try_reserve(bytes.len() + bytes.len() / 4)
        .map_err(|_| DataError::memory(bytes.len()))?;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            text.push('\u{fffd}');
        }
    }
    let message = format!(
        "{} not valid UTF-8; each shows as \u{fffd}.",
        are(invalid, "place")
    );
    remarks.push(
        Remark::new("damaged-text", message)
            .row(row)
            .hint("Save the file again as UTF-8."),
    );
    Ok(text)
}

fn are(count: usize, noun: &str) -> String {
    format!(
        "{} {}",
        counted(count, noun),
        if count == 1 { "is" } else { "are" }
    )
}

type ByteOrder = fn([u8; 2]) -> u16;

/// UTF-16 text of mostly Latin letters has a NUL in nearly every second byte.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static str> {
    let sample = &bytes[..bytes.len().min(4096) / 2 * 2];
    if sample.len() < 8 {
        return None;
    }
    let zeros = |from: usize| {
        sample
            .iter()
            .skip(from)
            .step_by(2)
            .filter(|&&byte| byte == 0)
            .count()
            * 10
    };
    let (even, odd, enough, few) = (zeros(0), zeros(1), sample.len() / 2 * 7, sample.len() / 2);
    if odd >= enough && even <= few {
        Some(UTF_16LE)
    } else if even >= enough && odd <= few {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn utf16(bytes: &[u8], order: ByteOrder, remarks: &mut Vec<Remark>) -> Result<String, DataError> {
    let mut text = String::new();
    text.try_reserve(bytes.len())
        .map_err(|_| DataError::memory(bytes.len()))?;
    let (mut damaged, mut row, mut first) = (0, 1, None);
    let units = bytes.chunks_exact(2).map(|pair| order([pair[0], pair[1]]));
    for character in char::decode_utf16(units) {
        let character = character.unwrap_or_else(|_| {
            damaged += 1;
            first.get_or_insert(row);
            char::REPLACEMENT_CHARACTER
        });
        row += usize::from(character == '\n');
        text.push(character);
    }
    remarks.push(Remark::new(
        "encoding",
        "The file is UTF-16 and was read as such.",
    ));
    if bytes.len() % 2 == 1 {
        damaged += 1;
        first.get_or_insert(row);
    }
    if let Some(first) = first {
        let message = format!("{} not valid UTF-16.", are(damaged, "place"));
        remarks.push(
            Remark::new("damaged-text", message)
                .row(first)
                .hint("Save the file again as UTF-8."),
        );
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> (String, Vec<String>) {
        let mut remarks = Vec::new();
        let (text, _) = decode(bytes, None, &mut remarks).expect("decodable");
        (
            text.into_owned(),
            remarks.into_iter().map(|remark| remark.code).collect(),
        )
    }

    #[test]
    fn encodings_are_told_apart() {
        assert_eq!(decoded(b"\xef\xbb\xbfa,b"), ("a,b".into(), vec![]));
        assert_eq!(
            decoded(b"\xff\xfea\0\xe9\0"),
            ("aé".into(), vec!["encoding".into()])
        );
        assert_eq!(
            decoded(b"\xfe\xff\0a\0\xe9"),
            ("aé".into(), vec!["encoding".into()])
        );
        assert_eq!(decoded(b"a\0,\0b\0\n\0").0, "a,b\n");
        assert_eq!(
            decoded(b"caf\xe9 \x80"),
            ("café €".into(), vec!["encoding".into()])
        );
        assert_eq!(decoded("ééééé".as_bytes()).1, Vec::<String>::new());
        let mut damaged = "ééééé\n".as_bytes().to_vec();
        damaged.push(0xff);
        assert_eq!(
            decoded(&damaged),
            ("ééééé\n\u{fffd}".into(), vec!["damaged-text".into()])
        );
    }

    #[test]
    fn utf32_is_refused() {
        assert_eq!(
            decode(b"\xff\xfe\0\0a\0\0\0", None, &mut Vec::new())
                .expect_err("refused")
                .kind,
            "encoding"
        );
    }

    #[test]
    fn the_encoding_asked_for_is_used_or_refused() {
        let asked = |bytes: &'static [u8], label| decode(bytes, Some(label), &mut Vec::new());
        let read = |bytes, label| asked(bytes, label).expect("decodable");
        assert_eq!(
            read(b"caf\xc3\xa9", "Latin1"),
            ("cafÃ©".into(), "windows-1252".into())
        );
        assert_eq!(read(b"a\0", "utf-16").0, "a");
        assert_eq!(
            read("类".as_bytes(), "gbk"),
            ("类".into(), "gbk".into()),
            "decoded by the caller"
        );
        for label in ["gbk", "utf-8", "no-such-label"] {
            let error = asked(b"a,b\n\xc0\xe0,1\n", label).expect_err("refused");
            assert_eq!((error.kind.as_str(), error.row), ("encoding", Some(2)));
        }
    }
}
