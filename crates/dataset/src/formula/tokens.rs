//! Cuts a formula into numbers, names and signs.

use super::FormulaError;
use super::functions::Apply;

/// A piece of a formula.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    Number(f64),
    /// A column or, before a parenthesis, a function.
    Bare(String),
    /// A column, in backticks or quotes.
    Quoted(String),
    /// An operator between two values; `-` also before one.
    Operator(Apply),
    Open,
    Close,
    Comma,
    End,
}

/// A piece and the position of its first character, counted from 1.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed {
    pub token: Token,
    pub at: usize,
    /// As it is written.
    pub text: String,
}

/// All pieces; the last one is the end.
pub(super) fn tokens(text: &str) -> Result<Vec<Placed>, FormulaError> {
    let characters: Vec<char> = text.chars().collect();
    let mut placed = Vec::new();
    let mut next = 0;
    while let Some(&first) = characters.get(next) {
        if first.is_whitespace() {
            next += 1;
            continue;
        }
        let rest = &characters[next..];
        let (token, length) = piece(rest, next + 1)?;
        placed.push(Placed {
            token,
            at: next + 1,
            text: rest[..length].iter().collect(),
        });
        next += length;
    }
    placed.push(Placed {
        token: Token::End,
        at: characters.len() + 1,
        text: String::new(),
    });
    Ok(placed)
}

/// The first piece of what is left, which is not blank, and its length.
fn piece(rest: &[char], at: usize) -> Result<(Token, usize), FormulaError> {
    let second = rest.get(1).copied();
    let operator = |apply, length| Ok((Token::Operator(apply), length));
    match rest[0] {
        '(' | '（' => Ok((Token::Open, 1)),
        ')' | '）' => Ok((Token::Close, 1)),
        ',' | '，' => Ok((Token::Comma, 1)),
        '+' => operator(Apply::Add, 1),
        '-' | '\u{2212}' => operator(Apply::Subtract, 1),
        '*' if second == Some('*') => operator(Apply::Power, 2),
        '*' | '×' => operator(Apply::Multiply, 1),
        '/' | '÷' => operator(Apply::Divide, 1),
        '^' => operator(Apply::Power, 1),
        '<' if second == Some('=') => operator(Apply::LessEqual, 2),
        '<' if second == Some('>') => operator(Apply::NotEqual, 2),
        '>' if second == Some('=') => operator(Apply::GreaterEqual, 2),
        '!' if second == Some('=') => operator(Apply::NotEqual, 2),
        '=' if second == Some('=') => operator(Apply::Equal, 2),
        '<' => operator(Apply::Less, 1),
        '>' => operator(Apply::Greater, 1),
        '=' => operator(Apply::Equal, 1),
        '≤' => operator(Apply::LessEqual, 1),
        '≥' => operator(Apply::GreaterEqual, 1),
        '≠' => operator(Apply::NotEqual, 1),
        quote @ ('`' | '"' | '\'') => quoted(rest, quote, at),
        first if first.is_ascii_digit() || (first == '.' && digit(second)) => number(rest, at),
        first if first.is_alphabetic() || first == '_' => {
            let inside = |one: &&char| one.is_alphanumeric() || matches!(one, '_' | '.');
            let length = rest.iter().take_while(inside).count();
            Ok((Token::Bare(rest[..length].iter().collect()), length))
        }
        other => Err(FormulaError::new(
            at,
            format!(
                "{} has no meaning here.",
                crate::error::shown(&other.to_string())
            ),
            "Names with blanks or signs stand in backticks: `like this`.",
        )),
    }
}

fn digit(character: Option<char>) -> bool {
    character.is_some_and(|one| one.is_ascii_digit())
}

/// A name between two quotes; a doubled quote stands for itself.
fn quoted(rest: &[char], quote: char, at: usize) -> Result<(Token, usize), FormulaError> {
    let mut name = String::new();
    let mut next = 1;
    while let Some(&character) = rest.get(next) {
        if character != quote {
            name.push(character);
            next += 1;
        } else if rest.get(next + 1) == Some(&quote) {
            name.push(quote);
            next += 2;
        } else {
            return Ok((Token::Quoted(name), next + 1));
        }
    }
    Err(FormulaError::new(
        at,
        format!("The name that begins with {quote} here does not end."),
        format!("Write {quote} after it."),
    ))
}

fn number(rest: &[char], at: usize) -> Result<(Token, usize), FormulaError> {
    let digits = |from: usize| {
        let left = rest.get(from..).unwrap_or_default();
        left.iter().take_while(|one| one.is_ascii_digit()).count()
    };
    let mut length = digits(0);
    if rest.get(length) == Some(&'.') {
        length += 1 + digits(length + 1);
    }
    if matches!(rest.get(length), Some('e' | 'E')) {
        let sign = usize::from(matches!(rest.get(length + 1), Some('+' | '-')));
        let exponent = digits(length + 1 + sign);
        if exponent > 0 {
            length += 1 + sign + exponent;
        }
    }
    let text: String = rest[..length].iter().collect();
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok((Token::Number(number), length)),
        _ => Err(FormulaError::new(
            at,
            format!("The number {} is too large.", crate::error::shown(&text)),
            "The largest number is 1.8e308.",
        )),
    }
}
