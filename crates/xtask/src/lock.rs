//! One writer at a time: two builds that write the same folder would tear each other's files.

use std::fs::{self, File, TryLockError};

use crate::project;

/// Takes the lock called `name`, and waits for it where another program holds it. Dropping the file, or the end of
/// this program, gives it back.
///
/// # Errors
/// When the target folder cannot be written.
pub fn wait(name: &str) -> Result<File, String> {
    let (file, taken) = open(name)?;
    if !taken {
        println!("waiting for another {name} of this project to end");
        file.lock()
            .map_err(|error| format!("{name}.lock: {error}."))?;
    }
    Ok(file)
}

/// Takes the lock called `name` at once.
///
/// # Errors
/// When another program holds it, or the target folder cannot be written.
pub fn only(name: &str) -> Result<File, String> {
    let (file, taken) = open(name)?;
    if taken {
        Ok(file)
    } else {
        Err(format!(
            "Another `cargo xtask {name}` of this project is running. End it first."
        ))
    }
}

fn open(name: &str) -> Result<(File, bool), String> {
    let folder = project::target();
    let path = folder.join(format!("{name}.lock"));
    let cannot = |error: std::io::Error| format!("{}: {error}.", path.display());
    fs::create_dir_all(&folder).map_err(cannot)?;
    let file = File::create(&path).map_err(cannot)?;
    match file.try_lock() {
        Ok(()) => Ok((file, true)),
        Err(TryLockError::WouldBlock) => Ok((file, false)),
        Err(TryLockError::Error(error)) => Err(cannot(error)),
    }
}
