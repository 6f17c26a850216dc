//! Answers: for rows by name, and for a second file.

use super::Engine;
use crate::convert::{Fields, asked, failure, object, value};
use isoline_experiment::Record;
use js_sys::{Float64Array, Uint8Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Engine {
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
}
