//! The part of the handle that shows single units.

use crate::convert::{Fields, failure, value};
use crate::engine::Engine;
use isoline_experiment::boundary::{Palette, Plane};
use js_sys::{Array, Float32Array, Uint8ClampedArray, Uint32Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Engine {
    /// Small pictures of all units over a plane, at most `most` of a layer; `UnitMaps`.
    #[wasm_bindgen(js_name = unitMaps)]
    pub fn unit_maps(
        &mut self,
        plane: JsValue,
        palette: JsValue,
        most: usize,
    ) -> Result<JsValue, JsValue> {
        let plane: Plane = value(plane, "plane")?;
        let palette: Palette = value(palette, "palette")?;
        let run = self.session.experiment();
        let maps = run
            .and_then(|run| run.unit_maps(&plane, &palette, most))
            .map_err(failure)?;
        let units = Array::new();
        for layer in &maps.units {
            let layer: Vec<u32> = layer.iter().map(|unit| *unit as u32).collect();
            units.push(&Uint32Array::from(layer.as_slice()));
        }
        Ok(Fields::default()
            .with("width", maps.width as f64)?
            .with("height", maps.height as f64)?
            .with("units", units)?
            .with("limits", Float32Array::from(maps.limits.as_slice()))?
            .with("pixels", Uint8ClampedArray::from(maps.pixels.as_slice()))?
            .done())
    }
}
