//! Imputing, scaling and encoding against scikit-learn's transformers (golden/transformers.py) on the same rows.

use std::collections::BTreeMap;

use isoline_dataset::prepare::Step;
use isoline_dataset::{DataSpec, Prepared, Raw, Reading, Table, Task, formats, prepare};
use serde::Deserialize;
use serde_json::Value;

/// Largest difference, in units of the expected value where that is above 1.
const AGREEMENT: f64 = 1e-6;

#[derive(Deserialize)]
struct File {
    training: usize,
    tables: BTreeMap<String, Rows>,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Rows {
    columns: Vec<String>,
    rows: Vec<Vec<Value>>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    spec: Value,
    table: String,
    expected: Vec<Vec<f64>>,
    /// The columns whose indicators end each expected row.
    #[serde(default)]
    indicators: Vec<usize>,
}

/// The rows in this order, with a target that is the place of each row.
fn table(rows: &Rows, order: &[usize]) -> Table {
    let mut text = rows.columns.join(",") + ",place\n";
    for (place, &row) in order.iter().enumerate() {
        for cell in &rows.rows[row] {
            match cell {
                Value::Null => text += ",",
                Value::String(word) => text += &format!("{word},"),
                number => text += &format!("{number},"),
            }
        }
        text += &format!("{place}.5\n");
    }
    formats::read("golden.csv", text.as_bytes(), &Reading::default()).expect("a table")
}

/// Prepares so that the first `training` rows are the training rows, and answers also where each row then stands.
fn prepared(rows: &Rows, spec: &Value, training: usize) -> (Table, Prepared, Vec<usize>) {
    let mut spec: DataSpec = serde_json::from_value(spec.clone()).expect("a data spec");
    spec.target = Some("place".into());
    spec.task = Some(Task::Regression);
    spec.features = Some(rows.columns.clone());
    let count = rows.rows.len();
    spec.split.validation = 1.0 - training as f64 / count as f64;
    let plain: Vec<usize> = (0..count).collect();
    let split = prepare(&table(rows, &plain), &spec)
        .expect("prepared")
        .split;
    let places = split.train.iter().chain(&split.validation);
    let standing: Vec<usize> = places.map(|&place| place as usize).collect();
    let mut order = vec![0; count];
    for (row, &place) in standing.iter().enumerate() {
        order[place] = row;
    }
    let table = table(rows, &order);
    let prepared = prepare(&table, &spec).expect("prepared");
    assert_eq!(prepared.split, split, "the target alone decides the split");
    assert_eq!(split.train.len(), training);
    (table, prepared, standing)
}

/// The inputs of one row in the order of scikit-learn: indicators at the end. Numbers before they are rounded to f32.
fn inputs(table: &Table, prepared: &Prepared, place: usize) -> Vec<f64> {
    let (mut inputs, mut flags) = (Vec::new(), Vec::new());
    for feature in prepared.pipeline.features() {
        let raw = table.column(&feature.name).expect("a column").raw(place);
        let of = |input: usize| f64::from(prepared.inputs[(feature.offset + input, place)]);
        let own = feature.width - usize::from(feature.indicator);
        match &feature.step {
            Step::Scale { scaling, .. } => {
                let value = scaling.apply(feature.position(raw));
                assert_eq!(value as f32, prepared.inputs[(feature.offset, place)]);
                inputs.push(value);
            }
            Step::Encode { .. } => inputs.extend((0..own).map(of)),
        }
        if feature.indicator {
            assert_eq!(of(own) == 1.0, raw == Raw::Missing);
            flags.push(of(own));
        }
    }
    inputs.extend(flags);
    inputs
}

#[test]
fn transformers_agree_with_scikit_learn() {
    let file: File =
        serde_json::from_str(include_str!("golden/transformers.json")).expect("the golden file");
    assert!(file.cases.len() >= 18);
    for case in &file.cases {
        let name = &case.name;
        let (table, prepared, standing) =
            prepared(&file.tables[&case.table], &case.spec, file.training);
        let features = prepared.pipeline.features();
        let flagged = (0..features.len()).filter(|&place| features[place].indicator);
        assert_eq!(flagged.collect::<Vec<_>>(), case.indicators, "{name}");
        let mut worst: f64 = 0.0;
        for (expected, &place) in case.expected.iter().zip(&standing) {
            let found = inputs(&table, &prepared, place);
            assert_eq!(found.len(), expected.len(), "{name}");
            for (found, expected) in found.iter().zip(expected) {
                worst = worst.max((found - expected).abs() / expected.abs().max(1.0));
            }
        }
        println!("{name}: {worst:.1e}");
        assert!(worst <= AGREEMENT, "{name} is off by {worst:e}");
    }
}
