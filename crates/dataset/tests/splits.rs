//! Splits against scikit-learn (golden/splits.py), and what groups, times and seeds keep to on any table.

use isoline_dataset::{Choice, DataSpec, Prepared, SplitSpec, formats, prepare};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct File {
    cases: Vec<Case>,
    grouped: Vec<Grouped>,
    timed: Vec<Timed>,
}

/// Rows of each class: of the table, held back by shares, and of each fold.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Case {
    sizes: Vec<usize>,
    validation: f64,
    test: f64,
    judged: Vec<usize>,
    tested: Vec<usize>,
    folds: usize,
    by_fold: Vec<Vec<usize>>,
}

/// Rows of each group, and of each fold.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Grouped {
    sizes: Vec<usize>,
    folds: usize,
    by_fold: Vec<usize>,
}

/// The time of each row, and the rows that train and that judge in each fold.
#[derive(Deserialize)]
struct Timed {
    times: Vec<u32>,
    folds: usize,
    windows: Vec<[Vec<u32>; 2]>,
}

fn golden() -> File {
    serde_json::from_str(include_str!("golden/splits.json")).expect("the golden file")
}

/// The preparation of a table of columns x, g, t, y when this fold judges.
fn folded(text: &str, method: &str, folds: usize, fold: usize) -> Prepared {
    let method = Choice::named(method);
    let spec = SplitSpec {
        method,
        folds: Some(folds),
        fold,
        ..SplitSpec::default()
    };
    split(text, spec).expect("it fits")
}

fn counts(prepared: &Prepared, rows: &[u32]) -> Vec<usize> {
    let mut counts = vec![0; prepared.target.classes.len()];
    rows.iter()
        .for_each(|row| counts[usize::from(prepared.classes[*row as usize])] += 1);
    counts
}

#[test]
fn stratified_counts_are_those_of_scikit_learn() {
    let file = golden();
    assert_eq!(file.cases.len(), 60);
    for case in &file.cases {
        let mut text = "x,k\n".to_owned();
        let classes = (0..).zip(&case.sizes);
        let labels = classes.flat_map(|(class, size)| std::iter::repeat_n(class, *size));
        for (row, class) in labels.enumerate() {
            text += &format!("{row}.5,{}\n", char::from(b'a' + class));
        }
        let table =
            formats::read("classes.csv", text.as_bytes(), &Default::default()).expect("a table");
        let with = |split| {
            let spec = DataSpec {
                target: Some("k".into()),
                split,
                ..DataSpec::default()
            };
            prepare(&table, &spec).expect("it fits")
        };
        let (validation, test) = (case.validation, case.test);
        let shares = with(SplitSpec {
            validation,
            test,
            ..SplitSpec::default()
        });
        assert_eq!(
            counts(&shares, &shares.split.validation),
            case.judged,
            "{:?}",
            case.sizes
        );
        assert_eq!(
            counts(&shares, &shares.split.test),
            case.tested,
            "{:?}",
            case.sizes
        );
        for (fold, expected) in case.by_fold.iter().enumerate() {
            let folds = with(SplitSpec {
                folds: Some(case.folds),
                fold,
                ..SplitSpec::default()
            });
            assert_eq!(
                &counts(&folds, &folds.split.validation),
                expected,
                "{:?}",
                case.sizes
            );
        }
    }
}

#[test]
fn groups_fill_the_folds_as_in_group_k_fold() {
    let file = golden();
    assert_eq!(file.grouped.len(), 20);
    for case in &file.grouped {
        let mut text = "x,g,t,y\n".to_owned();
        let groups = (0..).zip(&case.sizes);
        let groups = groups.flat_map(|(group, size)| std::iter::repeat_n(group, *size));
        let rows: Vec<u32> = groups.collect();
        for (row, group) in rows.iter().enumerate() {
            text += &format!("{row}.5,g{group},{row},{}.5\n", row * 7 % 31);
        }
        let mut found = Vec::new();
        let mut judged: Vec<u32> = Vec::new();
        for fold in 0..case.folds {
            let prepared = folded(&text, "group", case.folds, fold);
            let part = &prepared.split.validation;
            let outside = |row: &u32| !part.contains(row);
            let held: Vec<u32> = part.iter().map(|row| rows[*row as usize]).collect();
            for row in (0..rows.len() as u32).filter(outside) {
                assert!(!held.contains(&rows[row as usize]), "a group is parted");
            }
            assert_eq!(prepared.split.train.len() + part.len(), rows.len());
            found.push(part.len());
            judged.extend(part);
        }
        judged.sort_unstable();
        assert!(judged.into_iter().eq(0..rows.len() as u32));
        // Equal folds may be numbered otherwise.
        let mut expected = case.by_fold.clone();
        expected.sort_unstable();
        found.sort_unstable();
        assert_eq!(found, expected, "{:?}", case.sizes);
    }
}

#[test]
fn folds_by_time_have_the_rows_of_time_series_split() {
    let file = golden();
    assert_eq!(file.timed.len(), 20);
    for case in &file.timed {
        let mut text = "x,g,t,y\n".to_owned();
        for (row, time) in case.times.iter().enumerate() {
            text += &format!("{row}.5,g,{time},{}.5\n", row * 7 % 31);
        }
        for (fold, [train, judged]) in case.windows.iter().enumerate() {
            let prepared = folded(&text, "time", case.folds, fold);
            assert_eq!(&prepared.split.train, train, "{:?}", case.times);
            assert_eq!(&prepared.split.validation, judged, "{:?}", case.times);
        }
    }
}

/// A table of groups and times, both with repeats.
fn grouped(rows: &[(u8, i16)]) -> String {
    let mut text = "x,g,t,y\n".to_owned();
    for (row, (group, time)) in rows.iter().enumerate() {
        text += &format!("{row}.25,g{group},{time},{}.5\n", row * 7 % 31);
    }
    text
}

fn split(text: &str, split: SplitSpec) -> Option<Prepared> {
    let table = formats::read("groups.csv", text.as_bytes(), &Default::default()).ok()?;
    let spec = DataSpec {
        target: Some("y".into()),
        features: Some(vec!["x".into()]),
        group: Some("g".into()),
        time: Some("t".into()),
        split,
        ..DataSpec::default()
    };
    prepare(&table, &spec).ok()
}

/// Texts beyond those that are kept hold rows together as numbers in their place do.
#[test]
fn groups_by_texts_that_are_not_kept_are_those_of_their_numbers() {
    let table = |name: &dyn Fn(usize) -> String| {
        let mut text = "x,g,t,y\n".to_owned();
        for row in 0..4000 {
            let group = match row % 50 {
                0 => String::new(),
                _ => name(row * 7 % 1300),
            };
            text += &format!("{row}.5,{group},{row},{}.5\n", row * 7 % 31);
        }
        text
    };
    let (words, numbers) = (
        table(&|group| format!("customer no. {group}, of {}", group % 9).replace(',', ";")),
        table(&|group| group.to_string()),
    );
    for (test, folds) in [(0.0, None), (0.2, None), (0.2, Some(4))] {
        let spec = SplitSpec {
            method: Choice::named("group"),
            test,
            folds,
            fold: folds.map_or(0, |folds| folds - 1),
            ..SplitSpec::default()
        };
        let texts = split(&words, spec.clone()).expect("groups of texts");
        let expected = split(&numbers, spec).expect("groups of numbers");
        assert!(texts.split.validation.len() > 500 && texts.split.train.len() > 2000);
        assert_eq!(texts.split, expected.split);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn groups_never_straddle(
        rows in prop::collection::vec((0..12_u8, -500..500_i16), 20..90),
        seed in 0..1000_u64,
        test in prop::sample::select(vec![0.0, 0.2]),
        folds in prop::option::of(2..5_usize),
    ) {
        let fold = seed as usize % folds.unwrap_or(1);
        let spec = SplitSpec { method: Choice::named("group"), test, seed, folds, fold, ..SplitSpec::default() };
        let text = grouped(&rows);
        let Some(prepared) = split(&text, spec.clone()) else { return Err(TestCaseError::reject("too few groups")) };
        let mut part = std::collections::BTreeMap::new();
        let parts = [&prepared.split.train, &prepared.split.validation, &prepared.split.test];
        for (number, list) in parts.into_iter().enumerate() {
            for row in list {
                let group = rows[prepared.rows[*row as usize] as usize].0;
                prop_assert_eq!(*part.entry(group).or_insert(number), number, "group {}", group);
            }
        }
        prop_assert_eq!(Some(prepared), split(&text, spec));
    }

    #[test]
    fn windows_of_time_follow_one_another_and_no_time_is_parted(
        rows in prop::collection::vec((0..12_u8, -20..20_i16), 20..90),
        folds in 2..5_usize,
        test in prop::sample::select(vec![0.0, 0.2]),
    ) {
        let text = grouped(&rows);
        let mut judged: Vec<u32> = Vec::new();
        for fold in 0..folds {
            let spec = SplitSpec { method: Choice::named("time"), test, folds: Some(folds), fold, ..SplitSpec::default() };
            let Some(prepared) = split(&text, spec) else { return Err(TestCaseError::reject("few times")) };
            let times = |list: &[u32]| -> Vec<i16> {
                list.iter().map(|row| rows[prepared.rows[*row as usize] as usize].1).collect()
            };
            let parts = &prepared.split;
            let (train, now, tested) = (times(&parts.train), times(&parts.validation), times(&parts.test));
            prop_assert!(train.iter().max() < now.iter().min());
            prop_assert!(tested.is_empty() || now.iter().max() < tested.iter().min());
            if fold > 0 {
                // What judged before trains now.
                prop_assert!(judged.iter().all(|row| parts.train.contains(row)));
            }
            judged.extend(&parts.validation);
            if fold + 1 == folds {
                prop_assert_eq!(parts.train.len() + parts.validation.len() + parts.test.len(), rows.len());
            }
        }
    }

    #[test]
    fn the_earliest_rows_train_and_the_last_are_tested(
        rows in prop::collection::vec((0..12_u8, -20..20_i16), 20..90),
        validation in 0.1..0.4_f64,
        test in prop::sample::select(vec![0.0, 0.3]),
    ) {
        let spec = SplitSpec { method: Choice::named("time"), validation, test, ..SplitSpec::default() };
        let Some(prepared) = split(&grouped(&rows), spec) else { return Err(TestCaseError::reject("few times")) };
        let times = |list: &[u32]| -> Vec<i16> {
            list.iter().map(|row| rows[prepared.rows[*row as usize] as usize].1).collect()
        };
        let parts = &prepared.split;
        let (train, judged, tested) = (times(&parts.train), times(&parts.validation), times(&parts.test));
        prop_assert!(train.iter().max() < judged.iter().min());
        if test > 0.0 {
            prop_assert!(judged.iter().max() < tested.iter().min());
        }
        // As near to the share as whole times allow.
        let (last, share) = if test > 0.0 { (&tested, test) } else { (&judged, validation) };
        let quota = (rows.len() as f64 * share).round();
        let first = last.iter().filter(|time| Some(*time) == last.iter().min()).count();
        let next = rows.iter().map(|row| row.1).filter(|time| Some(time) < last.iter().min());
        let next = next.max().map_or(0, |time| rows.iter().filter(|row| row.1 == time).count());
        let off = |more: f64| (last.len() as f64 + more - quota).abs();
        prop_assert!(off(0.0) <= off(-(first as f64)) || last.len() == first);
        prop_assert!(off(0.0) <= off(next as f64));
    }
}
