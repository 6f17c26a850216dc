//! Formulas against Python's parser and functions (golden/formulas.py), and what is said of those that are wrong.

use isoline_dataset::formula::{Apply, CHARACTERS, FUNCTIONS, Operation, parse};
use proptest::prelude::*;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct File {
    rows: Vec<BTreeMap<String, f64>>,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    formula: String,
    values: Vec<Option<f64>>,
}

const NAMES: [&str; 4] = ["t", "x", "y", "z"];

#[test]
fn values_are_those_of_python() {
    let text = include_str!("golden/formulas.json");
    let file: File = serde_json::from_str(text).expect("the golden file is well formed");
    for Case { formula, values } in &file.cases {
        let program = parse(formula, &NAMES).unwrap_or_else(|error| panic!("{formula}: {error:?}"));
        for (row, expected) in file.rows.iter().zip(values) {
            let found = program.value(&|column| row[NAMES[column as usize]]);
            let close = match (found, expected) {
                (Some(found), Some(expected)) => {
                    (found - expected).abs() <= 1e-13 * expected.abs().max(1e-3)
                }
                (None, None) => true,
                _ => false,
            };
            assert!(
                close,
                "{formula} of {row:?}: {found:?}, Python {expected:?}"
            );
        }
    }
    // Every function has a case.
    for function in FUNCTIONS {
        let written = format!("{}(", function.name);
        let mut formulas = file.cases.iter().map(|case| &case.formula);
        assert!(
            formulas.any(|formula| formula.contains(&written)),
            "{written}"
        );
    }
}

fn one(formula: &str, columns: &[(&str, f64)]) -> Option<f64> {
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    let program = parse(formula, &names).unwrap_or_else(|error| panic!("{formula}: {error:?}"));
    program.value(&|column| columns[column as usize].1)
}

#[test]
fn names_are_bare_quoted_or_in_another_script() {
    let columns = [
        ("body mass (g)", 4.0),
        ("a`b", 3.0),
        ("体重", 2.0),
        ("Sepal.Length", 5.0),
        ("log", 7.0),
        ("x_1", 0.5),
    ];
    for (formula, value) in [
        ("`body mass (g)` / 2", 2.0),
        ("\"body mass (g)\" * 'body mass (g)'", 16.0),
        ("`a``b` + 1", 4.0),
        ("体重 × 体重", 4.0),
        ("Sepal.Length − x_1", 4.5),
        ("log + LOG(1)", 7.0),
        ("max（体重，log）", 7.0),
        ("x_1 ≤ 1", 1.0),
    ] {
        assert_eq!(one(formula, &columns), Some(value), "{formula}");
    }
}

/// Missing is not a number: it spreads, except through the branch that is not taken.
#[test]
fn missing_values_spread_to_where_they_are_needed() {
    let columns = [("a", f64::NAN), ("b", 2.0)];
    for formula in [
        "a",
        "a^0",
        "1^a",
        "a < 1",
        "a != a",
        "min(a, b)",
        "max(b, a)",
        "round(a)",
        "if(a, 1, 2)",
        "if(b, a, 1)",
    ] {
        assert_eq!(one(formula, &columns), None, "{formula}");
    }
    assert_eq!(one("if(b > 1, b, a)", &columns), Some(2.0));
    assert_eq!(
        one("log(0) < 1", &columns),
        Some(1.0),
        "minus infinity is below 1"
    );
    assert_eq!(one("log(0 - 1) < 1", &columns), None);
}

#[test]
fn what_is_wrong_is_said_with_its_place_and_its_remedy() {
    let deep = format!("{}age{}", "(".repeat(70), ")".repeat(70));
    let signs = format!("{}age", "-".repeat(100_000));
    let powers = vec!["age"; 40].join("^");
    let stacked = format!("{}age{}", "max(1, ".repeat(33), ")".repeat(33));
    for (formula, position, message, hint) in [
        ("", 1, "but the formula ends", "For example"),
        (
            "log(income) /",
            14,
            "Here should be a number, a column, a function or (, but the formula ends",
            "example",
        ),
        ("incone * 2", 1, "no column incone", "Did you mean `income`"),
        ("age + colour", 7, "no column colour", "are income, age"),
        ("log + 1", 1, "no column log", "write log(...)"),
        ("lg(age)", 1, "no function lg", "Did you mean log"),
        (
            "median(age)",
            1,
            "no function median",
            "The functions are log, log1p",
        ),
        (
            "2 age",
            3,
            "Here should be an operator such as + or *, but there is age",
            "2 * x",
        ),
        ("(age", 1, "opens here is not closed", "Write )"),
        ("age)", 4, "no opening one", ""),
        (
            "1,5 * age",
            2,
            "not between the values of a function",
            "0.5",
        ),
        ("(age, 1)", 5, "not between the values of a function", ""),
        ("log(age, 2)", 8, "log takes 1 value; here are more", ""),
        ("if(age, 1)", 10, "if takes 3 values; here are 2", ""),
        ("min(age)", 8, "min takes 2 to 16 values; here are 1", ""),
        ("log()", 5, "but there is )", ""),
        ("1 < age < 3", 9, "Two comparisons", "(0 < x) * (x < 1)"),
        ("age % 2", 5, "% has no meaning", "backticks"),
        ("age ! 2", 5, "! has no meaning", ""),
        ("`age", 1, "does not end", "`"),
        ("1e999", 1, "1e999 is too large", ""),
        ("age * * 2", 7, "but there is *", ""),
        (deep.as_str(), 65, "More than 64", "flatter"),
        (
            signs.as_str(),
            CHARACTERS + 1,
            "more than 1000 characters",
            "Split it",
        ),
        (
            powers.as_str(),
            159,
            "more than 32 values at once",
            "Split it",
        ),
        (
            stacked.as_str(),
            stacked.len(),
            "more than 32 values at once",
            "Split it",
        ),
    ] {
        let error = parse(formula, &["income", "age"]).expect_err(formula);
        assert!(error.message.contains(message), "{formula}: {error:?}");
        assert!(error.hint.contains(hint), "{formula}: {error:?}");
        assert_eq!(error.position, position, "{formula}: {error:?}");
    }
    // Just within the limits.
    let just = format!("{}age{}", "1 + (".repeat(31), ")".repeat(31));
    assert_eq!(one(&just, &[("age", 2.0)]), Some(33.0));
}

/// Formulas of the language, written down at random.
fn formula() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("x".to_string()),
        Just("`a b`".to_string()),
        (-1e3..1e3f64).prop_map(|number| format!("{number}")),
        Just("1e308".to_string()),
    ];
    leaf.prop_recursive(4, 24, 3, |inner| {
        let operator = prop::sample::select(vec!["+", "-", "*", "/", "^", "<", ">=", "="]);
        let unary = FUNCTIONS.iter().filter(|function| function.most == 1);
        let unary = prop::sample::select(unary.map(|function| function.name).collect::<Vec<_>>());
        prop_oneof![
            (inner.clone(), operator, inner.clone())
                .prop_map(|(a, sign, b)| format!("({a}) {sign} ({b})")),
            (unary, inner.clone()).prop_map(|(name, a)| format!("{name}({a})")),
            (inner.clone(), inner.clone(), inner.clone())
                .prop_map(|(a, b, c)| format!("if({a}, {b}, max({c}, {a}))")),
            inner.prop_map(|a| format!("-({a})")),
        ]
    })
}

proptest! {
    #[test]
    fn formulas_give_a_finite_number_or_none(text in formula(), x in any::<f64>(), y in any::<f64>()) {
        match parse(&text, &["x", "a b"]) {
            Ok(program) => {
                let value = program.value(&|column| [x, y][column as usize]);
                prop_assert!(value.is_none_or(f64::is_finite), "{text}: {value:?}");
                prop_assert!(program.columns().iter().all(|column| *column < 2));
            }
            Err(error) => prop_assert!(text.len() > CHARACTERS || error.message.contains("more than") || error.message.contains("More than"), "{text}: {error:?}"),
        }
    }

    #[test]
    fn any_text_is_read_or_refused_at_a_place_in_it(text in "[-a-z0-9+*/^<>=!(),.`'\" ×\u{202e}]{0,60}|\\PC{0,40}") {
        match parse(&text, &["x", "a b"]) {
            Ok(program) => prop_assert!(program.value(&|_| 1.5).is_none_or(f64::is_finite)),
            Err(error) => {
                prop_assert!((1..=text.chars().count() + 1).contains(&error.position), "{text}: {error:?}");
                prop_assert!(!error.message.is_empty() && !error.hint.is_empty());
            }
        }
    }
}

#[test]
fn programs_are_plain_data() {
    let program = parse("if(x < 1, -x, 2.5)", &["x"]).expect("a formula");
    let text = serde_json::to_string(&program).expect("plain data");
    assert!(
        text.starts_with(r#"[{"column":0},{"number":1.0},{"apply":"less"}"#),
        "{text}"
    );
    assert_eq!(
        program.operations().last(),
        Some(&Operation::Apply(Apply::If))
    );
}
