//! Reads every file of `tests/data/cases.json` and compares what is said of it with what the manifest expects.
//!
//! A case: `file` or `generator`, the `id` of the catalogue's bad input that it shows, optionally `reading`, then either `ok: false` with `errorKind`, `messageContains`, `hintContains`, `row`, `column`, or
//! `ok: true` with what the table must be, and optionally `spec` and `prepare`, the outcome of preparing with that spec.
//! `findings` are codes that the doctor must give, `findingContains` texts among what it says.

mod catalogue;
mod generators;

use std::path::PathBuf;

use isoline_dataset::{
    DataError, DataSpec, Kind, Reading, Remark, Table, diagnose, formats, prepare, suggest, summary,
};
use serde_json::{Value, json};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/data")
}

fn texts(value: &Value) -> Vec<&str> {
    value
        .as_array()
        .map(|items| items.iter().filter_map(Value::as_str).collect())
        .unwrap_or_default()
}

fn manifest() -> Vec<Value> {
    let text = std::fs::read_to_string(folder().join("cases.json")).expect("the manifest");
    serde_json::from_str(&text).expect("the manifest is JSON")
}

/// The name and the bytes of a case's file.
fn file(case: &Value) -> (String, Vec<u8>) {
    match (case["file"].as_str(), case["generator"].as_str()) {
        (Some(name), None) => {
            let bytes = std::fs::read(folder().join(name));
            (
                name.into(),
                bytes.unwrap_or_else(|error| panic!("{name}: {error}")),
            )
        }
        (None, Some(name)) => generators::generated(name),
        _ => panic!("a case has a file or a generator: {case}"),
    }
}

#[test]
fn every_case_is_answered_as_the_manifest_says() {
    let cases = manifest();
    assert!(cases.len() > 50);
    let mut wrong = Vec::new();
    for case in &cases {
        let (file, bytes) = file(case);
        let file = file.as_str();
        let before = wrong.len();
        let asked: Reading = match &case["reading"] {
            Value::Null => Reading::default(),
            asked => serde_json::from_value(asked.clone()).expect("the reading is one"),
        };
        match formats::read(file, &bytes, &asked) {
            Ok(table) if case["ok"] == true => check_table(case, &table, &mut wrong),
            Err(error) if case["ok"] == false => check_error(file, case, &error, &mut wrong),
            Ok(table) => wrong.push(format!(
                "was read: {} rows, {:?}",
                table.rows, table.remarks
            )),
            Err(error) => wrong.push(format!("was refused: {error}")),
        }
        for line in &mut wrong[before..] {
            *line = format!("{file}: {line}");
        }
    }
    assert!(
        wrong.is_empty(),
        "{} differences:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

fn check_error(file: &str, case: &Value, error: &DataError, wrong: &mut Vec<String>) {
    compare("errorKind", &case["errorKind"], &json!(error.kind), wrong);
    // Marks of direction are shown escaped; what the message is instead stands in the case.
    if !error.message.starts_with(file) && !file.contains('\u{202e}') {
        wrong.push(format!(
            "the message does not name the file: {}",
            error.message
        ));
    }
    for part in texts(&case["messageContains"]) {
        if !error.message.contains(part) {
            wrong.push(format!("the message lacks {part:?}: {}", error.message));
        }
    }
    let hint = error.hint.as_deref().unwrap_or_default();
    if hint.is_empty() || !hint.contains(case["hintContains"].as_str().unwrap_or_default()) {
        wrong.push(format!("the hint is {hint:?}"));
    }
    compare("row", &case["row"], &json!(error.row), wrong);
    compare("column", &case["column"], &json!(error.column), wrong);
}

/// Differences count only where the manifest says something.
fn compare(what: &str, expected: &Value, found: &Value, wrong: &mut Vec<String>) {
    if !expected.is_null() && expected != found {
        wrong.push(format!("{what} is {found}, expected {expected}"));
    }
}

fn check_table(case: &Value, table: &Table, wrong: &mut Vec<String>) {
    let said = serde_json::to_value(summary(table)).expect("a summary is JSON");
    compare("rows", &case["rows"], &said["rows"], wrong);
    for key in [
        "delimiter",
        "header",
        "encoding",
        "skip",
        "comments",
        "units",
        "footer",
        "decimal",
    ] {
        let used = &said["reading"]["used"][key];
        compare(key, &case[key], used, wrong);
    }
    let names: Vec<&String> = table.columns.iter().map(|column| &column.name).collect();
    let kinds: Vec<Kind> = table.columns.iter().map(|column| column.kind).collect();
    compare("columns", &case["columns"], &json!(names), wrong);
    compare("kinds", &case["kinds"], &json!(kinds), wrong);
    check_remarks(case, &table.remarks, wrong);
    let column = |name: &str| {
        table
            .column(name)
            .unwrap_or_else(|| panic!("no column {name}"))
    };
    let entries = |key: &str| case[key].as_object().into_iter().flatten();
    for (name, expected) in entries("missing") {
        compare(
            name,
            expected,
            &json!(column(name).statistics.missing),
            wrong,
        );
    }
    for (name, expected) in entries("minimum") {
        let found = column(name).statistics.minimum;
        if expected.as_f64() != Some(found) {
            wrong.push(format!("minimum of {name} is {found}, expected {expected}"));
        }
    }
    for (name, expected) in entries("format") {
        let found = json!(column(name).format);
        for (key, expected) in expected.as_object().into_iter().flatten() {
            compare(&format!("{key} of {name}"), expected, &found[key], wrong);
        }
    }
    for (name, expected) in entries("dates") {
        let found = said["columns"].as_array().into_iter().flatten();
        for column in found.filter(|column| column["name"] == *name) {
            let range = json!([column["minimumText"], column["maximumText"]]);
            compare(&format!("range of {name}"), expected, &range, wrong);
        }
    }
    for (name, expected) in entries("levels") {
        compare(name, expected, &json!(column(name).levels()), wrong);
    }
    for (name, expected) in entries("unusable") {
        let reason = column(name).unusable.clone().unwrap_or_default();
        if reason.is_empty() || !reason.contains(expected.as_str().unwrap_or_default()) {
            wrong.push(format!(
                "{name} is unusable because {reason:?}, expected {expected}"
            ));
        }
    }
    let suggested = suggest(table);
    compare("target", &case["target"], &json!(suggested.target), wrong);
    compare("task", &case["task"], &json!(suggested.task), wrong);
    compare(
        "features",
        &case["features"],
        &json!(suggested.features),
        wrong,
    );
    check_findings(case, table, &suggested, wrong);
    check_preparation(case, table, suggested, wrong);
}

fn check_findings(case: &Value, table: &Table, suggested: &DataSpec, wrong: &mut Vec<String>) {
    let spec = match &case["spec"] {
        Value::Null => suggested.clone(),
        spec => serde_json::from_value(spec.clone()).expect("the spec is a data spec"),
    };
    let found = diagnose(table, &spec);
    for code in texts(&case["findings"]) {
        if !found.iter().any(|finding| finding.code == code) {
            wrong.push(format!("the doctor does not find {code}: {found:?}"));
        }
    }
    for part in texts(&case["findingContains"]) {
        if !found.iter().any(|finding| finding.message.contains(part)) {
            wrong.push(format!("no finding says {part:?}: {found:?}"));
        }
    }
}

fn check_remarks(case: &Value, remarks: &[Remark], wrong: &mut Vec<String>) {
    let codes: Vec<&String> = remarks.iter().map(|remark| &remark.code).collect();
    compare("remarks", &case["remarks"], &json!(codes), wrong);
    compare(
        "remarkRow",
        &case["remarkRow"],
        &json!(remarks.first().and_then(|remark| remark.row)),
        wrong,
    );
    for part in texts(&case["remarkContains"]) {
        if !remarks.iter().any(|remark| remark.message.contains(part)) {
            wrong.push(format!("no remark has {part:?}: {remarks:?}"));
        }
    }
}

fn check_preparation(case: &Value, table: &Table, suggested: DataSpec, wrong: &mut Vec<String>) {
    let spec = match &case["spec"] {
        Value::Null => suggested,
        spec => serde_json::from_value(spec.clone()).expect("the spec is a data spec"),
    };
    let expected = &case["prepare"];
    match prepare(table, &spec) {
        Ok(prepared) if expected["ok"] != false => {
            compare(
                "prepared rows",
                &expected["rows"],
                &json!(prepared.rows.len()),
                wrong,
            );
            compare(
                "dropped",
                &expected["dropped"],
                &json!(prepared.dropped.rows()),
                wrong,
            );
            compare(
                "classes",
                &expected["classes"],
                &json!(prepared.target.classes),
                wrong,
            );
            check_remarks(expected, &prepared.remarks, wrong);
            if !prepared
                .inputs
                .iter()
                .chain(prepared.targets.iter())
                .all(|value| value.is_finite())
            {
                wrong.push("a prepared value is not finite".into());
            }
        }
        Err(error) if expected["ok"] == false => check_error(&table.name, expected, &error, wrong),
        Ok(_) => wrong.push("was prepared".into()),
        Err(error) => wrong.push(format!("was not prepared: {error}")),
    }
}
