//! The browser that the tests drive.

use std::path::PathBuf;

use crate::{debian, process};

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/// Chromium on this machine; installs Debian's where that may be done.
///
/// # Errors
/// With what to install.
pub fn chromium() -> Result<PathBuf, String> {
    let known = || {
        std::env::var_os("ISOLINE_CHROMIUM")
            .map(PathBuf::from)
            .or_else(|| NAMES.iter().find_map(|name| process::find(name)))
    };
    if let Some(found) = known() {
        return Ok(found);
    }
    // The font lets screenshots show Chinese.
    debian::install(
        &["chromium", "fonts-noto-cjk"],
        "Chromium (or set ISOLINE_CHROMIUM to a browser's file)",
    )?;
    known().ok_or_else(|| {
        "Missing: Chromium. Its package is installed, but no `chromium` is on PATH.".to_string()
    })
}
