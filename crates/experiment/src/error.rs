//! The one shape in which every failure leaves the engine: what happened, where, and what to do.

use isoline_dataset::{DataError, ReadingChoice};
use isoline_network::SpecError;
use serde::Serialize;

/// A failure as the page and the library see it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EngineError {
    /// Stable code, for example `one-class`; programs may match on it.
    pub kind: String,
    /// What happened and where, in one or two sentences.
    pub message: String,
    /// Line of the file, counted from 1, where there is one.
    pub row: Option<usize>,
    /// Name of the column, where there is one.
    pub column: Option<String>,
    /// What to do next.
    pub hint: Option<String>,
    /// Ways to read the file that settle it; empty where none does.
    pub choices: Vec<ReadingChoice>,
}

impl EngineError {
    /// A failure that has no place in a file.
    pub fn new(kind: &str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            kind: kind.to_owned(),
            message: message.into(),
            row: None,
            column: None,
            hint: Some(hint.into()),
            choices: Vec::new(),
        }
    }
}

impl std::fmt::Display for EngineError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.kind, self.message)?;
        match &self.hint {
            Some(hint) => write!(f, " {hint}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for EngineError {}

impl From<DataError> for EngineError {
    fn from(error: DataError) -> Self {
        Self {
            kind: error.kind.to_string(),
            message: error.message,
            row: error.row,
            column: error.column,
            hint: error.hint,
            choices: error.choices,
        }
    }
}

impl From<SpecError> for EngineError {
    fn from(error: SpecError) -> Self {
        Self {
            kind: error.kind,
            message: error.message,
            row: None,
            column: None,
            hint: error.hint,
            choices: Vec::new(),
        }
    }
}
