//! Where things are: the project's root, its output folders and the per-user cache.

use std::env;
use std::path::{Path, PathBuf};

/// The root of the work tree.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// The built page.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The page that is being served; apart from dist/, so that a build or a test may run beside it.
pub fn served() -> PathBuf {
    target().join("served")
}

/// Cargo's output folder.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// The per-user cache of tools: `$ISOLINE_CACHE`, else the platform's cache folder.
///
/// # Errors
/// When no variable says where the user's folder is.
pub fn cache() -> Result<PathBuf, String> {
    let folder = |name: &str| {
        env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    if let Some(chosen) = folder("ISOLINE_CACHE") {
        return Ok(root().join(chosen));
    }
    let parent = if cfg!(windows) {
        folder("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        folder("HOME").map(|home| home.join("Library/Caches"))
    } else {
        folder("XDG_CACHE_HOME").or_else(|| folder("HOME").map(|home| home.join(".cache")))
    };
    parent.map(|parent| parent.join("isoline")).ok_or_else(|| {
        "No cache folder is known. Set ISOLINE_CACHE to a folder that may be written.".to_string()
    })
}
