//! Weights and whole runs, out and in.

use super::Engine;
use crate::convert::{Fields, failure, field, floats, object, value};
use isoline_experiment::Weights;
use js_sys::{Array, Float32Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Engine {
    /// Copies of all weights.
    pub fn weights(&mut self) -> Result<Array, JsValue> {
        let blocks = self.session.experiment().map_err(failure)?.weights();
        let list = Array::new();
        for block in blocks {
            let shape: Array = block
                .shape
                .iter()
                .map(|side| JsValue::from_f64(*side as f64))
                .collect();
            let fields = Fields::default()
                .with("layer", block.layer as f64)?
                .with("name", block.name)?
                .with("shape", shape)?
                .with("values", Float32Array::from(block.values.as_slice()))?;
            list.push(&fields.done());
        }
        Ok(list)
    }

    /// Replaces all weights by those of an equal network.
    #[wasm_bindgen(js_name = setWeights)]
    pub fn set_weights(&mut self, weights: &Array) -> Result<(), JsValue> {
        let mut blocks = Vec::new();
        for given in weights.iter() {
            blocks.push(Weights {
                layer: value(field(&given, "layer")?, "layer of the weights")?,
                name: value(field(&given, "name")?, "name of the weights")?,
                shape: value(field(&given, "shape")?, "shape of the weights")?,
                values: floats(&field(&given, "values")?),
            });
        }
        self.session
            .experiment()
            .and_then(|run| run.set_weights(&blocks))
            .map_err(failure)
    }

    /// Everything the run needs to go on; an object that JSON can hold.
    pub fn checkpoint(&mut self) -> Result<JsValue, JsValue> {
        object(&self.session.experiment().map_err(failure)?.checkpoint())
    }

    /// Goes on from a checkpoint of the same table and spec; `Progress`.
    pub fn restore(&mut self, checkpoint: JsValue) -> Result<JsValue, JsValue> {
        let kept = value(checkpoint, "checkpoint")?;
        let run = self.session.experiment().map_err(failure)?;
        object(&run.restore(kept).map_err(failure)?)
    }

    /// SHA-256 of the weights.
    pub fn hash(&mut self) -> Result<String, JsValue> {
        Ok(self.session.experiment().map_err(failure)?.hash())
    }
}
