//! What every split keeps to, and what is refused.

use super::*;
use crate::spec::SplitSpec;
use crate::table::{Kind, Values};
use crate::{Choice, DataError};

fn numbers(name: &str, values: impl Iterator<Item = f64>) -> Column {
    Column::new(
        name.into(),
        Kind::Numeric,
        Values::Numbers(values.collect()),
    )
}

/// 97 different rows of three classes, in groups of 1 to 5 rows, at times that repeat and run backwards.
struct Fixture {
    rows: Vec<u32>,
    classes: Vec<u16>,
    names: Vec<String>,
    cells: Vec<Column>,
    group: Column,
    time: Column,
}

impl Fixture {
    fn new() -> Self {
        let group = (0..97).map(|row| f64::from((row * row % 37) / 2));
        Fixture {
            rows: (0..97).collect(),
            classes: (0..97).map(|row| (row % 3) as u16).collect(),
            names: (0..3).map(|class| format!("class {class}")).collect(),
            cells: vec![numbers("x", (0..97).map(f64::from))],
            group: numbers("g", group),
            time: numbers("t", (0..97).map(|row| f64::from((97 - row) / 3))),
        }
    }

    fn split(&self, spec: &SplitSpec, classes: bool) -> Result<Split, DataError> {
        let cells: Vec<&Column> = self.cells.iter().collect();
        let subject = Subject {
            rows: &self.rows,
            classes: if classes { &self.classes } else { &[] },
            names: if classes { &self.names } else { &[] },
            cells: &cells,
            group: Some(&self.group),
            time: Some(&self.time),
        };
        let (splitter, _) = spec.method.settle("split", ALL).expect("a member");
        split(splitter, spec, subject, &mut Vec::new())
    }
}

fn spec(method: &str, validation: f64, test: f64, seed: u64) -> SplitSpec {
    SplitSpec {
        method: Choice::named(method),
        validation,
        test,
        seed,
        ..SplitSpec::default()
    }
}

fn parts(split: &Split) -> Vec<u32> {
    let mut all = [&split.train[..], &split.validation, &split.test].concat();
    all.sort_unstable();
    all
}

#[test]
fn every_row_is_in_one_part_the_shares_are_kept_and_the_seed_decides() {
    let fixture = Fixture::new();
    for splitter in ALL {
        let name = splitter.member.name;
        for classes in [true, false] {
            for test in [0.0, 0.3] {
                let with = |seed| {
                    fixture
                        .split(&spec(name, 0.2, test, seed), classes)
                        .expect(name)
                };
                let first = with(1);
                assert_eq!(parts(&first), fixture.rows, "{name}");
                let near =
                    |part: &[u32], share: f64| (part.len() as f64 - share * 97.0).abs() < 3.0;
                assert!(
                    near(&first.validation, 0.2) && near(&first.test, test),
                    "{name}: {first:?}"
                );
                assert_eq!(first, with(1), "{name}");
                assert_eq!(
                    first == with(2),
                    splitter.together == Together::Times,
                    "{name}"
                );
            }
        }
    }
}

#[test]
fn the_test_rows_depend_on_nothing_but_their_share_and_the_seed() {
    let fixture = Fixture::new();
    for splitter in ALL {
        let name = splitter.member.name;
        let base = fixture
            .split(&spec(name, 0.2, 0.25, 3), true)
            .expect(name)
            .test;
        assert_eq!(
            fixture
                .split(&spec(name, 0.4, 0.25, 3), true)
                .expect(name)
                .test,
            base
        );
        if matches!(splitter.folds, Folds::Expanding(_)) {
            continue;
        }
        let mut judged = Vec::new();
        for fold in 0..4 {
            let spec = SplitSpec {
                folds: Some(4),
                fold,
                ..spec(name, 0.2, 0.25, 3)
            };
            let split = fixture.split(&spec, true).expect(name);
            assert_eq!(split.test, base, "{name}");
            assert_eq!(parts(&split), fixture.rows, "{name}");
            judged.extend(split.validation);
        }
        judged.extend(&base);
        judged.sort_unstable();
        assert_eq!(judged, fixture.rows, "{name}: each row judges once");
    }
}

#[test]
fn shares_and_folds_out_of_range_and_empty_parts_are_refused() {
    let fixture = Fixture::new();
    let refused = |spec: SplitSpec| fixture.split(&spec, false).expect_err("refused");
    for share in [0.0, 1.0, -0.1, 7.0, f64::NAN, f64::INFINITY] {
        assert_eq!(
            refused(spec("random", share, 0.0, 1)).kind,
            "validation-share"
        );
    }
    for share in [-0.1, 0.8, 1.0, f64::NAN] {
        assert_eq!(refused(spec("random", 0.2, share, 1)).kind, "test-share");
    }
    for (validation, test) in [(0.001, 0.0), (0.999, 0.0), (0.2, 0.001)] {
        assert_eq!(
            refused(spec("random", validation, test, 1)).kind,
            "empty-split"
        );
    }
    for (method, folds, fold) in [
        ("random", 1, 0),
        ("random", 101, 0),
        ("random", 5, 5),
        ("group", 30, 0),
    ] {
        let spec = SplitSpec {
            folds: Some(folds),
            fold,
            ..spec(method, 0.2, 0.0, 1)
        };
        let error = refused(spec);
        assert_eq!(error.kind, "folds", "{method} {folds} {fold}");
        assert!(error.hint.is_some());
    }
}

#[test]
fn columns_that_cannot_group_or_order_are_refused() {
    let mut fixture = Fixture::new();
    fixture.time = numbers(
        "t",
        (0..97).map(|row| if row == 7 { f64::NAN } else { f64::from(row) }),
    );
    let error = fixture
        .split(&spec("time", 0.2, 0.0, 1), true)
        .expect_err("a time is missing");
    assert_eq!(error.kind, "time-column");
    assert!(error.message.contains("data row 8"), "{error}");
    fixture.time = Column::new(
        "t".into(),
        Kind::Categorical,
        Values::Levels {
            names: vec!["a".into()],
            codes: vec![0; 97],
        },
    );
    let error = fixture
        .split(&spec("time", 0.2, 0.0, 1), true)
        .expect_err("names");
    assert_eq!(error.kind, "time-column");
    fixture.group = numbers("g", (0..97).map(|_| 5.0));
    let error = fixture
        .split(&spec("group", 0.2, 0.0, 1), true)
        .expect_err("one group");
    assert_eq!(error.kind, "group-column");
    // Rows whose group is missing are groups of their own.
    fixture.group = numbers(
        "g",
        (0..97).map(|row| if row < 50 { f64::NAN } else { 5.0 }),
    );
    let split = fixture
        .split(&spec("group", 0.2, 0.0, 1), true)
        .expect("51 groups");
    assert!(split.validation.iter().all(|&row| row < 50));
    // Texts that are not kept are known by their digests: 40 groups here, and 17 rows whose group is missing.
    let digest = |row: u64| if row < 80 { 1 + row % 40 } else { 0 };
    fixture.group = Column::new(
        "g".into(),
        Kind::Text,
        Values::Omitted {
            digests: (0..97).map(digest).collect(),
            distinct: 40,
        },
    );
    let split = fixture
        .split(&spec("group", 0.2, 0.2, 1), true)
        .expect("57 groups");
    for part in [&split.validation, &split.test] {
        let whole = |row: &u32| *row >= 80 || part.contains(&((row + 40) % 80));
        assert!(
            (16..=24).contains(&part.len()) && part.iter().all(whole),
            "{part:?}"
        );
    }
}

#[test]
fn copies_stay_together_and_something_is_always_held_back() {
    let mut fixture = Fixture::new();
    // Each value three times or so; class and value agree, so that copies are of one class.
    fixture.cells = vec![numbers("x", (0..97).map(|row| f64::from(row % 30)))];
    for method in ["random", "stratified"] {
        for seed in 0..20 {
            let split = fixture
                .split(&spec(method, 0.2, 0.2, seed), true)
                .expect(method);
            for part in [&split.validation, &split.test] {
                assert!((16..=24).contains(&part.len()), "{method} {}", part.len());
                let whole = |row: &u32| (row % 30..97).step_by(30).all(|copy| part.contains(&copy));
                assert!(part.iter().all(whole), "{method} {seed}");
            }
        }
    }
    // Two different rows in each class, half a hundred times: one of four must judge.
    fixture.cells = vec![numbers("x", (0..97).map(|row| f64::from(row % 6)))];
    let split = fixture
        .split(&spec("stratified", 0.01, 0.0, 1), true)
        .expect("a lot is spared");
    assert_eq!(split.validation.len(), 16);
    fixture.cells = vec![numbers("x", (0..97).map(|_| 1.0))];
    let error = fixture
        .split(&spec("random", 0.2, 0.0, 1), false)
        .expect_err("one row only");
    assert!(error.hint.expect("a hint").contains("1 such lot"));
}
