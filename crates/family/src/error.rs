//! What is said when something cannot be built as a spec asks.

use serde::Serialize;
use std::fmt;

/// A wish that does not fit: which one, why, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SpecError {
    /// A stable code, for example `unknown-member`, `loss-mismatch` or `learning-rate`.
    pub kind: String,
    /// Where and what, in a sentence.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
}

impl SpecError {
    /// An error with what to do about it.
    #[must_use]
    pub fn new(kind: &str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            kind: kind.to_owned(),
            message: message.into(),
            hint: Some(hint.into()),
        }
    }

    /// The same error with its place said first, for example "Layer 2".
    #[must_use]
    pub fn at(mut self, place: &str) -> Self {
        self.message = format!("{place}: {}", self.message);
        self
    }
}

impl fmt::Display for SpecError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)?;
        match &self.hint {
            Some(hint) => write!(formatter, " {hint}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for SpecError {}

/// A name from a spec, in quotes: 80 characters at most, what does not print and what turns text around written as codes.
pub(crate) fn quoted(name: &str) -> String {
    let shown: String = name.chars().take(80).collect();
    format!("{shown:?}")
}
