//! The doctor: every finding has a table that shows it, its fix removes it, and sound tables get none.

use isoline_dataset::{
    DataSpec, Finding, Knobs, Reading, Severity, Table, Task, apply, diagnose, doctor, formats,
    prepare, samples, suggest,
};

/// A table of `rows` rows from a line per row.
fn table(header: &str, rows: usize, line: impl Fn(usize) -> String) -> Table {
    let mut text = format!("{header}\n");
    for row in 0..rows {
        text += &line(row);
        text.push('\n');
    }
    formats::read("case.csv", text.as_bytes(), &Reading::default()).expect("a table")
}

/// Numbers that repeat nothing and follow nothing.
fn scattered(row: usize, salt: u64) -> f64 {
    let mut word = (row as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        ^ salt.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((word ^ (word >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}

/// A class that follows the first feature loosely.
fn class(row: usize) -> &'static str {
    if scattered(row, 1) + 0.5 * scattered(row, 9) > 0.75 {
        "yes"
    } else {
        "no"
    }
}

/// The table that shows a finding, and the spec to look with.
fn case(code: &str) -> (Table, DataSpec) {
    let s = scattered;
    let made = match code {
        "target-missing" => table("a,b,label", 60, |row| {
            let label = if row % 10 == 3 { "" } else { class(row) };
            format!("{},{},{label}", s(row, 1), s(row, 2))
        }),
        "imbalance" => table("a,b,label", 120, |row| {
            let label = if row % 20 == 3 { "rare" } else { "often" };
            format!("{},{},{label}", s(row, 1), s(row, 2))
        }),
        "duplicates" => table("a,b,label", 60, |row| {
            let row = row % 50;
            format!("{},{},{}", s(row, 1), s(row, 2), class(row))
        }),
        "leak" => table("a,b,label", 60, |row| {
            let known = if class(row) == "yes" { 1.0 } else { 0.0 };
            format!("{},{},{}", s(row, 2), known + 0.3 * s(row, 3), class(row))
        }),
        "spelling" => table("a,b,label", 60, |row| {
            let label = ["few", "many"][usize::from(class(row) == "yes")];
            let label = if row % 3 == 2 {
                label.to_uppercase()
            } else {
                label.to_string()
            };
            format!("{},{},{label}", s(row, 1), s(row, 2))
        }),
        "sentinel" => table("a,b,label", 60, |row| {
            let a = if row % 12 == 5 { -999.0 } else { s(row, 1) };
            format!("{a},{},{}", s(row, 2), class(row))
        }),
        "identifier" => table("a,id,b,label", 60, |row| {
            format!("{},{},{},{}", s(row, 1), row + 1, s(row, 2), class(row))
        }),
        "constant" => table("a,flat,b,label", 60, |row| {
            format!("{},7,{},{}", s(row, 1), s(row, 2), class(row))
        }),
        "near-constant" => table("a,flat,b,label", 60, |row| {
            format!(
                "{},{},{},{}",
                s(row, 1),
                1.0 + 1e-12 * s(row, 4),
                s(row, 2),
                class(row)
            )
        }),
        "unscaled" => table("a,b,label", 60, |row| {
            format!("{},{},{}", 5e4 * s(row, 1), s(row, 2), class(row))
        }),
        other => panic!("no table shows {other}"),
    };
    let mut spec = suggest(&made);
    if code == "unscaled" {
        spec.scaling = isoline_dataset::Choice::named("none");
    }
    (made, spec)
}

fn codes(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.code).collect()
}

#[test]
fn every_finding_is_shown_by_a_table_and_gone_after_its_fix() {
    let codes: Vec<&str> = doctor::ALL
        .iter()
        .map(|finder| finder.code)
        .chain(["near-constant"])
        .collect();
    for code in codes {
        let (table, spec) = case(code);
        let findings = diagnose(&table, &spec);
        let found: Vec<&Finding> = findings
            .iter()
            .filter(|finding| finding.code == code)
            .collect();
        let [found] = found[..] else {
            panic!("{code}: {findings:#?}");
        };
        assert_eq!(findings.len(), 1, "{code} alone: {findings:#?}");
        assert!(!found.message.contains(['{', '}']), "{}", found.message);
        assert!(found.message.ends_with('.'), "{}", found.message);
        if let Some(column) = &found.column {
            assert!(found.message.contains(column.as_str()), "{}", found.message);
        }
        assert_eq!(findings, diagnose(&table, &spec), "{code} is found again");
        prepare(&table, &spec).unwrap_or_else(|error| panic!("{code}: {error}"));
        if let Some(fix) = &found.fix {
            assert!(!fix.label.is_empty());
            let mended = apply(&spec, &fix.change);
            let left = diagnose(&table, &mended);
            let balanced = fix.change == isoline_dataset::Change::BalanceClasses;
            assert_eq!(
                left.iter().any(|finding| finding.code == code),
                balanced,
                "{code}: {left:#?}"
            );
            prepare(&table, &mended).unwrap_or_else(|error| panic!("{code}: {error}"));
            let text = serde_json::to_string(&fix.change).expect("a change is JSON");
            assert_eq!(
                serde_json::from_str::<isoline_dataset::Change>(&text).expect("reads back"),
                fix.change
            );
        }
    }
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
