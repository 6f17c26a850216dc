//! Numbers as people write them: 3.14, 3,14, 1,234.5, −5, 1e-3.

use crate::reading::Decimal;

/// What a cell says as a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reading {
    /// A finite number with a decimal point or none.
    Plain(f64),
    /// A number too large for f64, or written as infinity.
    NotFinite,
    /// A comma that can only be a decimal comma, as in `3,14`.
    DecimalComma,
    /// Commas that can only separate thousands, as in `1,234,567` or `1,234.5`.
    Thousands,
    /// One comma before exactly three digits, as in `1,234`: either.
    Ambiguous,
    /// No number.
    Other,
}

/// How the commas of a column are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comma {
    /// There are none.
    Absent,
    /// 3,14 is a little over three.
    Decimal,
    /// 1,234 is over a thousand.
    Thousands,
}

/// Reads a trimmed cell.
pub fn read(cell: &str) -> Reading {
    let bytes = cell.as_bytes();
    let Some(&first) = bytes.first() else {
        return Reading::Other;
    };
    // Guarded, because `parse` also takes "nan" and "inf", which are decided elsewhere.
    if first.is_ascii_digit() || matches!(first, b'-' | b'+' | b'.') {
        if bytes.iter().any(|byte| matches!(byte, b'n' | b'N')) {
            return if is_infinity(cell) {
                Reading::NotFinite
            } else {
                Reading::Other
            };
        }
        return match cell.parse::<f64>() {
            Ok(number) if number.is_finite() => Reading::Plain(number),
            Ok(_) => Reading::NotFinite,
            Err(_) => with_commas(cell),
        };
    }
    if let Some(rest) = cell.strip_prefix('\u{2212}') {
        // The typographic minus, as web pages and some spreadsheets write it.
        return match read(rest) {
            Reading::Plain(number) if !rest.starts_with(['-', '+']) => Reading::Plain(-number),
            _ => Reading::Other,
        };
    }
    if is_infinity(cell) {
        Reading::NotFinite
    } else {
        Reading::Other
    }
}

/// Reads a trimmed cell whose commas mean `comma`; `None` when it is no finite number.
pub fn read_with(cell: &str, comma: Comma, scratch: &mut String) -> Option<f64> {
    match (read(cell), comma) {
        (Reading::Plain(number), _) => Some(number),
        (Reading::DecimalComma | Reading::Ambiguous, Comma::Decimal) => {
            scratch.clear();
            scratch.extend(
                cell.chars()
                    .map(|character| if character == ',' { '.' } else { character }),
            );
            finite(scratch)
        }
        (Reading::Thousands | Reading::Ambiguous, Comma::Thousands) => {
            scratch.clear();
            scratch.extend(cell.chars().filter(|&character| character != ','));
            finite(scratch)
        }
        _ => None,
    }
}

/// Reads a trimmed cell whose decimal sign is known; the other sign may only stand between thousands.
pub fn read_as(cell: &str, sign: Decimal, scratch: &mut String) -> Reading {
    if sign == Decimal::Comma && cell.contains(['.', ',']) {
        let swapped: String = cell
            .chars()
            .map(|character| match character {
                '.' => ',',
                ',' => '.',
                other => other,
            })
            .collect();
        return read_as(&swapped, Decimal::Point, scratch);
    }
    match read(cell) {
        Reading::Thousands | Reading::Ambiguous => {
            read_with(cell, Comma::Thousands, scratch).map_or(Reading::Other, Reading::Plain)
        }
        Reading::DecimalComma => Reading::Other,
        reading => reading,
    }
}

/// Whether the point of a plain number may stand between thousands, as in 1.139.
pub fn is_grouped(cell: &str) -> bool {
    let unsigned = cell.trim_start_matches(['-', '+', '\u{2212}']);
    unsigned.split_once('.').is_some_and(|(head, tail)| {
        (1..=3).contains(&head.len())
            && !head.starts_with('0')
            && tail.len() == 3
            && tail.bytes().all(|byte| byte.is_ascii_digit())
    })
}

fn finite(text: &str) -> Option<f64> {
    text.parse::<f64>().ok().filter(|number| number.is_finite())
}

fn is_infinity(cell: &str) -> bool {
    let unsigned = cell.strip_prefix(['-', '+']).unwrap_or(cell);
    ["inf", "infinity", "∞"]
        .iter()
        .any(|name| unsigned.eq_ignore_ascii_case(name))
}

/// Tells decimal commas from thousands by the lengths of the digit groups.
fn with_commas(cell: &str) -> Reading {
    let unsigned = cell.strip_prefix(['-', '+']).unwrap_or(cell);
    let (mantissa, exponent) = match unsigned.find(['e', 'E']) {
        Some(at) => (&unsigned[..at], Some(&unsigned[at + 1..])),
        None => (unsigned, None),
    };
    if let Some(exponent) = exponent {
        let digits = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Reading::Other;
        }
    }
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if fraction.is_some_and(|fraction| !digits(fraction))
        || !whole.split(',').all(digits)
        || !whole.contains(',')
    {
        return Reading::Other;
    }
    let mut groups = whole.split(',');
    let head = groups.next().unwrap_or_default();
    let tail: Vec<&str> = groups.take(8).collect();
    let grouped = (1..=3).contains(&head.len())
        && !head.starts_with('0')
        && tail.iter().all(|group| group.len() == 3);
    match (tail.len(), fraction) {
        (1, None) if grouped && exponent.is_none() => Reading::Ambiguous,
        (1, None) if !(head.is_empty() && tail[0].is_empty()) => Reading::DecimalComma,
        (2..=7, None) | (1..=7, Some(_)) if grouped => Reading::Thousands,
        _ => Reading::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_read_as_people_mean_them() {
        for (cell, reading) in [
            ("3.25", Reading::Plain(3.25)),
            ("-5", Reading::Plain(-5.0)),
            ("+.5e-3", Reading::Plain(0.0005)),
            ("\u{2212}5", Reading::Plain(-5.0)),
            ("007", Reading::Plain(7.0)),
            ("1e309", Reading::NotFinite),
            ("-Inf", Reading::NotFinite),
            ("infinity", Reading::NotFinite),
            ("3,14", Reading::DecimalComma),
            ("0,123", Reading::DecimalComma),
            ("1234,567", Reading::DecimalComma),
            ("1,234", Reading::Ambiguous),
            ("1,234,567", Reading::Thousands),
            ("1,234.5", Reading::Thousands),
            ("1,23,4", Reading::Other),
            (",", Reading::Other),
            ("-", Reading::Other),
            ("1_000", Reading::Other),
            ("0x1f", Reading::Other),
            ("nan", Reading::Other),
            ("-nan", Reading::Other),
            ("5kg", Reading::Other),
            ("1,2e", Reading::Other),
        ] {
            assert_eq!(read(cell), reading, "{cell:?}");
        }
    }

    #[test]
    fn commas_are_read_by_their_meaning() {
        let mut scratch = String::new();
        assert_eq!(
            read_with("1,234", Comma::Decimal, &mut scratch),
            Some(1.234)
        );
        assert_eq!(
            read_with("1,234", Comma::Thousands, &mut scratch),
            Some(1234.0)
        );
        assert_eq!(
            read_with("-1,234.5", Comma::Thousands, &mut scratch),
            Some(-1234.5)
        );
        assert_eq!(read_with("1,234", Comma::Absent, &mut scratch), None);
        assert_eq!(read_with("2.5", Comma::Decimal, &mut scratch), Some(2.5));
    }

    #[test]
    fn a_decimal_sign_that_was_asked_for_leaves_no_doubt() {
        let mut scratch = String::new();
        for (cell, point, comma) in [
            ("1,234", Some(1234.0), Some(1.234)),
            ("1.234", Some(1.234), Some(1234.0)),
            ("1,234.5", Some(1234.5), None),
            ("1.234.567,5", None, Some(1_234_567.5)),
            ("-3,25", None, Some(-3.25)),
            ("2.5", Some(2.5), None),
            ("7", Some(7.0), Some(7.0)),
            ("1e-3", Some(0.001), Some(0.001)),
        ] {
            for (sign, number) in [(Decimal::Point, point), (Decimal::Comma, comma)] {
                let reading = number.map_or(Reading::Other, Reading::Plain);
                assert_eq!(
                    read_as(cell, sign, &mut scratch),
                    reading,
                    "{cell} {sign:?}"
                );
            }
        }
    }
}
