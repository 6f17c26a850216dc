//! What stops the work ([`DataError`]) and what only has to be said ([`Remark`]).

use serde::Serialize;

use crate::reading::ReadingChoice;
use crate::sentence::{Value, fill, named};

/// Data that cannot be used, with the place, the cause and the next step.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DataError {
    /// A stable code, for example `empty-file`.
    pub kind: String,
    /// Where and what, as one or two sentences that name the file, the row and the column where there are any.
    pub message: String,
    /// The line of the file, counted from 1 as an editor counts.
    pub row: Option<usize>,
    /// The column's name.
    pub column: Option<String>,
    /// What to do next.
    pub hint: Option<String>,
    /// Ways to read the file that settle it; empty where none does.
    pub choices: Vec<ReadingChoice>,
}

/// Something the reader of the results should know, which does not stop the work.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Remark {
    /// A stable code, for example `constant`.
    pub code: String,
    /// What was found and what was done about it.
    pub message: String,
    /// The line of the file, counted from 1; the first one where several are meant.
    pub row: Option<usize>,
    /// The column's name.
    pub column: Option<String>,
    /// What could be done about it.
    pub hint: Option<String>,
    /// Other ways to read the file; empty where there are none.
    pub choices: Vec<ReadingChoice>,
}

impl DataError {
    /// An error of this kind; `cause` is a full sentence.
    pub fn new(kind: &str, cause: impl Into<String>) -> Self {
        DataError {
            kind: kind.into(),
            message: cause.into(),
            row: None,
            column: None,
            hint: None,
            choices: Vec::new(),
        }
    }

    /// An error of this kind with a cause that has values: `{name}` in the template, or `{name noun}` for a count with its
    /// noun.
    pub fn of(kind: &str, template: &str, values: &[(&'static str, Value)]) -> Self {
        DataError::new(kind, fill(template, &named(values)))
    }

    /// Adds the next step.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Adds the row (line of the file).
    #[must_use]
    pub fn row(mut self, row: usize) -> Self {
        self.row = Some(row);
        self
    }

    /// Adds the column.
    #[must_use]
    pub fn column(mut self, column: &str) -> Self {
        self.column = Some(column.into());
        self
    }

    /// Adds the ways to read the file that settle it.
    #[must_use]
    pub fn choices(mut self, choices: Vec<ReadingChoice>) -> Self {
        self.choices = choices;
        self
    }

    /// Puts the place in front of the message: `file, row 7, column x: cause`. Called once, when all is known.
    #[must_use]
    pub fn within(mut self, file: &str) -> Self {
        let mut place = shown(file);
        if let Some(row) = self.row {
            place += &format!(", row {row}");
        }
        if let Some(column) = &self.column {
            place += &format!(", column {}", shown(column));
        }
        self.message = format!("{place}: {}", self.message);
        self
    }

    /// The error for a table that does not fit into memory.
    pub fn memory(bytes: usize) -> Self {
        let size = bytes.div_ceil(1_000_000);
        DataError::new(
            "out-of-memory",
            format!("The data needs about {size} MB more than there is."),
        )
        .hint("Keep fewer rows or fewer columns, or close other tabs.")
    }
}

impl From<isoline_family::SpecError> for DataError {
    fn from(error: isoline_family::SpecError) -> Self {
        DataError {
            hint: error.hint,
            ..DataError::new(&error.kind, error.message)
        }
    }
}

impl std::fmt::Display for DataError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.message)?;
        match &self.hint {
            Some(hint) => write!(formatter, " {hint}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for DataError {}

impl Remark {
    /// A remark with this code; `message` is a full sentence.
    pub fn new(code: &str, message: impl Into<String>) -> Self {
        Remark {
            code: code.into(),
            message: message.into(),
            row: None,
            column: None,
            hint: None,
            choices: Vec::new(),
        }
    }

    /// A remark with values: `{name}` in the template, or `{name noun}` for a count with its noun.
    pub fn of(code: &str, template: &str, values: &[(&'static str, Value)]) -> Self {
        Remark::new(code, fill(template, &named(values)))
    }

    /// Adds what could be done.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Adds other ways to read the file.
    #[must_use]
    pub fn choices(mut self, choices: Vec<ReadingChoice>) -> Self {
        self.choices = choices;
        self
    }

    /// Adds the row (line of the file).
    #[must_use]
    pub fn row(mut self, row: usize) -> Self {
        self.row = Some(row);
        self
    }

    /// Adds the column.
    #[must_use]
    pub fn column(mut self, column: &str) -> Self {
        self.column = Some(column.into());
        self
    }
}

/// A name from the data as it can stand in a sentence: control and direction marks escaped, 80 characters at most.
pub(crate) fn shown(name: &str) -> String {
    let mut text = String::new();
    for (position, character) in name.chars().enumerate() {
        if position == 80 {
            text.push('…');
            break;
        }
        let marks_direction = matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if character.is_control() || marks_direction {
            text.extend(character.escape_unicode());
        } else {
            text.push(character);
        }
    }
    text
}

/// `1 row`, `2 rows`: a count with its noun.
pub(crate) fn counted(count: usize, noun: &str) -> String {
    if count == 1 {
        format!("1 {noun}")
    } else {
        format!("{count} {noun}s")
    }
}

/// Names joined for a sentence, at most ten of them.
pub(crate) fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<String> = names.into_iter().map(shown).collect();
    let mut text = names
        .iter()
        .take(10)
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    if names.len() > 10 {
        text += &format!(" and {} more", names.len() - 10);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn place_cause_and_hint_are_named() {
        let error = DataError::new("ragged", "3 cells found.")
            .row(7)
            .column("mass")
            .hint("Fix it.")
            .within("a.csv");
        assert_eq!(
            error.to_string(),
            "a.csv, row 7, column mass: 3 cells found. Fix it."
        );
    }

    #[test]
    fn control_and_direction_marks_are_escaped() {
        assert_eq!(shown("a\u{202e}b\n"), "a\\u{202e}b\\u{a}");
        assert_eq!(shown(&"x".repeat(4000)).chars().count(), 81);
    }
}
