//! What the model says over a plane of two features, as values and as a picture.

pub mod colour;
mod components;
pub mod contour;
mod difference;
mod hidden;
mod places;
mod probe;
mod raster;
mod responses;
pub mod shade;

use crate::error::EngineError;
use crate::experiment::Experiment;
pub use hidden::{Hidden, HiddenView};
use isoline_dataset::Task;
use isoline_network::single;
use raster::Raster;
pub(crate) use raster::whole;
pub use responses::{Unit, UnitMaps};
use serde::Deserialize;
pub use shade::Palette;
use shade::Ramp;

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
    /// A unit to draw instead of the answers.
    #[serde(default)]
    pub unit: Option<Unit>,
    /// Classes without shades between them.
    #[serde(default)]
    pub discrete: bool,
    /// Values to draw lines at: of the most probable class's probability, of the second one's where there are two, or of the
    /// target. Without them a regression has its quarters.
    #[serde(default)]
    pub levels: Option<Vec<f32>>,
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
    /// The lines at the levels asked for, as the contours, level after level.
    pub lines: Vec<f32>,
    /// Segments of each level.
    pub line_counts: Vec<u32>,
    /// Value at the low end of the ramp; 0 for classes.
    pub low: f64,
    /// Value at the high end of the ramp; 1 for classes.
    pub high: f64,
    /// The answers by column where there is one feature: a value, or a probability per class, class fastest.
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
        let mut raster = Raster::new(&self.prepared, plane)?;
        let height = raster.height;
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
            single::predict(&mut self.model, raster.row(row), &mut answers)?;
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
            x_range: raster.x_range,
            y_range: raster.y_range,
        })
    }

    /// Draws the boundary, or the unit that is asked for, in the page's colours.
    ///
    /// # Errors
    /// As [`Experiment::boundary`]; `no-unit` where the network has no such unit.
    pub fn frame(&mut self, plane: &Plane, palette: &Palette) -> Result<Frame, EngineError> {
        if let Some(unit) = plane.unit {
            return self.unit_frame(plane, unit, palette);
        }
        let drawn = self.boundary(plane)?;
        let (width, height) = (drawn.width, drawn.height);
        let (mut pixels, mut contours) = (Vec::with_capacity(width * height * 4), Vec::new());
        let (mut low, mut high, mut shares) = (0.0, 1.0, Vec::new());
        let mut levels = plane.levels.as_deref().unwrap_or_default();
        let mut level_field = None;
        match self.prepared.task {
            Task::Classification => {
                if plane.discrete {
                    let hard = hardened(&drawn.values, drawn.outputs);
                    shade::classes(&hard, drawn.outputs, palette, &mut pixels);
                } else {
                    shade::classes(&drawn.values, drawn.outputs, palette, &mut pixels);
                }
                if !levels.is_empty() {
                    level_field = Some(surest(&drawn.values, drawn.outputs));
                }
                let mut counts = vec![0_usize; drawn.outputs];
                for answer in drawn.values.chunks_exact(drawn.outputs) {
                    counts[usize::from(contour::winner(answer))] += 1;
                }
                shares = counts
                    .iter()
                    .map(|count| *count as f64 / (width * height) as f64)
                    .collect();
                contour::decision_over(&drawn.values, width, height, drawn.outputs, &mut contours);
            }
            Task::Regression => {
                (low, high) = (self.prepared.target.minimum, self.prepared.target.maximum);
                Ramp::new(&palette.ramp).shade(&drawn.values, low as f32, high as f32, &mut pixels);
                if plane.levels.is_none() {
                    let quarters =
                        [0.25, 0.5, 0.75].map(|share| (low + share * (high - low)) as f32);
                    contour::levels(&drawn.values, width, height, &quarters, &mut contours);
                }
            }
        }
        if height == 1 {
            levels = &[];
        }
        let field = level_field.as_deref().unwrap_or(&drawn.values);
        let (mut lines, mut line_counts, mut one) = (Vec::new(), Vec::new(), Vec::new());
        for level in levels {
            contour::levels(field, width, height, &[*level], &mut one);
            line_counts.push((one.len() / 4) as u32);
            lines.extend_from_slice(&one);
        }
        let curve = plane.y.is_none().then_some(drawn.values);
        let (x_range, y_range) = (drawn.x_range, drawn.y_range);
        Ok(Frame {
            width,
            height,
            pixels,
            contours,
            lines,
            line_counts,
            low,
            high,
            curve,
            shares,
            x_range,
            y_range,
        })
    }
}

/// Probability 1 for the class that wins, 0 for the others.
fn hardened(values: &[f32], outputs: usize) -> Vec<f32> {
    let mut hard = vec![0.0; values.len()];
    let answers = values
        .chunks_exact(outputs)
        .zip(hard.chunks_exact_mut(outputs));
    for (answer, marks) in answers {
        marks[usize::from(contour::winner(answer))] = 1.0;
    }
    hard
}

/// The probability of the class that wins; with two classes, of the second one.
fn surest(values: &[f32], outputs: usize) -> Vec<f32> {
    let answers = values.chunks_exact(outputs);
    let told = answers.map(|answer| match answer {
        [_, second] => *second,
        several => several[usize::from(contour::winner(several))],
    });
    told.collect()
}

#[cfg(test)]
mod tests;
