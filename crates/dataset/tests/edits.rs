//! Column edits: kinds, missing cells and merged levels reach everything that follows, and what does not fit is named.

use std::collections::BTreeMap;
use std::sync::Arc;

use isoline_dataset::{
    ColumnEdit, DataError, DataSpec, Kind, Raw, Reading, Table, Task, edited, formats, prepare,
};

/// Codes 1 to 3, a measure with -999 for missing, answers in three spellings.
fn table() -> Table {
    let mut text = "code,measure,grade,answer\n".to_string();
    for row in 0..24 {
        let measure = if row % 6 == 5 {
            -999.0
        } else {
            f64::from(row) / 4.0
        };
        let grade = ["1", "2", "high", "3", "1", "2"][row as usize % 6];
        let answer = ["Good", "bad", "good", "Bad"][row as usize % 4];
        text += &format!("{},{measure},{grade},{answer}\n", row % 3 + 1);
    }
    formats::read("edited.csv", text.as_bytes(), &Reading::default()).expect("a table")
}

fn spec(column: &str, edit: ColumnEdit) -> DataSpec {
    DataSpec {
        target: Some("answer".into()),
        columns: BTreeMap::from([(column.to_string(), edit)]),
        ..DataSpec::default()
    }
}

fn kind(kind: Kind) -> ColumnEdit {
    ColumnEdit {
        kind: Some(kind),
        ..ColumnEdit::default()
    }
}

fn merge(pairs: &[(&str, &str)]) -> ColumnEdit {
    let owned = |(from, to): &(&str, &str)| ((*from).to_string(), (*to).to_string());
    ColumnEdit {
        merge: pairs.iter().map(owned).collect(),
        ..ColumnEdit::default()
    }
}

fn refusal(column: &str, edit: ColumnEdit) -> DataError {
    let error = prepare(&table(), &spec(column, edit)).expect_err("refused");
    assert!(error.message.starts_with("edited.csv, column "), "{error}");
    assert_eq!(error.column.as_deref(), Some(column));
    assert!(error.hint.is_some());
    error
}

#[test]
fn columns_without_an_edit_are_shared() {
    let table = table();
    let edited = edited(&table, &spec("code", kind(Kind::Categorical))).expect("fits");
    let shared = |name: &str| {
        let of = |table: &Table| table.shared(name).cloned().expect("there");
        Arc::ptr_eq(&of(&table), &of(&edited.table))
    };
    assert!(shared("measure") && shared("answer") && !shared("code"));
}

#[test]
fn numbers_become_categories_named_by_their_digits() {
    let prepared = prepare(&table(), &spec("code", kind(Kind::Categorical))).expect("fits");
    let code = &prepared.pipeline.features()[0];
    assert_eq!((code.kind, code.width), (Kind::Categorical, 3));
    assert_eq!(code.levels, ["1", "2", "3"]);
    assert_eq!(prepared.columns[0].levels(), ["1", "2", "3"]);
    let summary = &prepared.edited[0];
    assert_eq!((summary.name.as_str(), summary.distinct), ("code", 3));
}

#[test]
fn words_among_numbers_become_missing_and_are_counted() {
    let prepared = prepare(&table(), &spec("grade", kind(Kind::Numeric))).expect("fits");
    let grade = prepared
        .columns
        .iter()
        .find(|column| column.name == "grade");
    let grade = grade.expect("a feature");
    assert_eq!((grade.kind, grade.statistics.missing), (Kind::Numeric, 4));
    assert_eq!(
        (grade.raw(0), grade.raw(2)),
        (Raw::Number(1.0), Raw::Missing)
    );
    assert_eq!(prepared.remarks[0].code, "not-a-number");
    assert!(prepared.remarks[0].message.contains("4 cells in grade"));
    assert!(prepared.remarks[0].message.contains("high"));
}

#[test]
fn a_sentinel_becomes_missing_however_it_is_written() {
    for text in ["-999", " -999.0", "-9.99e2", "\u{2212}999"] {
        let edit = ColumnEdit {
            missing: vec![text.into()],
            ..ColumnEdit::default()
        };
        let prepared = prepare(&table(), &spec("measure", edit)).expect("fits");
        assert_eq!(prepared.edited[0].missing, 4, "{text}");
        assert_eq!(prepared.edited[0].minimum, Some(0.0), "{text}");
        let axis = &prepared.pipeline.features()[1];
        assert_eq!(axis.minimum, 0.0, "{text}");
    }
    let edit = ColumnEdit {
        missing: vec!["-99".into()],
        ..ColumnEdit::default()
    };
    let prepared = prepare(&table(), &spec("measure", edit)).expect("fits");
    assert_eq!(prepared.remarks[0].code, "no-such-value");
}

#[test]
fn levels_are_merged_at_once_and_the_target_sees_it() {
    let edit = merge(&[("good", "Good"), ("bad", "Bad")]);
    let prepared = prepare(&table(), &spec("answer", edit)).expect("fits");
    assert_eq!(prepared.target.classes, ["Bad", "Good"]);
    // Names that change places do not run into one another.
    let edit = merge(&[
        ("good", "bad"),
        ("bad", "good"),
        ("Good", "bad"),
        ("Bad", "good"),
    ]);
    let prepared = prepare(&table(), &spec("answer", edit)).expect("fits");
    assert_eq!(prepared.target.classes, ["bad", "good"]);
    assert_eq!(prepared.classes[..4], [0, 1, 0, 1]);
}

#[test]
fn a_column_set_aside_is_no_feature_and_a_merged_text_column_is_one() {
    let prepared = prepare(&table(), &spec("measure", kind(Kind::Text))).expect("fits");
    assert!(
        prepared
            .columns
            .iter()
            .all(|column| column.name != "measure")
    );
    assert_eq!(
        prepared.edited[0].reason.as_deref(),
        Some("set aside as text")
    );

    let mut text = "city,x,y\n".to_string();
    for row in 0..120 {
        text += &format!("town {},{},{}\n", row % 60, row % 7, row % 2);
    }
    let table = formats::read("towns.csv", text.as_bytes(), &Reading::default()).expect("a table");
    assert_eq!(table.column("city").expect("there").kind, Kind::Text);
    let rare: Vec<(String, String)> = (5..60)
        .map(|town| (format!("town {town}"), "other".to_string()))
        .collect();
    let spec = DataSpec {
        target: Some("y".into()),
        task: Some(Task::Classification),
        columns: BTreeMap::from([(
            "city".to_string(),
            ColumnEdit {
                merge: rare.into_iter().collect(),
                ..ColumnEdit::default()
            },
        )]),
        ..DataSpec::default()
    };
    let prepared = prepare(&table, &spec).expect("fits");
    assert_eq!(prepared.pipeline.features()[0].levels.len(), 6);
}

#[test]
fn what_does_not_fit_is_named() {
    assert_eq!(refusal("nothing", kind(Kind::Text)).kind, "unknown-column");
    assert_eq!(
        refusal("answer", merge(&[("maybe", "Good")])).kind,
        "unknown-level"
    );
    assert_eq!(
        refusal("answer", merge(&[("good", " ")])).kind,
        "empty-level"
    );
    assert_eq!(
        refusal("measure", merge(&[("1", "2")])).kind,
        "merge-numbers"
    );
    let one = merge(&[("good", "Good"), ("bad", "Good"), ("Bad", "Good")]);
    assert_eq!(refusal("answer", one).kind, "one-class");

    let long: String = (0..1500)
        .map(|row| format!("{row}.5,{row} a b,{}\n", row % 2))
        .collect();
    let table = formats::read(
        "long.csv",
        format!("x,note,y\n{long}").as_bytes(),
        &Reading::default(),
    )
    .expect("read");
    for (column, code) in [("x", "too-many-levels"), ("note", "text-not-kept")] {
        let mut spec = spec(column, kind(Kind::Categorical));
        spec.target = Some("y".into());
        assert_eq!(prepare(&table, &spec).expect_err("refused").kind, code);
    }
    let mut spec = spec("x", kind(Kind::Text));
    spec.target = Some("y".into());
    spec.features = Some(vec!["x".into()]);
    assert_eq!(
        prepare(&table, &spec).expect_err("refused").kind,
        "unusable-feature"
    );
}
