//! The catalogue of bad inputs, B1 to B83: each has a case that says what is answered, or a named test.

use std::collections::BTreeSet;

use super::{folder, manifest};
use serde_json::Value;

/// What only a page can show, or is made at run time: the id, the test file that shows it, and words of that test.
const ELSEWHERE: &[(&str, &str, &str)] = &[
    ("B5", "tests/web/encoding-texts.mjs", "gb18030"),
    ("B6", "tests/web/encoding-texts.mjs", "shift_jis"),
    (
        "B16",
        "tests/browser/large.test.mjs",
        "two hundred megabytes show how far they are",
    ),
    (
        "B17",
        "tests/web/subsample.test.mjs",
        "three gigabytes are refused before they are read",
    ),
    (
        "B44",
        "tests/web/subsample.test.mjs",
        "ten million rows are sampled with a seed",
    ),
    (
        "B18",
        "tests/browser/readers.test.mjs",
        "a folder is told what to do",
    ),
    (
        "B19",
        "tests/web/readers.test.mjs",
        "a file that changed while it was read",
    ),
];

/// The ids that a case names.
fn ids(case: &Value) -> Vec<&str> {
    match &case["id"] {
        Value::String(id) => vec![id],
        Value::Array(ids) => ids.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn every_bad_input_of_the_catalogue_has_a_case() {
    let cases = manifest();
    let mut covered = BTreeSet::new();
    for case in &cases {
        for id in ids(case) {
            let number: usize = id[1..].parse().expect("B and a number");
            assert!(id.starts_with('B') && (1..=83).contains(&number), "{id}");
            assert!(
                says_something(case),
                "the case of {id} expects nothing: {case}"
            );
            covered.insert(id.to_string());
        }
    }
    let root = folder().join("../..");
    for (id, file, words) in ELSEWHERE {
        let text = std::fs::read_to_string(root.join(file)).expect("the named test is there");
        assert!(text.contains(words), "{file} does not speak of {words:?}");
        assert!(
            covered.insert((*id).to_string()),
            "{id} has a case; take it off the list"
        );
    }
    let all = (1..=83).map(|number| format!("B{number}"));
    let gaps: Vec<String> = all.filter(|id| !covered.contains(id)).collect();
    assert!(gaps.is_empty(), "no case has the id {}", gaps.join(", "));
}

/// A case asserts a code with its text, or what the table must be where it is read as if nothing were amiss.
fn says_something(case: &Value) -> bool {
    let keys = [
        "errorKind",
        "remarks",
        "findings",
        "columns",
        "minimum",
        "levels",
        "missing",
        "unusable",
        "prepare",
        "rows",
    ];
    keys.iter().any(|key| !case[key].is_null())
}
