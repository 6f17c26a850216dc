//! The numbers that a member can be tuned with, and their checked values.

use crate::SpecError;
use crate::error::quoted;
use serde::Serialize;
use std::collections::BTreeMap;

/// How a slider moves over the range of a knob.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum KnobScale {
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
    pub scale: KnobScale,
}

/// Chosen values of knobs by name; those left out keep their defaults.
pub type Knobs = BTreeMap<String, f64>;

/// Checked values of the knobs of one member.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    knobs: &'static [Knob],
    values: Vec<f64>,
}

impl Settings {
    /// Checks the given values against `knobs`, which are those of the member `owner`.
    ///
    /// # Errors
    /// `unknown-knob` and `knob-range`.
    pub fn new(owner: &str, knobs: &'static [Knob], given: &Knobs) -> Result<Self, SpecError> {
        for name in given.keys() {
            if !knobs.iter().any(|knob| knob.name == name) {
                let names: Vec<_> = knobs.iter().map(|knob| knob.name).collect();
                let hint = if names.is_empty() {
                    format!("Remove it: \"{owner}\" has no knobs.")
                } else {
                    format!("Its knobs are {}.", names.join(", "))
                };
                let message = format!("\"{owner}\" has no knob {}.", quoted(name));
                return Err(SpecError::new("unknown-knob", message, hint));
            }
        }
        let mut values = Vec::with_capacity(knobs.len());
        for knob in knobs {
            let value = given.get(knob.name).copied().unwrap_or(knob.default);
            if !(knob.minimum..=knob.maximum).contains(&value) {
                return Err(SpecError::new(
                    "knob-range",
                    format!("\"{owner}\": {} is {value}.", knob.name),
                    format!("Choose from {} to {}.", knob.minimum, knob.maximum),
                ));
            }
            values.push(value);
        }
        Ok(Self { knobs, values })
    }

    /// The value of a knob: as given, else its default.
    #[must_use]
    pub fn get(&self, knob: &Knob) -> f64 {
        let place = self.knobs.iter().position(|own| own.name == knob.name);
        place.map_or(knob.default, |place| self.values[place])
    }

    /// The values in the order of the knobs.
    #[must_use]
    pub fn values(&self) -> &[f64] {
        &self.values
    }
}
