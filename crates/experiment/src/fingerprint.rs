//! Weights out and in, and the hash that shows two runs to be the same.

use crate::error::EngineError;
use crate::experiment::Experiment;
use sha2::{Digest, Sha256};

/// One block of weights: `layer` counts from 0, shape is [units, inputs], values column by column.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// Layer, counted from the input.
    pub layer: usize,
    /// `weight` or `bias`.
    pub name: String,
    /// Rows and columns.
    pub shape: [usize; 2],
    /// Column-major values.
    pub values: Vec<f32>,
}

impl Experiment {
    /// Copies of all weights.
    pub fn weights(&self) -> Vec<Weights> {
        let segments = self.model.segments().iter();
        segments
            .map(|segment| Weights {
                layer: segment.layer,
                name: segment.name.to_owned(),
                shape: [segment.rows, segment.columns],
                values: self.model.parameters()[segment.range.clone()].to_vec(),
            })
            .collect()
    }

    /// Replaces all weights by `weights`, in the same order and shapes as [`Experiment::weights`] gives them.
    ///
    /// # Errors
    /// Names the first block that does not match; nothing is changed then.
    pub fn set_weights(&mut self, weights: &[Weights]) -> Result<(), EngineError> {
        let segments = self.model.segments();
        let mut flat = Vec::with_capacity(self.model.parameters().len());
        if weights.len() != segments.len() {
            return Err(EngineError::new(
                "weights-shape",
                format!(
                    "{} blocks of weights were given; this network has {}.",
                    weights.len(),
                    segments.len()
                ),
                "Use the weights of a network with the same layers.",
            ));
        }
        for (given, segment) in weights.iter().zip(segments) {
            let fits = given.layer == segment.layer
                && given.name == segment.name
                && given.shape == [segment.rows, segment.columns]
                && given.values.len() == segment.range.len();
            if !fits {
                return Err(EngineError::new(
                    "weights-shape",
                    format!(
                        "Block {} {} with shape {:?} and {} values was given where layer {} {} has {} by {}.",
                        given.layer,
                        given.name,
                        given.shape,
                        given.values.len(),
                        segment.layer,
                        segment.name,
                        segment.rows,
                        segment.columns
                    ),
                    "Use the weights of a network with the same layers.",
                ));
            }
            flat.extend_from_slice(&given.values);
        }
        self.set_parameters(&flat)
    }

    /// SHA-256 of the weights as little-endian f32 in the order of the layers, in hexadecimal.
    pub fn hash(&self) -> String {
        let mut digest = Sha256::new();
        for value in self.model.parameters() {
            digest.update(value.to_le_bytes());
        }
        hexadecimal(digest)
    }
}

/// A hash as it is shown.
pub(crate) fn hexadecimal(digest: Sha256) -> String {
    let bytes = digest.finalize();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
