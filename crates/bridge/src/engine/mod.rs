//! The handle that the worker and the library hold: its methods by subject, a file each.

mod answers;
mod cross_validation;
mod past;
mod pictures;
mod run;
mod tables;
mod weights;

use crate::convert::{failure, field, object};
use isoline_experiment::{EngineError, Session, catalog};
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
