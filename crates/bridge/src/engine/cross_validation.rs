//! Cross-validation beside the open run. What is kept of one crosses field by field, with the converters of specs and
//! checkpoints, which are there anyway.

use super::Engine;
use crate::convert::{Fields, failure, field, object, value};
use isoline_experiment::{CrossProgress, EngineError, KeptCrossValidation, KeptFold};
use js_sys::{Array, Float64Array, Uint32Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Engine {
    /// Begins to cross-validate the configured spec for so many epochs of each fold; `CrossProgress`.
    #[wasm_bindgen(js_name = crossValidate)]
    pub fn cross_validate(&mut self, epochs: f64, folds: Option<f64>) -> Result<JsValue, JsValue> {
        // What is no whole number becomes 0, which is refused by name.
        let whole = |count: f64| if count.fract() == 0.0 { count } else { 0.0 };
        let folds = folds.map(|folds| whole(folds) as usize);
        progress(self.session.cross_validate(whole(epochs) as u64, folds))
    }

    /// Goes on from what was put aside; `CrossProgress`.
    #[wasm_bindgen(js_name = takeUpCrossValidation)]
    pub fn take_up_cross_validation(&mut self, kept: &JsValue) -> Result<JsValue, JsValue> {
        let number = |key| Ok::<f64, JsValue>(field(kept, key)?.as_f64().unwrap_or_default());
        let text = |of: &JsValue, key| {
            Ok::<String, JsValue>(field(of, key)?.as_string().unwrap_or_default())
        };
        let done = list(kept, "done")?.into_iter().map(|fold| {
            Ok(KeptFold {
                numbers: Float64Array::new(list(&fold, "numbers")?.as_ref()).to_vec(),
                answer: text(&fold, "answer")?,
                hash: text(&fold, "hash")?,
            })
        });
        let done: Result<Vec<KeptFold>, JsValue> = done.collect();
        let run = field(kept, "run")?;
        let kept = KeptCrossValidation {
            version: number("version")? as u32,
            spec: value(field(kept, "spec")?, "spec")?,
            epochs: number("epochs")? as u64,
            folds: number("folds")? as usize,
            data: text(kept, "data")?,
            done: done?,
            run: match run.is_null() {
                true => None,
                false => Some(value(run, "checkpoint")?),
            },
        };
        progress(self.session.take_up_cross_validation(kept))
    }

    /// Everything it needs to go on; an object that JSON can hold.
    #[wasm_bindgen(js_name = keepCrossValidation)]
    pub fn keep_cross_validation(&self) -> Result<JsValue, JsValue> {
        let kept = self
            .session
            .cross_validation()
            .map_err(failure)?
            .put_aside();
        let done = kept.done.iter().map(|fold| {
            let numbers: Array = fold
                .numbers
                .iter()
                .copied()
                .map(JsValue::from_f64)
                .collect();
            let fields = Fields::default()
                .with("numbers", numbers)?
                .with("answer", fold.answer.as_str())?
                .with("hash", fold.hash.as_str())?;
            Ok(fields.done())
        });
        let done: Result<Array, JsValue> = done.collect();
        let run = match &kept.run {
            Some(run) => object(run)?,
            None => JsValue::NULL,
        };
        Ok(Fields::default()
            .with("version", kept.version as f64)?
            .with("spec", object(&kept.spec)?)?
            .with("epochs", kept.epochs as f64)?
            .with("folds", kept.folds as f64)?
            .with("data", kept.data.as_str())?
            .with("done", done?)?
            .with("run", run)?
            .done())
    }

    /// Goes on for about so many milliseconds; `CrossProgress`.
    #[wasm_bindgen(js_name = crossValidateFor)]
    pub fn cross_validate_for(&mut self, milliseconds: f64) -> Result<JsValue, JsValue> {
        let Self { session, clock } = self;
        progress(session.cross_validate_for(milliseconds, &|| clock.now()))
    }

    /// What is said of the folds that are done; `CrossReport`.
    #[wasm_bindgen(js_name = crossValidation)]
    pub fn cross_validation(&self) -> Result<JsValue, JsValue> {
        object(&self.session.cross_validation().map_err(failure)?.report())
    }

    /// The out-of-fold predictions; `OutOfFold`.
    #[wasm_bindgen(js_name = outOfFold)]
    pub fn out_of_fold(&self) -> Result<JsValue, JsValue> {
        let all = self
            .session
            .cross_validation()
            .map_err(failure)?
            .out_of_fold();
        Ok(Fields::default()
            .with("rows", Uint32Array::from(all.rows.as_slice()))?
            .with("folds", Uint32Array::from(all.folds.as_slice()))?
            .with("outputs", all.outputs as f64)?
            .with("values", Float64Array::from(all.values.as_slice()))?
            .with("truth", Float64Array::from(all.truth.as_slice()))?
            .done())
    }

    /// Ends it, if there is one.
    #[wasm_bindgen(js_name = endCrossValidation)]
    pub fn end_cross_validation(&mut self) {
        self.session.end_cross_validation();
    }
}

#[inline(never)]
fn progress(stands: Result<CrossProgress, EngineError>) -> Result<JsValue, JsValue> {
    object(&stands.map_err(failure)?)
}

/// Field `key` of a kept cross-validation, which is a list.
fn list(kept: &JsValue, key: &str) -> Result<Array, JsValue> {
    field(kept, key)?.dyn_into().map_err(|_| {
        failure(EngineError::new(
            "checkpoint",
            format!("The checkpoint does not fit: its \"{key}\" is no list."),
            "Give it as it was put aside.",
        ))
    })
}
