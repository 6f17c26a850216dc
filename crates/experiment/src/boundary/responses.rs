//! What single units say over a plane: small pictures of all of them, and one of them in full.

use super::raster::Raster;
use super::shade::{self, Palette, Ramp};
use super::{Frame, Plane, contour};
use crate::error::EngineError;
use crate::experiment::Experiment;
use isoline_dataset::Task;
use isoline_network::single;
use serde::Deserialize;

/// Numbers kept for one set of pictures at the most.
const LARGEST: usize = 1 << 22;

/// One unit of the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// 0 for the inputs, 1 for the first hidden layer, and so on up to the outputs.
    pub layer: usize,
    /// From 0.
    pub unit: usize,
}

/// Small pictures of the units.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitMaps {
    /// Columns of each picture.
    pub width: usize,
    /// Rows of each picture.
    pub height: usize,
    /// Of each layer, inputs first: the units that are shown, from 0.
    pub units: Vec<Vec<usize>>,
    /// Of each layer: the value whose colour is the last of the scale; its negative has the first.
    pub limits: Vec<f32>,
    /// RGBA, picture after picture, layer after layer.
    pub pixels: Vec<u8>,
}

/// What units put out at pixel centres, row 0 on top.
struct Responses {
    width: usize,
    height: usize,
    x_range: [f64; 2],
    y_range: [f64; 2],
    /// Of each layer, inputs first: the units that were kept.
    units: Vec<Vec<usize>>,
    /// Of each layer: unit after unit, width x height values each.
    values: Vec<Vec<f32>>,
    /// Of each layer: the largest distance from 0 of all its units, kept or not, so that they can be compared.
    limits: Vec<f32>,
}

impl Experiment {
    /// Pictures of the inputs, the units and the outputs over `plane`; of a layer with more than `most` units so many,
    /// evenly apart. Units are shaded by the palette's responses, outputs towards what they stand for.
    ///
    /// # Errors
    /// As [`Experiment::boundary`]; `raster-size` where all of them together would be too large.
    pub fn unit_maps(
        &mut self,
        plane: &Plane,
        palette: &Palette,
        most: usize,
    ) -> Result<UnitMaps, EngineError> {
        let responses = self.responses(plane, &|_, units| evenly(units, most))?;
        let mut pixels = Vec::new();
        let ramp = Ramp::new(&palette.responses);
        for layer in 0..responses.units.len() {
            for index in 0..responses.units[layer].len() {
                self.shade_unit(&responses, layer, index, (palette, &ramp), &mut pixels);
            }
        }
        Ok(UnitMaps {
            width: responses.width,
            height: responses.height,
            units: responses.units,
            limits: responses.limits,
            pixels,
        })
    }

    /// One unit in full, on the scale of its layer; its lines are where it is 0, those of a class where it is as likely as not.
    pub(super) fn unit_frame(
        &mut self,
        plane: &Plane,
        Unit { layer, unit }: Unit,
        palette: &Palette,
    ) -> Result<Frame, EngineError> {
        let architecture = self.model.architecture();
        let units = architecture.get(layer).copied().unwrap_or(0);
        if unit >= units {
            return Err(EngineError::new(
                "no-unit",
                format!("Unit {unit} of layer {layer} was asked for; the layer has {units}."),
                "Layers count from 0, the inputs; units from 0.",
            ));
        }
        let kept = |at: usize, _| {
            if at == layer { vec![unit] } else { Vec::new() }
        };
        let responses = self.responses(plane, &kept)?;
        let mut pixels = Vec::new();
        let ramp = Ramp::new(&palette.responses);
        self.shade_unit(&responses, layer, 0, (palette, &ramp), &mut pixels);
        let class = layer + 1 == architecture.len() && self.prepared.task == Task::Classification;
        let level = if class { 0.5 } else { 0.0 };
        let limit = f64::from(responses.limits[layer]);
        let (width, height) = (responses.width, responses.height);
        let mut contours = Vec::new();
        contour::levels(
            &responses.values[layer],
            width,
            height,
            &[level],
            &mut contours,
        );
        Ok(Frame {
            width,
            height,
            pixels,
            contours,
            lines: Vec::new(),
            line_counts: Vec::new(),
            low: if class { 0.0 } else { -limit },
            high: if class { 1.0 } else { limit },
            curve: None,
            shares: Vec::new(),
            x_range: responses.x_range,
            y_range: responses.y_range,
        })
    }

    /// `keep` says which units of a layer, given its index and how many it has.
    fn responses(
        &mut self,
        plane: &Plane,
        keep: &dyn Fn(usize, usize) -> Vec<usize>,
    ) -> Result<Responses, EngineError> {
        let mut raster = Raster::new(&self.prepared, plane)?;
        let (width, height) = (raster.width, raster.height);
        let cells = width * height;
        let architecture = self.model.architecture();
        let units: Vec<Vec<usize>> = architecture
            .iter()
            .enumerate()
            .map(|(layer, units)| keep(layer, *units))
            .collect();
        let kept: usize = units.iter().map(Vec::len).sum();
        if kept.saturating_mul(cells) > LARGEST {
            return Err(EngineError::new(
                "raster-size",
                format!("{kept} pictures of {width} by {height} were asked for."),
                format!("At most {LARGEST} pixels are drawn: ask for smaller or for fewer ones."),
            ));
        }
        let mut values: Vec<Vec<f32>> = units
            .iter()
            .map(|kept| vec![0.0; kept.len() * cells])
            .collect();
        let mut limits = vec![0.0_f32; units.len()];
        for row in 0..height {
            let mut note = |layer: usize, count: usize, first: usize, given: &[f32]| {
                limits[layer] = given
                    .iter()
                    .fold(limits[layer], |limit, value| limit.max(value.abs()));
                for (sample, outputs) in given.chunks_exact(count).enumerate() {
                    for (index, unit) in units[layer].iter().enumerate() {
                        values[layer][index * cells + row * width + first + sample] =
                            outputs[*unit];
                    }
                }
            };
            let inputs = raster.row(row);
            note(0, architecture[0], 0, inputs);
            single::trace(&mut self.model, inputs, &mut |traced| {
                note(traced.layer + 1, traced.units, traced.first, traced.values);
            })?;
        }
        Ok(Responses {
            width,
            height,
            x_range: raster.x_range,
            y_range: raster.y_range,
            units,
            values,
            limits,
        })
    }

    /// Appends the picture of the unit that was kept as number `index` of its layer.
    fn shade_unit(
        &self,
        responses: &Responses,
        layer: usize,
        index: usize,
        (palette, ramp): (&Palette, &Ramp),
        pixels: &mut Vec<u8>,
    ) {
        let cells = responses.width * responses.height;
        let values = &responses.values[layer][index * cells..][..cells];
        if layer + 1 < responses.units.len() {
            let limit = responses.limits[layer];
            ramp.shade(values, -limit, limit, pixels);
            return;
        }
        match self.prepared.task {
            Task::Regression => {
                let target = &self.prepared.target;
                let given = values
                    .iter()
                    .map(|value| target.inverse(f64::from(*value)) as f32);
                let given: Vec<f32> = given.collect();
                let (low, high) = (target.minimum as f32, target.maximum as f32);
                Ramp::new(&palette.ramp).shade(&given, low, high, pixels);
            }
            Task::Classification if self.model.outputs() == 1 => {
                let both: Vec<f32> = values.iter().flat_map(|p| [1.0 - p, *p]).collect();
                shade::classes(&both, 2, palette, pixels);
            }
            Task::Classification => {
                let class = responses.units[layer][index];
                let colour = palette.classes.get(class % palette.classes.len().max(1));
                let ends = [palette.paper, colour.copied().unwrap_or(palette.paper)];
                Ramp::new(&ends).shade(values, 0.0, 1.0, pixels);
            }
        }
    }
}

#[cfg(test)]
mod tests;

/// All of `units`, or `most` of them evenly apart.
fn evenly(units: usize, most: usize) -> Vec<usize> {
    if units <= most {
        return (0..units).collect();
    }
    (0..most).map(|index| index * units / most).collect()
}
