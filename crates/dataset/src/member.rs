//! What a family says of its members: name, label, formula and knobs.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::DataError;

/// How a knob moves between its ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum KnobScale {
    /// Equal steps.
    Linear,
    /// Equal factors.
    Log,
}

/// One number that can be set, with its range and its default.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Knob {
    /// The name in a spec.
    pub name: &'static str,
    /// The name on the page.
    pub label: &'static str,
    /// Smallest value allowed.
    pub minimum: f64,
    /// Largest value allowed.
    pub maximum: f64,
    /// The value without a choice.
    pub default: f64,
    /// How a slider moves.
    pub scale: KnobScale,
}

/// Chosen knob values by name; those left out keep their default.
pub type Knobs = BTreeMap<String, f64>;

/// One member of a family, as a catalogue shows it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Member {
    /// The name in a spec.
    pub name: &'static str,
    /// The name on the page.
    pub label: &'static str,
    /// The formula in plain text.
    pub formula: &'static str,
    /// What can be set.
    pub knobs: &'static [Knob],
}

/// The values of `knobs` in their order, after a check of names and ranges.
pub(crate) fn settled(owner: &str, knobs: &[Knob], chosen: &Knobs) -> Result<Vec<f64>, DataError> {
    for name in chosen.keys() {
        if !knobs.iter().any(|knob| knob.name == name) {
            let known = crate::error::listed(knobs.iter().map(|knob| knob.name));
            return Err(DataError::new(
                "unknown-knob",
                format!("{owner} has no setting \"{}\".", crate::error::shown(name)),
            )
            .hint(if known.is_empty() {
                "It has no settings.".into()
            } else {
                format!("It has: {known}.")
            }));
        }
    }
    knobs
        .iter()
        .map(|knob| {
            let value = chosen.get(knob.name).copied().unwrap_or(knob.default);
            if value >= knob.minimum && value <= knob.maximum {
                return Ok(value);
            }
            Err(
                DataError::new("knob-range", format!("{owner}: {} is {value}.", knob.label)).hint(
                    format!("Choose a value from {} to {}.", knob.minimum, knob.maximum),
                ),
            )
        })
        .collect()
}
