//! A member of a family as a spec names it, with the knobs it is given.

use crate::{Described, Description, Knobs, Member, Settings, SpecError, find};
use serde::{Deserialize, Serialize};

/// `"adam"`, or with knobs side by side: `{ "kind": "adam", "beta1": 0.8 }`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub struct Choice {
    /// Name of the member.
    pub kind: String,
    /// Its knobs; those left out keep their defaults.
    pub knobs: Knobs,
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
        knobs: Knobs,
    },
}

impl From<Written> for Choice {
    fn from(written: Written) -> Self {
        match written {
            Written::Name(kind) => Self {
                kind,
                knobs: Knobs::new(),
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
            knobs: Knobs::new(),
        }
    }

    /// The same choice with a knob set.
    #[must_use]
    pub fn with(mut self, knob: &str, value: f64) -> Self {
        self.knobs.insert(knob.to_owned(), value);
        self
    }

    /// Finds the member it names among `members` and checks its knobs.
    ///
    /// # Errors
    /// `unknown-member`, `unknown-knob`, `knob-range`.
    pub fn settle<'a, M: Described>(
        &self,
        family: &str,
        members: &'a [M],
    ) -> Result<(&'a M, Settings), SpecError> {
        let member = find(family, members, &self.kind)?;
        let Description { name, knobs, .. } = member.description();
        Ok((member, Settings::new(name, knobs, &self.knobs)?))
    }

    /// Builds the member it names out of `members`.
    ///
    /// # Errors
    /// As [`Choice::settle`].
    pub fn build<F: ?Sized>(
        &self,
        family: &str,
        members: &[Member<F>],
    ) -> Result<Box<F>, SpecError> {
        let (member, settings) = self.settle(family, members)?;
        Ok((member.build)(&settings))
    }
}

#[cfg(test)]
mod tests {
    use super::Choice;
    use crate::{Described, Description, Knob, KnobScale};

    const STEEP: Knob = Knob {
        name: "steep",
        label: "Steepness",
        minimum: 0.0,
        maximum: 1.0,
        default: 0.5,
        scale: KnobScale::Linear,
    };

    struct Slope(Description);

    impl Described for Slope {
        fn description(&self) -> Description {
            self.0
        }
    }

    fn slopes() -> [Slope; 2] {
        [("up", &[STEEP][..]), ("flat", &[])].map(|(name, knobs)| {
            Slope(Description {
                name,
                label: name,
                formula: "x",
                knobs,
            })
        })
    }

    #[test]
    fn settling_finds_the_member_and_checks_its_knobs() {
        let slopes = slopes();
        let settle = |choice: Choice| {
            choice
                .settle("slope", &slopes)
                .map(|(_, settings)| settings)
        };
        let given = settle(Choice::named("up").with("steep", 0.25)).expect("in range");
        assert_eq!((given.get(&STEEP), given.values()), (0.25, &[0.25][..]));
        let usual = settle(Choice::named("up")).expect("the default");
        assert_eq!(usual.get(&STEEP), 0.5);
        for (choice, kind, words) in [
            (
                Choice::named("d\u{202e}own"),
                "unknown-member",
                "no slope \"d\\u{202e}own\"",
            ),
            (
                Choice::named("flat").with("steep", 0.5),
                "unknown-knob",
                "\"flat\" has no knob",
            ),
            (
                Choice::named("up").with("slow", 0.5),
                "unknown-knob",
                "no knob \"slow\"",
            ),
            (
                Choice::named("up").with("steep", 2.0),
                "knob-range",
                "steep is 2",
            ),
            (
                Choice::named("up").with("steep", f64::NAN),
                "knob-range",
                "steep is NaN",
            ),
        ] {
            let error = settle(choice).expect_err("refused");
            assert_eq!(error.kind, kind);
            assert!(error.message.contains(words), "{error}");
            assert!(error.hint.is_some(), "{error}");
        }
    }

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
