//! A member of a family as a spec names it, with the knobs it is given.

use crate::{Member, Settings, SpecError, member};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// `"adam"`, or with knobs side by side: `{ "kind": "adam", "beta1": 0.8 }`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub struct Choice {
    /// Name of the member.
    pub kind: String,
    /// Its knobs; those left out keep their defaults.
    pub knobs: BTreeMap<String, f64>,
}

/// The two ways to write a choice.
#[derive(Serialize, Deserialize)]
#[serde(
    untagged,
    expecting = "a name, or an object with \"kind\" and numbers for its knobs, was expected"
)]
enum Written {
    Name(String),
    Tuned {
        kind: String,
        #[serde(flatten)]
        knobs: BTreeMap<String, f64>,
    },
}

impl From<Written> for Choice {
    fn from(written: Written) -> Self {
        match written {
            Written::Name(kind) => Self {
                kind,
                knobs: BTreeMap::new(),
            },
            Written::Tuned { kind, knobs } => Self { kind, knobs },
        }
    }
}

impl From<Choice> for Written {
    fn from(choice: Choice) -> Self {
        if choice.knobs.is_empty() {
            Self::Name(choice.kind)
        } else {
            Self::Tuned {
                kind: choice.kind,
                knobs: choice.knobs,
            }
        }
    }
}

impl Choice {
    /// A member with the defaults of its knobs.
    #[must_use]
    pub fn named(kind: &str) -> Self {
        Self {
            kind: kind.to_owned(),
            knobs: BTreeMap::new(),
        }
    }

    /// The same choice with a knob set.
    #[must_use]
    pub fn with(mut self, knob: &str, value: f64) -> Self {
        self.knobs.insert(knob.to_owned(), value);
        self
    }

    /// Builds the member it names out of `members`.
    ///
    /// # Errors
    /// `unknown-member`, `unknown-knob`, `knob-range`.
    pub(crate) fn build<F: ?Sized>(
        &self,
        family: &str,
        members: &[Member<F>],
    ) -> Result<Box<F>, SpecError> {
        let member = member::find(family, members, &self.kind)?;
        let settings = Settings::new(&member.description, &self.knobs)?;
        Ok((member.build)(&settings))
    }
}

#[cfg(test)]
mod tests {
    use super::Choice;

    #[test]
    fn both_ways_are_read_and_the_shorter_is_written() {
        let plain: Choice = serde_json::from_str("\"relu\"").expect("a name");
        assert_eq!(plain, Choice::named("relu"));
        assert_eq!(serde_json::to_string(&plain).expect("plain"), "\"relu\"");
        let object: Choice = serde_json::from_str(r#"{"kind":"relu"}"#).expect("an object");
        assert_eq!(object, plain);
        let tuned = Choice::named("elu").with("alpha", 0.5);
        let text = serde_json::to_string(&tuned).expect("plain");
        assert_eq!(text, r#"{"kind":"elu","alpha":0.5}"#);
        assert_eq!(serde_json::from_str::<Choice>(&text).expect("valid"), tuned);
        let error = serde_json::from_str::<Choice>("3").expect_err("a number");
        assert!(error.to_string().contains("a name"), "{error}");
    }
}
