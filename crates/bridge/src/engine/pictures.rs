//! What is drawn: the boundary over a plane, and the rows as points.

use super::Engine;
use crate::convert::{Fields, failure, object, pair, value};
use isoline_experiment::boundary::{Frame, HiddenView, Palette, Plane};
use js_sys::{Float32Array, Float64Array, Uint8Array, Uint8ClampedArray, Uint16Array, Uint32Array};
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

    /// What the network answers at one place, in data units: probabilities by class, or a value.
    pub fn probe(
        &mut self,
        x: &str,
        y: Option<String>,
        across: f64,
        up: f64,
    ) -> Result<Float64Array, JsValue> {
        let run = self.session.experiment();
        let answer = run.and_then(|run| run.probe(x, y.as_deref(), [across, up]));
        Ok(Float64Array::from(answer.map_err(failure)?.as_slice()))
    }

    /// 1 for each of the points that is answered wrongly, else 0.
    pub fn misclassified(&mut self) -> Result<Uint8Array, JsValue> {
        let run = self.session.experiment().map_err(failure)?;
        Ok(Uint8Array::from(run.misclassified().as_slice()))
    }

    /// The plane as a hidden layer warps it; `Hidden`.
    pub fn hidden(&mut self, plane: JsValue, view: JsValue) -> Result<JsValue, JsValue> {
        let plane: Plane = value(plane, "plane")?;
        let view: HiddenView = value(view, "view")?;
        let run = self.session.experiment();
        let drawn = run
            .and_then(|run| run.hidden(&plane, &view))
            .map_err(failure)?;
        Ok(Fields::default()
            .with("grid", Float32Array::from(drawn.grid.as_slice()))?
            .with("decision", Float32Array::from(drawn.decision.as_slice()))?
            .with("rows", Float32Array::from(drawn.rows.as_slice()))?
            .with("points", drawn.points as f64)?
            .with("shares", pair(drawn.shares))?
            .with("xRange", pair(drawn.x_range))?
            .with("yRange", pair(drawn.y_range))?
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
        .with("lines", Float32Array::from(frame.lines.as_slice()))?
        .with(
            "lineCounts",
            Uint32Array::from(frame.line_counts.as_slice()),
        )?
        .with("low", frame.low)?
        .with("high", frame.high)?
        .with("curve", curve)?
        .with("shares", object(&frame.shares)?)?
        .with("xRange", pair(frame.x_range))?
        .with("yRange", pair(frame.y_range))?
        .done())
}
