//! What cannot be derived is refused with its cause and the next step.

use std::collections::BTreeMap;

use super::{spec, table};
use isoline_dataset::{DataSpec, DerivedSpec, Knobs, prepare};

#[test]
fn what_cannot_be_derived_is_refused_with_the_cause() {
    let table = table(|_, cells| cells[3] = "1970-01-02 00:00:00".into());
    for (derived, kind, words) in [
        (
            r#"[{"kind":"root","of":["a"]}]"#,
            "unknown-member",
            "no derived feature \"root\"",
        ),
        (
            r#"[{"kind":"power","of":["a"],"exponent":99}]"#,
            "knob-range",
            "exponent is 99",
        ),
        (
            r#"[{"kind":"power","of":["a"],"size":1}]"#,
            "unknown-knob",
            "no knob \"size\"",
        ),
        (
            r#"[{"kind":"power"}]"#,
            "derived",
            "Derived feature 1, power, has no column",
        ),
        (
            r#"[{"kind":"ratio","of":["a"]}]"#,
            "derived",
            "needs two columns",
        ),
        (
            r#"[{"kind":"ratio","of":["a","c"],"name":"r"}]"#,
            "derived",
            "a name or a formula of its own",
        ),
        (
            r#"[{"kind":"classic","of":["a","c"],"names":{"a^3":"cube"}}]"#,
            "derived",
            "makes no a^3",
        ),
        (
            r#"[{"kind":"log","of":["a"],"names":{"log(a)":""}}]"#,
            "derived",
            "leaves out all it makes",
        ),
        (
            r#"[{"kind":"log","of":["a"],"names":{"log(a)":"c"}}]"#,
            "derived-name",
            "c is the name of two columns",
        ),
        (
            r#"[{"formula":"a"}]"#,
            "derived",
            "needs a name and a formula",
        ),
        (
            r#"[{"name":"r","formula":"a","of":["a"]}]"#,
            "derived",
            "no columns",
        ),
        (
            r#"[{"kind":"log","of":["my_b"]}]"#,
            "unknown-source",
            "Did you mean my b?",
        ),
        (
            r#"[{"kind":"log","of":["label"]}]"#,
            "target-as-feature",
            "would tell the answer",
        ),
        (
            r#"[{"name":"r","formula":"a * label"}]"#,
            "target-as-feature",
            "would tell the answer",
        ),
        (
            r#"[{"kind":"log","of":["shade"]}]"#,
            "derived-kind",
            "holds no numbers",
        ),
        (
            r#"[{"kind":"date-parts","of":["a"]}]"#,
            "derived-kind",
            "a holds no dates",
        ),
        (
            r#"[{"name":"r","formula":"a * weight"}]"#,
            "weight-column",
            "weighs the rows",
        ),
        (
            r#"[{"name":"a","formula":"c"}]"#,
            "derived-name",
            "a is the name of two columns",
        ),
        (
            r#"[{"kind":"log","of":["a","a"]}]"#,
            "derived-name",
            "log(a) is the name of two columns",
        ),
        (
            r#"[{"name":" ","formula":"c"}]"#,
            "derived-name",
            "has no name",
        ),
        (
            r#"[{"name":"r","formula":"log(0 - a)"}]"#,
            "derived-empty",
            "no finite value in any row",
        ),
        (
            r#"[{"kind":"date-parts","of":["when"]}]"#,
            "derived-constant",
            "No part of when differs",
        ),
        (
            r#"[{"name":"r","formula":"a +"}]"#,
            "formula",
            "Formula of r, character 4: Here should be a number",
        ),
        (
            r#"[{"name":"r","formula":"r + 1"}]"#,
            "formula",
            "no column r",
        ),
        (
            r#"[{"name":"r","formula":"s + 1"},{"name":"s","formula":"a"}]"#,
            "formula",
            "no column s",
        ),
    ] {
        let mut asked = spec(derived);
        asked.weight = Some("weight".into());
        let error = prepare(&table, &asked).expect_err(derived);
        assert_eq!(error.kind, kind, "{error}");
        assert!(error.to_string().contains(words), "{error}");
        assert!(
            error.message.starts_with("derived.csv") && error.hint.is_some(),
            "{error}"
        );
    }
}

#[test]
fn the_group_is_not_derived_from_and_the_time_may_be() {
    let mut asked = spec(r#"[{"kind":"difference","of":["c","when"]}]"#);
    asked.time = Some("when".into());
    prepare(&table(|_, _| {}), &asked).expect("the time is a number like others");
    asked.group = Some("c".into());
    let error = prepare(&table(|_, _| {}), &asked).expect_err("the group");
    assert_eq!(error.kind, "group-column");
    assert!(
        error.message.contains("which rows belong together"),
        "{error}"
    );
}

/// Each of these uses the one before twice, so that the last would need 2^40 steps.
#[test]
fn chains_that_grow_too_long_are_refused() {
    let mut derived = Vec::new();
    for step in 0..40 {
        let before = if step == 0 {
            "a".to_string()
        } else {
            format!("d{}", step - 1)
        };
        derived.push(DerivedSpec {
            kind: "formula".into(),
            of: Vec::new(),
            name: Some(format!("d{step}")),
            formula: Some(format!("{before} + {before}")),
            names: BTreeMap::new(),
            knobs: Knobs::new(),
        });
    }
    let asked = DataSpec {
        derived,
        ..spec("[]")
    };
    let error = prepare(&table(|_, _| {}), &asked).expect_err("too long");
    assert_eq!(error.kind, "formula");
    assert!(error.message.contains("more than 500 steps"), "{error}");
}
