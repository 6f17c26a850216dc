//! What preparation gives, on small tables that can be checked by hand.

use isoline_dataset::prepare::Step;
use isoline_dataset::{
    Choice, DataSpec, Knobs, MissingSpec, Pipeline, Prepared, Raw, Reading, SplitSpec, Table, Task,
    formats, prepare, samples, suggest,
};

fn penguins() -> Table {
    samples::find("penguins")
        .expect("a sample")
        .generate(&Knobs::new(), 1)
        .expect("the sample's table")
}

fn prepared(table: &Table, spec: &DataSpec) -> Prepared {
    prepare(table, spec).expect("the table can be prepared")
}

#[test]
fn penguins_become_standardised_inputs() {
    let table = penguins();
    let spec = suggest(&table);
    assert_eq!(spec.target.as_deref(), Some("species"));
    let prepared = prepared(&table, &spec);
    assert_eq!(prepared.target.classes, ["Adelie", "Chinstrap", "Gentoo"]);
    // island 3, bill 2, flipper, mass, sex 2, year.
    assert_eq!(prepared.shape.len(), 3 + 2 + 1 + 1 + 2 + 1);
    assert_eq!(
        (prepared.inputs.nrows(), prepared.inputs.ncols()),
        (10, 344)
    );
    assert_eq!(
        (prepared.targets.nrows(), prepared.targets.ncols()),
        (3, 344)
    );
    assert_eq!(
        (prepared.split.train.len(), prepared.split.validation.len()),
        (275, 69)
    );
    for feature in prepared
        .pipeline
        .features()
        .iter()
        .filter(|feature| matches!(feature.step, Step::Scale { .. }))
    {
        let values: Vec<f64> = prepared
            .split
            .train
            .iter()
            .map(|&row| f64::from(prepared.inputs[(feature.offset, row as usize)]))
            .collect();
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        let variance = values
            .iter()
            .map(|value| (value - mean).powi(2))
            .sum::<f64>()
            / values.len() as f64;
        assert!(
            mean.abs() < 1e-6 && (variance - 1.0).abs() < 1e-6,
            "{}: {mean} {variance}",
            feature.name
        );
    }
    let shares: Vec<usize> = (0..3)
        .map(|class| {
            prepared
                .split
                .validation
                .iter()
                .filter(|&&row| prepared.classes[row as usize] == class)
                .count()
        })
        .collect();
    assert_eq!(shares, [30, 14, 25]);
}

#[test]
fn the_pipeline_survives_serialisation_and_encodes_as_before() {
    let table = penguins();
    let prepared = prepared(&table, &suggest(&table));
    let text = serde_json::to_string(&prepared.pipeline).expect("serialises");
    let again: Pipeline = serde_json::from_str(&text).expect("reads back");
    assert_eq!(again, prepared.pipeline);
    let mut out = vec![f32::NAN; again.width()];
    for (position, &row) in prepared.rows.iter().enumerate() {
        let record: Vec<Raw> = again
            .features()
            .iter()
            .map(|feature| {
                table
                    .column(&feature.name)
                    .expect("a column")
                    .raw(row as usize)
            })
            .collect();
        again.encode(&record, &mut out);
        assert_eq!(out, prepared.inputs.column(position).as_slice());
    }
    let held = again.held();
    again.encode(&held, &mut out);
    assert!(out.iter().all(|value| value.is_finite()));
    again.encode(&[], &mut out);
    assert!(
        out.iter().all(|value| value.is_finite()),
        "an empty record is all missing"
    );
}

#[test]
fn axes_round_trip() {
    let table = penguins();
    let prepared = prepared(&table, &suggest(&table));
    for feature in prepared.pipeline.features() {
        assert!(
            feature.minimum <= feature.held && feature.held <= feature.maximum,
            "{}",
            feature.name
        );
        assert_eq!(
            feature.position(feature.raw(feature.maximum)),
            feature.maximum,
            "{}",
            feature.name
        );
        assert_eq!(feature.position(Raw::Missing), feature.fill);
        assert!(!feature.held_label().is_empty());
        if !feature.levels.is_empty() {
            assert_eq!(
                feature.raw(1e9),
                Raw::Level(feature.levels.len() as u32 - 1)
            );
            assert_eq!(feature.raw(-3.0), Raw::Level(0));
        }
    }
}

#[test]
fn regression_targets_come_back_in_their_units() {
    let table = penguins();
    let spec = DataSpec {
        target: Some("body_mass_g".into()),
        ..DataSpec::default()
    };
    let prepared = prepared(&table, &spec);
    assert_eq!(
        (
            prepared.task,
            prepared.dropped.rows(),
            prepared.classes.len()
        ),
        (Task::Regression, 2, 0)
    );
    assert_eq!(
        (prepared.target.minimum, prepared.target.maximum),
        (2700.0, 6300.0)
    );
    let column = table.column("body_mass_g").expect("a column");
    for (position, &row) in prepared.rows.iter().enumerate() {
        let back = prepared
            .target
            .inverse(f64::from(prepared.targets[(0, position)]));
        let Raw::Number(value) = column.raw(row as usize) else {
            panic!("kept rows have a target")
        };
        assert!((back - value).abs() < 1e-3, "{value} came back as {back}");
    }
}

/// Twenty rows; `a` is blank in the first, `k` has a level that occurs once.
fn small(imputer: &str, level_row: usize) -> (Table, DataSpec) {
    let mut text = "a,k,t\n".to_string();
    for row in 0..20 {
        let a = if row == 0 {
            String::new()
        } else {
            format!("{}", row * row)
        };
        let level = if row == level_row {
            "rare"
        } else {
            ["p", "q"][row % 2]
        };
        text += &format!("{a},{level},{}\n", f64::from(row as u32) * 0.5);
    }
    let table = formats::read("small.csv", text.as_bytes(), &Reading::default()).expect("a table");
    let spec = DataSpec {
        target: Some("t".into()),
        missing: MissingSpec {
            numeric: Choice::named(imputer),
            ..MissingSpec::default()
        },
        split: SplitSpec {
            seed: 3,
            ..SplitSpec::default()
        },
        ..DataSpec::default()
    };
    (table, spec)
}

#[test]
fn blanks_are_filled_with_the_training_rows_mean_or_median() {
    for imputer in ["mean", "median"] {
        let (table, spec) = small(imputer, 1);
        let prepared = prepared(&table, &spec);
        let mut training: Vec<f64> = prepared
            .split
            .train
            .iter()
            .filter(|&&row| row != 0)
            .map(|&row| f64::from(row * row))
            .collect();
        training.sort_by(f64::total_cmp);
        let middle = training.len() / 2;
        let median = if training.len() % 2 == 1 {
            training[middle]
        } else {
            (training[middle - 1] + training[middle]) / 2.0
        };
        let mean = training.iter().sum::<f64>() / training.len() as f64;
        let expected = if imputer == "mean" { mean } else { median };
        assert_eq!(prepared.pipeline.features()[0].fill, expected, "{imputer}");
        assert_eq!(prepared.pipeline.features()[0].held, median);
    }
}

#[test]
fn a_level_only_validation_has_is_all_zeros_with_a_remark() {
    let (table, spec) = small("median", 1);
    let held_back = prepared(&table, &spec).split.validation[0] as usize;
    let (table, spec) = small("median", held_back);
    let prepared = prepared(&table, &spec);
    let feature = &prepared.pipeline.features()[1];
    assert_eq!((feature.levels.len(), feature.width), (3, 2));
    let inputs = prepared.inputs.column(held_back);
    assert_eq!(
        (inputs[feature.offset], inputs[feature.offset + 1]),
        (0.0, 0.0)
    );
    assert!(
        prepared
            .remarks
            .iter()
            .any(|remark| remark.code == "unseen-level" && remark.message.contains("rare"))
    );
}

#[test]
fn two_classes_are_one_row_of_zeros_and_ones() {
    let table = samples::find("moons")
        .expect("a sample")
        .generate(&Knobs::new(), 1)
        .expect("a table");
    let prepared = prepared(&table, &suggest(&table));
    assert_eq!(prepared.targets.nrows(), 1);
    for (target, class) in prepared.targets.iter().zip(&prepared.classes) {
        assert_eq!(*target, f32::from(*class));
    }
}

#[test]
fn the_seed_alone_decides_the_split() {
    let table = penguins();
    let with = |seed| {
        prepared(
            &table,
            &DataSpec {
                split: SplitSpec {
                    seed,
                    ..SplitSpec::default()
                },
                ..suggest(&table)
            },
        )
    };
    assert_eq!(with(7), with(7));
    assert_ne!(with(7).split, with(8).split);
}

/// 20 rows of x, y and a weight; one weight is as given.
fn weighed(cell: &str) -> Table {
    let mut text = String::from("x,y,w,name\n");
    for row in 0..20 {
        let weight = if row == 7 {
            cell.to_owned()
        } else {
            format!("{}", row % 4)
        };
        text += &format!(
            "{}.5,{}.25,{weight},n{}\n",
            row * 7 % 20,
            row * 3 % 20,
            row % 2
        );
    }
    formats::read("weights.csv", text.as_bytes(), &Reading::default()).expect("a table")
}

#[test]
fn a_weight_per_row_that_is_no_feature() {
    let spec = DataSpec {
        target: Some("y".into()),
        weight: Some("w".into()),
        ..DataSpec::default()
    };
    let prepared = prepared(&weighed("9"), &spec);
    let weights = prepared.weights.expect("weights");
    let raw = |row: usize| match prepared.rows[row] {
        7 => 9.0,
        row => f64::from(row % 4),
    };
    let heaviest = prepared
        .split
        .train
        .iter()
        .map(|row| raw(*row as usize))
        .fold(0.0, f64::max);
    for (row, weight) in weights.iter().enumerate() {
        assert_eq!(*weight, (raw(row) / heaviest) as f32);
    }
    let features = prepared.pipeline.features();
    assert!(features.iter().all(|feature| feature.name != "w"));
    assert!(
        prepare(
            &weighed("9"),
            &DataSpec {
                weight: None,
                ..spec
            }
        )
        .expect("fits")
        .weights
        .is_none()
    );
}

#[test]
fn weights_that_cannot_weigh_are_refused_with_the_cause() {
    let with = |weight: &str, features: Option<Vec<String>>| DataSpec {
        target: Some("y".into()),
        weight: Some(weight.into()),
        features,
        ..DataSpec::default()
    };
    for (cell, spec, kind, part) in [
        (
            "1",
            with("nowhere", None),
            "weight-column",
            "no column nowhere",
        ),
        ("1", with("name", None), "weight-column", "no numbers"),
        (
            "1",
            with("y", None),
            "weight-column",
            "the target and the weight",
        ),
        (
            "1",
            with("w", Some(vec!["x".into(), "w".into()])),
            "weight-column",
            "a feature and the weight",
        ),
        (
            "-2",
            with("w", None),
            "weight-value",
            "data row 8 is -2, below 0",
        ),
        ("", with("w", None), "weight-value", "data row 8 is missing"),
    ] {
        let error = prepare(&weighed(cell), &spec).expect_err(part);
        assert_eq!(error.kind, kind, "{error}");
        assert!(error.message.contains(part), "{error}");
        assert!(error.message.starts_with("weights.csv, column "), "{error}");
        assert!(error.hint.is_some() && error.column.is_some());
    }
    let zero = "x,y,w\n".to_owned() + &"1,2,0\n3,4,0\n5,7,0\n".repeat(8);
    let zero = formats::read("zero.csv", zero.as_bytes(), &Reading::default()).expect("a table");
    let error = prepare(&zero, &with("w", None)).expect_err("nothing weighs");
    assert_eq!(error.kind, "weight-value");
}
