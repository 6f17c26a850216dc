//! The fitted preparation: one object that turns a raw record into inputs, and can be kept and sent.

use serde::{Deserialize, Serialize};

use super::encode::Mark;
use super::scale::Scaling;
use crate::columns::dates;
use crate::error::shown;
use crate::formula::Program;
use crate::table::{Kind, Raw};

/// Everything that was learnt from the training rows before training.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Pipeline {
    features: Vec<Feature>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    derived: Vec<Derived>,
}

/// A feature that is computed from the columns of a record, of which only its inputs are its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Derived {
    /// What is done to the result.
    pub feature: Feature,
    /// The formula as text; fitted numbers stand in it.
    pub formula: String,
    /// The formula over the places of a record.
    pub program: Program,
}

/// One column's way into the network.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Feature {
    /// The column's name.
    pub name: String,
    /// Numbers, dates or names.
    pub kind: Kind,
    /// The levels of the table, in their order; empty for numbers and dates.
    pub levels: Vec<String>,
    /// Smallest value of the training and validation rows; 0 for names.
    pub minimum: f64,
    /// Largest value of the training and validation rows; the last level's index for names.
    pub maximum: f64,
    /// Median of the training rows, or the index of their most frequent level: where the feature is held when it is not varied.
    pub held: f64,
    /// The name of what found the stand-in for missing cells.
    pub imputation: String,
    /// What stands in for a missing cell, in the same units as `held`.
    pub fill: f64,
    /// First input of this feature.
    pub offset: usize,
    /// Number of inputs.
    pub width: usize,
    /// Whether the last input says that the cell was missing: 1, else 0.
    pub indicator: bool,
    /// What is done to the value.
    pub step: Step,
}

/// What is done to a value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Step {
    /// A number is scaled.
    Scale {
        /// The scaling's name.
        method: String,
        /// The smallest and the largest value let through; those beyond become the nearer one.
        clip: Option<[f64; 2]>,
        /// Its parameters.
        scaling: Scaling,
    },
    /// A level is given an input.
    Encode {
        /// The encoding's name.
        method: String,
        /// What each level puts into the inputs; `None`: nothing.
        marks: Vec<Option<Mark>>,
    },
}

impl Pipeline {
    /// A pipeline of these features; sets their offsets.
    pub(crate) fn new(mut features: Vec<Feature>, mut derived: Vec<Derived>) -> Self {
        let mut offset = 0;
        let computed = derived.iter_mut().map(|derived| &mut derived.feature);
        for feature in features.iter_mut().chain(computed) {
            feature.offset = offset;
            offset += feature.width;
        }
        Pipeline { features, derived }
    }

    /// The columns of a record, in the order of their inputs. One that features are only derived from has no input.
    pub fn features(&self) -> &[Feature] {
        &self.features
    }

    /// What is computed from them; its inputs follow.
    pub fn derived(&self) -> &[Derived] {
        &self.derived
    }

    /// Everything that has inputs, in their order.
    pub fn inputs(&self) -> impl Iterator<Item = &Feature> {
        let computed = self.derived.iter().map(|derived| &derived.feature);
        let all = self.features.iter().chain(computed);
        all.filter(|feature| feature.width > 0)
    }

    /// Number of inputs.
    pub fn width(&self) -> usize {
        self.inputs()
            .last()
            .map_or(0, |feature| feature.offset + feature.width)
    }

    /// Turns one record, a value per column, into inputs; `out` holds `width()` numbers. Values beyond the record are
    /// missing ones. Every input is finite.
    pub fn encode(&self, record: &[Raw], out: &mut [f32]) {
        for (position, feature) in self.features.iter().enumerate() {
            let raw = record.get(position).copied().unwrap_or(Raw::Missing);
            feature.put(raw, out);
        }
        for derived in &self.derived {
            derived.encode(record, out);
        }
    }

    /// For each input, whether it is a scaled number.
    pub fn numeric(&self) -> Vec<bool> {
        let inputs = self.inputs().flat_map(|feature| {
            let numeric = matches!(feature.step, Step::Scale { .. });
            let own = feature.width - usize::from(feature.indicator);
            (0..feature.width).map(move |input| numeric && input < own)
        });
        inputs.collect()
    }

    /// The record at which all features are held.
    pub fn held(&self) -> Vec<Raw> {
        self.features
            .iter()
            .map(|feature| feature.raw(feature.held))
            .collect()
    }
}

impl Derived {
    /// This feature of a record before it is filled and scaled.
    pub fn raw(&self, record: &[Raw]) -> Raw {
        let read = |place: u32| match record.get(place as usize) {
            Some(Raw::Number(number)) => *number,
            _ => f64::NAN,
        };
        self.program.value(&read).map_or(Raw::Missing, Raw::Number)
    }

    /// Computes this feature of a record and writes its inputs into `out`, which holds those of the whole pipeline.
    pub fn encode(&self, record: &[Raw], out: &mut [f32]) {
        self.feature.put(self.raw(record), out);
    }
}

impl Feature {
    /// Writes this feature's inputs to their place among all inputs.
    fn put(&self, raw: Raw, out: &mut [f32]) {
        let inputs = out.get_mut(self.offset..self.offset + self.width);
        if let Some(inputs) = inputs.filter(|inputs| !inputs.is_empty()) {
            self.encode(raw, inputs);
        }
    }

    /// Turns one value into this feature's inputs. A value of the other kind, or an unknown level, counts as missing.
    pub fn encode(&self, raw: Raw, inputs: &mut [f32]) {
        let present = self.present(raw);
        let inputs = match inputs.split_last_mut() {
            Some((flag, rest)) if self.indicator => {
                *flag = f32::from(u8::from(present.is_none()));
                rest
            }
            _ => inputs,
        };
        match &self.step {
            Step::Scale { clip, scaling, .. } => {
                let clipped = match (present, clip) {
                    (Some(value), Some([low, high])) => Some(value.max(*low).min(*high)),
                    _ => present,
                };
                inputs.fill(scaling.apply(clipped.unwrap_or(self.fill)) as f32);
            }
            Step::Encode { marks, .. } => {
                inputs.fill(0.0);
                let level = present.unwrap_or(self.fill) as usize;
                if let Some(mark) = marks.get(level).copied().flatten()
                    && let Some(input) = inputs.get_mut(mark.place as usize)
                {
                    *input = mark.value as f32;
                }
            }
        }
    }

    /// The raw value at a position on this feature's axis; a level's position is rounded to the nearest level.
    pub fn raw(&self, position: f64) -> Raw {
        if !position.is_finite() {
            return Raw::Missing;
        }
        match self.kind {
            Kind::Numeric | Kind::Date => Raw::Number(position),
            _ => Raw::Level(
                position
                    .round()
                    .clamp(0.0, self.levels.len().saturating_sub(1) as f64) as u32,
            ),
        }
    }

    /// The position of a raw value on this feature's axis; where a missing value is put for a missing one.
    pub fn position(&self, raw: Raw) -> f64 {
        self.present(raw).unwrap_or(self.fill)
    }

    /// The position of a value that this feature has; `None` counts as missing.
    fn present(&self, raw: Raw) -> Option<f64> {
        match (raw, self.kind) {
            (Raw::Number(number), Kind::Numeric | Kind::Date) if number.is_finite() => Some(number),
            (Raw::Level(level), Kind::Categorical | Kind::Text)
                if (level as usize) < self.levels.len() =>
            {
                Some(f64::from(level))
            }
            _ => None,
        }
    }

    /// The held value as text.
    pub fn held_label(&self) -> String {
        match self.kind {
            Kind::Numeric => self.held.to_string(),
            Kind::Date => dates::label(self.held, [self.minimum, self.maximum]),
            _ => self
                .levels
                .get(self.held as usize)
                .map(|level| shown(level))
                .unwrap_or_default(),
        }
    }
}
