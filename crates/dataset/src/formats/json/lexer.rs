//! Cuts JSON text into tokens and knows where each stands; nothing here recurses.

use std::borrow::Cow;

use crate::error::{DataError, shown};
use crate::formats::LARGEST_CELL;

/// Levels that a value may be nested in what is passed over.
const DEEPEST: usize = 64;

/// The smallest piece that means something.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token<'a> {
    /// One of `{}[]:,`.
    Mark(u8),
    /// A text, its escapes resolved.
    Text(Cow<'a, str>),
    /// A number as it is written.
    Number(&'a str),
    /// `true` or `false`.
    Truth(&'static str),
    /// `null`.
    Null,
    /// There is no more.
    End,
}

/// A place in a text from which tokens are taken.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lexer<'a> {
    text: &'a str,
    position: usize,
    /// Escapes so far that are half of a character outside the basic plane, without the other half.
    pub lone: usize,
}

impl<'a> Lexer<'a> {
    pub fn new(text: &'a str) -> Self {
        Lexer {
            text,
            position: 0,
            lone: 0,
        }
    }

    /// Takes the next token.
    pub fn next(&mut self) -> Result<Token<'a>, DataError> {
        let bytes = self.text.as_bytes();
        while matches!(bytes.get(self.position), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.position += 1;
        }
        let Some(&byte) = bytes.get(self.position) else {
            return Ok(Token::End);
        };
        match byte {
            b'{' | b'}' | b'[' | b']' | b':' | b',' => {
                self.position += 1;
                Ok(Token::Mark(byte))
            }
            b'"' => self.string(),
            _ => self.word(),
        }
    }

    /// The next token, which is not taken.
    pub fn peek(&self) -> Result<Token<'a>, DataError> {
        Lexer::clone(self).next()
    }

    /// Takes a token that must be this mark.
    pub fn expect(&mut self, mark: u8, what: &str) -> Result<(), DataError> {
        match self.next()? {
            Token::Mark(found) if found == mark => Ok(()),
            found => Err(self.unexpected(&found, what)),
        }
    }

    /// Takes a whole value of which nothing is kept.
    pub fn skip(&mut self) -> Result<(), DataError> {
        let mut depth = 0;
        loop {
            match self.next()? {
                Token::Mark(b'{' | b'[') => depth += 1,
                Token::Mark(b'}' | b']') if depth > 0 => depth -= 1,
                Token::Mark(b',' | b':') if depth > 0 => {}
                token @ (Token::End | Token::Mark(_)) => {
                    return Err(self.unexpected(&token, "a value"));
                }
                _ => {}
            }
            if depth > DEEPEST {
                return Err(self.wrong(
                    "nested",
                    &format!("Values are nested over {DEEPEST} levels deep."),
                ));
            }
            if depth == 0 {
                return Ok(());
            }
        }
    }

    /// The line, from 1, that was reached.
    pub fn line(&self) -> usize {
        1 + self.text.as_bytes()[..self.position]
            .iter()
            .filter(|&&byte| byte == b'\n')
            .count()
    }

    /// The error for a token that cannot stand here.
    pub fn unexpected(&self, token: &Token<'_>, what: &str) -> DataError {
        let found = match token {
            Token::End => {
                return self
                    .wrong(
                        "broken-json",
                        &format!("The file ends where {what} should follow."),
                    )
                    .hint("The file was cut off; save or download it again.");
            }
            Token::Mark(mark) => format!("\"{}\"", char::from(*mark)),
            Token::Text(text) => format!("\"{}\"", shown(text)),
            Token::Number(number) => shown(number),
            Token::Truth(word) => (*word).to_string(),
            Token::Null => "null".into(),
        };
        self.wrong(
            "broken-json",
            &format!("{found} stands where {what} should."),
        )
    }

    /// An error at the place reached.
    pub fn wrong(&self, kind: &str, cause: &str) -> DataError {
        let before = &self.text[..self.position];
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let character = before[start..].chars().count();
        DataError::new(
            kind,
            format!("{cause} (Character {character} of the line.)"),
        )
        .row(self.line())
        .hint("Save the file as JSON again, or export the table as CSV.")
    }

    fn word(&mut self) -> Result<Token<'a>, DataError> {
        let rest = &self.text[self.position..];
        let length = rest
            .find(|character: char| {
                !(character.is_ascii_alphanumeric() || matches!(character, '+' | '-' | '.'))
            })
            .unwrap_or(rest.len());
        let word = &rest[..length];
        self.position += length;
        match word {
            "true" => Ok(Token::Truth("true")),
            "false" => Ok(Token::Truth("false")),
            "null" => Ok(Token::Null),
            // No JSON, but what Python writes.
            "NaN" | "Infinity" | "-Infinity" => Ok(Token::Number(word)),
            _ if is_number(word) => Ok(Token::Number(word)),
            "" => {
                let sign = rest.chars().next().unwrap_or(' ');
                self.position += sign.len_utf8();
                Err(self.wrong(
                    "broken-json",
                    &format!("\"{}\" is not JSON.", shown(&sign.to_string())),
                ))
            }
            _ => Err(self.wrong("broken-json", &format!("\"{}\" is not JSON.", shown(word)))),
        }
    }

    /// A text; the place is at its opening quote.
    fn string(&mut self) -> Result<Token<'a>, DataError> {
        let opened = *self;
        self.position += 1;
        let mut text = Cow::Borrowed("");
        loop {
            let rest = &self.text[self.position..];
            let Some(length) = rest.find(|sign: char| sign == '"' || sign == '\\' || sign < ' ')
            else {
                return Err(opened
                    .wrong("broken-json", "A text begins here and never ends.")
                    .hint("The file was cut off; save or download it again."));
            };
            let plain = &rest[..length];
            if text.len() + plain.len() > LARGEST_CELL {
                return Err(opened.wrong("large-cell", "A text is larger than 1 MB."));
            }
            if text.is_empty() {
                text = Cow::Borrowed(plain);
            } else {
                text.to_mut().push_str(plain);
            }
            self.position += length + 1;
            match rest.as_bytes()[length] {
                b'"' => return Ok(Token::Text(text)),
                b'\\' => {
                    let character = self.escape()?;
                    text.to_mut().push(character);
                }
                _ => {
                    return Err(opened.wrong(
                        "broken-json",
                        "A text begins here and does not end on its line.",
                    ));
                }
            }
        }
    }

    /// What follows a backslash.
    fn escape(&mut self) -> Result<char, DataError> {
        let sign = self.text.as_bytes().get(self.position).copied();
        self.position += 1;
        Ok(match sign {
            Some(sign @ (b'"' | b'\\' | b'/')) => char::from(sign),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                let unit = self.four_digits()?;
                let mut next = *self;
                let low = self.text[self.position..].starts_with("\\u");
                next.position += 2;
                let pair = match (low, unit) {
                    (true, 0xd800..=0xdbff) => vec![unit, next.four_digits()?],
                    _ => vec![unit],
                };
                match char::decode_utf16(pair).next() {
                    Some(Ok(character)) => {
                        if u32::from(character) > 0xffff {
                            self.position = next.position;
                        }
                        character
                    }
                    _ => {
                        self.lone += 1;
                        char::REPLACEMENT_CHARACTER
                    }
                }
            }
            _ => {
                self.position -= 1;
                return Err(self.wrong("broken-json", "A backslash stands before no escape."));
            }
        })
    }

    fn four_digits(&mut self) -> Result<u16, DataError> {
        let digits = self.text.get(self.position..self.position + 4);
        let unit = digits
            .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
            .and_then(|digits| u16::from_str_radix(digits, 16).ok());
        match unit {
            Some(unit) => {
                self.position += 4;
                Ok(unit)
            }
            None => Err(self.wrong("broken-json", "\\u stands before no four digits.")),
        }
    }
}

/// Whether a word is a number as JSON has it: no plus, no leading zeros, digits on both sides of the point.
fn is_number(word: &str) -> bool {
    let unsigned = word.strip_prefix('-').unwrap_or(word);
    let (mantissa, exponent) = match unsigned.find(['e', 'E']) {
        Some(at) => (&unsigned[..at], Some(&unsigned[at + 1..])),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let exponent = exponent.map(|exponent| exponent.strip_prefix(['-', '+']).unwrap_or(exponent));
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Result<Vec<Token<'_>>, DataError> {
        let mut lexer = Lexer::new(text);
        let mut found = Vec::new();
        loop {
            match lexer.next()? {
                Token::End => return Ok(found),
                token => found.push(token),
            }
        }
    }

    #[test]
    fn texts_and_numbers_are_exact() {
        for (json, text) in [
            (r#""""#, ""),
            (r#""a\n\"\u00e9\\""#, "a\n\"é\\"),
            (r#""\ud83d\ude00!""#, "😀!"),
            (r#""\ud83d""#, "\u{fffd}"),
            (r#""\ud83dx\udc00""#, "\u{fffd}x\u{fffd}"),
            (r#""\ud83d\u0041""#, "\u{fffd}A"),
            ("\"类\"", "类"),
        ] {
            assert_eq!(tokens(json).expect(json), [Token::Text(text.into())]);
        }
        for number in [
            "0",
            "-0",
            "10",
            "0.5",
            "-1e9",
            "2E+7",
            "1e9999",
            "NaN",
            "-Infinity",
        ] {
            assert_eq!(tokens(number).expect(number), [Token::Number(number)]);
        }
    }

    #[test]
    fn what_is_not_json_is_refused_with_its_place() {
        for text in [
            "01",
            "+1",
            "1.",
            ".5",
            "1e",
            "0x1",
            "nul",
            "'a'",
            "\"a",
            "\"a\nb\"",
            r#""\x""#,
            r#""\u12g4""#,
            r#""\u12"#,
            "\"\\",
            "é",
            "-",
            "NaNs",
            "\"\\ud800\\u\"",
        ] {
            let error = tokens(&format!("[\n {text}")).expect_err(text);
            assert_eq!(
                (error.kind.as_str(), error.row),
                ("broken-json", Some(2)),
                "{text}"
            );
        }
        let error = tokens("[1,\n  tru]").expect_err("misspelt");
        assert!(error.message.contains("\"tru\"") && error.message.contains("Character 5"));
    }

    #[test]
    fn deep_values_are_passed_over_without_recursion() {
        let fine = "[".repeat(64) + &"]".repeat(64);
        assert!(Lexer::new(&fine).skip().is_ok());
        let deep = "[".repeat(100_000);
        assert_eq!(Lexer::new(&deep).skip().expect_err("deep").kind, "nested");
    }
}
