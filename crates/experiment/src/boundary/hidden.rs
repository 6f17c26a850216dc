//! The plane as a hidden layer warps it: its grid, the rows and the decision line, over two units or two principal components.

use super::components::Components;
use super::places::{Places, find};
use super::{Plane, contour, raster};
use crate::error::EngineError;
use crate::experiment::Experiment;
use isoline_dataset::Task;
use isoline_network::{Model, single};
use serde::Deserialize;

/// Samples that are traced at once.
const BLOCK: usize = 256;
/// Numbers that components are computed from at the most, and rows.
const NUMBERS: usize = 1 << 16;
const ROWS: usize = 1024;
/// Cells along each side that the decision line is taken from.
const CELLS: usize = 96;
/// Share of the extent that is added on each side.
const MARGIN: f64 = 0.06;

/// Which layer, and what its two axes are.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HiddenView {
    /// 1 for the first hidden layer.
    pub layer: usize,
    /// The unit on each axis, from 0; None for the first and the second principal component of the training rows.
    pub units: [Option<usize>; 2],
    /// Grid lines in each direction.
    pub lines: usize,
    /// Places on each grid line.
    pub steps: usize,
    /// Rows at the most, taken evenly from the points.
    pub rows: usize,
}

/// The layer's space, in what its units put out. Every pair is x, y.
#[derive(Clone, Debug, PartialEq)]
pub struct Hidden {
    /// Lines of equal x from left to right, then those of equal y from below, `steps` places each; one line on one feature.
    pub grid: Vec<f32>,
    /// x0, y0, x1, y1 per segment of the plane's decision line; empty for a regression.
    pub decision: Vec<f32>,
    /// Of `count` points, those at `floor(step * max(1, count / rows))`.
    pub rows: Vec<f32>,
    /// How many points there were.
    pub points: usize,
    /// Share of the training rows' variance along each axis that is a component, 0 along a unit.
    pub shares: [f64; 2],
    /// Left and right end.
    pub x_range: [f64; 2],
    /// Lower and upper end.
    pub y_range: [f64; 2],
}

/// What each axis shows of a sample.
struct Axes {
    units: [Option<usize>; 2],
    components: Option<Components>,
}

impl Axes {
    fn place(&self, sample: &[f32]) -> [f32; 2] {
        [0, 1].map(|axis| match (self.units[axis], &self.components) {
            (Some(unit), _) => sample[unit],
            (None, Some(components)) => components.place(axis, sample) as f32,
            (None, None) => 0.0,
        })
    }
}

impl Experiment {
    /// Puts the plane's grid, the points and the decision line through the network up to a layer.
    ///
    /// # Errors
    /// As [`Experiment::boundary`]; `no-unit` where there is no such hidden layer or unit.
    pub fn hidden(&mut self, plane: &Plane, view: &HiddenView) -> Result<Hidden, EngineError> {
        let architecture = self.model.architecture();
        let hidden = view.layer > 0 && view.layer + 1 < architecture.len();
        let units = if hidden { architecture[view.layer] } else { 0 };
        if !hidden || view.units.iter().flatten().any(|unit| *unit >= units) {
            return Err(EngineError::new(
                "no-unit",
                format!(
                    "Hidden layer {} with units {:?} was asked for; it has {units}.",
                    view.layer, view.units
                ),
                "Hidden layers count from 1, units from 0.",
            ));
        }
        let segments = match self.prepared.task {
            Task::Classification if plane.y.is_some() => self.decision_places(plane)?,
            _ => Vec::new(),
        };
        let grid = grid(self, plane, view)?;
        let (shown, _) = self.shown();
        let points = shown.len();
        let shown = thinned(&shown, view.rows);

        let prepared = &self.prepared;
        let model = &mut self.model;
        let inputs = &prepared.inputs;
        let width = prepared.pipeline.width();
        let mut of_row =
            |row: &usize, out: &mut [f32]| out.copy_from_slice(inputs.column(*row).as_slice());
        let mut axes = Axes {
            units: view.units,
            components: None,
        };
        if view.units.contains(&None) {
            let train: Vec<usize> = prepared
                .split
                .train
                .iter()
                .map(|row| *row as usize)
                .collect();
            let train = thinned(&train, ROWS.min((NUMBERS / units).max(2)));
            let mut samples = Vec::with_capacity(train.len() * units);
            trace(
                model,
                width,
                view.layer,
                &train,
                &mut of_row,
                &mut |sample| {
                    samples.extend_from_slice(sample);
                },
            )?;
            axes.components = Some(Components::new(&samples, units));
        }
        let mut rows = Vec::with_capacity(2 * shown.len());
        trace(
            model,
            width,
            view.layer,
            &shown,
            &mut of_row,
            &mut |sample| {
                rows.extend_from_slice(&axes.place(sample));
            },
        )?;
        let mut places = Places::new(prepared, &plane.x, plane.y.as_deref())?;
        let mut of_place = |place: &[f64; 2], out: &mut [f32]| places.encode(*place, out);
        let mut warp = |from: &[[f64; 2]]| {
            let mut warped = Vec::with_capacity(2 * from.len());
            trace(
                model,
                width,
                view.layer,
                from,
                &mut of_place,
                &mut |sample| {
                    warped.extend_from_slice(&axes.place(sample));
                },
            )?;
            Ok::<Vec<f32>, EngineError>(warped)
        };
        let grid = warp(&grid)?;
        let decision = warp(&segments)?;
        let shares = [0, 1].map(|axis| match (&axes.components, view.units[axis]) {
            (Some(components), None) => components.shares[axis],
            _ => 0.0,
        });
        Ok(Hidden {
            x_range: extent(&[&grid, &rows], 0),
            y_range: extent(&[&grid, &rows], 1),
            grid,
            decision,
            rows,
            points,
            shares,
        })
    }

    /// The ends of the decision line's segments, in data units.
    fn decision_places(&mut self, plane: &Plane) -> Result<Vec<[f64; 2]>, EngineError> {
        let coarse = Plane {
            width: CELLS,
            height: CELLS,
            ..plane.clone()
        };
        let drawn = self.boundary(&coarse)?;
        let mut contours = Vec::new();
        contour::decision(&drawn.values, CELLS, CELLS, drawn.outputs, &mut contours);
        let within = |[low, high]: [f64; 2], share: f64| low * (1.0 - share) + high * share;
        let places = contours.chunks_exact(2).map(|end| {
            let [across, down] = [f64::from(end[0]), f64::from(end[1])];
            [
                within(drawn.x_range, across),
                within(drawn.y_range, 1.0 - down),
            ]
        });
        Ok(places.collect())
    }
}

/// The places of the plane's grid, in data units.
fn grid(run: &Experiment, plane: &Plane, view: &HiddenView) -> Result<Vec<[f64; 2]>, EngineError> {
    let features = run.prepared.pipeline.features();
    let x = raster::range(&features[find(&run.prepared, &plane.x)?], plane.x_range)?;
    let at = |[low, high]: [f64; 2], index: usize, count: usize| {
        let share = index as f64 / count.saturating_sub(1).max(1) as f64;
        low * (1.0 - share) + high * share
    };
    let (lines, steps) = (view.lines.min(100), view.steps.min(400));
    let mut places = Vec::new();
    let Some(up) = &plane.y else {
        places.extend((0..steps).map(|step| [at(x, step, steps), 0.0]));
        return Ok(places);
    };
    let y = raster::range(&features[find(&run.prepared, up)?], plane.y_range)?;
    for line in 0..lines {
        places.extend((0..steps).map(|step| [at(x, line, lines), at(y, step, steps)]));
    }
    for line in 0..lines {
        places.extend((0..steps).map(|step| [at(x, step, steps), at(y, line, lines)]));
    }
    Ok(places)
}

/// At most `most` of them, evenly apart, as the page thins its points.
fn thinned(rows: &[usize], most: usize) -> Vec<usize> {
    let stride = (rows.len() as f64 / most.max(1) as f64).max(1.0);
    let picked = (0..rows.len()).map(|step| (step as f64 * stride) as usize);
    picked.map_while(|index| rows.get(index).copied()).collect()
}

/// What the layer puts out for each sample in turn; `fill` writes a sample's inputs.
fn trace<S>(
    model: &mut Model<f32>,
    width: usize,
    layer: usize,
    samples: &[S],
    fill: &mut dyn FnMut(&S, &mut [f32]),
    see: &mut dyn FnMut(&[f32]),
) -> Result<(), EngineError> {
    let mut inputs = vec![0.0; width * BLOCK.min(samples.len())];
    for block in samples.chunks(BLOCK) {
        let inputs = &mut inputs[..width * block.len()];
        for (sample, out) in block.iter().zip(inputs.chunks_exact_mut(width)) {
            fill(sample, out);
        }
        single::trace(model, inputs, &mut |traced| {
            if traced.layer + 1 == layer {
                traced.values.chunks_exact(traced.units).for_each(&mut *see);
            }
        })?;
    }
    Ok(())
}

/// The range of every other number from `axis` on, with a margin.
fn extent(pairs: &[&[f32]], axis: usize) -> [f64; 2] {
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for pair in pairs.iter().flat_map(|pairs| pairs.chunks_exact(2)) {
        low = low.min(f64::from(pair[axis]));
        high = high.max(f64::from(pair[axis]));
    }
    if high > low {
        let margin = MARGIN * (high - low);
        [low - margin, high + margin]
    } else if low.is_finite() {
        [low - 1.0, low + 1.0]
    } else {
        [-1.0, 1.0]
    }
}
