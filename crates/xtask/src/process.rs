//! Runs other programs: finding them, asking their version, time limits, and output that is both shown and kept.

use std::env;
use std::ffi::OsString;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// The file that `name` starts, looked up on PATH.
pub fn find(name: &str) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) {
        &[".exe", ".cmd", ".bat"]
    } else {
        &[""]
    };
    env::split_paths(&env::var_os("PATH")?)
        .flat_map(|folder| {
            endings
                .iter()
                .map(move |ending| folder.join(format!("{name}{ending}")))
        })
        .find(|file| file.is_file())
}

/// What a program prints, trimmed; `None` when it cannot be started or fails.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_string())
}

/// PATH with `first` before everything else.
pub fn path_with(first: &[PathBuf]) -> OsString {
    let rest = env::var_os("PATH").unwrap_or_default();
    let folders = first.iter().cloned().chain(env::split_paths(&rest));
    env::join_paths(folders).unwrap_or(rest)
}

/// Runs a program with its output on the terminal.
///
/// # Errors
/// When it cannot be started or does not end well.
pub fn run(command: &mut Command) -> Result<(), String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command
        .stdin(Stdio::null())
        .status()
        .map_err(|error| format!("{name} cannot be started: {error}."))?;
    ended(&name, status)
}

/// Runs a program quietly; `None` when it has not ended within `limit` and was stopped.
pub fn run_within(command: &mut Command, limit: Duration) -> Option<ExitStatus> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) if start.elapsed() < limit => thread::sleep(Duration::from_millis(50)),
            Ok(None) | Err(_) => {
                // The child may have ended in between; either way it is gone after the wait.
                let _ = child.kill();
                let _ = child.wait();
                return None;
            }
        }
    }
}

/// Runs a program, shows its output as it comes and keeps what it printed to standard output.
///
/// # Errors
/// When it cannot be started.
pub fn run_and_keep(command: &mut Command) -> Result<(bool, String), String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("{name} cannot be started: {error}."))?;
    let mut kept = String::new();
    if let Some(output) = child.stdout.take() {
        each_line(output, |line| {
            println!("{line}");
            kept.push_str(line);
            kept.push('\n');
        });
    }
    let status = child.wait().map_err(|error| format!("{name}: {error}."))?;
    Ok((status.success(), kept))
}

/// Runs a long installation: its output goes to `log`, the terminal gets one line of progress now and then.
///
/// # Errors
/// With the end of its output when it fails.
pub fn run_logged(command: &mut Command, what: &str, log: &Path) -> Result<(), String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let cannot = |error: std::io::Error| format!("{}: {error}.", log.display());
    let mut file = std::fs::File::create(log).map_err(cannot)?;
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("{name} cannot be started: {error}."))?;
    let start = Instant::now();
    let (mut compiled, mut shown, mut last) = (0, Instant::now(), Vec::new());
    if let Some(output) = child.stderr.take() {
        each_line(output, |line| {
            // A log that cannot be written does not stop the installation.
            let _ = writeln!(file, "{line}");
            compiled += usize::from(line.trim_start().starts_with("Compiling "));
            last.push(line.to_string());
            if last.len() > 30 {
                last.remove(0);
            }
            if shown.elapsed() > Duration::from_secs(20) {
                shown = Instant::now();
                println!(
                    "      {what}: {compiled} crates compiled, {} s",
                    start.elapsed().as_secs()
                );
            }
        });
    }
    let status = child.wait().map_err(|error| format!("{name}: {error}."))?;
    ended(&name, status).map_err(|error| format!("{error}\n{}", last.join("\n")))
}

fn each_line(output: impl Read, mut take: impl FnMut(&str)) {
    let mut reader = BufReader::new(output);
    let mut bytes = Vec::new();
    // Bytes, because a program may print what is not UTF-8.
    while matches!(reader.read_until(b'\n', &mut bytes), Ok(count) if count > 0) {
        take(String::from_utf8_lossy(&bytes).trim_end_matches(['\n', '\r']));
        bytes.clear();
    }
}

fn ended(name: &str, status: ExitStatus) -> Result<(), String> {
    if status.success() {
        Ok(())
    } else {
        Err(format!("{name} failed ({status})."))
    }
}
