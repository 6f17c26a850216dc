//! The handle that the worker and the library hold.

use crate::convert::{Fields, asked, failure, field, floats, object, pair, understood, value};
use isoline_dataset::Knobs;
use isoline_experiment::boundary::{Palette, Plane};
use isoline_experiment::{EngineError, Record, Session, Weights, catalog};
use js_sys::{
    Array, Float32Array, Float64Array, Uint8Array, Uint8ClampedArray, Uint16Array, Uint32Array,
};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::Performance;

/// One table, one network, one run.
#[wasm_bindgen]
pub struct Engine {
    pub(crate) session: Session,
    /// A steady clock; pages, workers and Node all have one.
    clock: Performance,
}

#[wasm_bindgen]
impl Engine {
    /// An engine without a table. Panics are reported on the console with their place.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Result<Self, JsValue> {
        console_error_panic_hook::set_once();
        let clock = field(&js_sys::global().into(), "performance")?;
        if clock.is_undefined() {
            return Err(failure(EngineError::new(
                "no-clock",
                "There is no `performance` object here to read the time from.",
                "Use a browser, a worker, or Node 20 or newer.",
            )));
        }
        Ok(Self {
            session: Session::default(),
            clock: clock.unchecked_into(),
        })
    }

    /// Every family's members; `Catalog` of the protocol.
    pub fn catalog(&self) -> Result<JsValue, JsValue> {
        object(&catalog())
    }

    /// Reads a file, as asked by a `Reading` where there is one; answers `TableSummary`. `of`: how many rows the file has,
    /// where those asked for were picked before.
    pub fn load(
        &mut self,
        name: &str,
        bytes: &[u8],
        reading: JsValue,
        of: Option<usize>,
    ) -> Result<JsValue, JsValue> {
        let reading = asked(reading)?;
        let loaded = self.session.load_part(name, bytes, &reading, of);
        object(&loaded.map_err(failure)?)
    }

    /// Reads files with the same columns, a list of `{ name, bytes }`, into one table; answers `TableSummary`.
    #[wasm_bindgen(js_name = loadMany)]
    pub fn load_many(&mut self, files: &Array, reading: JsValue) -> Result<JsValue, JsValue> {
        let mut read = Vec::new();
        for file in files.iter() {
            let name: String = value(field(&file, "name")?, "name of the file")?;
            let bytes = Uint8Array::new(&field(&file, "bytes")?).to_vec();
            read.push((name, bytes));
        }
        let reading = asked(reading)?;
        object(&self.session.load_many(&read, &reading).map_err(failure)?)
    }

    /// Cells of the open table as text, row by row, of the columns from `column` on.
    pub fn rows(
        &self,
        row: usize,
        rows: usize,
        column: usize,
        columns: usize,
    ) -> Result<JsValue, JsValue> {
        let range = |from: usize, count: usize| from..from.saturating_add(count);
        let cells = self.session.rows(range(row, rows), range(column, columns));
        object(&cells.map_err(failure)?)
    }

    /// Loads a data set of the catalog; answers `TableSummary`.
    pub fn sample(&mut self, name: &str, knobs: JsValue) -> Result<JsValue, JsValue> {
        let knobs: Knobs = if knobs.is_undefined() || knobs.is_null() {
            Knobs::new()
        } else {
            value(knobs, "knobs")?
        };
        object(&self.session.sample(name, knobs).map_err(failure)?)
    }

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

    /// Scores with intervals beside the baseline; `Evaluation`.
    pub fn evaluate(&mut self) -> Result<JsValue, JsValue> {
        object(
            &self
                .session
                .experiment()
                .and_then(|run| run.evaluate())
                .map_err(failure)?,
        )
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

    /// Takes a file to be answered; `ScoreReport`. Nothing is answered yet.
    #[wasm_bindgen(js_name = inspectScore)]
    pub fn inspect_score(
        &mut self,
        name: &str,
        bytes: &[u8],
        reading: JsValue,
    ) -> Result<JsValue, JsValue> {
        let reading = asked(reading)?;
        let report = self.session.inspect_score(name, bytes, &reading);
        object(&report.map_err(failure)?)
    }

    /// Answers the file that was inspected; `Scored`.
    pub fn score(&mut self, mark: bool) -> Result<JsValue, JsValue> {
        let scored = self.session.score(mark).map_err(failure)?;
        Ok(Fields::default()
            .with("rows", scored.rows as f64)?
            .with("reliability", object(&scored.reliability)?)?
            .with("evaluation", object(&scored.evaluation)?)?
            .with("table", Uint8Array::from(scored.table.as_slice()))?
            .done())
    }

    /// Answers for rows given by feature name.
    pub fn predict(&mut self, rows: JsValue) -> Result<JsValue, JsValue> {
        let rows: Vec<Record> = value(rows, "rows")?;
        let answer = self
            .session
            .experiment()
            .and_then(|run| run.predict(&rows))
            .map_err(failure)?;
        Ok(Fields::default()
            .with("classes", object(&answer.classes)?)?
            .with("outputs", answer.outputs as f64)?
            .with("values", Float64Array::from(answer.values.as_slice()))?
            .with("labels", object(&answer.labels)?)?
            .done())
    }

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

    /// A seed from the system's entropy, below 2^32.
    #[wasm_bindgen(js_name = freshSeed)]
    pub fn fresh_seed(&self) -> Result<f64, JsValue> {
        getrandom::u32().map(f64::from).map_err(|error| {
            failure(EngineError::new(
                "no-entropy",
                format!("The system gave no random number: {error}."),
                "Type a seed instead.",
            ))
        })
    }
}
