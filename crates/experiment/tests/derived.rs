//! Derived features in a run: predictions compute them from the record, and the boundary's pixels are such predictions.

use isoline_dataset::Reading;
use isoline_experiment::boundary::Plane;
use isoline_experiment::{Cell, PlanSummary, Record, Session, Spec};

/// 60 rows of two numbers, a third one that only a formula uses, and a category.
fn table() -> String {
    let mut text = String::from("x,y,third,shade,label\n");
    for row in 0..60 {
        let (x, y) = (row * 7 % 13, row * 5 % 17);
        let label = if x * y > 40 { "far" } else { "near" };
        let shade = ["dark", "light", "grey"][row % 3];
        text += &format!("{x}.5,{y}.25,{},{shade},{label}\n", row * 11 % 19);
    }
    text
}

fn session(features: &[&str], derived: &str) -> (Session, PlanSummary) {
    let mut session = Session::default();
    let loaded = session.load("derived.csv", table().as_bytes(), &Reading::default());
    let mut spec: Spec = loaded.expect("a table").suggested;
    spec.data.target = Some("label".into());
    spec.data.features = Some(features.iter().map(|name| (*name).to_owned()).collect());
    spec.data.derived = serde_json::from_str(derived).expect("derived features");
    let plan = session.configure(&spec).expect("it can be derived");
    let run = session.experiment().expect("configured");
    run.train_for(f64::INFINITY, 3.0, &|| 0.0).expect("trains");
    (session, plan)
}

/// The record at which everything is held.
fn held(plan: &PlanSummary) -> Record {
    let cell = |axis: &isoline_experiment::Axis| match axis.levels.is_empty() {
        true => Cell::Number(axis.held),
        false => Cell::Text(axis.levels[axis.held as usize].clone()),
    };
    plan.axes
        .iter()
        .map(|axis| (axis.name.clone(), cell(axis)))
        .collect()
}

/// Every pixel is the prediction for the held record with the axes set to the pixel's centre.
fn check_plane(session: &mut Session, plan: &PlanSummary, x: &str, y: Option<&str>) {
    let (width, height) = (7, if y.is_some() { 5 } else { 1 });
    let run = session.experiment().expect("configured");
    let asked = Plane {
        x: x.into(),
        y: y.map(str::to_owned),
        width,
        height,
        x_range: None,
        y_range: None,
        unit: None,
        discrete: false,
        levels: None,
    };
    let drawn = run.boundary(&asked).expect("it can be drawn");
    let at = |[low, high]: [f64; 2], share: f64| low * (1.0 - share) + high * share;
    let set = |record: &mut Record, name: &str, position: f64| {
        let axis = plan
            .axes
            .iter()
            .find(|axis| axis.name == name)
            .expect("an axis");
        let level = position
            .round()
            .clamp(0.0, axis.levels.len().saturating_sub(1) as f64);
        let cell = match axis.levels.get(level as usize) {
            Some(level) => Cell::Text(level.clone()),
            None => Cell::Number(position),
        };
        record.insert(name.to_owned(), cell);
    };
    let mut records = Vec::new();
    for row in 0..height {
        for column in 0..width {
            let mut record = held(plan);
            if let Some(y) = y {
                set(
                    &mut record,
                    y,
                    at(
                        drawn.y_range,
                        ((height - 1 - row) as f64 + 0.5) / height as f64,
                    ),
                );
            }
            set(
                &mut record,
                x,
                at(drawn.x_range, (column as f64 + 0.5) / width as f64),
            );
            records.push(record);
        }
    }
    let predicted = run.predict(&records).expect("records fit");
    let predicted: Vec<f32> = predicted.values.iter().map(|value| *value as f32).collect();
    // Two classes have one output p; 1 - p is taken before or after rounding.
    for (drawn, predicted) in drawn.values.iter().zip(&predicted) {
        assert!(
            (drawn - predicted).abs() <= 1e-7,
            "{x} {y:?}: {drawn} {predicted}"
        );
    }
    let mut distinct = drawn.values.clone();
    distinct.sort_unstable_by(f32::total_cmp);
    distinct.dedup();
    assert!(distinct.len() > 2, "{x} {y:?}: the plane shows nothing");
}

#[test]
fn pixels_are_predictions_whatever_the_axes_derive() {
    let derived = r#"[{"kind":"classic","of":["x","y"]}, {"name":"mixed","formula":"if(x > y, third, sqrt(y)) / 7"},
        {"name":"of mixed","formula":"mixed ^ 2 - x"}, {"kind":"log","of":["third"]}]"#;
    let (mut session, plan) = session(&["x", "y", "shade"], derived);
    let inputs: Vec<(&str, bool)> = plan
        .inputs
        .iter()
        .map(|input| (input.name.as_str(), input.formula.is_some()))
        .collect();
    assert_eq!(inputs.len(), 3 + 5 + 3);
    assert_eq!(
        inputs[..4],
        [("x", false), ("y", false), ("shade", false), ("x^2", true)]
    );
    // The third column has no input of its own, but what is derived from it follows it.
    let axes: Vec<&str> = plan.axes.iter().map(|axis| axis.name.as_str()).collect();
    assert_eq!(axes, ["x", "y", "shade", "third"]);
    for (x, y) in [
        ("x", Some("y")),
        ("y", Some("x")),
        ("third", Some("x")),
        ("shade", Some("third")),
        ("x", Some("x")),
        ("x", None),
        ("third", None),
    ] {
        check_plane(&mut session, &plan, x, y);
    }
}

#[test]
fn columns_that_are_only_derived_from_are_axes_and_have_points() {
    let (mut session, plan) = session(&[], r#"[{"kind":"classic","of":["y","x"]}]"#);
    assert_eq!(plan.architecture[0], 5);
    assert_eq!(plan.suggested_axes, ("x".to_owned(), Some("y".to_owned())));
    check_plane(&mut session, &plan, "x", Some("y"));
    let points = session.points("x", Some("y")).expect("both are columns");
    assert_eq!(points.x[..3], [0.5, 7.5, 1.5]);
}

#[test]
fn a_derived_feature_is_no_column_and_missing_cells_are_imputed() {
    let (mut session, _) = session(&["shade"], r#"[{"name":"rate","formula":"x / y"}]"#);
    let run = session.experiment().expect("configured");
    let record = |cells: &[(&str, f64)]| -> Record {
        let cells = cells.iter();
        cells
            .map(|(name, value)| ((*name).to_owned(), Cell::Number(*value)))
            .collect()
    };
    let error = run
        .predict(&[record(&[("rate", 1.0)])])
        .expect_err("no column");
    assert_eq!(error.kind, "unknown-feature");
    assert!(
        error.message.contains("is computed from the columns"),
        "{error}"
    );
    // Whatever the record lacks: the quotient is missing, and its stand-in is that of the training rows.
    let records = [
        record(&[]),
        record(&[("x", 3.0)]),
        record(&[("x", 3.0), ("y", 0.0)]),
        record(&[("x", 3.0), ("y", 1e-3)]),
    ];
    let answers = run.predict(&records).expect("all are records").values;
    assert_eq!(answers[..2], answers[2..4]);
    assert_eq!(answers[..2], answers[4..6]);
    assert_ne!(answers[..2], answers[6..8]);
}

#[test]
fn a_run_with_derived_features_is_kept_and_resumed() {
    let derived = r#"[{"kind":"classic","of":["x","y"]}]"#;
    let (mut whole, _) = session(&["x", "y"], derived);
    let run = whole.experiment().expect("configured");
    let text = serde_json::to_string(&run.checkpoint()).expect("plain data");
    run.train_for(f64::INFINITY, 2.0, &|| 0.0).expect("trains");
    let (mut later, _) = session(&["x", "y"], derived);
    let resumed = later.experiment().expect("configured");
    let kept = serde_json::from_str(&text).expect("what was written");
    resumed.restore(kept).expect("the same table and spec");
    resumed
        .train_for(f64::INFINITY, 2.0, &|| 0.0)
        .expect("trains");
    assert_eq!(resumed.hash(), run.hash());
}
