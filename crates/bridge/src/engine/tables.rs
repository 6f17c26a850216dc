//! Tables come in, and are looked at.

use super::Engine;
use crate::convert::{asked, failure, field, object, value};
use isoline_dataset::Knobs;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Engine {
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
}
