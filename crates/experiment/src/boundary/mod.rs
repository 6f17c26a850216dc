//! What the model says over a plane of two features, as values and as a picture.

pub mod colour;
pub mod contour;
pub mod shade;

use crate::error::EngineError;
use crate::experiment::Experiment;
use crate::points::unknown_feature;
use isoline_dataset::Task;
use isoline_dataset::prepare::{Derived, Feature};
use isoline_network::single;
use serde::Deserialize;
pub use shade::Palette;

/// Share of the data's range that is added on each side, so that no point lies on the frame.
const MARGIN: f64 = 0.06;
/// Pixels along one side at the most.
const LARGEST: usize = 2048;

/// The plane asked for. Ranges are in data units; without them, the data's range and a margin.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Plane {
    /// Feature on the horizontal axis.
    pub x: String,
    /// Feature on the vertical axis; None draws one row.
    #[serde(default)]
    pub y: Option<String>,
    /// Columns of the raster.
    pub width: usize,
    /// Rows of the raster; 1 is used where there is no y.
    pub height: usize,
    /// Left and right end.
    #[serde(default)]
    pub x_range: Option<[f64; 2]>,
    /// Lower and upper end.
    #[serde(default)]
    pub y_range: Option<[f64; 2]>,
}

/// Answers at pixel centres, row 0 on top. Classification: `outputs` probabilities per pixel, class fastest.
/// Regression: one value in the target's units.
#[derive(Clone, Debug, PartialEq)]
pub struct Boundary {
    /// Columns.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Numbers per pixel.
    pub outputs: usize,
    /// `width * height * outputs` numbers.
    pub values: Vec<f32>,
    /// Left and right end.
    pub x_range: [f64; 2],
    /// Lower and upper end.
    pub y_range: [f64; 2],
}

/// A drawn boundary.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// Columns.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// RGBA.
    pub pixels: Vec<u8>,
    /// x0, y0, x1, y1 per segment, in [0, 1] from the top left.
    pub contours: Vec<f32>,
    /// Target value at the low end of the ramp; 0 for classes.
    pub low: f64,
    /// Target value at the high end of the ramp; 1 for classes.
    pub high: f64,
    /// One value per column where a regression has one feature.
    pub curve: Option<Vec<f32>>,
    /// Share of the plane that each class wins; empty for a regression.
    pub shares: Vec<f64>,
    /// Left and right end.
    pub x_range: [f64; 2],
    /// Lower and upper end.
    pub y_range: [f64; 2],
}

impl Experiment {
    /// Evaluates the network over `plane`, the other features held at the training rows' median or mode
    /// and derived ones computed from them.
    ///
    /// # Errors
    /// Names an unknown feature, an empty or too large raster, or a range without extent.
    pub fn boundary(&mut self, plane: &Plane) -> Result<Boundary, EngineError> {
        let height = if plane.y.is_some() { plane.height } else { 1 };
        if !(1..=LARGEST).contains(&plane.width) || !(1..=LARGEST).contains(&height) {
            return Err(EngineError::new(
                "raster-size",
                format!("A raster of {} by {height} was asked for.", plane.width),
                format!("Each side may have 1 to {LARGEST} pixels."),
            ));
        }
        let features = self.prepared.pipeline.features();
        let find = |name: &str| {
            let position = features.iter().position(|feature| feature.name == name);
            position.ok_or_else(|| unknown_feature(name, &self.prepared))
        };
        let x = find(&plane.x)?;
        let y = plane.y.as_deref().map(find).transpose()?;
        let x_range = range(&features[x], plane.x_range)?;
        let y_range = match y {
            Some(y) => range(&features[y], plane.y_range)?,
            None => [self.prepared.target.minimum, self.prepared.target.maximum],
        };
        // Each axis is encoded once; a row of pixels is the held record with two segments replaced.
        let width = self.prepared.pipeline.width();
        let mut raw = self.prepared.pipeline.held();
        let mut base = vec![0.0; width];
        self.prepared.pipeline.encode(&raw, &mut base);
        let mut inputs = base.repeat(plane.width);
        let mut encoded = vec![0.0; width];
        let held = raw[x];
        for (column, sample) in inputs.chunks_exact_mut(width).enumerate() {
            raw[x] = features[x].raw(centre(x_range, column, plane.width));
            self.prepared.pipeline.encode(&raw, &mut encoded);
            copy(&features[x], &encoded, sample);
            for derived in self.prepared.pipeline.derived() {
                copy(&derived.feature, &encoded, sample);
            }
        }
        raw[x] = held;
        // Features derived from an axis follow it: from the horizontal one alone they are in place, from the vertical one
        // alone they change by row, from both by pixel.
        let derived = self.prepared.pipeline.derived().iter();
        let moving = derived.filter_map(|derived| {
            let reads = derived.program.columns();
            let reads = |axis: usize| reads.contains(&(axis as u32));
            let across = reads(x);
            y.is_some_and(|y| y != x && reads(y))
                .then_some((derived, across))
        });
        let moving: Vec<(&Derived, bool)> = moving.collect();
        let outputs = self.model.outputs();
        let mut answers = vec![0.0; outputs * plane.width];
        let binary = self.prepared.task == Task::Classification && outputs == 1;
        let per_pixel = if binary { 2 } else { outputs };
        let mut values = Vec::new();
        if values
            .try_reserve_exact(per_pixel * plane.width * height)
            .is_err()
        {
            return Err(EngineError::new(
                "memory",
                format!(
                    "A picture of {} by {height} cells with {per_pixel} values each does not fit into memory.",
                    plane.width
                ),
                "Ask for a smaller one.",
            ));
        }
        for row in 0..height {
            if let Some(y) = y.filter(|y| *y != x) {
                raw[y] = features[y].raw(centre(y_range, height - 1 - row, height));
                self.prepared.pipeline.encode(&raw, &mut encoded);
                for (column, sample) in inputs.chunks_exact_mut(width).enumerate() {
                    copy(&features[y], &encoded, sample);
                    for (derived, across) in &moving {
                        if *across {
                            raw[x] = features[x].raw(centre(x_range, column, plane.width));
                            derived.encode(&raw, sample);
                        } else {
                            copy(&derived.feature, &encoded, sample);
                        }
                    }
                }
                raw[x] = held;
            }
            single::predict(&mut self.model, &inputs, &mut answers)?;
            match self.prepared.task {
                Task::Classification if binary => {
                    values.extend(answers.iter().flat_map(|p| [1.0 - p, *p]))
                }
                Task::Classification => values.extend_from_slice(&answers),
                Task::Regression => {
                    let target = &self.prepared.target;
                    values.extend(
                        answers
                            .iter()
                            .map(|value| target.inverse(f64::from(*value)) as f32),
                    );
                }
            }
        }
        Ok(Boundary {
            width: plane.width,
            height,
            outputs: per_pixel,
            values,
            x_range,
            y_range,
        })
    }

    /// Draws the boundary in the page's colours.
    ///
    /// # Errors
    /// As [`Experiment::boundary`].
    pub fn frame(&mut self, plane: &Plane, palette: &Palette) -> Result<Frame, EngineError> {
        let drawn = self.boundary(plane)?;
        let (width, height) = (drawn.width, drawn.height);
        let (mut pixels, mut contours) = (Vec::with_capacity(width * height * 4), Vec::new());
        let (mut low, mut high, mut shares, mut curve) = (0.0, 1.0, Vec::new(), None);
        match self.prepared.task {
            Task::Classification => {
                shade::classes(&drawn.values, drawn.outputs, palette, &mut pixels);
                let mut counts = vec![0_usize; drawn.outputs];
                for answer in drawn.values.chunks_exact(drawn.outputs) {
                    counts[usize::from(contour::winner(answer))] += 1;
                }
                shares = counts
                    .iter()
                    .map(|count| *count as f64 / (width * height) as f64)
                    .collect();
                if height == 1 {
                    // Two equal rows make a band; its lines run over the whole height.
                    contour::decision(
                        &drawn.values.repeat(2),
                        width,
                        2,
                        drawn.outputs,
                        &mut contours,
                    );
                    for segment in contours.chunks_exact_mut(4) {
                        (segment[1], segment[3]) = (0.0, 1.0);
                    }
                } else {
                    contour::decision(&drawn.values, width, height, drawn.outputs, &mut contours);
                }
            }
            Task::Regression => {
                (low, high) = (self.prepared.target.minimum, self.prepared.target.maximum);
                shade::ramp(&drawn.values, low as f32, high as f32, palette, &mut pixels);
                let levels = [0.25, 0.5, 0.75].map(|share| (low + share * (high - low)) as f32);
                contour::levels(&drawn.values, width, height, &levels, &mut contours);
                if plane.y.is_none() {
                    curve = Some(drawn.values);
                }
            }
        }
        let (x_range, y_range) = (drawn.x_range, drawn.y_range);
        Ok(Frame {
            width,
            height,
            pixels,
            contours,
            low,
            high,
            curve,
            shares,
            x_range,
            y_range,
        })
    }
}

/// The range asked for, or the data's with a margin; a category reaches half a step past its ends.
fn range(feature: &Feature, asked: Option<[f64; 2]>) -> Result<[f64; 2], EngineError> {
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
    let (low, high) = (feature.minimum, feature.maximum);
    Ok(match feature.kind {
        kind if kind.is_number() && high > low => {
            // Halves first: the span of the largest numbers would overflow.
            let margin = (high / 2.0 - low / 2.0) * 2.0 * MARGIN;
            [(low - margin).max(f64::MIN), (high + margin).min(f64::MAX)]
        }
        kind if kind.is_number() => [low - 1.0, high + 1.0],
        _ => [low - 0.5, high + 0.5],
    })
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
