//! What was found: a code, a place, a cause in the reader's words, and what one click would change.

use serde::Serialize;

use super::change::Change;
use crate::error::shown;
use crate::sentence::{Value, Values, fill};

/// How much a finding matters; the worst comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Severity {
    /// Nothing can be trained like this.
    Error,
    /// The result would mislead.
    Warning,
    /// Worth knowing.
    Note,
}

/// What one click changes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fix {
    /// The words on the button.
    pub label: String,
    /// The change of the spec.
    pub change: Change,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// A stable code, unique in the family.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Where and what, as full sentences.
    pub message: String,
    /// The first data row that shows it, counted from 1; header and blank lines do not count.
    pub row: Option<usize>,
    /// The column's name.
    pub column: Option<String>,
    /// How many rows it concerns; 0 where it concerns a column or the table as a whole.
    pub rows: usize,
    /// What to do, where there is more to say than the fix.
    pub hint: Option<String>,
    /// The values of the message by name.
    pub values: Values,
    /// What one click would change.
    pub fix: Option<Fix>,
}

impl Finding {
    /// A finding; the values of its message are added with [`Finding::number`] and [`Finding::text`], and stand in the
    /// template as `{name}`.
    pub(super) fn new(code: &'static str, severity: Severity, template: &str) -> Self {
        Finding {
            code,
            severity,
            message: template.into(),
            row: None,
            column: None,
            rows: 0,
            hint: None,
            values: Values::new(),
            fix: None,
        }
    }

    /// Names the column, as the value `column` too.
    #[must_use]
    pub(super) fn column(mut self, name: &str) -> Self {
        self.column = Some(name.into());
        self.text("column", shown(name))
    }

    /// Names the first row, counted from 0, and the number of rows, as the values `row` and `rows` too.
    #[must_use]
    pub(super) fn rows(mut self, first: usize, count: usize) -> Self {
        self.row = Some(first + 1);
        self.rows = count;
        self.number("row", first as f64 + 1.0)
            .number("rows", count as f64)
    }

    /// Fills in a number.
    #[must_use]
    pub(super) fn number(mut self, name: &'static str, number: f64) -> Self {
        self.values.insert(name, Value::Number(number));
        self
    }

    /// Fills in a text, which must be fit to be shown.
    #[must_use]
    pub(super) fn text(mut self, name: &'static str, text: impl Into<String>) -> Self {
        self.values.insert(name, Value::Text(text.into()));
        self
    }

    /// Puts the values into the message.
    #[must_use]
    pub(super) fn filled(mut self) -> Self {
        self.message = fill(&self.message, &self.values);
        self
    }

    /// Adds what to do.
    #[must_use]
    pub(super) fn hint(mut self, hint: &str) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Adds what one click changes.
    #[must_use]
    pub(super) fn fix(mut self, change: Change) -> Self {
        self.fix = Some(Fix {
            label: change.label(),
            change,
        });
        self
    }
}
