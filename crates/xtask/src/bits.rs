//! `cargo xtask bits`: the same weights on every target, as a table.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::{browsers, process, project, site, toolchain, tools};

const TARGET: &str = "wasm32-unknown-unknown";

/// Runs all configurations natively, in Node with and without SIMD, and in every browser; writes docs/bits.md.
///
/// # Errors
/// When a build or a run fails, or a hash differs.
pub fn bits() -> Result<(), String> {
    site::build()?;
    let scalar = scalar()?;
    let debug = native("debug", &[])?;
    let release = native("release", &["--release"])?;
    let mut node = site::node(&["tests/bits/run.mjs"])?;
    for browser in &browsers::ALL {
        browser.apply(&mut node)?;
    }
    node.env("ISOLINE_BITS_SCALAR", scalar)
        .env("ISOLINE_BITS_DEBUG", debug)
        .env("ISOLINE_BITS_RELEASE", release);
    process::run(&mut node)
}

/// The hashes of one native build, in a file.
fn native(profile: &str, arguments: &[&str]) -> Result<PathBuf, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .args(["run", "--quiet", "--locked", "--package", "isoline-tests"])
        .args(["--example", "bits"])
        .args(arguments)
        .current_dir(project::root());
    let hashes = process::answer(&mut command)
        .ok_or_else(|| format!("The native {profile} run failed: {command:?}."))?;
    let file = project::target().join(format!("bits-{profile}.txt"));
    fs::write(&file, hashes).map_err(|error| format!("{}: {error}.", file.display()))?;
    Ok(file)
}

/// The engine compiled without SIMD, with bindings for Node.
fn scalar() -> Result<PathBuf, String> {
    let toolchain = toolchain::wasm()?;
    let folders = tools::folders()?;
    let output = project::target().join("without-simd");
    let mut build = Command::new("cargo");
    toolchain.apply(&mut build, folders.clone());
    build
        .args([
            "build",
            "--release",
            "--quiet",
            "--locked",
            "--package",
            "isoline-module",
        ])
        .args(["--target", TARGET, "--target-dir"])
        .arg(&output)
        .env("RUSTFLAGS", "-C target-feature=-simd128")
        .current_dir(project::root());
    process::run(&mut build)?;
    let mut bind = Command::new("wasm-bindgen");
    toolchain.apply(&mut bind, folders);
    let bound = output.join("node");
    bind.args(["--target", "nodejs", "--out-dir"])
        .arg(&bound)
        .arg(output.join(TARGET).join("release/isoline_module.wasm"));
    process::run(&mut bind)?;
    // Beside a package.json without a type, since the bindings are CommonJS.
    let package = bound.join("package.json");
    fs::write(&package, "{}\n").map_err(|error| format!("{}: {error}.", package.display()))?;
    Ok(bound.join("isoline_module.js"))
}
