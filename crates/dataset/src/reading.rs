//! How a file is to be read: what was asked, what was found, and what can be chosen where nothing can be decided.

use serde::{Deserialize, Serialize};

use crate::Description;
use crate::columns::dates::Order;
use crate::error::{DataError, counted, shown};
use crate::formats::FEWEST_ROWS;

/// What stands before the fraction of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Decimal {
    /// A point; commas may stand between thousands.
    Point,
    /// A comma; points may stand between thousands.
    Comma,
}

/// A value that a member of a reading can have: its name is the value as the spec writes it.
const fn value(name: &'static str, label: &'static str) -> Description {
    Description {
        name,
        label,
        formula: "",
        knobs: &[],
    }
}

/// The separators that are looked for; of two equally good ones the earlier is taken. Any other ASCII sign can be asked for.
pub const DELIMITERS: &[Description] = &[
    value("\t", "tab"),
    value(";", "semicolon"),
    value("|", "vertical bar"),
    value(",", "comma"),
    value(" ", "space"),
];

/// The values of [`Decimal`].
pub const DECIMALS: &[Description] = &[
    value("point", "decimal point"),
    value("comma", "decimal comma"),
];

/// The values of [`Order`].
pub const DATE_ORDERS: &[Description] = &[
    value("day-first", "day-first dates"),
    value("month-first", "month-first dates"),
];

/// Which rows are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum RowKind {
    /// Those at the beginning.
    First,
    /// Each of them equally likely.
    Random,
}

/// So many rows of a file instead of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RowChoice {
    /// Which ones.
    pub kind: RowKind,
    /// How many; a file with fewer is read whole.
    pub count: usize,
    /// Of random rows, which ones; `None` is 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seed: Option<u64>,
}

impl RowChoice {
    /// Refuses what has no meaning.
    pub(crate) fn check(self) -> Result<(), DataError> {
        let refusal = |cause: String, hint: &str| Err(DataError::new("reading", cause).hint(hint));
        if self.count < FEWEST_ROWS {
            let cause = format!("{} were asked for.", counted(self.count, "row"));
            return refusal(cause, "Ask for at least 10 rows.");
        }
        match self.seed {
            Some(_) if self.kind == RowKind::First => refusal(
                "The first rows were asked for by a seed.".into(),
                "Leave reading.rows.seed out.",
            ),
            Some(seed) if seed >= 1 << 53 => refusal(
                format!("The seed {seed} is over 2^53 - 1."),
                "Give a smaller one.",
            ),
            _ => Ok(()),
        }
    }
}

/// How a file is to be read. Whatever is `None` is found by the reader.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Reading {
    /// Label of the text encoding, as browsers know it, for example `windows-1252`.
    pub encoding: Option<String>,
    /// What separates the cells.
    pub delimiter: Option<char>,
    /// Whether the first row names the columns.
    pub header: Option<bool>,
    /// Lines of the file to leave out at the top.
    pub skip: Option<usize>,
    /// Whether lines that begin with # are comments, wherever they stand.
    pub comments: Option<bool>,
    /// Whether the row under the column names holds their units.
    pub units: Option<bool>,
    /// Rows to leave out at the end, where blank ones do not count.
    pub footer: Option<usize>,
    /// What stands before the fraction of a number.
    pub decimal: Option<Decimal>,
    /// What comes first in dates such as 3/5/2024.
    pub dates: Option<Order>,
    /// Which part of the file holds the table: the name of a sheet, or keys of a JSON object joined by dots.
    pub path: Option<String>,
    /// Which rows; `None` is all of them.
    pub rows: Option<RowChoice>,
}

/// How a table was read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReadingUsed {
    /// What was asked; `None` was left to the reader.
    pub asked: Reading,
    /// What was done, asked for or found; `None` where the file has no such thing. Asked again, it reads the same table.
    pub used: Reading,
    /// The members that can be chosen for a file of this kind.
    pub choosable: &'static [&'static str],
}

/// One way to read a file that can be read in several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReadingChoice {
    /// The choice in words.
    pub label: String,
    /// The whole reading that makes it, with what was asked before.
    pub reading: Reading,
    /// The first rows as they would be, 3 at most; empty where the label says it all.
    pub preview: Vec<Vec<String>>,
}

impl ReadingChoice {
    /// A choice without a preview.
    pub fn new(label: impl Into<String>, reading: Reading) -> Self {
        ReadingChoice {
            label: label.into(),
            reading,
            preview: Vec::new(),
        }
    }
}

impl Reading {
    /// Refuses what was asked of a kind of file that has no such thing; `allowed` are the members that it has.
    pub(crate) fn only(&self, what: &str, allowed: &[&str]) -> Result<(), DataError> {
        let asked = [
            ("encoding", self.encoding.is_some()),
            ("delimiter", self.delimiter.is_some()),
            ("header", self.header.is_some()),
            ("skip", self.skip.is_some()),
            ("comments", self.comments.is_some()),
            ("units", self.units.is_some()),
            ("footer", self.footer.is_some()),
            ("decimal", self.decimal.is_some()),
            ("dates", self.dates.is_some()),
            ("path", self.path.is_some()),
        ];
        match asked
            .iter()
            .find(|(name, asked)| *asked && !allowed.contains(name))
        {
            Some((name, _)) => Err(DataError::new(
                "reading",
                format!("{what} has no {name} that could be chosen."),
            )
            .hint(format!("Leave reading.{name} out."))),
            None => Ok(()),
        }
    }

    /// Names the members in which two readings differ.
    pub fn differences(&self, other: &Reading) -> Vec<&'static str> {
        [
            ("encoding", self.encoding == other.encoding),
            ("delimiter", self.delimiter == other.delimiter),
            ("header", self.header == other.header),
            ("skip", self.skip == other.skip),
            ("comments", self.comments == other.comments),
            ("units", self.units == other.units),
            ("footer", self.footer == other.footer),
            ("decimal", self.decimal == other.decimal),
            ("dates", self.dates == other.dates),
            ("path", self.path == other.path),
            ("rows", self.rows == other.rows),
        ]
        .into_iter()
        .filter(|(_, same)| !same)
        .map(|(name, _)| name)
        .collect()
    }
}

/// A chosen member as it stands in a sentence.
pub(crate) fn quoted(text: &str) -> String {
    format!("\"{}\"", shown(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_asked_is_the_default_and_unknown_keys_are_refused() {
        let reading: Reading = serde_json::from_str("{}").expect("empty");
        assert_eq!(reading, Reading::default());
        let asked: Reading =
            serde_json::from_str(r#"{"delimiter":";","decimal":"comma","skip":2}"#).expect("valid");
        assert_eq!(
            (asked.delimiter, asked.decimal, asked.skip),
            (Some(';'), Some(Decimal::Comma), Some(2))
        );
        assert_eq!(
            asked.differences(&reading),
            ["delimiter", "skip", "decimal"]
        );
        assert!(serde_json::from_str::<Reading>(r#"{"separator":";"}"#).is_err());
    }

    #[test]
    fn every_listed_value_is_one_that_the_spec_takes() {
        let takes = |member: &str, value: &Description| {
            let spec = serde_json::json!({ member: value.name });
            let reading: Reading = serde_json::from_value(spec).expect("taken");
            assert!(
                !reading.differences(&Reading::default()).is_empty(),
                "{member} {}",
                value.label
            );
        };
        for (member, values) in [
            ("delimiter", DELIMITERS),
            ("decimal", DECIMALS),
            ("dates", DATE_ORDERS),
        ] {
            values.iter().for_each(|value| takes(member, value));
        }
    }

    #[test]
    fn what_a_file_does_not_have_cannot_be_chosen() {
        let asked = Reading {
            delimiter: Some(';'),
            ..Reading::default()
        };
        assert!(asked.only("A text table", &["delimiter"]).is_ok());
        let error = asked.only("A JSON file", &["path"]).expect_err("refused");
        assert_eq!(error.kind, "reading");
        assert!(error.message.contains("delimiter"), "{error}");
    }
}
