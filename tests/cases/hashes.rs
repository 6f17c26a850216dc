//! The same spec and seed give the weights that `golden/hashes.json` names; Node and the browser check the same file.

use isoline_experiment::Session;
use isoline_tests::run;
use serde_json::Value;

/// Made anew by `ISOLINE_WRITE_GOLDEN=1 cargo test -p isoline-tests --test hashes`, only when the numerics were meant to change.
#[test]
fn native_weights_have_the_golden_hashes() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/golden/hashes.json");
    let text = std::fs::read_to_string(path).expect("golden/hashes.json is part of the repository");
    let mut cases: Vec<Value> = serde_json::from_str(&text).expect("golden/hashes.json is JSON");
    assert_eq!(cases.len(), 23);
    let mut wrong = Vec::new();
    for case in &mut cases {
        let hash = run(case);
        if case["sha256"] != Value::String(hash.clone()) {
            wrong.push(format!(
                "{}: golden {}, now {hash}",
                case["name"], case["sha256"]
            ));
            case["sha256"] = Value::String(hash);
        }
    }
    if std::env::var_os("ISOLINE_WRITE_GOLDEN").is_some() {
        let text = serde_json::to_string_pretty(&cases).expect("JSON is written");
        std::fs::write(path, text + "\n").expect("golden/hashes.json is writable");
        return;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A new member of a family must take part in a configuration.
#[test]
fn every_member_is_in_a_configuration() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/golden/hashes.json");
    let text = std::fs::read_to_string(path).expect("golden/hashes.json is part of the repository");
    let catalog = serde_json::to_value(isoline_experiment::catalog()).expect("plain data");
    // What a spec leaves out: the defaults of the engine, and what the suggestions bring.
    // SELU calls for lecun-normal.
    let implied = [
        "bce",
        "cce",
        "adam",
        "constant",
        "none",
        "glorot-uniform",
        "he-normal",
        "lecun-normal",
    ];
    for family in [
        "activations",
        "layers",
        "initializers",
        "losses",
        "optimizers",
        "schedules",
        "regularizers",
        "clippings",
        "augmentations",
    ] {
        for member in catalog[family].as_array().expect("a family is a list") {
            let name = member["name"].as_str().expect("a name");
            let named = text.contains(&format!("\"{name}\""));
            assert!(named || implied.contains(&name), "{family}: {name}");
        }
    }
}

#[test]
fn a_reset_run_repeats_itself_however_it_is_sliced() {
    let mut session = Session::default();
    let loaded = session
        .sample("moons", Default::default())
        .expect("moons is a sample");
    session
        .configure(&loaded.suggested)
        .expect("the suggestion fits");
    let run = session.experiment().expect("configured");
    run.train_for(f64::INFINITY, 20.0, &|| 0.0).expect("trains");
    let whole = run.hash();
    run.reset().expect("resets");
    let clock = std::cell::Cell::new(0.0);
    let ticking = || {
        clock.set(clock.get() + 1.0);
        clock.get()
    };
    let mut slices = 0;
    while run.progress().epoch < 20 {
        let left = 20 - run.progress().epoch;
        run.train_for(0.5, left as f64, &ticking).expect("trains");
        slices += 1;
    }
    assert!(slices > 1, "the run was never interrupted");
    assert_eq!(run.hash(), whole);
}
