//! Between Rust values and JavaScript: small things as plain objects, bulk numbers as typed arrays copied once.

use isoline_dataset::Reading;
use isoline_experiment::{EngineError, Spec};
use js_sys::{Array, Float32Array, Object, Reflect};
use serde::{Serialize, de::DeserializeOwned};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue};

/// A value as a plain object; maps become objects and None becomes null, as the page's types say. Compiled once for each
/// type, not once for each method.
#[inline(never)]
pub fn object(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let serializer = Serializer::new()
        .serialize_maps_as_objects(true)
        .serialize_missing_as_null(true);
    value.serialize(&serializer).map_err(|error| {
        failure(EngineError::new(
            "not-representable",
            error.to_string(),
            "Please report this with what you did.",
        ))
    })
}

/// A plain object as a value of the engine; `what` names it in the error.
#[inline(never)]
pub fn value<T: DeserializeOwned>(object: JsValue, what: &str) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(object).map_err(|error| {
        failure(EngineError::new(
            "not-understood",
            format!("The {what} could not be read: {error}."),
            "Compare it with docs/spec.md and the library's types.",
        ))
    })
}

/// Refuses keys that `understood` does not have, at any depth: a misspelt one must not pass as a default.
///
/// Serde's own check cannot serve here, since the deserializer asks a JavaScript object only for the keys it knows.
fn refuse_unknown_keys(given: &JsValue, understood: &JsValue, what: &str) -> Result<(), JsValue> {
    if !given.is_object() || !understood.is_object() {
        return Ok(());
    }
    // An empty list would pass as an object whose keys are all left at their defaults.
    if Array::is_array(given) != Array::is_array(understood) {
        let wanted = if Array::is_array(understood) {
            "a list"
        } else {
            "an object"
        };
        return Err(failure(EngineError::new(
            "not-understood",
            format!("{what} should be {wanted}."),
            "Compare it with docs/spec.md.",
        )));
    }
    for key in Object::keys(given.unchecked_ref::<Object>()).iter() {
        let name = key.as_string().unwrap_or_default();
        let path = format!("{what}.{name}");
        if !Reflect::has(understood, &key)? {
            return Err(failure(EngineError::new(
                "unknown-key",
                format!("{path} is not a key that is known."),
                "Compare its spelling with docs/spec.md.",
            )));
        }
        refuse_unknown_keys(
            &Reflect::get(given, &key)?,
            &Reflect::get(understood, &key)?,
            &path,
        )?;
    }
    Ok(())
}

/// An error as the plain object that is thrown.
pub fn failure(error: EngineError) -> JsValue {
    // A struct of strings and numbers always serializes; should it not, its text is still thrown.
    let serializer = Serializer::new().serialize_missing_as_null(true);
    error
        .serialize(&serializer)
        .unwrap_or_else(|_| JsValue::from_str(&error.message))
}

/// An object built key by key, for those that hold typed arrays.
#[derive(Default)]
pub struct Fields(Object);

impl Fields {
    /// Adds a field.
    pub fn with(self, key: &str, value: impl Into<JsValue>) -> Result<Self, JsValue> {
        Reflect::set(&self.0, &JsValue::from_str(key), &value.into())?;
        Ok(self)
    }

    /// The object.
    pub fn done(self) -> JsValue {
        self.0.into()
    }
}

/// Two numbers as an array.
pub fn pair([low, high]: [f64; 2]) -> Array {
    [low, high].into_iter().map(JsValue::from_f64).collect()
}

/// Field `key` of an object given by the caller.
pub fn field(object: &JsValue, key: &str) -> Result<JsValue, JsValue> {
    Reflect::get(object, &JsValue::from_str(key)).map_err(|_| {
        failure(EngineError::new(
            "not-understood",
            format!("An object with a field \"{key}\" was expected."),
            "Compare it with the library's types.",
        ))
    })
}

/// Single-precision numbers from a `Float32Array` or a plain array.
pub fn floats(object: &JsValue) -> Vec<f32> {
    Float32Array::new(object).to_vec()
}

/// A reading as given; none is one that asks for nothing.
pub fn asked(given: JsValue) -> Result<Reading, JsValue> {
    if given.is_undefined() || given.is_null() {
        return Ok(Reading::default());
    }
    let reading = value(given.clone(), "reading")?;
    refuse_unknown_keys(&given, &object(&reading)?, "reading")?;
    Ok(reading)
}

/// A spec of which every key is known.
pub fn understood(given: JsValue) -> Result<Spec, JsValue> {
    let spec: Spec = value(given.clone(), "spec")?;
    refuse_unknown_keys(&given, &object(&spec)?, "spec")?;
    Ok(spec)
}
