//! Builds the page and the library into dist/, and runs what works on a finished build.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::{browsers, lock, packages, process, project, toolchain, tools};

/// A `trunk` command with every tool it needs on its PATH; installs what is missing.
///
/// # Errors
/// When something is missing and cannot be installed.
pub fn trunk(subcommand: &str) -> Result<Command, String> {
    let toolchain = toolchain::wasm()?;
    let mut folders = tools::folders()?;
    packages::ensure()?;
    let root = project::root();
    folders.push(root.join("node_modules").join(".bin"));
    let program = folders[0].join(format!("trunk{}", std::env::consts::EXE_SUFFIX));
    let mut command = Command::new(program);
    toolchain.apply(&mut command, folders);
    command.current_dir(&root).arg(subcommand).args([
        "--release",
        "--quiet",
        "--skip-version-check",
    ]);
    // Trunk reads NO_COLOR as a boolean, and answers a failed build with a trace of itself.
    command
        .env_remove("NO_COLOR")
        .env_remove("RUST_LOG")
        .env("RUST_BACKTRACE", "0");
    Ok(command)
}

/// Builds dist/.
///
/// # Errors
/// When a part of the build fails, the size budget included.
pub fn build() -> Result<(), String> {
    let mut command = trunk("build")?;
    let _one_at_a_time = lock::wait("build")?;
    let start = Instant::now();
    process::run(&mut command)?;
    println!("built dist/ in {:.1} s", start.elapsed().as_secs_f64());
    Ok(())
}

/// Measures the engine in Node.js.
///
/// # Errors
/// When the build or the measurement fails.
pub fn bench() -> Result<(), String> {
    build()?;
    let result = project::target().join("bench.json");
    process::run(node(&["tests/bench/run.mjs"])?.env("ISOLINE_BENCH", &result))?;
    println!("wrote {}", result.display());
    Ok(())
}

/// Takes the pictures of the documentation.
///
/// # Errors
/// When there is no browser, or the build or a picture fails.
pub fn screenshots() -> Result<(), String> {
    build()?;
    let folder = project::root().join("docs").join("screenshots");
    let script = &mut node(&["tests/browser/screenshots.mjs"])?;
    browsers::chromium(script)?;
    process::run(script.env("ISOLINE_SCREENSHOTS", folder))
}

/// A `node` command that knows where the build is.
///
/// # Errors
/// When a file to run is missing.
pub fn node(arguments: &[&str]) -> Result<Command, String> {
    let root = project::root();
    for file in arguments
        .iter()
        .filter(|argument| argument.ends_with(".mjs"))
    {
        if !root.join(file).is_file() {
            return Err(format!("{file}: no such file."));
        }
    }
    let mut command = Command::new("node");
    command
        .args(arguments)
        .current_dir(&root)
        .env("ISOLINE_DIST", project::dist());
    Ok(command)
}

/// The files of `folder` below the root whose name ends with `ending`, sorted, with `/` between the parts.
pub fn files(folder: &str, ending: &str) -> Vec<String> {
    let read = |path: &Path| -> Vec<PathBuf> {
        std::fs::read_dir(path)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
            .collect()
    };
    let mut names: Vec<String> = read(&project::root().join(folder))
        .iter()
        .filter_map(|path| path.file_name()?.to_str())
        .filter(|name| name.ends_with(ending))
        .map(|name| format!("{folder}/{name}"))
        .collect();
    names.sort();
    names
}
