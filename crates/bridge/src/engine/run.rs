//! The run: configured, trained in slices, measured.

use super::Engine;
use crate::convert::{Fields, failure, object, understood};
use isoline_experiment::{EngineError, StopAt};
use js_sys::{Float64Array, Reflect, Uint16Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Engine {
    /// Checks a spec and builds what it changes; answers `PlanSummary`.
    pub fn configure(&mut self, spec: JsValue) -> Result<JsValue, JsValue> {
        let spec = understood(spec)?;
        object(&self.session.configure(&spec).map_err(failure)?)
    }

    /// Starts the run anew; answers `Progress`.
    pub fn reset(&mut self) -> Result<JsValue, JsValue> {
        let progress = self
            .session
            .experiment()
            .and_then(|run| run.reset())
            .map_err(failure)?;
        object(&progress)
    }

    /// Changes the learning rate of the living run.
    #[wasm_bindgen(js_name = setLearningRate)]
    pub fn set_learning_rate(&mut self, rate: f64) -> Result<(), JsValue> {
        self.session
            .experiment()
            .and_then(|run| run.set_learning_rate(rate))
            .map_err(failure)
    }

    /// Trains for at most `milliseconds` and `epochs`, either of which may be infinite but not both.
    #[wasm_bindgen(js_name = trainFor)]
    pub fn train_for(&mut self, milliseconds: f64, epochs: f64) -> Result<JsValue, JsValue> {
        let endless = milliseconds == f64::INFINITY && epochs == f64::INFINITY;
        if milliseconds.is_nan() || epochs.is_nan() || endless || milliseconds < 0.0 || epochs < 0.0
        {
            return Err(failure(EngineError::new(
                "no-limit",
                format!("Training for {milliseconds} ms and {epochs} epochs was asked for."),
                "Give a number of epochs or of milliseconds, 0 or more.",
            )));
        }
        let run = self.session.experiment().map_err(failure)?;
        let now = || self.clock.now();
        object(&run.train_for(milliseconds, epochs, &now).map_err(failure)?)
    }

    /// One step on the next batch of the epoch, or on that many of its rows; answers `Progress`.
    #[wasm_bindgen(js_name = trainBatch)]
    pub fn train_batch(&mut self, rows: Option<u32>) -> Result<JsValue, JsValue> {
        let most = rows.map_or(usize::MAX, |rows| rows as usize);
        let run = self.session.experiment();
        object(&run.and_then(|run| run.train_batch(most)).map_err(failure)?)
    }

    /// Training stops at the end of this epoch, or of the first one with a loss below this, on training or validation rows.
    #[wasm_bindgen(js_name = stopAt)]
    pub fn stop_at(
        &mut self,
        epoch: Option<f64>,
        loss: Option<f64>,
        training: bool,
    ) -> Result<(), JsValue> {
        let epoch = epoch.map(|epoch| epoch as u64);
        let run = self.session.experiment().map_err(failure)?;
        run.stop_at(StopAt {
            epoch,
            loss,
            training,
        });
        Ok(())
    }

    /// Where the run stands; `Progress`.
    pub fn progress(&mut self) -> Result<JsValue, JsValue> {
        object(&self.session.experiment().map_err(failure)?.progress())
    }

    /// The epochs kept; `History`.
    pub fn history(&mut self) -> Result<JsValue, JsValue> {
        let entries = self
            .session
            .experiment()
            .map_err(failure)?
            .history()
            .entries();
        let column = |pick: fn(&isoline_experiment::Entry) -> f64| {
            let values: Vec<f64> = entries.iter().map(pick).collect();
            Float64Array::from(values.as_slice())
        };
        Ok(Fields::default()
            .with("epochs", column(|entry| entry.epoch as f64))?
            .with("trainLoss", column(|entry| entry.train_loss))?
            .with("validationLoss", column(|entry| entry.validation_loss))?
            .with("trainScore", column(|entry| entry.train_score))?
            .with("validationScore", column(|entry| entry.validation_score))?
            .done())
    }

    /// Scores with intervals beside the baseline, and the class answered for each row; `Evaluation`.
    pub fn evaluate(&mut self) -> Result<JsValue, JsValue> {
        let run = self.session.experiment().map_err(failure)?;
        let evaluation = object(&run.evaluate().map_err(failure)?)?;
        let answers = match run.answers() {
            Some(answers) => Uint16Array::from(answers.as_slice()).into(),
            None => JsValue::NULL,
        };
        Reflect::set(&evaluation, &"answers".into(), &answers)?;
        Ok(evaluation)
    }

    /// Looks at the test rows and counts the look; `TestResult`.
    #[wasm_bindgen(js_name = openTest)]
    pub fn open_test(&mut self) -> Result<JsValue, JsValue> {
        object(
            &self
                .session
                .experiment()
                .and_then(|run| run.open_test())
                .map_err(failure)?,
        )
    }

    /// Counts looks at the test rows of this table that an engine before this one has given.
    pub fn looked(&mut self, looks: u32) -> Result<(), JsValue> {
        let run = self.session.experiment().map_err(failure)?;
        run.looked(u64::from(looks));
        Ok(())
    }

    /// Norms and dead units of each layer; a list of `LayerStatistics`.
    pub fn statistics(&mut self) -> Result<JsValue, JsValue> {
        object(
            &self
                .session
                .experiment()
                .and_then(|run| run.statistics())
                .map_err(failure)?,
        )
    }

    /// Where the next step of one weight comes from; `Explanation`. The run stays as it is.
    pub fn explain(&mut self, layer: usize, name: &str, index: usize) -> Result<JsValue, JsValue> {
        let run = self.session.experiment().map_err(failure)?;
        object(&run.explain(layer, name, index).map_err(failure)?)
    }

    /// Tries learning rates of growing size; `RangeTest`. The run stays as it is.
    #[wasm_bindgen(js_name = findLearningRate)]
    pub fn find_learning_rate(&mut self) -> Result<JsValue, JsValue> {
        object(
            &self
                .session
                .experiment()
                .and_then(|run| run.find_learning_rate())
                .map_err(failure)?,
        )
    }
}
