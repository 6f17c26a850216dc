//! Area under the curve and rank correlation against scikit-learn and SciPy (`golden/association.py`).

use isoline_dataset::doctor::association::{area_under_curve, rank_correlation};
use serde_json::Value;

fn numbers(value: &Value) -> Vec<f64> {
    let numbers = value.as_array().expect("a list").iter();
    numbers
        .map(|number| number.as_f64().expect("a number"))
        .collect()
}

#[test]
fn areas_and_ranks_agree_with_scikit_learn_and_scipy() {
    let golden: Value =
        serde_json::from_str(include_str!("golden/association.json")).expect("JSON");
    let cases = golden["cases"].as_array().expect("cases");
    assert!(cases.len() >= 6);
    for case in cases {
        let scores = numbers(&case["scores"]);
        let positive = case["positive"].as_array().expect("a list").iter();
        let positive: Vec<bool> = positive
            .map(|one| one.as_bool().expect("a truth value"))
            .collect();
        for (found, expected) in [
            (area_under_curve(&scores, &positive), &case["auc"]),
            (
                rank_correlation(&scores, &numbers(&case["answers"])),
                &case["spearman"],
            ),
        ] {
            let (found, expected) = (
                found.expect("defined"),
                expected.as_f64().expect("a number"),
            );
            assert!(
                (found - expected).abs() < 1e-12,
                "{}: {found} and {expected}",
                case["name"]
            );
        }
    }
}

#[test]
fn without_two_kinds_or_with_a_constant_there_is_nothing_to_say() {
    assert_eq!(area_under_curve(&[1.0, 2.0], &[true, true]), None);
    assert_eq!(area_under_curve(&[], &[]), None);
    assert_eq!(rank_correlation(&[1.0, 1.0], &[1.0, 2.0]), None);
    assert_eq!(area_under_curve(&[1.0, 1.0], &[true, false]), Some(0.5));
}
