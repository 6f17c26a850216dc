//! What every member of a family tells about itself, and the knobs it is built with.

use crate::SpecError;
use serde::Serialize;
use std::collections::BTreeMap;

/// How a slider moves over the range of a knob.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Scale {
    /// Equal steps.
    Linear,
    /// Equal factors.
    Log,
}

/// A number that a member can be tuned with.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Knob {
    /// Its key in the spec.
    pub name: &'static str,
    /// Its name on the page.
    pub label: &'static str,
    /// Smallest value accepted.
    pub minimum: f64,
    /// Largest value accepted.
    pub maximum: f64,
    /// Value when none is given.
    pub default: f64,
    /// How a slider moves.
    pub scale: Scale,
}

/// What the catalog shows of a member.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Description {
    /// Its key in the spec.
    pub name: &'static str,
    /// Its name on the page.
    pub label: &'static str,
    /// What it computes.
    pub formula: &'static str,
    /// What it can be tuned with.
    pub knobs: &'static [Knob],
}

/// A member of a family: its description and how it is built.
pub struct Member<F: ?Sized> {
    /// What the catalog shows.
    pub description: Description,
    /// Builds it with checked knobs.
    pub build: fn(&Settings) -> Box<F>,
}

impl<F: ?Sized> Clone for Member<F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F: ?Sized> Copy for Member<F> {}

/// Checked values of the knobs of one member.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    values: BTreeMap<&'static str, f64>,
}

impl Settings {
    /// Checks the given values against the knobs of a member.
    ///
    /// # Errors
    /// `unknown-knob` and `knob-range`.
    pub fn new(
        description: &Description,
        given: &BTreeMap<String, f64>,
    ) -> Result<Self, SpecError> {
        let mut values = BTreeMap::new();
        for (name, &value) in given {
            let Some(knob) = description.knobs.iter().find(|knob| knob.name == name) else {
                let names: Vec<_> = description.knobs.iter().map(|knob| knob.name).collect();
                let hint = if names.is_empty() {
                    format!("Remove it: \"{}\" has no knobs.", description.name)
                } else {
                    format!("Its knobs are {}.", names.join(", "))
                };
                let message = format!("\"{}\" has no knob \"{name}\".", description.name);
                return Err(SpecError::new("unknown-knob", message, hint));
            };
            if !(knob.minimum..=knob.maximum).contains(&value) {
                return Err(SpecError::new(
                    "knob-range",
                    format!("\"{}\": {name} is {value}.", description.name),
                    format!("Choose from {} to {}.", knob.minimum, knob.maximum),
                ));
            }
            values.insert(knob.name, value);
        }
        Ok(Self { values })
    }

    /// The value of a knob: as given, else its default.
    #[must_use]
    pub fn get(&self, knob: &Knob) -> f64 {
        self.values.get(knob.name).copied().unwrap_or(knob.default)
    }
}

/// The member of a family with this name.
///
/// # Errors
/// `unknown-member`, naming the family and what there is.
pub(crate) fn find<F: ?Sized>(
    family: &str,
    members: &[Member<F>],
    name: &str,
) -> Result<Member<F>, SpecError> {
    let found = members
        .iter()
        .find(|member| member.description.name == name);
    found.copied().ok_or_else(|| {
        let names: Vec<_> = members
            .iter()
            .map(|member| member.description.name)
            .collect();
        SpecError::new(
            "unknown-member",
            format!("There is no {family} \"{name}\"."),
            format!("Choose one of {}.", names.join(", ")),
        )
    })
}
