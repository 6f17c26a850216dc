//! Numbers as people write them.
//!
//! | written | read as |
//! |---|---|
//! | `3.14`, `-5`, `−5`, `+.5e-3`, `１２３` | what it says |
//! | `3,14`, `1.234,5` | a decimal comma |
//! | `1,234,567`, `1.234.567`, `1 234`, `1'234.5` | marks between thousands: comma, point, blank (also no-break and thin), apostrophe |
//! | `1,234`, `1.139` | either; the whole column decides, or nobody |
//! | `(1,234)` | accounting's -1234 |
//! | `$5`, `-€5`, `5 EUR`, `12 %`, `5kg` | the number; its unit is kept with the column |
//! | `0x1f`, `1_000`, `١٢٣`, `½` | no number, but it looks like one |
//!
//! A plain number is parsed where it stands. Everything else goes through a buffer that is used again, so that no cell
//! costs an allocation.

mod marks;
#[cfg(test)]
mod tests;
mod units;

pub use marks::Role;
pub use units::{Unit, UnitKind};

use crate::reading::Decimal;

/// How the numbers of a column are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manner {
    /// What a mark is that can be either.
    pub decimal: Decimal,
    /// Whether points are decimal beside decimal commas: 3,14 and 12.5 in one column.
    pub both: bool,
    /// The unit that numbers may have.
    pub unit: Option<Unit>,
}

/// What a cell says as a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reading {
    /// A finite number with a decimal point or none.
    Plain(f64),
    /// A number too large for f64, or written as infinity.
    NotFinite,
    /// A number with something more than digits and a point; [`parse`] gives its value once the column has decided.
    Styled(Style),
    /// No number.
    Other,
}

/// What a number has besides its digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Style {
    /// What its points are.
    pub point: Role,
    /// What its commas are.
    pub comma: Role,
    /// What stands between its thousands for certain.
    pub thousands: Option<char>,
    /// What it is counted in.
    pub unit: Option<Unit>,
    /// Whether the unit stands before the digits.
    pub before: bool,
    /// Whether parentheses make it negative.
    pub parentheses: bool,
    /// Whether it has full-width digits or signs.
    pub wide: bool,
    /// Whether it is below zero.
    negative: bool,
}

/// Digits of the largest number, near enough: fewer characters without a power are within the range.
const LONGEST_FINITE: usize = 300;

/// Reads a trimmed cell; `buffer` is overwritten.
pub fn read(cell: &str, buffer: &mut Vec<u8>) -> Reading {
    let bytes = cell.as_bytes();
    let Some(&first) = bytes.first() else {
        return Reading::Other;
    };
    // Guarded, because `parse` also takes "nan" and "inf", which are decided elsewhere.
    if first.is_ascii_digit() || matches!(first, b'-' | b'+' | b'.') {
        match cell.parse::<f64>() {
            Ok(number) if number.is_finite() => return Reading::Plain(number),
            Ok(number) if number.is_nan() => return Reading::Other,
            Ok(_) => return Reading::NotFinite,
            Err(_) => {}
        }
    }
    if is_infinity(cell) {
        return Reading::NotFinite;
    }
    let Some(style) = shape(cell, buffer) else {
        return Reading::Other;
    };
    if style.is_plain() {
        return match value(buffer, &style, Decimal::Point) {
            Some(number) if number.is_finite() => Reading::Plain(number),
            Some(_) => Reading::NotFinite,
            None => Reading::Other,
        };
    }
    // Only a power of ten or hundreds of digits lead beyond the range.
    let far = cell.len() > LONGEST_FINITE || cell.contains(['e', 'E']);
    if far && value(&mut buffer.clone(), &style, style.decimal()).is_some_and(f64::is_infinite) {
        return Reading::NotFinite;
    }
    Reading::Styled(style)
}

/// The value of a trimmed cell in a column that is read in this manner; `None` when it is no finite number there.
pub fn parse(cell: &str, manner: Manner, buffer: &mut Vec<u8>) -> Option<f64> {
    let points_group = manner.decimal == Decimal::Comma && !manner.both;
    let style = if points_group && cell.contains('.') {
        shape(cell, buffer)?
    } else {
        match read(cell, buffer) {
            Reading::Plain(number) => return Some(number),
            Reading::Styled(style) => style,
            _ => return None,
        }
    };
    if style.unit.is_some() && style.unit != manner.unit {
        return None;
    }
    finish(buffer, &style, manner.decimal)
}

/// The value of a trimmed cell that stands alone, where it has but one meaning and no unit.
pub fn read_alone(cell: &str) -> Option<f64> {
    let mut buffer = Vec::new();
    match read(cell, &mut buffer) {
        Reading::Plain(number) => Some(number),
        Reading::Styled(style) if style.unit.is_none() && style.comma != Role::Either => {
            finish(&mut buffer, &style, style.decimal())
        }
        _ => None,
    }
}

/// The unit that a text names, as it is written with numbers.
pub fn unit(text: &str) -> Option<&'static str> {
    units::after(text).map(|unit| unit.text)
}

/// Whether a trimmed cell is a number of any form, but without a unit.
pub fn is_number(cell: &str) -> bool {
    match read(cell, &mut Vec::new()) {
        Reading::Plain(_) | Reading::NotFinite => true,
        Reading::Styled(style) => style.unit.is_none(),
        Reading::Other => false,
    }
}

/// What the point of a plain number is: 1.139 may be over a thousand.
pub fn point_of_plain(cell: &str) -> Role {
    let unsigned = cell.trim_start_matches(['-', '+', '\u{2212}']);
    let Some((head, tail)) = unsigned.split_once('.') else {
        return Role::Absent;
    };
    let grouped = (1..=3).contains(&head.len())
        && !head.starts_with('0')
        && tail.len() == 3
        && tail.bytes().all(|byte| byte.is_ascii_digit());
    if grouped { Role::Either } else { Role::Decimal }
}

/// Whether a cell that is not read as a number looks like one: hexadecimal, `1_000`, other digits, fractions.
pub fn looks_like_one(cell: &str) -> bool {
    let unsigned = cell.strip_prefix(['-', '+']).unwrap_or(cell);
    let hexadecimal = unsigned
        .strip_prefix("0x")
        .or_else(|| unsigned.strip_prefix("0X"))
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let marked = || {
        let mut parts = unsigned.split('_');
        let digits =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        unsigned.contains('_') && parts.all(digits)
    };
    let foreign = || {
        let mut any = false;
        let all = unsigned.chars().all(|character| {
            let other = matches!(character, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' | '\u{966}'..='\u{96f}' | '¼'..='¾' | '⅐'..='⅞');
            any |= other;
            other || character.is_ascii_digit() || matches!(character, '.' | ',' | ' ' | '\u{66b}' | '\u{66c}')
        });
        all && any
    };
    hexadecimal || marked() || foreign()
}

impl Style {
    /// The decimal sign that the cell itself shows, else the point.
    fn decimal(&self) -> Decimal {
        if self.comma == Role::Decimal || self.point == Role::Groups {
            Decimal::Comma
        } else {
            Decimal::Point
        }
    }

    /// Whether there is nothing special about it but, it may be, a typographic minus.
    fn is_plain(&self) -> bool {
        let plain = Style {
            point: self.point,
            negative: self.negative,
            ..Style::default()
        };
        self.point != Role::Groups && *self == plain
    }
}

fn is_infinity(cell: &str) -> bool {
    let unsigned = cell.strip_prefix(['-', '+', '\u{2212}']).unwrap_or(cell);
    ["inf", "infinity", "∞"]
        .iter()
        .any(|name| unsigned.eq_ignore_ascii_case(name))
}

/// Takes a cell apart; leaves the digits, the marks between them and the exponent in `buffer`.
fn shape(cell: &str, buffer: &mut Vec<u8>) -> Option<Style> {
    // Words are most of what comes here.
    if !cell
        .bytes()
        .any(|byte| byte.is_ascii_digit() || byte == 0xef)
    {
        return None;
    }
    let mut style = Style::default();
    let mut rest = cell;
    let inner = rest
        .strip_prefix(['(', '（'])
        .and_then(|rest| rest.strip_suffix([')', '）']));
    if let Some(inner) = inner {
        (style.parentheses, style.negative) = (true, true);
        rest = inner.trim();
    }
    let signed = style.parentheses || sign(&mut rest, &mut style);
    if let Some((unit, after)) = units::before(rest) {
        (style.unit, style.before) = (Some(unit), true);
        rest = after.trim_start();
        if !signed {
            sign(&mut rest, &mut style);
        }
    }
    buffer.clear();
    let rest = marks::copy(rest, buffer, &mut style.wide).trim_start();
    if !rest.is_empty() {
        if style.unit.is_some() {
            return None;
        }
        style.unit = Some(units::after(rest)?);
    }
    marks::roles(buffer, &mut style)?;
    Some(style)
}

fn sign(rest: &mut &str, style: &mut Style) -> bool {
    let mut characters = rest.chars();
    match characters.next() {
        Some('-' | '\u{2212}') => style.negative = true,
        Some('+') => {}
        Some('\u{ff0d}') => (style.negative, style.wide) = (true, true),
        Some('\u{ff0b}') => style.wide = true,
        _ => return false,
    }
    *rest = characters.as_str().trim_start();
    true
}

/// The number in `buffer`, where [`shape`] has left it; `None` where its marks contradict the decimal sign, or it is beyond
/// the range.
fn finish(buffer: &mut Vec<u8>, style: &Style, decimal: Decimal) -> Option<f64> {
    value(buffer, style, decimal).filter(|number| number.is_finite())
}

/// As [`finish`], infinite where it is beyond the range.
fn value(buffer: &mut Vec<u8>, style: &Style, decimal: Decimal) -> Option<f64> {
    if decimal == Decimal::Point && style.decimal() == Decimal::Comma
        || decimal == Decimal::Comma && style.comma == Role::Groups
    {
        return None;
    }
    let mark = match (style.point, style.comma) {
        (Role::Decimal, _) => Some(b'.'),
        (_, Role::Decimal) => Some(b','),
        (Role::Either, _) => (decimal == Decimal::Point).then_some(b'.'),
        (_, Role::Either) => (decimal == Decimal::Comma).then_some(b','),
        _ => None,
    };
    buffer.retain(|&byte| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-') || Some(byte) == mark
    });
    if mark == Some(b',')
        && let Some(comma) = buffer.iter_mut().find(|byte| **byte == b',')
    {
        *comma = b'.';
    }
    let number: f64 = std::str::from_utf8(buffer).ok()?.parse().ok()?;
    Some(if style.negative { -number } else { number })
}
