//! Derived features: what they compute, that a record gives the same inputs, and what is refused.

mod held_back;
mod names;
mod refusals;

use isoline_dataset::prepare::derive::{ALL, Deriver, Takes};
use isoline_dataset::{
    DataSpec, DerivedSpec, Pipeline, Prepared, Raw, Reading, Table, formats, prepare,
};

/// 2023-11-14 22:13:20 and 25 hours more for each row.
fn moment(row: usize) -> String {
    let (days, hour) = (14 + (22 + 25 * row) / 24, (22 + 25 * row) % 24);
    let (month, day) = if days > 30 {
        (12, days - 30)
    } else {
        (11, days)
    };
    format!("2023-{month}-{day:02} {hour:02}:13:20")
}

/// 30 rows: a from 1 to 30, b from -14.5 to 14.5, a date a day and an hour apart, two shades, and a 0 in c every tenth row.
fn table(change: impl Fn(usize, &mut Vec<String>)) -> Table {
    let mut text = String::from("a,my b,c,when,shade,weight,label\n");
    for row in 0..30 {
        let mut cells = vec![
            (row + 1).to_string(),
            format!("{:?}", row as f64 - 14.5),
            (row % 10 * 2).to_string(),
            moment(row),
            ["dark", "light"][row % 2].to_string(),
            "1.5".to_string(),
            ["no", "yes", "no"][row % 3].to_string(),
        ];
        change(row, &mut cells);
        text += &cells.join(",");
        text.push('\n');
    }
    formats::read("derived.csv", text.as_bytes(), &Reading::default()).expect("a table")
}

fn spec(derived: &str) -> DataSpec {
    DataSpec {
        target: Some("label".into()),
        features: Some(vec!["a".into(), "shade".into()]),
        derived: serde_json::from_str(derived).expect("derived features"),
        ..DataSpec::default()
    }
}

fn made(derived: &str) -> Prepared {
    prepare(&table(|_, _| {}), &spec(derived)).expect("it can be derived")
}

/// The inputs of a kept row by way of its record are those that are trained on, to the bit.
fn check_records(prepared: &Prepared, pipeline: &Pipeline) {
    for (place, &row) in prepared.rows.iter().enumerate() {
        let columns = prepared.columns.iter();
        let record: Vec<Raw> = columns.map(|column| column.raw(row as usize)).collect();
        let mut inputs = vec![f32::NAN; pipeline.width()];
        pipeline.encode(&record, &mut inputs);
        let trained = prepared.inputs.column(place);
        assert_eq!(inputs, trained.as_slice(), "row {row}");
    }
}

/// Features derived by one member.
fn derived_by(deriver: &Deriver) -> String {
    let name = deriver.member.name;
    match deriver.takes {
        Takes::Text => r#"[{"name":"r","formula":"sqrt(a) + `my b` / c"}]"#.to_string(),
        Takes::Each => format!(r#"[{{"kind":"{name}","of":["a","my b"]}}]"#),
        Takes::Dates => format!(r#"[{{"kind":"{name}","of":["when"]}}]"#),
        Takes::Two => format!(r#"[{{"kind":"{name}","of":["my b","c"]}}]"#),
    }
}

#[test]
fn every_member_derives_and_records_give_the_inputs_trained_on() {
    for deriver in ALL {
        let name = deriver.member.name;
        let derived = derived_by(deriver);
        let prepared = made(&derived);
        let pipeline = &prepared.pipeline;
        assert!(!pipeline.derived().is_empty(), "{name}");
        // a and shade, then what is derived.
        assert_eq!(pipeline.width(), 3 + pipeline.derived().len(), "{name}");
        assert_eq!(prepared.numeric.len(), pipeline.width(), "{name}");
        assert_eq!(prepared.columns.len(), pipeline.features().len(), "{name}");
        assert_eq!(
            pipeline.inputs().map(|input| input.width).sum::<usize>(),
            pipeline.width()
        );
        check_records(&prepared, pipeline);
        let text = serde_json::to_string(pipeline).expect("plain data");
        let again: Pipeline = serde_json::from_str(&text).expect("what was written");
        assert_eq!(again, *pipeline, "{name}");
        check_records(&prepared, &again);
    }
}

/// The raw value of a derived feature in a row of the table.
fn value(prepared: &Prepared, name: &str, row: usize) -> Option<f64> {
    let mut derived = prepared.pipeline.derived().iter();
    let found = derived.find(|derived| derived.feature.name == name);
    let found = found.unwrap_or_else(|| panic!("{name} was not derived"));
    let columns = &prepared.columns;
    found
        .program
        .value(&|place| match columns[place as usize].raw(row) {
            Raw::Number(number) => number,
            _ => f64::NAN,
        })
}

#[test]
fn members_compute_what_they_say() {
    let prepared = made(
        r#"[{"kind":"power","of":["a"],"exponent":3}, {"kind":"product","of":["a","my b"]},
            {"kind":"ratio","of":["a","c"]}, {"kind":"difference","of":["a","c"]},
            {"kind":"absolute","of":["my b"]}, {"kind":"log","of":["my b"]},
            {"name":"half","formula":"a / 2"}, {"name":"of half","formula":"half ^ 2 + `my b`"}]"#,
    );
    // Row 3: a 4, b -11.5, c 6.
    for (name, expected) in [
        ("a^3", Some(64.0)),
        ("a * my b", Some(-46.0)),
        ("a / c", Some(4.0 / 6.0)),
        ("a - c", Some(-2.0)),
        ("abs(my b)", Some(11.5)),
        ("log(my b)", Some(-(12.5f64.ln()))),
        ("of half", Some(4.0 - 11.5)),
    ] {
        let found = value(&prepared, name, 3);
        let close = found
            .zip(expected)
            .is_some_and(|(a, b)| (a - b).abs() < 1e-12);
        assert!(close, "{name}: {found:?}, not {expected:?}");
    }
    assert_eq!(value(&prepared, "a / c", 0), None, "1 / 0");
    let remark = prepared
        .remarks
        .iter()
        .find(|remark| remark.code == "derived-missing");
    let remark = remark.expect("divisions by 0 are counted");
    assert_eq!(remark.column.as_deref(), Some("a / c"));
    assert!(
        remark
            .message
            .contains("in 3 rows, the first of them data row 1"),
        "{remark:?}"
    );
}

#[test]
fn waves_and_the_classic_set_are_of_scaled_columns() {
    let prepared = made(
        r#"[{"kind":"sin","of":["a"],"frequency":2}, {"kind":"cos","of":["a"]}, {"kind":"classic","of":["a","my b"]}]"#,
    );
    let training = prepared
        .split
        .train
        .iter()
        .map(|&place| f64::from(prepared.rows[place as usize]) + 1.0);
    let values: Vec<f64> = training.collect();
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    let variance = values
        .iter()
        .map(|value| (value - mean).powi(2))
        .sum::<f64>()
        / values.len() as f64;
    let z = (4.0 - mean) / variance.sqrt();
    let u = z * 12f64.sqrt();
    for (name, expected) in [
        ("sin(2 a)", (2.0 * z).sin()),
        ("cos(a)", z.cos()),
        ("a^2", u * u),
        ("sin(a)", u.sin()),
    ] {
        let found = value(&prepared, name, 3).expect("finite");
        assert!(
            (found - expected).abs() < 1e-9,
            "{name}: {found}, not {expected}"
        );
    }
    // b differs from a by a constant, so that it is spread alike.
    let product = value(&prepared, "a * my b", 3).expect("finite");
    assert!((product - u * u).abs() < 1e-9);
    // Spread evenly, the rows reach from about -6 to 6.
    let ends = [0, 29].map(|row| value(&prepared, "a^2", row).expect("finite").sqrt());
    assert!(ends.iter().all(|end| (5.0..7.0).contains(end)), "{ends:?}");
}

#[test]
fn date_parts_leave_out_what_does_not_vary() {
    // One year, and 13 minutes in every row.
    let prepared = made(r#"[{"kind":"date-parts","of":["when"]}]"#);
    let names: Vec<&str> = prepared
        .pipeline
        .derived()
        .iter()
        .map(|one| one.feature.name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "day(when)",
            "sin month(when)",
            "cos month(when)",
            "sin weekday(when)",
            "cos weekday(when)",
            "sin hour(when)",
            "cos hour(when)"
        ]
    );
    assert_eq!(value(&prepared, "day(when)", 0), Some(14.0));
    // November is ten twelfths of a turn on, Tuesday a seventh.
    let turn = std::f64::consts::TAU;
    for (name, angle) in [
        ("month", turn * 10.0 / 12.0),
        ("weekday", turn / 7.0),
        ("hour", turn * 22.0 / 24.0),
    ] {
        let sine = value(&prepared, &format!("sin {name}(when)"), 0).expect("finite");
        let cosine = value(&prepared, &format!("cos {name}(when)"), 0).expect("finite");
        assert!(
            (sine - angle.sin()).abs() < 1e-12 && (cosine - angle.cos()).abs() < 1e-12,
            "{name}"
        );
    }
}

#[test]
fn features_may_all_be_derived() {
    let mut asked = spec(r#"[{"kind":"product","of":["my b","c"]}]"#);
    asked.features = Some(Vec::new());
    let prepared = prepare(&table(|_, _| {}), &asked).expect("one derived feature");
    assert_eq!(prepared.pipeline.width(), 1);
    let columns: Vec<&str> = prepared
        .pipeline
        .features()
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(columns, ["my b", "c"]);
    assert!(
        prepared
            .remarks
            .iter()
            .all(|remark| remark.code != "constant-in-training")
    );
    check_records(&prepared, &prepared.pipeline);
    // Rows that are equal in the derived-from columns and the target would be duplicates; there are none.
    assert!(
        prepared
            .remarks
            .iter()
            .all(|remark| remark.code != "duplicates-across-split")
    );
}

#[test]
fn a_derived_feature_is_written_as_it_was_read() {
    for text in [
        r#"{"kind":"formula","name":"r","formula":"a / c"}"#,
        r#"{"kind":"sin","of":["a"],"frequency":2.0}"#,
    ] {
        let read: DerivedSpec = serde_json::from_str(text).expect("a derived feature");
        assert_eq!(serde_json::to_string(&read).expect("plain data"), text);
    }
    let short: DerivedSpec =
        serde_json::from_str(r#"{"name":"r","formula":"a"}"#).expect("a formula");
    assert_eq!(short.kind, "formula");
    assert!(serde_json::from_str::<DerivedSpec>(r#"{"kind":"log","of":["a"],"off":"a"}"#).is_err());
}
