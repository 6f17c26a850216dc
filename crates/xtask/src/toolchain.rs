//! A Rust toolchain that builds for WebAssembly: the ordinary one with the target, or Debian's with the standard library from source.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::{debian, pins, process};

const TARGET: &str = "wasm32-unknown-unknown";
const RUSTC: &str = "/usr/bin/rustc";
const CARGO: &str = "/usr/bin/cargo";
const SOURCE: &str = "/usr/lib/rustlib/src/rust/library/std/Cargo.toml";
const LINKER: &str = "/usr/bin/rust-lld";

/// How the engine is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toolchain {
    /// `cargo` as found on PATH has the target.
    Ordinary,
    /// Debian's packages, which bring the standard library as source.
    Debian,
}

impl Toolchain {
    /// Sets what the toolchain needs on a command that runs cargo; `folders` come first on its PATH.
    pub fn apply(self, command: &mut Command, mut folders: Vec<PathBuf>) {
        // Cargo set these for xtask itself; they would lead Trunk's cargo to another toolchain.
        for name in [
            "CARGO",
            "RUSTUP_TOOLCHAIN",
            "RUSTC",
            "RUSTDOC",
            "CARGO_MANIFEST_DIR",
            "CARGO_MANIFEST_PATH",
        ] {
            command.env_remove(name);
        }
        if self == Self::Debian {
            folders.push(PathBuf::from("/usr/bin"));
            command.env("RUSTC", RUSTC);
            command
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
        }
        command.env("PATH", process::path_with(&folders));
    }
}

/// Finds a toolchain for WebAssembly, or installs one.
///
/// # Errors
/// With the one line to run when nothing here may be installed.
pub fn wasm() -> Result<Toolchain, String> {
    if ordinary_has_target() {
        return Ok(Toolchain::Ordinary);
    }
    if debian_is_complete() {
        return Ok(Toolchain::Debian);
    }
    if process::find("rustup").is_some() {
        println!("setup Missing: the Rust target {TARGET}. Trying rustup");
        let add = &mut Command::new("rustup");
        add.args(["target", "add", TARGET]);
        // A closed network may leave rustup waiting for ever.
        let added = process::run_within(add, Duration::from_secs(60))
            .is_some_and(|status| status.success());
        if added && ordinary_has_target() {
            return Ok(Toolchain::Ordinary);
        }
        println!("setup rustup could not add it; Debian's packages are the other way");
    }
    let advice = format!("Rust for {TARGET} (`rustup target add {TARGET}`, or Debian's packages)");
    debian::install(
        &["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"],
        &advice,
    )?;
    if !Path::new(LINKER).exists() {
        // The link names the linker's package, but does not always bring it.
        let linker = std::fs::read_link(LINKER).map_err(|error| format!("{LINKER}: {error}."))?;
        debian::install(
            &[&linker.to_string_lossy()],
            &format!("the linker that {LINKER} points to"),
        )?;
    }
    if debian_is_complete() {
        return Ok(Toolchain::Debian);
    }
    let (major, minor) = pins::RUSTC;
    Err(format!(
        "Missing: {advice}. Debian's packages are installed, but older than rustc {major}.{minor} or incomplete."
    ))
}

fn ordinary_has_target() -> bool {
    let ask = &mut Command::new("rustc");
    ask.args(["--print", "target-libdir", "--target", TARGET]);
    process::answer(ask).is_some_and(|folder| Path::new(&folder).is_dir())
}

fn debian_is_complete() -> bool {
    [CARGO, SOURCE, LINKER]
        .iter()
        .all(|file| Path::new(file).exists())
        && process::answer(Command::new(RUSTC).arg("--version"))
            .and_then(|line| version(&line))
            .is_some_and(|found| found >= pins::RUSTC)
}

/// Major and minor version in a line such as `rustc 1.96.0 (Debian)`.
fn version(line: &str) -> Option<(u32, u32)> {
    let mut parts = line.split_whitespace().nth(1)?.split('.').map(str::parse);
    Some((parts.next()?.ok()?, parts.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn a_version_line_is_read() {
        assert_eq!(
            version("rustc 1.96.0 (ac68faa20 2026-05-25)"),
            Some((1, 96))
        );
        assert_eq!(version("rustc 1.89.0-nightly"), Some((1, 89)));
        assert_eq!(version("rustc"), None);
    }
}
