//! JSON and JSON Lines: what is read is what was written, and what is broken says where.

use isoline_dataset::{DataError, Raw, Reading, Table, formats};
use proptest::prelude::*;
use serde_json::{Value, json};

fn read(name: &str, text: &str) -> Result<Table, DataError> {
    formats::read(name, text.as_bytes(), &Reading::default())
}

fn table(name: &str, text: &str) -> Table {
    read(name, text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn names(table: &Table) -> Vec<&str> {
    table
        .columns
        .iter()
        .map(|column| column.name.as_str())
        .collect()
}

fn codes(table: &Table) -> Vec<&str> {
    table
        .remarks
        .iter()
        .map(|remark| remark.code.as_str())
        .collect()
}

/// Twelve records, each as `write` has it.
fn twelve(write: impl Fn(usize) -> String) -> Vec<String> {
    (0..12).map(write).collect()
}

#[test]
fn the_same_table_is_read_from_every_layout() {
    let row = |row: usize| {
        (
            row as f64 * 1.5,
            ["a", "b", "c"][row % 3],
            row.is_multiple_of(2),
        )
    };
    let objects = twelve(|number| {
        let (x, kind, fine) = row(number);
        format!("{{\"x\": {x:?}, \"kind\": \"{kind}\", \"fine\": {fine}}}")
    });
    let arrays = twelve(|number| {
        let (x, kind, fine) = row(number);
        json!([x, kind, fine]).to_string()
    });
    let column = |take: fn((f64, &'static str, bool)) -> Value| {
        Value::from((0..12).map(|number| take(row(number))).collect::<Vec<_>>())
    };
    let columns = format!(
        "{{\"x\": {}, \"kind\": {}, \"fine\": {}}}",
        column(|row| row.0.into()),
        column(|row| row.1.into()),
        column(|row| row.2.into())
    );
    let list = format!("[\n{}\n]", objects.join(",\n"));
    let expected = table("plain.json", &list);
    assert_eq!(names(&expected), ["x", "kind", "fine"]);
    assert_eq!(expected.columns[0].raw(3), Raw::Number(4.5));
    for (name, text) in [
        (
            "nested.json",
            format!("{{\"status\": \"ok\", \"data\": {list}, \"pages\": 1}}"),
        ),
        (
            "rows.json",
            format!("[[\"x\",\"kind\",\"fine\"],{}]", arrays.join(",")),
        ),
        ("columns.json", columns),
        ("lines.jsonl", objects.join("\n")),
        ("lines.csv", objects.join("\r\n\r\n") + "\n"),
        (
            "rows.ndjson",
            format!("[\"x\",\"kind\",\"fine\"]\n{}", arrays.join("\n")),
        ),
        ("marked.txt", format!("\u{feff}{list}")),
    ] {
        let found = table(name, &text);
        assert_eq!(found.columns, expected.columns, "{name}");
        assert_eq!(found.preview, expected.preview, "{name}");
        assert_eq!(codes(&found), codes(&expected), "{name}");
    }
    let nested = table("nested.json", &format!("{{\"data\": {list}}}"));
    assert_eq!(nested.reading.used.path.as_deref(), Some("data"));
}

#[test]
fn keys_may_vary_nest_once_and_be_called_anything() {
    let text = twelve(|row| match row {
        0 => r#"{"__proto__": 1.5, "place": {"town": "a", "empty": {}}}"#.to_string(),
        _ => format!(
            r#"{{"__proto__": {row}.5, "place": {{"town": "b", "height": {row}}}, "constructor": null, "late": [], "constructor": {row}}}"#
        ),
    })
    .join(",");
    let found = table("varying.json", &format!("[{text}]"));
    assert_eq!(
        names(&found),
        ["__proto__", "place.town", "place.height", "constructor"]
    );
    assert_eq!(found.columns[2].statistics.missing, 1);
    assert_eq!(found.columns[3].raw(5), Raw::Number(5.0));
    assert_eq!(found.blank, ["place.empty", "late"]);
    let said = codes(&found);
    assert!(
        said.contains(&"varying-keys") && said.contains(&"repeated-key"),
        "{said:?}"
    );
}

#[test]
fn odd_values_are_taken_for_what_they_are_or_said() {
    let text = twelve(|row| {
        format!(
            r#"{{"x": 1e9999, "y": "{row}\ud800", "z": {row}.25, "id": 90071992547410{row:02}}}"#
        )
    })
    .join(",\n");
    let found = table("odd.json", &format!("[{text}]"));
    let said = codes(&found);
    for code in ["damaged-text", "precision-lost"] {
        assert!(said.contains(&code), "{code}: {:?}", found.remarks);
    }
    assert!(found.blank.contains(&"x".to_string()), "{:?}", found.blank);
}

#[test]
fn what_is_broken_says_where() {
    let fine = |count: usize| vec!["{\"x\": 1, \"y\": 2}"; count].join(",\n");
    for (name, text, kind, row, part) in [
        (
            "cut.json",
            format!("[{},\n{{\"x\": 1, \"y\"", fine(11)),
            "broken-json",
            Some(12),
            "Character 12",
        ),
        (
            "cut.json",
            format!("{{\"data\": [{}", fine(11)),
            "broken-json",
            Some(11),
            "ends",
        ),
        (
            "more.json",
            format!("[{}] x", fine(11)),
            "broken-json",
            Some(11),
            "\"x\"",
        ),
        (
            "more.json",
            format!("[{}] []", fine(11)),
            "broken-json",
            Some(11),
            "the end",
        ),
        (
            "comma.json",
            format!("[{},]", fine(11)),
            "broken-json",
            Some(11),
            "]",
        ),
        (
            "deep.json",
            format!("[{},{}", fine(11), "[".repeat(100_000)),
            "broken-json",
            Some(11),
            "braces",
        ),
        ("deep.json", "[".repeat(100_000), "nested", Some(1), "list"),
        (
            "deep.json",
            "{\"a\":".repeat(100_000),
            "nested",
            Some(1),
            "64",
        ),
        (
            "list.json",
            format!("[{}, {{\"x\": [1, 2]}}]", fine(11)),
            "nested",
            Some(12),
            "\"x\"",
        ),
        (
            "twice.json",
            format!("[{}, {{\"x\": {{\"a\": {{\"b\": 1}}}}}}]", fine(11)),
            "nested",
            Some(12),
            "x.a",
        ),
        (
            "ragged.json",
            "[[1,2],[3,4],[5]]".into(),
            "ragged",
            Some(3),
            "fewer",
        ),
        (
            "ragged.json",
            "[[1,2],[3,4],[5,6,7]]".into(),
            "ragged",
            Some(3),
            "more",
        ),
        (
            "ragged.json",
            "{\"a\": [1,2], \"b\": [1]}".into(),
            "ragged",
            Some(2),
            "equally",
        ),
        (
            "bad.jsonl",
            format!("{}\n{{\"x\": 1,\n{{}}", fine(1)),
            "broken-json",
            Some(2),
            "ends",
        ),
        (
            "bad.jsonl",
            format!("{}\n\nnull", fine(1)),
            "broken-json",
            Some(3),
            "braces",
        ),
        (
            "bad.jsonl",
            format!("{} {}", fine(1), fine(1)),
            "broken-json",
            Some(1),
            "the end",
        ),
        ("none.json", "[]".into(), "no-rows", None, "0 data rows"),
        (
            "few.json",
            format!("[{}]", fine(9)),
            "too-few-rows",
            None,
            "found 9",
        ),
        (
            "one.json",
            "[1, 2, 3]".into(),
            "broken-json",
            Some(1),
            "braces",
        ),
        (
            "value.json",
            "{\"a\": 1}".into(),
            "no-table",
            None,
            "without a table",
        ),
    ] {
        let error = read(name, &text).expect_err(name);
        assert_eq!((error.kind.as_str(), error.row), (kind, row), "{error}");
        assert!(error.message.contains(part), "{error}");
        assert!(
            error.message.starts_with(name) && error.hint.is_some(),
            "{error}"
        );
    }
}

#[test]
fn which_of_several_tables_is_asked() {
    let list = format!("[{}]", ["[1, 2]"; 12].join(","));
    let text =
        format!("{{\"a\": {list}, \"b\": {{\"c\": {list}, \"d.e\": {list}}}, \"f\": {list}}}");
    let error = read("several.json", &text).expect_err("two at the top");
    assert_eq!(error.kind, "which-table");
    let paths: Vec<_> = error
        .choices
        .iter()
        .map(|choice| choice.reading.path.as_deref().unwrap_or_default())
        .collect();
    assert_eq!(paths, ["a", "f"]);
    for path in ["a", "b.c", "b.d.e"] {
        let asked = Reading {
            path: Some(path.into()),
            ..Reading::default()
        };
        let found = formats::read("several.json", text.as_bytes(), &asked).expect(path);
        assert_eq!(
            (found.rows, found.reading.used.path.as_deref()),
            (12, Some(path))
        );
    }
    for (member, asked) in [
        (
            "path",
            Reading {
                path: Some("b.x".into()),
                ..Reading::default()
            },
        ),
        (
            "delimiter",
            Reading {
                delimiter: Some(';'),
                ..Reading::default()
            },
        ),
    ] {
        let error = formats::read("several.json", text.as_bytes(), &asked).expect_err(member);
        assert_eq!(error.kind, "reading");
    }
}

/// A value that a cell can be.
fn cell() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<f64>()
            .prop_filter("finite", |number| number.is_finite())
            .prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        Just(Value::Null),
        "\\PC{0,12}".prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn numbers_and_texts_come_back_as_they_were(
        rows in prop::collection::vec((any::<f64>().prop_filter("finite", |number| number.is_finite()), any::<String>()), 10..30),
        pretty in any::<bool>(),
    ) {
        let records: Vec<Value> = rows.iter().map(|(x, text)| json!({"x": x, "t": format!("w{text}w"), "k": 1})).collect();
        let text = if pretty { serde_json::to_string_pretty(&records) } else { serde_json::to_string(&records) };
        let found = read("any.json", &text.expect("serialises")).map_err(|error| TestCaseError::fail(error.to_string()))?;
        for (row, (x, text)) in rows.iter().enumerate() {
            let number = found.column("x").expect("a column").raw(row);
            prop_assert!(matches!(number, Raw::Number(found) if found == *x), "{number:?} is not {x}");
            if let Some(column) = found.column("t").filter(|column| column.statistics.distinct <= 1000) {
                prop_assert_eq!(column.text(row), format!("w{text}w"));
            }
        }
    }

    #[test]
    fn what_serde_takes_is_taken_and_what_it_refuses_is_refused(
        cells in prop::collection::vec(cell(), 24..40),
        cut in any::<prop::sample::Index>(),
        junk in "[\\[\\]{}:,\"0-9a-e.+\\\\ -]{0,3}",
    ) {
        let records: Vec<Value> = cells.chunks_exact(2).map(|pair| json!([pair[0], pair[1]])).collect();
        let mut text = serde_json::to_string(&records).expect("serialises");
        let mut place = cut.index(text.len());
        while !text.is_char_boundary(place) {
            place -= 1;
        }
        text.insert_str(place, &junk);
        let found = read("any.json", &text);
        if serde_json::from_str::<Value>(&text).is_err() {
            // serde also refuses what is no number to it, such as 1e9999, and lone surrogates.
            let lenient = text.contains("NaN") || text.contains("\\u") || text.contains(['e', 'E']);
            prop_assert!(found.is_err() || lenient, "{text}");
        } else if let Err(error) = found {
            prop_assert!(!matches!(error.kind.as_str(), "broken-json" | "broken-npy") || error.message.contains("brackets"), "{error}\n{text}");
        }
    }

    #[test]
    fn no_nearly_json_makes_it_panic(text in "[\\[\\]{}:,\"0-9a-e.+\\\\\n -]{0,200}", lines in any::<bool>()) {
        let _ = read(if lines { "a.jsonl" } else { "a.json" }, &format!("[{text}"));
        let _ = read(if lines { "a.jsonl" } else { "a.json" }, &format!("{{\"{text}"));
    }
}
