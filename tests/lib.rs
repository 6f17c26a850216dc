//! What the tests that cross crates share: running a configuration of `golden/hashes.json`, odd tables and odd specs.

pub mod odd_specs;
pub mod odd_tables;

use isoline_experiment::{Session, Spec};
use serde_json::Value;

/// Runs a configuration to its end and gives the SHA-256 of the weights.
///
/// # Panics
/// When it does not fit, diverges, or ends before 1000 steps without having stopped by itself.
#[must_use]
pub fn run(case: &Value) -> String {
    let name = &case["name"];
    let sample = case["sample"].as_str().expect("a case names its sample");
    let mut session = Session::default();
    let loaded = session
        .sample(sample, Default::default())
        .expect("the sample loads");
    let spec: Spec = if case["spec"].is_null() {
        loaded.suggested
    } else {
        serde_json::from_value(case["spec"].clone()).expect("the case's spec is valid")
    };
    session.configure(&spec).expect("the spec fits the sample");
    let run = session.experiment().expect("configured");
    let epochs = case["epochs"]
        .as_f64()
        .expect("a case says how many epochs");
    let progress = run
        .train_for(f64::INFINITY, epochs, &|| 0.0)
        .expect("trains");
    assert!(progress.diverged.is_none(), "{name} diverged");
    assert!(
        progress.step >= 1000 || progress.stopped.is_some(),
        "{name}: {} steps",
        progress.step
    );
    run.hash()
}
