//! The part of the handle that looks at a table before it is learnt from: findings, formulas, what the preparation makes.

use crate::convert::{Fields, failure, object, understood, value};
use crate::engine::Engine;
use isoline_dataset::Change;
use js_sys::{Float32Array, Float64Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Engine {
    /// What is wrong with the table for a spec; a list of `Finding`.
    pub fn diagnose(&self, spec: JsValue) -> Result<JsValue, JsValue> {
        let spec = understood(spec)?;
        object(&self.session.diagnose(&spec).map_err(failure)?)
    }

    /// What a formula comes to before it is added: `Trial`.
    #[wasm_bindgen(js_name = tryFormula)]
    pub fn try_formula(&mut self, formula: &str, entries: usize) -> Result<JsValue, JsValue> {
        let trial = self
            .session
            .try_formula(formula, entries)
            .map_err(failure)?;
        let values = Float64Array::from(trial.values.as_slice());
        let error = match trial.error {
            Some(error) => Fields::default()
                .with("position", error.position as f64)?
                .with("message", error.message)?
                .with("hint", error.hint)?
                .done(),
            None => JsValue::NULL,
        };
        Ok(Fields::default()
            .with("values", values)?
            .with("error", error)?
            .done())
    }

    /// What was fitted for each feature before training; a list of `FittedFeature`.
    pub fn preparation(&mut self) -> Result<JsValue, JsValue> {
        object(&self.session.experiment().map_err(failure)?.preparation())
    }

    /// What the preparation makes of a row of the table; `PreparedRow`.
    #[wasm_bindgen(js_name = preparedRow)]
    pub fn prepared_row(&mut self, row: usize) -> Result<JsValue, JsValue> {
        let prepared = self.session.prepared_row(row).map_err(failure)?;
        Ok(Fields::default()
            .with("cells", object(&prepared.cells)?)?
            .with("inputs", Float32Array::from(prepared.inputs.as_slice()))?
            .done())
    }

    /// A spec with a finding's change made; `Spec`.
    pub fn amend(&self, spec: JsValue, change: JsValue) -> Result<JsValue, JsValue> {
        let change: Change = value(change, "change")?;
        object(&understood(spec)?.apply(&change))
    }
}
