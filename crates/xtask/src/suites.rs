//! `cargo xtask test`: every suite, one after the other, and one table at the end.

use std::process::Command;
use std::time::Instant;

use crate::browsers::{self, Browser};
use crate::counts::{self, Counts};
use crate::report::{self, Row};
use crate::{packages, process, project, site};

/// What a suite gave: its numbers, and a note for the table.
type Outcome = (Counts, String);

/// Runs all suites, or those of one part.
///
/// # Errors
/// When the part is unknown or anything failed; the table has said what.
pub fn test(part: Option<&str>) -> Result<(), String> {
    if let Some(unknown) = part.filter(|part| !["rust", "web", "browser"].contains(part)) {
        return Err(format!(
            "xtask test: no part `{unknown}`. Parts: rust, web, browser."
        ));
    }
    let wanted = |name: &str| part.is_none_or(|part| part == name);
    let mut rows = Vec::new();
    if wanted("rust") {
        rows.push(timed("format", || {
            component("fmt", &["--all", "--check"], &[])
        }));
        rows.push(timed("lints", || {
            component(
                "clippy",
                &["--workspace", "--all-targets", "--locked"],
                &["--", "-D", "warnings"],
            )
        }));
        rows.push(timed("rust", || cargo_test(&[])));
        // The page runs optimised code: the bits must not depend on the profile.
        if project::root().join("tests/cases/hashes.rs").is_file() {
            let release = [
                "--release",
                "--package",
                "isoline-tests",
                "--test",
                "hashes",
            ];
            rows.push(timed("rust release", || cargo_test(&release)));
        }
    }
    if wanted("web") || wanted("browser") {
        rows.push(timed("build", || outcome_of(site::build())));
    }
    let built = rows
        .iter()
        .all(|row| row.suite != "build" || row.counts.failed == 0);
    if wanted("web") {
        rows.push(timed("types", types));
        rows.push(timed("web", || if built { web() } else { not_built() }));
    }
    if wanted("browser") {
        for browser in &browsers::ALL {
            rows.push(timed(browser.name, || {
                if built { drive(browser) } else { not_built() }
            }));
        }
    }
    print!("{}", report::render(&rows));
    if report::total(&rows).failed == 0 {
        Ok(())
    } else {
        Err(String::new())
    }
}

fn timed(suite: &'static str, run: impl FnOnce() -> Outcome) -> Row {
    println!("\n== {suite}");
    let start = Instant::now();
    let (counts, note) = run();
    if counts.passed == 0 && counts.failed == 0 {
        println!("SKIPPED {suite}: {note}");
    } else if !note.is_empty() {
        println!("{note}");
    }
    // A note may bring a whole log; its first line is enough for the table.
    let note = note.lines().next().unwrap_or_default().to_string();
    Row {
        suite,
        counts,
        seconds: start.elapsed().as_secs_f64(),
        note,
    }
}

fn passed() -> Outcome {
    (
        Counts {
            passed: 1,
            ..Counts::default()
        },
        String::new(),
    )
}

fn failed(note: impl Into<String>) -> Outcome {
    (
        Counts {
            failed: 1,
            ..Counts::default()
        },
        note.into(),
    )
}

fn skipped(note: impl Into<String>) -> Outcome {
    (
        Counts {
            skipped: 1,
            ..Counts::default()
        },
        note.into(),
    )
}

fn not_built() -> Outcome {
    failed("not run: the build failed")
}

fn outcome_of(result: Result<(), String>) -> Outcome {
    result.map_or_else(failed, |()| passed())
}

/// A runner that ended badly without naming a failed test, or ran none, has failed itself.
fn settled(success: bool, mut counts: Counts) -> Outcome {
    if !success && counts.failed == 0 {
        counts.failed = 1;
        return (counts, "did not finish; see above".to_string());
    }
    if counts == Counts::default() {
        return failed("ran no test");
    }
    (counts, String::new())
}

fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(project::root());
    command
}

fn component(name: &str, arguments: &[&str], rest: &[&str]) -> Outcome {
    if process::answer(&mut cargo(&[name, "--version"])).is_none() {
        return skipped(format!(
            "this toolchain has no {name} (rustup component add {name})"
        ));
    }
    outcome_of(process::run(cargo(&[name]).args(arguments).args(rest)))
}

fn cargo_test(arguments: &[&str]) -> Outcome {
    let scope: &[&str] = if arguments.is_empty() {
        &["--workspace"]
    } else {
        arguments
    };
    let command = &mut cargo(&["test", "--locked", "--no-fail-fast"]);
    match process::run_and_keep(command.args(scope)) {
        Ok((success, output)) => settled(success, counts::of_cargo(&output)),
        Err(error) => failed(error),
    }
}

fn types() -> Outcome {
    if let Err(error) = packages::ensure() {
        return failed(error);
    }
    let mut counts = Counts::default();
    for part in [".", "web/worker", "web/readers", "web/library", "web/build"] {
        let result = site::node(&["node_modules/typescript/bin/tsc", "-p", part])
            .and_then(|mut tsc| process::run(&mut tsc));
        counts += outcome_of(result).0;
    }
    (counts, String::new())
}

fn web() -> Outcome {
    let files = [
        site::files("web/build", ".test.mjs"),
        site::files("tests/web", ".test.mjs"),
    ]
    .concat();
    node_test(&files, |_| Ok(()))
}

fn drive(browser: &Browser) -> Outcome {
    // Tried on a command of its own first: what cannot be found is a reason to skip, not a failure.
    if let Err(reason) = browser.apply(&mut Command::new("node")) {
        return skipped(reason);
    }
    let files = site::files(browser.tests, ".test.mjs");
    node_test(&files, |command| browser.apply(command))
}

fn node_test(
    files: &[String],
    prepare: impl FnOnce(&mut Command) -> Result<(), String>,
) -> Outcome {
    if files.is_empty() {
        return failed("there is no test file");
    }
    // A test file that hangs fails after this many milliseconds instead of stopping the run.
    let mut arguments = vec!["--test", "--test-reporter=spec", "--test-timeout=600000"];
    arguments.extend(files.iter().map(String::as_str));
    let run = site::node(&arguments).and_then(|mut command| {
        prepare(&mut command)?;
        process::run_and_keep(&mut command)
    });
    match run {
        Ok((success, output)) => settled(success, counts::of_node(&output)),
        Err(error) => failed(error),
    }
}

#[cfg(test)]
mod tests {
    use super::settled;
    use crate::counts::Counts;

    #[test]
    fn a_runner_cannot_pass_without_a_test_or_after_a_crash() {
        assert_eq!(settled(true, Counts::default()).0.failed, 1);
        let some = Counts {
            passed: 4,
            ..Counts::default()
        };
        assert_eq!(settled(false, some).0, Counts { failed: 1, ..some });
        assert_eq!(settled(true, some).0, some);
    }
}
