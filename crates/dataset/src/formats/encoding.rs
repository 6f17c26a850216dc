//! Bytes to text: UTF-8, UTF-16, and Windows-1252 as the last resort.

use std::borrow::Cow;

use crate::error::{DataError, Remark, counted};

/// What Windows-1252 has at 0x80 to 0x9F; the five gaps keep their code point, as browsers do.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Decodes a text file; whatever is not plain UTF-8 is said in `remarks`.
pub fn decode<'a>(bytes: &'a [u8], remarks: &mut Vec<Remark>) -> Result<Cow<'a, str>, DataError> {
    match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => {
            return Err(
                DataError::new("encoding", "The text is UTF-32, which is not read.")
                    .hint("Save it as UTF-8."),
            );
        }
        [0xff, 0xfe, rest @ ..] => return utf16(rest, u16::from_le_bytes, remarks),
        [0xfe, 0xff, rest @ ..] => return utf16(rest, u16::from_be_bytes, remarks),
        _ => {}
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Some(order) = utf16_without_mark(bytes) {
        return utf16(bytes, order, remarks);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(_) => not_utf8(bytes, remarks).map(Cow::Owned),
    }
}

/// Tells damaged UTF-8 from another encoding by which of the two explains more bytes.
fn not_utf8(bytes: &[u8], remarks: &mut Vec<Remark>) -> Result<String, DataError> {
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
    let first = first.unwrap_or(0);
    let row = 1 + bytes[..first].iter().filter(|&&byte| byte == b'\n').count();
    let mut text = String::new();
    text.try_reserve(bytes.len() + bytes.len() / 4)
        .map_err(|_| DataError::memory(bytes.len()))?;
    if valid >= 4 * invalid {
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
    } else {
        text.extend(bytes.iter().map(|&byte| match byte {
            0x80..=0x9f => WINDOWS_1252[usize::from(byte - 0x80)],
            _ => char::from(byte),
        }));
        remarks.push(
            Remark::new(
                "encoding",
                "The file is not UTF-8 and was read as Windows-1252.",
            )
            .row(row)
            .hint("If letters look wrong, save the file as UTF-8."),
        );
    }
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
fn utf16_without_mark(bytes: &[u8]) -> Option<ByteOrder> {
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
        Some(u16::from_le_bytes)
    } else if even >= enough && odd <= few {
        Some(u16::from_be_bytes)
    } else {
        None
    }
}

fn utf16(
    bytes: &[u8],
    order: ByteOrder,
    remarks: &mut Vec<Remark>,
) -> Result<Cow<'static, str>, DataError> {
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
    Ok(Cow::Owned(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> (String, Vec<String>) {
        let mut remarks = Vec::new();
        let text = decode(bytes, &mut remarks).expect("decodable").into_owned();
        (
            text,
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
            decode(b"\xff\xfe\0\0a\0\0\0", &mut Vec::new())
                .expect_err("refused")
                .kind,
            "encoding"
        );
    }
}
