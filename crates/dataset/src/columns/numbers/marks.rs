//! The marks between digits: which of them can only be the decimal sign, and which only stand between thousands.

use super::Style;

/// What the points or commas of a number are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// There is none.
    #[default]
    Absent,
    /// The decimal sign for certain: `3,14`.
    Decimal,
    /// Between thousands for certain: `1,234,567`.
    Groups,
    /// One before exactly three digits: `1,234`.
    Either,
}

/// Copies digits, marks and exponent as ASCII; gives what follows them. A blank or an apostrophe counts only between
/// digits.
pub(super) fn copy<'a>(text: &'a str, buffer: &mut Vec<u8>, wide: &mut bool) -> &'a str {
    let mut rest = text;
    loop {
        let mut characters = rest.chars();
        let Some(character) = characters.next() else {
            return rest;
        };
        let after = characters.as_str();
        let before_digit = || {
            let next = after.chars().next();
            next.is_some_and(|next| next.is_ascii_digit() || matches!(next, '０'..='９'))
        };
        match character {
            '0'..='9' | '.' | ',' => buffer.push(character as u8),
            '０'..='９' | '．' | '，' => {
                *wide = true;
                // The full-width forms lie 0xfee0 above theirs.
                buffer.push((character as u32 - 0xfee0) as u8);
            }
            ' ' | '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}' if before_digit() => {
                buffer.push(b' ');
            }
            '\'' | '’' if before_digit() => buffer.push(b'\''),
            'e' | 'E' if !buffer.is_empty() => {
                let digits = after.strip_prefix(['-', '+']).unwrap_or(after);
                let length = digits
                    .bytes()
                    .take_while(|byte| byte.is_ascii_digit())
                    .count();
                if length == 0 {
                    return rest;
                }
                let end = after.len() - digits.len() + length;
                buffer.push(b'e');
                buffer.extend_from_slice(&after.as_bytes()[..end]);
                return &after[end..];
            }
            _ => return rest,
        }
        rest = after;
    }
}

/// Says what points and commas are; `None` where the marks make no number.
pub(super) fn roles(text: &[u8], style: &mut Style) -> Option<()> {
    let end = text.iter().position(|&byte| byte == b'e');
    let mantissa = &text[..end.unwrap_or(text.len())];
    if !mantissa.iter().any(u8::is_ascii_digit) {
        return None;
    }
    let is_mark = |byte: &u8| !byte.is_ascii_digit();
    let (Some(first), Some(last)) = (
        mantissa.iter().position(is_mark),
        mantissa.iter().rposition(is_mark),
    ) else {
        return Some(());
    };
    let (mark, decimal) = (mantissa[first], mantissa[last]);
    let mut set = |mark: u8, role: Role| {
        match mark {
            b'.' => style.point = role,
            b',' => style.comma = role,
            _ => {}
        }
        if role == Role::Groups {
            style.thousands = Some(char::from(mark));
        }
    };
    if mark != decimal {
        // The last mark is the decimal sign, those before it stand between thousands.
        if !matches!(decimal, b'.' | b',') || !grouped(&mantissa[..last], mark) {
            return None;
        }
        set(mark, Role::Groups);
        set(decimal, Role::Decimal);
        return Some(());
    }
    let whole_groups = grouped(mantissa, mark);
    let role = match (first == last, whole_groups, matches!(mark, b'.' | b',')) {
        (true, true, true) if end.is_none() => Role::Either,
        (true, _, true) => Role::Decimal,
        (_, true, _) => Role::Groups,
        _ => return None,
    };
    set(mark, role);
    Some(())
}

/// Whether a mark cuts digits as thousands are cut: 1 to 3, not with a 0 in front, then three each.
fn grouped(digits: &[u8], mark: u8) -> bool {
    let mut groups = digits.split(|&byte| byte == mark);
    let head = groups.next().unwrap_or_default();
    (1..=3).contains(&head.len())
        && head[0] != b'0'
        && head.iter().all(u8::is_ascii_digit)
        && groups.all(|group| group.len() == 3 && group.iter().all(u8::is_ascii_digit))
}
