//! What is drawn: the boundary over a plane, and the rows as points.

use super::Engine;
use crate::convert::{Fields, failure, object, pair, value};
use isoline_experiment::boundary::{Frame, Palette, Plane};
use js_sys::{Float32Array, Uint8Array, Uint8ClampedArray, Uint16Array, Uint32Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Engine {
    /// The model's answers over a plane; `Boundary`.
    pub fn boundary(&mut self, plane: JsValue) -> Result<JsValue, JsValue> {
        let plane: Plane = value(plane, "plane")?;
        let drawn = self
            .session
            .experiment()
            .and_then(|run| run.boundary(&plane))
            .map_err(failure)?;
        Ok(Fields::default()
            .with("width", drawn.width as f64)?
            .with("height", drawn.height as f64)?
            .with("outputs", drawn.outputs as f64)?
            .with("values", Float32Array::from(drawn.values.as_slice()))?
            .with("xRange", pair(drawn.x_range))?
            .with("yRange", pair(drawn.y_range))?
            .done())
    }

    /// The boundary drawn in the page's colours; `Frame`.
    pub fn frame(&mut self, plane: JsValue, palette: JsValue) -> Result<JsValue, JsValue> {
        let plane: Plane = value(plane, "plane")?;
        let palette: Palette = value(palette, "palette")?;
        let frame = self
            .session
            .experiment()
            .and_then(|run| run.frame(&plane, &palette))
            .map_err(failure)?;
        drawn(&frame)
    }

    /// The rows as points; `Points`.
    pub fn points(&mut self, x: &str, y: Option<String>) -> Result<JsValue, JsValue> {
        let points = self.session.points(x, y.as_deref()).map_err(failure)?;
        let vertical = match &points.y {
            Some(y) => Float32Array::from(y.as_slice()).into(),
            None => JsValue::NULL,
        };
        Ok(Fields::default()
            .with("x", Float32Array::from(points.x.as_slice()))?
            .with("y", vertical)?
            .with("classes", Uint16Array::from(points.classes.as_slice()))?
            .with("target", Float32Array::from(points.target.as_slice()))?
            .with("split", Uint8Array::from(points.split.as_slice()))?
            .with("row", Uint32Array::from(points.row.as_slice()))?
            .done())
    }
}

/// A drawn plane; `Frame`.
#[inline(never)]
pub(super) fn drawn(frame: &Frame) -> Result<JsValue, JsValue> {
    let curve = match &frame.curve {
        Some(curve) => Float32Array::from(curve.as_slice()).into(),
        None => JsValue::NULL,
    };
    Ok(Fields::default()
        .with("width", frame.width as f64)?
        .with("height", frame.height as f64)?
        .with("pixels", Uint8ClampedArray::from(frame.pixels.as_slice()))?
        .with("contours", Float32Array::from(frame.contours.as_slice()))?
        .with("low", frame.low)?
        .with("high", frame.high)?
        .with("curve", curve)?
        .with("shares", object(&frame.shares)?)?
        .with("xRange", pair(frame.x_range))?
        .with("yRange", pair(frame.y_range))?
        .done())
}
