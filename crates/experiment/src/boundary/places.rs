//! Single places of a plane as samples, each encoded as the network reads it.

use crate::error::EngineError;
use crate::points::unknown_feature;
use isoline_dataset::prepare::Pipeline;
use isoline_dataset::{Prepared, Raw};

/// A plane whose places are asked for one by one; the other features are held at the training rows' median or mode.
pub(super) struct Places<'a> {
    pipeline: &'a Pipeline,
    x: usize,
    y: Option<usize>,
    raw: Vec<Raw>,
}

impl<'a> Places<'a> {
    /// # Errors
    /// Names an unknown feature.
    pub fn new(prepared: &'a Prepared, x: &str, y: Option<&str>) -> Result<Self, EngineError> {
        let pipeline = &prepared.pipeline;
        let x = find(prepared, x)?;
        let y = y.map(|name| find(prepared, name)).transpose()?;
        Ok(Self {
            pipeline,
            x,
            y: y.filter(|y| *y != x),
            raw: pipeline.held(),
        })
    }

    /// Writes the inputs of the place at `x`, `y` in data units; `y` is left where the plane has no vertical feature.
    pub fn encode(&mut self, [x, y]: [f64; 2], inputs: &mut [f32]) {
        let features = self.pipeline.features();
        self.raw[self.x] = features[self.x].raw(x);
        if let Some(up) = self.y {
            self.raw[up] = features[up].raw(y);
        }
        self.pipeline.encode(&self.raw, inputs);
    }
}

/// The position of a feature among all.
///
/// # Errors
/// Names one that is unknown.
pub(super) fn find(prepared: &Prepared, name: &str) -> Result<usize, EngineError> {
    let mut features = prepared.pipeline.features().iter();
    let position = features.position(|feature| feature.name == name);
    position.ok_or_else(|| unknown_feature(name, prepared))
}
