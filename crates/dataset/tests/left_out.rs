//! Rows that are left out, values that are clipped, and inputs that say a cell was missing, on a table checked by hand.

use isoline_dataset::prepare::Dropped;
use isoline_dataset::{
    Choice, ColumnEdit, DataError, DataSpec, OutlierAction, Prepared, Raw, Reading, Table, formats,
    prepare,
};

/// Forty rows; x counts up, with a value far off in rows 5 and 6 and a gap in row 10; size has gaps in rows 10 and 20.
fn table() -> Table {
    let mut text = "x,size,place\n".to_string();
    for row in 0..40 {
        let x = match row {
            5 => "1000".into(),
            6 => "-900".into(),
            10 => String::new(),
            _ => row.to_string(),
        };
        let size = match row {
            10 | 20 => "",
            _ => ["low", "high", "medium"][row % 3],
        };
        text += &format!("{x},{size},{row}.5\n");
    }
    formats::read("forty.csv", text.as_bytes(), &Reading::default()).expect("a table")
}

fn prepared(change: impl Fn(&mut DataSpec)) -> Result<Prepared, DataError> {
    let mut spec = DataSpec {
        target: Some("place".into()),
        features: Some(vec!["x".into(), "size".into()]),
        ..DataSpec::default()
    };
    change(&mut spec);
    prepare(&table(), &spec)
}

fn codes(prepared: &Prepared) -> Vec<&str> {
    let codes = prepared.remarks.iter().map(|remark| remark.code.as_str());
    codes.collect()
}

/// Where a row of the table stands among the kept ones.
fn place(prepared: &Prepared, row: u32) -> Option<u32> {
    let found = prepared.rows.iter().position(|kept| *kept == row);
    found.map(|place| place as u32)
}

#[test]
fn incomplete_rows_are_left_out_where_their_column_asks_for_it() {
    let drop = || Choice::named("drop");
    let numeric = prepared(|spec| spec.missing.numeric = drop()).expect("prepared");
    assert_eq!((numeric.rows.len(), numeric.dropped.missing), (39, 1));
    let both = prepared(|spec| {
        spec.missing.numeric = drop();
        spec.missing.categorical = drop();
    })
    .expect("prepared");
    let dropped = Dropped {
        missing: 2,
        ..Dropped::default()
    };
    assert_eq!((both.dropped, both.dropped.rows()), (dropped, 2));
    assert_eq!((place(&both, 10), place(&both, 20)), (None, None));
    let remark = &both.remarks[0];
    assert_eq!(remark.code, "incomplete-rows");
    assert!(remark.message.contains("2 rows") && remark.message.contains("data row 11"));
    // A later row with a gap is answered all the same: the median stands in.
    let x = &both.pipeline.features()[0];
    let mut missing = [0.0];
    let mut median = [1.0];
    x.encode(Raw::Missing, &mut missing);
    x.encode(Raw::Number(x.held), &mut median);
    assert_eq!(missing, median);
}

#[test]
fn no_complete_row_is_refused_with_what_to_do() {
    let text: String = (0..30).fold("a,b,t\n".into(), |text, row| {
        text + &if row % 2 == 0 {
            format!("{row},,{row}.5\n")
        } else {
            format!(",{row},{row}.5\n")
        }
    });
    let table = formats::read("gaps.csv", text.as_bytes(), &Reading::default()).expect("a table");
    let mut spec = DataSpec {
        target: Some("t".into()),
        ..DataSpec::default()
    };
    prepare(&table, &spec).expect("stand-ins keep the rows");
    spec.missing.numeric = Choice::named("drop");
    let error = prepare(&table, &spec).expect_err("refused");
    assert_eq!(error.kind, "too-few-complete-rows");
    assert!(error.message.contains("0 of 30 rows are left"), "{error}");
    assert!(error.hint.is_some_and(|hint| hint.contains("median")));
}

#[test]
fn outliers_are_listed_clipped_or_left_out() {
    let with = |action| {
        prepared(|spec| {
            spec.outliers.method = Choice::named("iqr");
            spec.outliers.action = action;
        })
        .expect("prepared")
    };
    let plain = prepared(|_| ()).expect("prepared");
    assert_eq!(plain.outliers, None);
    let training = |prepared: &Prepared, row| {
        place(prepared, row).is_some_and(|place| prepared.split.train.contains(&place))
    };

    let flagged = with(OutlierAction::Flag);
    let found = flagged.outliers.as_ref().expect("looked for");
    assert_eq!(found.done.len(), 1);
    assert_eq!((found.done[0].rows, found.done[0].cells), (2, 2));
    let listed: Vec<(usize, f64)> = found
        .listed
        .iter()
        .map(|one| (one.row, one.value))
        .collect();
    assert_eq!(listed, [(6, 1000.0), (7, -900.0)]);
    assert_eq!(found.fences.len(), 1);
    assert_eq!(flagged.pipeline, plain.pipeline);
    assert!(codes(&flagged).contains(&"outliers"));

    let clipped = with(OutlierAction::Clip);
    let x = &clipped.pipeline.features()[0];
    let encoded = |value| {
        let mut input = [0.0];
        x.encode(Raw::Number(value), &mut input);
        input[0]
    };
    let fence = &clipped.outliers.as_ref().expect("looked for").fences[0];
    assert_eq!(encoded(1000.0), encoded(fence.high));
    assert_eq!(encoded(f64::MIN), encoded(fence.low));
    assert!(encoded(fence.high) < 3.0, "{}", encoded(fence.high));
    assert_eq!(clipped.rows.len(), 40);

    let dropped = with(OutlierAction::Drop);
    let trained = [5, 6]
        .into_iter()
        .filter(|&row| training(&plain, row))
        .count();
    assert!(trained > 0, "one of them trains");
    assert_eq!(dropped.dropped.outliers, trained);
    assert_eq!(dropped.rows.len(), 40 - trained);
    assert_eq!(dropped.split.train.len(), plain.split.train.len() - trained);
    assert_eq!(dropped.split.validation.len(), plain.split.validation.len());
    assert!(![5, 6].into_iter().any(|row| training(&dropped, row)));
    // The others stand where they stood, each with its own target.
    for &row in plain.split.validation.iter() {
        let of = plain.rows[row as usize];
        let now = place(&dropped, of).expect("validation rows stay");
        assert!(dropped.split.validation.contains(&now));
        let target = dropped
            .target
            .inverse(f64::from(dropped.targets[(0, now as usize)]));
        assert!((target - f64::from(of) - 0.5).abs() < 1e-4);
    }
}

#[test]
fn a_table_of_nothing_but_outliers_is_refused() {
    // Rows far from the middle of a are outliers there, the others in b.
    let text: String = (0..30).fold("a,b,t\n".into(), |text, row| {
        let b = match row {
            8..22 if row % 2 == 0 => 100,
            8..22 => -100,
            _ => row % 8,
        };
        text + &format!("{row}.25,{b},{row}.5\n")
    });
    let table = formats::read("all.csv", text.as_bytes(), &Reading::default()).expect("a table");
    let mut spec = DataSpec {
        target: Some("t".into()),
        ..DataSpec::default()
    };
    spec.outliers.method = Choice::named("mad").with("limit", 0.5);
    let flagged = prepare(&table, &spec).expect("flagging leaves all rows");
    assert_eq!(flagged.outliers.map(|found| found.done[0].rows), Some(30));
    spec.outliers.action = OutlierAction::Drop;
    let error = prepare(&table, &spec).expect_err("refused");
    assert_eq!(error.kind, "all-outliers");
    assert!(error.hint.is_some_and(|hint| hint.contains("Clip")));
}

#[test]
fn an_indicator_says_which_cells_were_missing() {
    let plain = prepared(|_| ()).expect("prepared");
    let marked = prepared(|spec| spec.missing.indicator = true).expect("prepared");
    let of = |prepared: &Prepared, row: u32| {
        place(prepared, row).is_some_and(|place| prepared.split.train.contains(&place))
    };
    for (feature, gaps) in marked.pipeline.features().iter().zip([[10, 10], [10, 20]]) {
        assert_eq!(feature.indicator, gaps.iter().any(|&row| of(&plain, row)));
        let last = feature.offset + feature.width - 1;
        for place in 0..40 {
            if feature.indicator {
                let said = marked.inputs[(last, place)];
                let missing = gaps.contains(&marked.rows[place]);
                assert_eq!(said, f32::from(u8::from(missing)), "{}", feature.name);
            }
        }
    }
    assert!(marked.pipeline.width() > plain.pipeline.width());
}

#[test]
fn a_level_of_its_own_stands_for_missing_categories() {
    let made = prepared(|spec| spec.missing.categorical = Choice::named("constant"));
    let made = made.expect("prepared");
    let size = &made.pipeline.features()[1];
    assert_eq!(size.levels, ["high", "low", "medium", "missing"]);
    assert_eq!(size.width, 4);
    let mut inputs = [0.0; 4];
    size.encode(Raw::Missing, &mut inputs);
    assert_eq!(inputs, [0.0, 0.0, 0.0, 1.0]);
}

#[test]
fn levels_are_ranked_in_their_order() {
    let encoded = |prepared: &Prepared, level| {
        let size = &prepared.pipeline.features()[1];
        let mut input = [0.0];
        size.encode(Raw::Level(level), &mut input);
        input[0]
    };
    let natural = prepared(|spec| spec.encoding = Choice::named("ordinal")).expect("prepared");
    assert!(codes(&natural).contains(&"natural-order"));
    let [high, low, medium] = [0, 1, 2].map(|level| encoded(&natural, level));
    assert_eq!([low, medium, high], [1.0 / 3.0, 2.0 / 3.0, 1.0]);
    let order = |levels: &[&str]| {
        let edit = ColumnEdit {
            order: levels.iter().map(|level| (*level).into()).collect(),
            ..ColumnEdit::default()
        };
        move |spec: &mut DataSpec| {
            spec.columns.insert("size".into(), edit.clone());
        }
    };
    let given = prepared(order(&["high", "medium", "other", "low"])).expect("prepared");
    let [high, low, medium] = [0, 1, 2].map(|level| encoded(&given, level));
    assert_eq!([high, medium, low], [0.25, 0.5, 1.0]);
    for (levels, words) in [
        (&["low", "high"][..], "leaves out medium"),
        (&["low", "medium", "high", "low"], "\"low\" twice"),
    ] {
        let error = prepared(order(levels)).expect_err("refused");
        assert_eq!(error.kind, "level-order");
        assert!(error.message.contains(words), "{error}");
    }
    let error = prepared(|spec| {
        let edit = ColumnEdit {
            order: vec!["1".into()],
            ..ColumnEdit::default()
        };
        spec.columns.insert("x".into(), edit);
    });
    assert!(
        error
            .expect_err("refused")
            .message
            .contains("no categories")
    );
}

#[test]
fn values_that_scaling_leaves_far_out_are_said() {
    let text: String = (0..40).fold("x,t\n".into(), |text, row| {
        let x = if row == 7 { 1e6 } else { f64::from(row % 5) };
        text + &format!("{x},{row}.5\n")
    });
    let table = formats::read("far.csv", text.as_bytes(), &Reading::default()).expect("a table");
    let mut spec = DataSpec {
        target: Some("t".into()),
        scaling: Choice::named("robust"),
        ..DataSpec::default()
    };
    let far = prepare(&table, &spec).expect("prepared");
    assert!(codes(&far).contains(&"large-scaled"), "{:?}", far.remarks);
    spec.outliers.method = Choice::named("iqr");
    spec.outliers.action = OutlierAction::Clip;
    let clipped = prepare(&table, &spec).expect("prepared");
    assert!(
        !codes(&clipped).contains(&"large-scaled"),
        "{:?}",
        clipped.remarks
    );
}
