//! Derived features under other names, left out one by one, and tried before they are added.

use super::{made, spec, table};
use isoline_dataset::{prepare, trial};

#[test]
fn names_call_features_otherwise_and_leave_them_out() {
    let prepared = made(
        r#"[{"kind":"classic","of":["a","c"],"names":{"a^2":"square","c^2":"","sin(a)":"","sin(c)":""}},
            {"name":"root","formula":"sqrt(square)"}]"#,
    );
    let derived = prepared.derived.iter();
    let shown: Vec<(usize, &str, &str)> = derived
        .map(|one| (one.entry, one.written.as_str(), one.column.name.as_str()))
        .collect();
    let expected = [
        (0, "a^2", "square"),
        (0, "a * c", "a * c"),
        (1, "root", "root"),
    ];
    assert_eq!(shown, expected);
    let names = prepared.pipeline.derived().iter();
    let names: Vec<&str> = names.map(|one| one.feature.name.as_str()).collect();
    assert_eq!(names, ["square", "a * c", "root"]);
    assert_eq!(
        prepared.derived[0].column.histogram.iter().sum::<usize>(),
        30
    );
}

#[test]
fn a_formula_is_tried_over_columns_and_what_was_derived_before_it() {
    let asked = spec(r#"[{"name":"half","formula":"a / 2"},{"name":"later","formula":"a"}]"#);
    let table = table(|_, _| {});
    let prepared = prepare(&table, &asked).expect("it can be derived");
    let tried = |formula: &str, entries| {
        trial(&table, &asked, &prepared, formula, entries).expect("the table can be edited")
    };
    let sound = tried("half * 4 + 1 / c", 1);
    assert_eq!(sound.error, None);
    assert_eq!(sound.values.len(), 6);
    assert!(sound.values[0].is_nan(), "1 / 0");
    assert_eq!(sound.values[1..3], [4.5, 6.25]);
    for (formula, entries, position, words) in [
        ("half + later", 1, 8, "no column later"),
        ("half + ", 1, 8, "Here should be a number"),
        ("a * label", 2, 5, "is the target"),
        ("log(`shade`)", 2, 5, "holds no numbers"),
    ] {
        let error = tried(formula, entries).error.expect(formula);
        assert_eq!(error.position, position, "{formula}: {error:?}");
        assert!(error.message.contains(words), "{error:?}");
        assert!(!error.hint.is_empty(), "{formula}");
    }
}
