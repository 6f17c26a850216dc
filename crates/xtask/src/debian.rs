//! Debian's package manager, where this user may install with it.

use std::process::Command;

use crate::process;

/// Installs packages when this is a Debian with root rights.
///
/// # Errors
/// Otherwise, or when apt-get fails: the one line that installs them.
pub fn install(packages: &[&str], what_for: &str) -> Result<(), String> {
    let list = packages.join(" ");
    let line = format!("apt-get update && apt-get install --yes --no-install-recommends {list}");
    if process::find("apt-get").is_none() {
        return Err(format!(
            "Missing: {what_for}. Install it with this system's package manager."
        ));
    }
    let user = process::answer(Command::new("id").arg("-u"));
    if user.as_deref() != Some("0") {
        return Err(format!("Missing: {what_for}. Run as root: {line}"));
    }
    println!("setup Missing: {what_for}. Installing {list}");
    for arguments in [
        vec!["update"],
        [
            vec!["install", "--yes", "--no-install-recommends"],
            packages.to_vec(),
        ]
        .concat(),
    ] {
        let command = &mut Command::new("apt-get");
        command
            .arg("-qq")
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive");
        process::run(command)
            .map_err(|error| format!("{error} Missing: {what_for}. Run as root: {line}"))?;
    }
    Ok(())
}
