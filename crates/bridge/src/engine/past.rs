//! The past of the run: kept epochs, shown or continued from, and how its answers differ from others.

use super::Engine;
use super::pictures::drawn;
use crate::convert::{Fields, failure, object, value};
use isoline_experiment::boundary::{Palette, Plane};
use js_sys::Float64Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Engine {
    /// Keeps epochs of this run and those to come, in so many bytes; 0, as at the start, keeps none.
    #[wasm_bindgen(js_name = keepEpochs)]
    pub fn keep_epochs(&mut self, bytes: usize) {
        self.session.keep_epochs(bytes);
    }

    /// Which epochs are kept; `KeptEpochs`.
    #[wasm_bindgen(js_name = keptEpochs)]
    pub fn kept_epochs(&mut self) -> Result<JsValue, JsValue> {
        let kept = self.session.experiment().map_err(failure)?.kept_epochs();
        let epochs: Vec<f64> = kept.epochs.iter().map(|epoch| *epoch as f64).collect();
        Ok(Fields::default()
            .with("epochs", Float64Array::from(epochs.as_slice()))?
            .with("every", kept.every as f64)?
            .with("best", object(&kept.best)?)?
            .with("bytes", kept.bytes as f64)?
            .with("limit", kept.limit as f64)?
            .done())
    }

    /// Shows a kept epoch instead of the present, or the present again; `Progress`.
    #[wasm_bindgen(js_name = showEpoch)]
    pub fn show_epoch(&mut self, epoch: Option<f64>) -> Result<JsValue, JsValue> {
        let run = self.session.experiment().map_err(failure)?;
        let progress = run.show_epoch(epoch.map(|epoch| epoch as u64));
        object(&progress.map_err(failure)?)
    }

    /// Takes the run up again from a kept epoch; `Progress`.
    #[wasm_bindgen(js_name = continueFrom)]
    pub fn continue_from(&mut self, epoch: f64) -> Result<JsValue, JsValue> {
        let run = self.session.experiment().map_err(failure)?;
        object(&run.continue_from(epoch as u64).map_err(failure)?)
    }

    /// The answers shown minus others over a plane, those of the present where none are given; `Frame`.
    pub fn difference(
        &mut self,
        plane: JsValue,
        palette: JsValue,
        others: Option<Vec<f32>>,
    ) -> Result<JsValue, JsValue> {
        let plane: Plane = value(plane, "plane")?;
        let palette: Palette = value(palette, "palette")?;
        let run = self.session.experiment();
        let frame = run.and_then(|run| run.difference(&plane, &palette, others.as_deref()));
        drawn(&frame.map_err(failure)?)
    }
}
