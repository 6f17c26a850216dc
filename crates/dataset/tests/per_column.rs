//! Preparation of single columns: what is asked of one column is fitted as if it were asked of all, and changes no other.

use isoline_dataset::prepare::{Feature, encode, impute, outliers, scale};
use isoline_dataset::{
    Choice, ColumnEdit, DataSpec, OutlierAction, OutlierSpec, Prepared, Reading, Table, formats,
    prepare,
};

/// Sixty rows: two columns of numbers and two of names, each with gaps, and a value far off in x.
fn table() -> Table {
    let mut text = "x,y,shade,size,label\n".to_string();
    for row in 0..60_usize {
        let gap = |every: usize, cell: String| match row % every {
            3 => String::new(),
            _ => cell,
        };
        text += &format!(
            "{},{},{},{},{}\n",
            gap(
                7,
                if row == 8 {
                    "900".into()
                } else {
                    (row * 7 % 23).to_string()
                }
            ),
            gap(9, format!("{}.5", row * 11 % 31)),
            gap(8, ["dark", "light", "grey"][row % 3].into()),
            gap(10, ["small", "large"][row / 2 % 2].into()),
            ["no", "yes"][row * 5 % 7 % 2]
        );
    }
    formats::read("sixty.csv", text.as_bytes(), &Reading::default()).expect("a table")
}

fn prepared(change: impl Fn(&mut DataSpec)) -> Prepared {
    let mut spec = DataSpec {
        target: Some("label".into()),
        ..DataSpec::default()
    };
    change(&mut spec);
    prepare(&table(), &spec).expect("it can be prepared")
}

fn edit(spec: &mut DataSpec, column: &str, change: impl Fn(&mut ColumnEdit)) {
    change(spec.columns.entry(column.into()).or_default());
}

/// A feature wherever its inputs lie.
fn feature(prepared: &Prepared, name: &str) -> Feature {
    let mut features = prepared.pipeline.features().iter();
    let found = features.find(|feature| feature.name == name);
    let mut found = found.expect("a feature").clone();
    found.offset = 0;
    found
}

/// Of the columns of numbers or of names, only `own` is prepared as asked; the others stay as they are.
fn check(one: &Prepared, all: &Prepared, own: &str, what: &str) {
    let plain = prepared(|_| ());
    for name in ["x", "y", "shade", "size"] {
        let like = if name == own { all } else { &plain };
        assert_eq!(feature(one, name), feature(like, name), "{what}: {name}");
    }
}

#[test]
fn every_member_for_one_column_is_fitted_as_for_all() {
    for scaler in scale::ALL {
        let choice = Choice::named(scaler.member.name);
        let one = prepared(|spec| edit(spec, "y", |edit| edit.scaling = Some(choice.clone())));
        let all = prepared(|spec| spec.scaling = choice.clone());
        check(&one, &all, "y", scaler.member.name);
    }
    for encoder in encode::ALL {
        let choice = Choice::named(encoder.member.name);
        let one = prepared(|spec| edit(spec, "size", |edit| edit.encoding = Some(choice.clone())));
        let all = prepared(|spec| spec.encoding = choice.clone());
        check(&one, &all, "size", encoder.member.name);
    }
    // Rows that are left out are left out of every column's statistics.
    for imputer in impute::NUMERIC.iter().filter(|imputer| !imputer.drops) {
        let choice = Choice::named(imputer.member.name);
        let one = prepared(|spec| edit(spec, "x", |edit| edit.imputation = Some(choice.clone())));
        let all = prepared(|spec| spec.missing.numeric = choice.clone());
        check(&one, &all, "x", imputer.member.name);
    }
    for imputer in impute::CATEGORICAL.iter().filter(|imputer| !imputer.drops) {
        let choice = Choice::named(imputer.member.name);
        let own = |edit: &mut ColumnEdit| edit.imputation = Some(choice.clone());
        let one = prepared(|spec| edit(spec, "shade", own));
        let all = prepared(|spec| spec.missing.categorical = choice.clone());
        check(&one, &all, "shade", imputer.member.name);
    }
    for detector in outliers::ALL {
        let asked = OutlierSpec {
            method: Choice::named(detector.member.name),
            action: OutlierAction::Clip,
        };
        let one = prepared(|spec| edit(spec, "x", |edit| edit.outliers = Some(asked.clone())));
        let all = prepared(|spec| spec.outliers = asked.clone());
        check(&one, &all, "x", detector.member.name);
    }
}

#[test]
fn a_column_alone_marks_its_gaps_or_leaves_its_rows_out() {
    let marked = prepared(|spec| edit(spec, "y", |edit| edit.indicator = Some(true)));
    assert!(feature(&marked, "y").indicator && !feature(&marked, "x").indicator);
    let unmarked = prepared(|spec| {
        spec.missing.indicator = true;
        edit(spec, "y", |edit| edit.indicator = Some(false));
    });
    assert!(!feature(&unmarked, "y").indicator && feature(&unmarked, "x").indicator);
    let drop = |edit: &mut ColumnEdit| edit.imputation = Some(Choice::named("drop"));
    let left = prepared(|spec| edit(spec, "size", drop));
    // Gaps of size stand in rows 3, 13 and so on.
    assert_eq!((left.dropped.missing, left.rows.len()), (6, 54));
}

#[test]
fn what_is_done_with_outliers_is_said_for_each_action() {
    let own = |action| {
        let method = Choice::named("iqr").with("factor", 0.5);
        move |edit: &mut ColumnEdit| {
            edit.outliers = Some(OutlierSpec {
                method: method.clone(),
                action,
            });
        }
    };
    let both = prepared(|spec| {
        edit(spec, "x", own(OutlierAction::Drop));
        edit(spec, "y", own(OutlierAction::Flag));
    });
    let found = both.outliers.as_ref().expect("they are looked for");
    let done: Vec<OutlierAction> = found.done.iter().map(|done| done.action).collect();
    assert_eq!(done, [OutlierAction::Flag, OutlierAction::Drop]);
    let named: Vec<(&str, OutlierAction)> = found
        .fences
        .iter()
        .map(|fence| (fence.column.as_str(), fence.action))
        .collect();
    assert_eq!(
        named,
        [("x", OutlierAction::Drop), ("y", OutlierAction::Flag)]
    );
    assert_eq!(both.dropped.outliers, found.done[1].rows);
    for (fence, done) in found.fences.iter().zip([&found.done[1], &found.done[0]]) {
        assert_eq!(fence.cells, done.cells, "{}", fence.column);
    }
}

#[test]
fn what_says_nothing_of_a_column_is_refused_with_its_name() {
    let refused = |column: &str, change: fn(&mut ColumnEdit)| {
        let mut spec = DataSpec {
            target: Some("label".into()),
            ..DataSpec::default()
        };
        edit(&mut spec, column, change);
        let error = prepare(&table(), &spec).expect_err("refused");
        assert_eq!(error.column.as_deref(), Some(column), "{error}");
        assert!(
            error.message.starts_with("sixty.csv") && error.hint.is_some(),
            "{error}"
        );
        error.kind
    };
    let kind = refused("shade", |edit| edit.scaling = Some(Choice::named("robust")));
    assert_eq!(kind, "column-preparation");
    let kind = refused("x", |edit| edit.encoding = Some(Choice::named("ordinal")));
    assert_eq!(kind, "column-preparation");
    let kind = refused("shade", |edit| {
        edit.imputation = Some(Choice::named("median"))
    });
    assert_eq!(kind, "unknown-member");
    let far = |edit: &mut ColumnEdit| edit.outliers = Some(OutlierSpec::default());
    assert_eq!(refused("size", far), "column-preparation");
}
