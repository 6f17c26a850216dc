//! Metrics against scikit-learn (golden/metrics.py), to 1e-12.

use isoline_experiment::metrics::{Classified, Estimated, Figure, Sample, descriptions, figures};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct File {
    classifications: Vec<Classification>,
    regressions: Vec<Regression>,
}

#[derive(Deserialize)]
struct Classification {
    name: String,
    classes: usize,
    truth: Vec<usize>,
    probabilities: Vec<f64>,
    confusion: Vec<Vec<f64>>,
    figures: BTreeMap<String, Option<f64>>,
}

#[derive(Deserialize)]
struct Regression {
    name: String,
    outputs: usize,
    truth: Vec<f64>,
    answers: Vec<f64>,
    figures: BTreeMap<String, Option<f64>>,
}

fn compare(name: &str, found: &[Figure], expected: &BTreeMap<String, Option<f64>>) {
    let names: Vec<_> = found.iter().map(|figure| figure.name).collect();
    assert_eq!(names.len(), expected.len(), "{name}: {names:?}");
    for figure in found {
        let expected = expected[figure.name];
        match (figure.value, expected) {
            (None, None) => {}
            (Some(value), Some(expected)) => {
                let error = (value - expected).abs() / expected.abs().max(1.0);
                assert!(
                    error <= 1e-12,
                    "{name}, {}: {value} {expected}",
                    figure.name
                );
            }
            other => panic!("{name}, {}: {other:?}", figure.name),
        }
    }
}

#[test]
fn metrics_match_scikit_learn() {
    let file: File = serde_json::from_str(include_str!("golden/metrics.json")).expect("JSON");
    let mut seen = Vec::new();
    for case in file.classifications {
        let sample = Classified::new(case.classes, case.truth, case.probabilities);
        assert_eq!(sample.confusion, case.confusion, "{}", case.name);
        compare(
            &case.name,
            &figures(&Sample::Classes(sample)),
            &case.figures,
        );
        seen.extend(case.figures.into_keys());
    }
    for case in file.regressions {
        let sample = Estimated {
            outputs: case.outputs,
            truth: case.truth,
            answers: case.answers,
        };
        compare(&case.name, &figures(&Sample::Values(sample)), &case.figures);
        seen.extend(case.figures.into_keys());
    }
    for one in descriptions() {
        assert!(seen.iter().any(|name| name == one.name), "{}", one.name);
    }
}

#[test]
fn nothing_to_judge_gives_no_figure() {
    let none = Classified::new(2, Vec::new(), Vec::new());
    assert!(
        figures(&Sample::Classes(none))
            .iter()
            .all(|figure| figure.value.is_none())
    );
    let none = Estimated {
        outputs: 1,
        truth: Vec::new(),
        answers: Vec::new(),
    };
    assert!(
        figures(&Sample::Values(none))
            .iter()
            .all(|figure| figure.value.is_none())
    );
    let one = Estimated {
        outputs: 2,
        truth: vec![1.0, 2.0],
        answers: vec![1.5, 2.0],
    };
    for figure in figures(&Sample::Values(one)) {
        assert_eq!(figure.value.is_none(), figure.name == "r2");
    }
}
