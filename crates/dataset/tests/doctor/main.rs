//! The doctor: every finding has a table that shows it, its fix removes it, and sound tables get none.

mod tables;

use isoline_dataset::{
    Change, Finding, Knobs, Severity, Task, apply, diagnose, doctor, prepare, samples, suggest,
};
use tables::{case, class, scattered, table};

/// Codes of findings that share a finder with another.
const OTHERS: [&str; 6] = [
    "near-constant",
    "sorted-by-time",
    "one-class",
    "target-not-numeric",
    "numeric-classes",
    "high-cardinality",
];

/// What cannot be without another finding.
fn companions(code: &str) -> &[&str] {
    match code {
        "conflicts" => &["duplicates"],
        "no-feature" => &["constant"],
        _ => &[],
    }
}

fn codes(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.code).collect()
}

#[test]
fn every_finding_is_shown_by_a_table_and_gone_after_its_fix() {
    let all = doctor::ALL.iter().map(|finder| finder.code);
    let mut wrong = Vec::new();
    for code in all.chain(OTHERS) {
        let (table, spec) = case(code);
        let findings = diagnose(&table, &spec);
        assert_eq!(findings, diagnose(&table, &spec), "{code} is found again");
        let Some(found) = findings.iter().find(|finding| finding.code == code) else {
            wrong.push(format!("{code} is not among {:?}", codes(&findings)));
            continue;
        };
        let mut expected = [&[code], companions(code)].concat();
        let mut others = codes(&findings);
        expected.sort_unstable();
        others.sort_unstable();
        if others != expected {
            wrong.push(format!("{code} comes with {others:?}"));
        }
        if let Some(problem) = badly_said(found) {
            wrong.push(format!("{code}: {problem}"));
        }
        if prepare(&table, &spec).is_err() != (found.severity == Severity::Error) {
            wrong.push(format!(
                "{code} is {:?}, and prepare thinks otherwise",
                found.severity
            ));
        }
        if let Some(fix) = &found.fix {
            let mended = apply(&spec, &fix.change);
            let left = diagnose(&table, &mended);
            // Balancing is a matter of training: the table stays as it is.
            let stays = fix.change == isoline_dataset::Change::BalanceClasses;
            if left.iter().any(|finding| finding.code == code) != stays {
                wrong.push(format!("{code} after its fix: {:?}", codes(&left)));
            }
            if let Err(error) = prepare(&table, &mended) {
                wrong.push(format!("{code} after its fix: {error}"));
            }
            let text = serde_json::to_string(&fix.change).expect("a change is JSON");
            let again: isoline_dataset::Change = serde_json::from_str(&text).expect("reads back");
            assert_eq!(again, fix.change);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is wrong with the words of a finding.
fn badly_said(found: &Finding) -> Option<String> {
    let message = &found.message;
    let place = found
        .column
        .as_ref()
        .is_none_or(|column| message.contains(column.as_str()));
    let complete = !message.contains(['{', '}']) && message.ends_with('.');
    let label = found.fix.as_ref().is_none_or(|fix| !fix.label.is_empty());
    // An error without a fix says what to do.
    let way = found.severity > Severity::Error || found.fix.is_some() || found.hint.is_some();
    (!(place && complete && label && way)).then(|| format!("{found:?}"))
}

#[test]
fn sound_tables_have_no_error_and_no_warning() {
    let sound = table("a,b,c,label", 200, |row| {
        format!(
            "{},{},{},{}",
            scattered(row, 1),
            scattered(row, 2),
            scattered(row, 3),
            class(row)
        )
    });
    assert_eq!(diagnose(&sound, &suggest(&sound)), []);
    for sample in samples::ALL {
        let table = sample.generate(&Knobs::new(), 1).expect("a sample");
        let findings = diagnose(&table, &suggest(&table));
        let grave = findings
            .iter()
            .filter(|finding| finding.severity < Severity::Note);
        let grave: Vec<&Finding> = grave.collect();
        assert!(grave.is_empty(), "{}: {grave:#?}", sample.member.name);
        println!("{}: {:?}", sample.member.name, codes(&findings));
    }
}

#[test]
fn a_derived_feature_that_tells_the_target_is_a_leak() {
    let table = table("a,b,c,label", 80, |row| {
        let (a, b) = (scattered(row, 1), scattered(row, 2));
        let label = if a > b { "over" } else { "under" };
        format!("{a},{b},{},{label}", scattered(row, 3))
    });
    let mut spec = suggest(&table);
    spec.derived = serde_json::from_str(
        r#"[{"name":"gap","formula":"a - b"},{"kind":"classic","of":["b","c"]}]"#,
    )
    .expect("derived features");
    let findings = diagnose(&table, &spec);
    let leaks: Vec<&Finding> = findings
        .iter()
        .filter(|finding| finding.code == "leak")
        .collect();
    assert_eq!(leaks.len(), 1, "{findings:#?}");
    assert_eq!(leaks[0].column.as_deref(), Some("gap"));
    let fix = leaks[0].fix.as_ref().expect("it can be left out");
    let mended = apply(&spec, &fix.change);
    assert_eq!(mended.derived.len(), 1);
    assert!(!codes(&diagnose(&table, &mended)).contains(&"leak"));
    // One of several that an entry makes is left out by its name.
    let change = Change::DropDerived {
        column: "b^2".into(),
        entry: 1,
        written: Some("b^2".into()),
    };
    let mended = apply(&spec, &change);
    assert_eq!(mended.derived[1].names["b^2"], "");
    // What cannot be derived is said.
    spec.derived[0].formula = Some("a - d".into());
    assert!(codes(&diagnose(&table, &spec)).contains(&"refused"));
}

#[test]
fn a_planted_leak_and_planted_duplicates_are_found_in_100_of_100_tables() {
    for seed in 0..100 {
        let rows = 60 + 7 * seed;
        let noise = |row: usize, salt: u64| scattered(row, salt + 100 * seed as u64);
        let planted = |row: usize| {
            let row = if row.is_multiple_of(10) && row > 0 {
                row - 1
            } else {
                row
            };
            let answer = (noise(row, 1) + noise(row, 2)) * 3.0;
            let class = answer as usize % 3;
            let leak = match seed % 3 {
                0 => format!("{}", class as f64 * 10.0 + noise(row, 4)),
                1 => ["red", "green", "blue"][class].to_string(),
                _ => format!("{}", answer.powi(3) + 1e-6 * noise(row, 5)),
            };
            let label = match seed % 3 {
                0 | 1 => format!("class {class}"),
                _ => answer.to_string(),
            };
            format!("{},{leak},{},{label}", noise(row, 1), noise(row, 3))
        };
        let table = table("a,late,b,label", rows, planted);
        let findings = diagnose(&table, &suggest(&table));
        let leaks: Vec<_> = findings
            .iter()
            .filter(|finding| finding.code == "leak")
            .collect();
        assert_eq!(leaks.len(), 1, "seed {seed}: {findings:#?}");
        assert_eq!(leaks[0].column.as_deref(), Some("late"), "seed {seed}");
        let repeated = findings.iter().find(|finding| finding.code == "duplicates");
        let expected = (1..rows).filter(|row| row.is_multiple_of(10)).count();
        assert_eq!(
            repeated.map(|finding| finding.rows),
            Some(expected),
            "seed {seed}"
        );
    }
}

#[test]
fn a_spec_that_does_not_fit_is_one_error() {
    let (table, mut spec) = case("leak");
    spec.columns.insert("nothing".into(), Default::default());
    assert_eq!(
        codes(&diagnose(&table, &spec)),
        ["leak"],
        "an edit without a change is none"
    );
    spec.columns.insert(
        "nothing".into(),
        isoline_dataset::ColumnEdit {
            missing: vec!["1".into()],
            ..Default::default()
        },
    );
    let findings = diagnose(&table, &spec);
    assert_eq!(codes(&findings), ["refused"]);
    assert!(
        findings[0].message.contains("no column nothing"),
        "{findings:?}"
    );
    spec.columns.clear();
    spec.target = Some("nowhere".into());
    spec.task = Some(Task::Regression);
    diagnose(&table, &spec);
}

#[test]
fn names_of_the_data_are_never_filled_in_again() {
    let table = table("\"{value}\",b,label", 60, |row| {
        let a = if row % 12 == 5 {
            -999.0
        } else {
            scattered(row, 1)
        };
        format!("{a},{},{}", scattered(row, 2), class(row))
    });
    let findings = diagnose(&table, &suggest(&table));
    assert!(
        findings[0]
            .message
            .starts_with("-999 stands in 5 cells of {value}, far"),
        "{findings:?}"
    );
}

/// A text whose places the finding does not fill would be shown in English.
#[test]
fn every_finding_has_its_chinese_words() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../web/shared/locale/zh-findings.js"
    );
    let words = std::fs::read_to_string(path).expect("the Chinese words");
    let mut wrong = Vec::new();
    for code in doctor::ALL.iter().map(|finder| finder.code).chain(OTHERS) {
        let Some((_, rest)) = words.split_once(&format!("\"{code}\": [\"")) else {
            wrong.push(format!("{code} has no text"));
            continue;
        };
        let template = rest.split("\"],").next().unwrap_or_default();
        let (table, spec) = case(code);
        let findings = diagnose(&table, &spec);
        let found = findings
            .iter()
            .find(|finding| finding.code == code)
            .expect(code);
        let places = template
            .split('{')
            .skip(1)
            .filter_map(|part| part.split('}').next());
        for place in places.filter(|place| !found.values.contains_key(place)) {
            wrong.push(format!("{code} does not fill {place}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
