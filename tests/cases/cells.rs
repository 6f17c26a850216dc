//! Cells as people write them, from the file to the answer: dates, units and spellings of yes and no.

use isoline_dataset::{Kind, Reading};
use isoline_experiment::boundary::{Palette, Plane};
use isoline_experiment::{Cell, Record, Session};

fn clock() -> f64 {
    0.0
}

/// A table whose answer follows its dates.
fn file() -> String {
    let mut text = "day;cost;member;answer\n".to_owned();
    for row in 0..60 {
        let (month, day) = (row % 2 + 5, row / 2 + 1);
        let member = ["Yes", "no", "YES"][row % 3];
        let answer = if month == 5 { "early" } else { "late" };
        text += &format!(
            "2024-{month:02}-{day:02};{} €;{member};{answer}\n",
            row * 37 % 11
        );
    }
    text
}

#[test]
fn dates_units_and_yes_are_learnt_drawn_and_asked_for() {
    let mut session = Session::default();
    let table = session
        .load("orders.csv", file().as_bytes(), &Reading::default())
        .expect("reads");
    let day = &table.table.columns[0];
    assert_eq!(day.kind, Kind::Date);
    assert_eq!(day.minimum_text.as_deref(), Some("2024-05-01"));
    assert_eq!(table.table.columns[1].format.unit, Some("€"));
    let plan = session.configure(&table.suggested).expect("fits");
    assert_eq!(plan.axes[0].kind, Kind::Date);
    assert!(plan.axes[0].held_label.starts_with("2024-05-"));
    assert_eq!(plan.axes[2].levels, ["no", "yes"]);

    let run = session.experiment().expect("configured");
    run.train_for(f64::INFINITY, 200.0, &clock).expect("trains");
    let plane = Plane {
        x: "day".to_owned(),
        y: Some("cost".to_owned()),
        width: 24,
        height: 24,
        x_range: None,
        y_range: None,
        unit: None,
        discrete: false,
        levels: None,
    };
    let palette = Palette {
        paper: 0,
        classes: vec![0x0000ff, 0x00ff00],
        ramp: vec![0x000000, 0xffffff],
        responses: Vec::new(),
    };
    let frame = run.frame(&plane, &palette).expect("a frame");
    let [low, high] = frame.x_range;
    assert!(
        low < 1_714_521_600.0 && high > 1_719_619_200.0,
        "{low} {high}"
    );

    let row = |day: Cell, member: &str| {
        Record::from([
            ("day".to_owned(), day),
            ("cost".to_owned(), Cell::Text("5".to_owned())),
            ("member".to_owned(), Cell::Text(member.to_owned())),
        ])
    };
    let text = |text: &str| Cell::Text(text.to_owned());
    let asked = [
        row(text("2024-05-03"), "yes"),
        row(text("3 May 2024"), "Yes"),
        row(Cell::Number(1_714_694_400.0), "YES"),
        row(text("2024-06-29"), "no"),
    ];
    let answers = run.predict(&asked).expect("predicts");
    assert_eq!(answers.values[..2], answers.values[2..4]);
    assert_eq!(answers.values[..2], answers.values[4..6]);
    let labels = answers.labels.expect("classes");
    assert_eq!((labels[0].as_str(), labels[3].as_str()), ("early", "late"));

    for day in ["2023-02-30", "3/5/2024", "soon"] {
        let error = run.predict(&[row(text(day), "yes")]).expect_err("refused");
        assert_eq!(error.kind, "unreadable-value");
        assert!(error.message.contains("is not a date"), "{}", error.message);
    }
}

#[test]
fn a_date_can_be_the_target_and_its_edits_are_honoured() {
    let mut session = Session::default();
    let table = session
        .load("orders.csv", file().as_bytes(), &Reading::default())
        .expect("reads");
    let mut spec = table.suggested.clone();
    spec.data = serde_json::from_value(serde_json::json!({
        "target": "day",
        "columns": { "day": { "missing": ["2024-05-01"] } }
    }))
    .expect("a data spec");
    let plan = session.configure(&spec).expect("fits");
    assert_eq!(plan.rows.dropped, 1);
    assert_eq!(plan.target.minimum, 1_714_608_000.0);

    for (kind, expected) in [
        ("numeric", Kind::Numeric),
        ("categorical", Kind::Categorical),
    ] {
        spec.data = serde_json::from_value(serde_json::json!({
            "target": "answer",
            "columns": { "day": { "kind": kind } }
        }))
        .expect("a data spec");
        let Ok(plan) = session.configure(&spec) else {
            panic!("{kind} fits")
        };
        assert_eq!(plan.edited[0].kind, expected);
    }
}

#[test]
fn words_become_dates_where_asked_and_their_order_is_told() {
    let mut session = Session::default();
    let configured = |session: &mut Session, days: [&str; 2]| {
        let rows: String = (0..40)
            .map(|row| {
                let day = if row % 3 == 0 { "later" } else { days[row % 2] };
                format!("{day},{},{}\n", row % 7, ["a", "b"][row / 20])
            })
            .collect();
        let text = format!("day,x,answer\n{rows}");
        let mut spec = session
            .load("days.csv", text.as_bytes(), &Reading::default())
            .expect("reads")
            .suggested;
        spec.data = serde_json::from_value(serde_json::json!({
            "target": "answer",
            "columns": { "day": { "kind": "date" } }
        }))
        .expect("a data spec");
        session.configure(&spec)
    };
    let plan = configured(&mut session, ["3/5/2024", "25/5/2024"]).expect("fits");
    assert_eq!(plan.edited[0].minimum_text.as_deref(), Some("2024-05-03"));
    assert!(
        plan.remarks
            .iter()
            .any(|remark| remark.message.contains("no dates"))
    );
    let error = configured(&mut session, ["3/5/2024", "4/5/2024"]).expect_err("refused");
    assert_eq!(error.kind, "ambiguous-date");
    assert!(error.message.contains("3/5/2024"), "{}", error.message);
}

#[test]
fn what_comes_first_in_dates_is_asked_and_can_be_answered() {
    let rows: String = (0..40)
        .map(|row| {
            format!(
                "{}/{}/2024,{},{}\n",
                row % 12 + 1,
                row % 5 + 1,
                row % 7,
                ["a", "b"][row / 20]
            )
        })
        .collect();
    let text = format!("day,x,answer\n{rows}");
    let mut session = Session::default();
    let mut load = |reading: &Reading| {
        session
            .load("days.csv", text.as_bytes(), reading)
            .expect("reads")
    };
    let found = load(&Reading::default());
    assert_eq!(found.table.columns[0].kind, Kind::Text);
    let remark = &found.table.remarks[0];
    assert_eq!(
        (remark.code.as_str(), remark.choices.len()),
        ("ambiguous-date", 2)
    );
    let latest = ["2024-05-11", "2024-12-04"];
    let answers = remark.choices.iter().zip(latest);
    for (choice, latest) in answers {
        let read = load(&choice.reading);
        assert_eq!(read.table.columns[0].kind, Kind::Date, "{}", choice.label);
        let found = read.table.columns[0].maximum_text.as_deref();
        assert_eq!(found, Some(latest), "{}", choice.label);
        assert_eq!(read.suggested.reading, choice.reading);
    }
}
