//! Trunk, wasm-bindgen-cli and cargo-fuzz, at exactly their pinned versions, in the per-user cache.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::{lockfile, pins, process, project};

struct Tool {
    package: &'static str,
    program: &'static str,
    version: String,
    /// Slow code is fine where a tool does little work, and compiles sooner.
    optimisation: &'static str,
}

/// The folders of both tools, Trunk's first, for the front of PATH; installs what is missing.
///
/// # Errors
/// When an installation fails.
pub fn folders() -> Result<Vec<PathBuf>, String> {
    let lock_file = project::root().join("Cargo.lock");
    let lock = fs::read_to_string(&lock_file)
        .map_err(|error| format!("{}: {error}.", lock_file.display()))?;
    // The tool must be exactly the crate's version, so the crate's lock decides.
    let bindgen = lockfile::locked_version(&lock, "wasm-bindgen").ok_or_else(|| {
        format!(
            "{}: wasm-bindgen is not in it. Run `cargo check`.",
            lock_file.display()
        )
    })?;
    let trunk = pins::TRUNK.to_string();
    [
        Tool {
            package: "trunk",
            program: "trunk",
            version: trunk,
            optimisation: "0",
        },
        Tool {
            package: "wasm-bindgen-cli",
            program: "wasm-bindgen",
            version: bindgen,
            optimisation: "1",
        },
    ]
    .iter()
    .map(folder)
    .collect()
}

/// The folder of cargo-fuzz; installs it where it is missing.
///
/// # Errors
/// When the installation fails.
pub fn fuzzer() -> Result<PathBuf, String> {
    folder(&Tool {
        package: "cargo-fuzz",
        program: "cargo-fuzz",
        version: pins::CARGO_FUZZ.to_string(),
        optimisation: "0",
    })
}

fn folder(tool: &Tool) -> Result<PathBuf, String> {
    if let Some(found) = process::find(tool.program).filter(|file| is_version(file, &tool.version))
    {
        return Ok(found.parent().map(Path::to_path_buf).unwrap_or_default());
    }
    let cache = project::cache()?;
    let place = cache.join(format!("{}-{}", tool.package, tool.version));
    let program =
        place
            .join("bin")
            .join(format!("{}{}", tool.program, std::env::consts::EXE_SUFFIX));
    if !is_version(&program, &tool.version) {
        install(tool, &cache, &place)?;
    }
    Ok(place.join("bin"))
}

fn is_version(program: &Path, version: &str) -> bool {
    program.is_file()
        && process::answer(Command::new(program).arg("--version"))
            .is_some_and(|line| line.split_whitespace().nth(1) == Some(version))
}

fn install(tool: &Tool, cache: &Path, place: &Path) -> Result<(), String> {
    let Tool {
        package, version, ..
    } = tool;
    println!(
        "setup Missing: {package} {version}. Compiling it once into {} (some minutes)",
        place.display()
    );
    // One name, so that an installation that was interrupted goes on where it stopped.
    let scratch = cache.join(format!("tmp-{package}-{version}"));
    fs::create_dir_all(&scratch).map_err(|error| format!("{}: {error}.", scratch.display()))?;
    let start = Instant::now();
    // The author's lock file first; a registry may lack a version that it names.
    let outcome = compile(tool, place, &scratch, true).or_else(|locked| {
        println!("      {package}: its own lock file cannot be had here; resolving anew");
        compile(tool, place, &scratch, false).map_err(|free| {
            format!(
                "{package} {version} cannot be installed.\n{locked}\n{free}\n\
                 Put {package} {version} on PATH, or set ISOLINE_CACHE to a folder that may be written."
            )
        })
    });
    outcome?;
    // The tool works whether or not its leavings could be removed.
    let _ = fs::remove_dir_all(&scratch);
    println!(
        "      {package} {version}: installed in {} s",
        start.elapsed().as_secs()
    );
    Ok(())
}

fn compile(tool: &Tool, place: &Path, scratch: &Path, locked: bool) -> Result<(), String> {
    let command = &mut Command::new("cargo");
    command
        .args(["install", "--force", "--no-default-features", "--root"])
        .arg(place);
    if locked {
        command.arg("--locked");
    }
    command.arg(format!("{}@{}", tool.package, tool.version));
    // Neither the project's own settings nor its target folder concern a tool.
    command
        .current_dir(scratch)
        .env("CARGO_TARGET_DIR", scratch)
        .env_remove("RUSTFLAGS");
    command.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", tool.optimisation);
    command
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    command
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
        .env("CARGO_TERM_COLOR", "never");
    process::run_logged(command, tool.package, &scratch.join("install.log"))
}
