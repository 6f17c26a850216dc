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
        "no-target" => table("a,b,label", 60, |row| {
            format!("{},{},", s(row, 1), s(row, 2))
        }),
        "one-class" => table("a,b,label", 60, |row| {
            format!("{},{},yes", s(row, 1), s(row, 2))
        }),
        "target-not-numeric" => table("a,b,label", 60, |row| {
            format!("{},{},{}", s(row, 1), s(row, 2), class(row))
        }),
        "no-feature" => table("a,label", 60, |row| format!("7,{}", class(row))),
        "too-many-classes" => table("a,b,label", 4000, |row| {
            let often = if row % 2 == 0 { row % 12 } else { row % 240 };
            format!("{},{},town {often}", s(row, 1), s(row, 2))
        }),
        "numeric-target" => table("a,b,class", 60, |row| {
            format!("{},{},{}", s(row, 1), s(row, 2), row % 3)
        }),
        "numeric-classes" => table("a,b,grade", 60, |row| {
            format!("{},{},{}", s(row, 1), s(row, 2), row % 5)
        }),
        "rare-class" => table("a,b,label", 60, |row| {
            let label = ["x", "z", "v"].get(row.wrapping_sub(30) / 2).copied();
            let common = if row < 10 { "few" } else { class(row) };
            format!("{},{},{}", s(row, 1), s(row, 2), label.unwrap_or(common))
        }),
        "few-rows" => table("a,b,c,d,e,f,g,label", 40, |row| {
            let numbers: Vec<String> = (1..8).map(|salt| s(row, salt).to_string()).collect();
            format!("{},{}", numbers.join(","), class(row))
        }),
        "conflicts" => table("a,b,label", 200, |row| {
            let label = if row % 40 == 1 { "yes" } else { class(row / 2) };
            format!("{},{},{label}", s(row / 2, 1), s(row / 2, 2))
        }),
        "sorted" => table("a,b,label", 60, |row| {
            format!(
                "{},{},{}",
                s(row, 1),
                s(row, 2),
                if row < 30 { "no" } else { "yes" }
            )
        }),
        "incomplete" => table("a,b,c,label", 80, |row| {
            let cell = |salt: usize| {
                if row % 3 == salt {
                    String::new()
                } else {
                    s(row, salt as u64 + 1).to_string()
                }
            };
            format!("{},{},{},{}", cell(0), cell(1), cell(2), class(row))
        }),
        "twins" => table("a,b,copy,label", 60, |row| {
            format!("{},{},{},{}", s(row, 1), s(row, 2), s(row, 1), class(row))
        }),
        "mixed" => table("a,b,label", 300, |row| {
            let a = if row % 10 == 4 {
                "lost".to_string()
            } else {
                (row * 7 % 13).to_string()
            };
            format!("{a},{},{}", s(row, 2), class(row))
        }),
        "mostly-missing" => table("a,b,label", 90, |row| {
            let a = if row % 3 == 0 {
                s(row, 1).to_string()
            } else {
                String::new()
            };
            format!("{a},{},{}", s(row, 2), class(row))
        }),
        "text-column" => table("a,b,note,label", 60, |row| {
            format!(
                "{},{},they said {row} times,{}",
                s(row, 1),
                s(row, 2),
                class(row)
            )
        }),
        "high-cardinality" => table("a,b,town,label", 2000, |row| {
            let town = if row % 4 == 0 { row % 300 } else { row % 11 };
            format!("{},{},town {town},{}", s(row, 1), s(row, 2), class(row))
        }),
        "numeric-codes" => table("a,b,code,label", 90, |row| {
            format!("{},{},{},{}", s(row, 1), s(row, 2), row * 5 % 4, class(row))
        }),
        "extremes" => table("a,b,label", 60, |row| {
            let a = if row % 5 == 2 {
                1e300 * s(row, 1)
            } else {
                s(row, 1)
            };
            format!("{a:e},{},{}", s(row, 2), class(row))
        }),
        "outliers" => table("a,b,label", 60, |row| {
            let a = if row == 17 { 40.0 } else { s(row, 1) };
            format!("{a},{},{}", s(row, 2), class(row))
        }),
        "drift" => table("a,b,label", 60, |row| {
            format!(
                "{},{},{}",
                s(row, 1),
                row as f64 / 20.0 + s(row, 2),
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
    if matches!(code, "no-target" | "one-class" | "too-many-classes") {
        spec = DataSpec {
            target: Some("label".into()),
            ..DataSpec::default()
        };
    }
    if code == "target-not-numeric" {
        spec.task = Some(Task::Regression);
    }
    (made, spec)
}

/// Codes of findings that share a finder with another.
const OTHERS: [&str; 5] = [
    "near-constant",
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
