//! The npm packages, exactly as package-lock.json lists them.

use std::fs;
use std::process::Command;

use crate::{pins, process, project};

/// Installs the packages when they are missing or their list has changed.
///
/// # Errors
/// When Node.js is missing or too old, or npm fails.
pub fn ensure() -> Result<(), String> {
    let wanted = pins::NODE;
    let found = process::answer(Command::new("node").arg("--version"))
        .ok_or_else(|| format!("Missing: Node.js {wanted} or newer, with npm. Install it from its site or the system's packages."))?;
    if major(&found).is_none_or(|major| major < wanted) {
        return Err(format!("Node.js is {found}; {wanted} or newer is needed."));
    }
    let root = project::root();
    let lock_file = root.join("package-lock.json");
    let lock =
        fs::read(&lock_file).map_err(|error| format!("{}: {error}.", lock_file.display()))?;
    // The stamp is the list itself: equal bytes mean that nothing has to be done.
    let stamp = root
        .join("node_modules")
        .join(".installed-package-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    println!(
        "setup Missing: the npm packages of package-lock.json. Installing them into node_modules/"
    );
    let npm = process::find("npm").ok_or("Missing: npm, which comes with Node.js.")?;
    process::run(
        Command::new(npm)
            .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
            .current_dir(&root),
    )?;
    fs::write(&stamp, lock).map_err(|error| format!("{}: {error}.", stamp.display()))
}

/// 20 of `v20.11.1`.
fn major(version: &str) -> Option<u32> {
    version
        .trim_start_matches('v')
        .split('.')
        .next()?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn node_versions_are_read() {
        assert_eq!(major("v20.11.1"), Some(20));
        assert_eq!(major("v8"), Some(8));
        assert_eq!(major("node"), None);
    }

    #[test]
    fn the_lock_file_names_no_host() {
        let lock = include_str!("../../../package-lock.json");
        let resolved = lock
            .lines()
            .filter(|line| line.trim_start().starts_with("\"resolved\""));
        assert_eq!(
            resolved.count(),
            0,
            "run npm with omit-lockfile-registry-resolved"
        );
    }
}
