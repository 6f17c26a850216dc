//! `cargo xtask fuzz`: libFuzzer on each parser, from the test data on, and what it did as a table.
//!
//! What it finds, kept below `fuzz/artifacts`, belongs into `fuzz/regressions/TARGET`: the tests replay it from there.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{process, project, tools};

/// The targets, and the most bytes that the fuzzer makes an input of.
const TARGETS: [(&str, usize); 5] = [
    ("csv", 16_384),
    ("json", 16_384),
    ("npy", 16_384),
    ("number", 256),
    ("formula", 2048),
];

/// How long each target is fuzzed where nothing is said.
const SECONDS: u64 = 600;

/// Megabytes of memory that a target may take.
const MEMORY: u32 = 1024;

/// Fuzzes all targets one after the other, or the one that is named.
///
/// # Errors
/// When an argument is unknown, something cannot be built, or an input fails, takes over a second or too much memory.
pub fn fuzz(arguments: &[&str]) -> Result<(), String> {
    let (name, seconds) = asked(arguments)?;
    let folder = tools::fuzzer()?;
    let mut failures = Vec::new();
    let mut rows = Vec::new();
    for (target, most) in TARGETS
        .iter()
        .filter(|(target, _)| name.is_none_or(|name| name == *target))
    {
        match run(target, *most, seconds, &folder) {
            Ok(row) => rows.push(row),
            Err(failure) => failures.push(failure),
        }
    }
    println!(
        "\n| target | inputs tried | a second | edges seen | kept | memory, MB | slowest kept | repeated to a large file |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    for row in rows {
        println!("{row}");
    }
    if failures.is_empty() {
        Ok(())
    } else {
        Err(failures.join("\n"))
    }
}

fn asked<'a>(arguments: &[&'a str]) -> Result<(Option<&'a str>, u64), String> {
    let (mut name, mut seconds) = (None, SECONDS);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        if *argument == "--seconds" {
            let count = rest.next().and_then(|count| count.parse().ok());
            seconds = count.ok_or("xtask fuzz: --seconds wants a whole number.")?;
        } else if TARGETS.iter().any(|(target, _)| target == argument) && name.is_none() {
            name = Some(*argument);
        } else {
            let names: Vec<&str> = TARGETS.iter().map(|(target, _)| *target).collect();
            return Err(format!(
                "xtask fuzz: no target `{argument}`. Targets: {}.",
                names.join(", ")
            ));
        }
    }
    Ok((name, seconds))
}

/// Fuzzes one target; gives its line of the table.
fn run(target: &str, most: usize, seconds: u64, folder: &Path) -> Result<String, String> {
    println!("== fuzz {target}, {seconds} s");
    let here = project::root().join("fuzz");
    let corpus = made(here.join("corpus").join(target))?;
    let seeds = made(project::target().join("fuzz").join(target))?;
    let regressions = here.join("regressions").join(target);
    let mut folders = vec![corpus, seeds.clone()];
    folders.extend(regressions.is_dir().then_some(regressions));
    process::run(parsers(&["seeds", target]).arg(&seeds))?;

    let log = project::target().join("fuzz").join(format!("{target}.log"));
    let cannot = |error: std::io::Error| format!("{}: {error}.", log.display());
    // The parsers forbid unsafe code, so a sanitizer has nothing to find; without one a stable compiler will do.
    let mut command = Command::new("cargo");
    command
        .args(["fuzz", "run", target, "--sanitizer", "none"])
        .args(&folders)
        .arg("--")
        .arg(format!("-max_total_time={seconds}"))
        .args(["-timeout=1", "-print_final_stats=1"])
        .arg(format!("-max_len={most}"))
        .arg(format!("-rss_limit_mb={MEMORY}"))
        .arg(format!(
            "-dict={}",
            here.join(format!("dictionaries/{target}.dict")).display()
        ))
        .current_dir(project::root())
        .env("PATH", process::path_with(&[folder.to_path_buf()]))
        .stderr(File::create(&log).map_err(cannot)?);
    let outcome = process::run(&mut command);
    let said = String::from_utf8_lossy(&fs::read(&log).map_err(cannot)?).into_owned();
    outcome.map_err(|error| {
        let lines: Vec<&str> = said.lines().collect();
        let end = lines[lines.len().saturating_sub(40)..].join("\n");
        format!("{end}\n{target}: {error} Put the input into fuzz/regressions/{target}; the whole log is {}.", log.display())
    })?;
    let timed = process::answer(parsers(&["slowest", target]).args(&folders))
        .ok_or_else(|| format!("{target}: the inputs that were kept cannot be timed."))?;
    Ok(line(target, &said, &timed))
}

fn made(folder: PathBuf) -> Result<PathBuf, String> {
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}.", folder.display()))?;
    Ok(folder)
}

/// The command of `tests/parsers`.
fn parsers(arguments: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command
        .args([
            "run",
            "--quiet",
            "--release",
            "--locked",
            "--package",
            "isoline-parsers",
            "--",
        ])
        .args(arguments)
        .current_dir(project::root());
    command
}

/// A line of the table, from what libFuzzer and the timing said.
fn line(target: &str, said: &str, timed: &str) -> String {
    let figure = |name: &str| {
        let line = said.lines().find_map(|line| line.strip_prefix(name));
        line.map_or("?", str::trim).to_string()
    };
    let last = |name: &str| {
        let mut seen = said.lines().filter_map(|line| line.split_once(name));
        let rest = seen.next_back().map_or("?", |(_, rest)| rest);
        rest.split_whitespace().next().unwrap_or("?").to_string()
    };
    // "INFO: Loaded 1 modules   (52134 inline 8-bit counters)".
    let edges = last(" modules   (");
    let slowest: Vec<&str> = timed
        .lines()
        .map(|line| line.split_once("slowest ").map_or("?", |(_, rest)| rest))
        .collect();
    format!(
        "| `{target}` | {} | {} | {} of {edges} | {} | {} | {} |",
        figure("stat::number_of_executed_units:"),
        figure("stat::average_exec_per_sec:"),
        last(" cov: "),
        last(" corp: ").split('/').next().unwrap_or("?"),
        figure("stat::peak_rss_mb:"),
        slowest.join(" | ")
    )
}

#[cfg(test)]
mod tests {
    use super::{TARGETS, asked, line};

    #[test]
    fn the_targets_are_those_of_the_fuzz_folder() {
        let manifest = include_str!("../../../fuzz/Cargo.toml");
        for (target, _) in TARGETS {
            assert!(
                manifest.contains(&format!("name = \"{target}\"")),
                "{target}"
            );
        }
        assert_eq!(manifest.matches("[[bin]]").count(), TARGETS.len());
    }

    #[test]
    fn arguments_come_in_any_order() {
        assert_eq!(asked(&[]), Ok((None, 600)));
        assert_eq!(asked(&["--seconds", "5", "npy"]), Ok((Some("npy"), 5)));
        for wrong in [
            &["xls"][..],
            &["--seconds"],
            &["--seconds", "x"],
            &["csv", "npy"],
        ] {
            assert!(asked(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn a_line_has_what_the_fuzzer_said() {
        let said = "INFO: Loaded 1 modules   (900 inline 8-bit counters): 900 [0x1, 0x2),\n\
            #8\tNEW    cov: 12 ft: 30 corp: 4/9b lim: 4\n#9\tDONE   cov: 15 ft: 31 corp: 5/11b\n\
            stat::number_of_executed_units: 77\nstat::average_exec_per_sec:     7\nstat::peak_rss_mb:              31\n";
        let timed =
            "5 inputs, slowest 0.1 ms (2 bytes)\n5 of them repeated, slowest 3.0 ms (64 bytes)";
        assert_eq!(
            line("csv", said, timed),
            "| `csv` | 77 | 7 | 15 of 900 | 5 | 31 | 0.1 ms (2 bytes) | 3.0 ms (64 bytes) |"
        );
    }
}
