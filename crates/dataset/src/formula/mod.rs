//! Formulas over columns of numbers, such as `log(income) / age`: read, checked, and computed the same everywhere.
//!
//! | written | means |
//! |---|---|
//! | `income`, `` `body mass` ``, `"body mass"` | a column; names with blanks or signs in backticks or quotes |
//! | `+ - * / ^`, `( )` | arithmetic; `-x^2` is `-(x^2)`, `2^3^2` is `2^(3^2)` |
//! | `< <= > >= = !=` | 1 where it holds, else 0 |
//! | `log log1p exp sqrt abs sin cos tanh round floor` | of one value; angles in radians, natural logarithm |
//! | `min max` | of two or more values |
//! | `if(c, a, b)` | a where c is not 0, else b |
//! | `year month day weekday hour minute` | of a date; Monday is 1 |
//!
//! A missing value makes the result missing wherever it is needed. A result that is not a finite number, such as a
//! logarithm of 0, is missing too. Transcendental functions are libm's, so that bits are equal on every machine.

mod calendar;
mod functions;
pub(crate) mod nearest;
mod parse;
mod program;
mod tokens;

pub use functions::{Apply, FUNCTIONS, Function};
pub(crate) use program::Replacement;
pub use program::{DEPTH, LENGTH, Operation, Program, Unfit};

use crate::DataError;

/// Characters that a formula may have.
pub const CHARACTERS: usize = 1000;

/// What is wrong with a formula, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormulaError {
    /// The character, counted from 1.
    pub position: usize,
    /// What is wrong, as a sentence.
    pub message: String,
    /// What to do.
    pub hint: String,
}

impl FormulaError {
    fn new(position: usize, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            position,
            message: message.into(),
            hint: hint.into(),
        }
    }

    /// As an error of the data, for the derived feature of this name.
    pub(crate) fn named(self, name: &str) -> DataError {
        let place = format!(
            "Formula of {}, character {}",
            crate::error::shown(name),
            self.position
        );
        DataError::new("formula", format!("{place}: {}", self.message)).hint(self.hint)
    }
}

/// Reads a formula over columns of these names; the program counts columns in their order.
///
/// # Errors
/// Says at which character what is wrong: what should stand there, which column was probably meant, how many values a
/// function takes, or that the formula is too long or too deep.
pub fn parse(text: &str, columns: &[&str]) -> Result<Program, FormulaError> {
    parse::parse(text, columns)
}

/// The names that stand in a formula where columns may; whether it can be read does not matter.
pub(crate) fn named(text: &str) -> Vec<String> {
    let names = columns(text).into_iter();
    names.map(|(name, _)| name).collect()
}

/// Where a column first stands in a formula; its beginning where it does not.
pub(crate) fn place(text: &str, column: &str) -> usize {
    let mut names = columns(text).into_iter();
    names
        .find(|(name, _)| name == column)
        .map_or(1, |(_, at)| at)
}

fn columns(text: &str) -> Vec<(String, usize)> {
    let placed = tokens::tokens(text).unwrap_or_default();
    let mut names = Vec::new();
    for (place, piece) in placed.iter().enumerate() {
        let call = placed
            .get(place + 1)
            .is_some_and(|next| next.token == tokens::Token::Open);
        match &piece.token {
            tokens::Token::Bare(name) if !call => names.push((name.clone(), piece.at)),
            tokens::Token::Quoted(name) => names.push((name.clone(), piece.at)),
            _ => {}
        }
    }
    names
}

/// A column's name as it stands in a formula.
pub(crate) fn quoted(name: &str) -> String {
    format!("`{}`", name.replace('`', "``"))
}
