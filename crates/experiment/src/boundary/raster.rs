//! A plane of two features as samples: each pixel's centre, encoded as the network reads it, row by row from the top.

use super::Plane;
use super::places::find;
use crate::error::EngineError;
use isoline_dataset::prepare::{Derived, Feature, Pipeline};
use isoline_dataset::{Prepared, Raw};

/// Share of the data's range that is added on each side, so that no point lies on the frame.
const MARGIN: f64 = 0.06;
/// Pixels along one side at the most.
const LARGEST: usize = 2048;

/// The samples of a plane. The other features are held at the training rows' median or mode, and derived ones computed
/// from what they read.
pub(crate) struct Raster<'a> {
    pipeline: &'a Pipeline,
    x: usize,
    y: Option<usize>,
    pub width: usize,
    pub height: usize,
    /// Left and right end.
    pub x_range: [f64; 2],
    /// Lower and upper end; those of the target where there is no vertical feature.
    pub y_range: [f64; 2],
    raw: Vec<Raw>,
    encoded: Vec<f32>,
    /// One row of pixels: inputs x width.
    inputs: Vec<f32>,
    /// Derived features that change with the row, and whether they change along it as well.
    moving: Vec<(&'a Derived, bool)>,
}

impl<'a> Raster<'a> {
    /// Encodes the horizontal axis once; a row of pixels is the held record with a few segments replaced.
    ///
    /// # Errors
    /// Names an unknown feature, an empty or too large raster, or a range without extent.
    pub fn new(prepared: &'a Prepared, plane: &Plane) -> Result<Self, EngineError> {
        let height = if plane.y.is_some() { plane.height } else { 1 };
        if !(1..=LARGEST).contains(&plane.width) || !(1..=LARGEST).contains(&height) {
            return Err(EngineError::new(
                "raster-size",
                format!("A raster of {} by {height} was asked for.", plane.width),
                format!("Each side may have 1 to {LARGEST} pixels."),
            ));
        }
        let pipeline = &prepared.pipeline;
        let features = pipeline.features();
        let x = find(prepared, &plane.x)?;
        let y = plane.y.as_deref().map(|name| find(prepared, name));
        let y = y.transpose()?;
        let x_range = range(&features[x], plane.x_range)?;
        let y_range = match y {
            Some(y) => range(&features[y], plane.y_range)?,
            None => [prepared.target.minimum, prepared.target.maximum],
        };
        let width = pipeline.width();
        let mut raw = pipeline.held();
        let mut base = vec![0.0; width];
        pipeline.encode(&raw, &mut base);
        let mut inputs = base.repeat(plane.width);
        let mut encoded = vec![0.0; width];
        let held = raw[x];
        for (column, sample) in inputs.chunks_exact_mut(width).enumerate() {
            raw[x] = features[x].raw(centre(x_range, column, plane.width));
            pipeline.encode(&raw, &mut encoded);
            copy(&features[x], &encoded, sample);
            for derived in pipeline.derived() {
                copy(&derived.feature, &encoded, sample);
            }
        }
        raw[x] = held;
        // Features derived from the horizontal axis alone are in place; from the vertical one alone they change by row,
        // from both by pixel.
        let moving = pipeline.derived().iter().filter_map(|derived| {
            let reads = derived.program.columns();
            let reads = |axis: usize| reads.contains(&(axis as u32));
            let across = reads(x);
            y.is_some_and(|y| y != x && reads(y))
                .then_some((derived, across))
        });
        Ok(Self {
            moving: moving.collect(),
            pipeline,
            x,
            y: y.filter(|y| *y != x),
            width: plane.width,
            height,
            x_range,
            y_range,
            raw,
            encoded,
            inputs,
        })
    }

    /// Inputs x width of a row of pixels, row 0 on top.
    pub fn row(&mut self, row: usize) -> &[f32] {
        let Some(y) = self.y else {
            return &self.inputs;
        };
        let features = self.pipeline.features();
        let held = self.raw[self.x];
        self.raw[y] = features[y].raw(centre(self.y_range, self.height - 1 - row, self.height));
        self.pipeline.encode(&self.raw, &mut self.encoded);
        let samples = self.inputs.chunks_exact_mut(self.pipeline.width());
        for (column, sample) in samples.enumerate() {
            copy(&features[y], &self.encoded, sample);
            for (derived, across) in &self.moving {
                if *across {
                    self.raw[self.x] =
                        features[self.x].raw(centre(self.x_range, column, self.width));
                    derived.encode(&self.raw, sample);
                } else {
                    copy(&derived.feature, &self.encoded, sample);
                }
            }
        }
        self.raw[self.x] = held;
        &self.inputs
    }
}

/// The range asked for, or the whole one.
pub(super) fn range(feature: &Feature, asked: Option<[f64; 2]>) -> Result<[f64; 2], EngineError> {
    if let Some([low, high]) = asked {
        return if low.is_finite() && high.is_finite() && low < high {
            Ok([low, high])
        } else {
            Err(EngineError::new(
                "axis-range",
                format!(
                    "The range {low} to {high} of {} has no extent.",
                    feature.name
                ),
                "Give two finite numbers, the smaller one first.",
            ))
        };
    }
    Ok(whole(feature))
}

/// The data's range with a margin; a category reaches half a step past its ends.
pub(crate) fn whole(feature: &Feature) -> [f64; 2] {
    let (low, high) = (feature.minimum, feature.maximum);
    match feature.kind {
        kind if kind.is_number() && high > low => {
            // Halves first: the span of the largest numbers would overflow.
            let margin = (high / 2.0 - low / 2.0) * 2.0 * MARGIN;
            [(low - margin).max(f64::MIN), (high + margin).min(f64::MAX)]
        }
        kind if kind.is_number() => [low - 1.0, high + 1.0],
        _ => [low - 0.5, high + 0.5],
    }
}

/// Data value at the centre of pixel `index` of `count`.
fn centre([low, high]: [f64; 2], index: usize, count: usize) -> f64 {
    let share = (index as f64 + 0.5) / count as f64;
    low * (1.0 - share) + high * share
}

fn copy(feature: &Feature, encoded: &[f32], sample: &mut [f32]) {
    let segment = feature.offset..feature.offset + feature.width;
    sample[segment.clone()].copy_from_slice(&encoded[segment]);
}
