//! The command beside the fuzz targets: `seeds TARGET FOLDER` writes the inputs to begin with, `slowest TARGET FOLDER...`
//! times every input in the folders, and some of them repeated until they are as large as a file may well be.

use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use isoline_parsers::{Target, find};

/// How many inputs are also tried repeated.
const BLOWN_UP: usize = 200;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        ["seeds", target, folder] => {
            known(target).and_then(|target| seeds(target, Path::new(folder)))
        }
        ["slowest", target, folders @ ..] => {
            known(target).and_then(|target| slowest(target, folders))
        }
        _ => Err("isoline-parsers seeds TARGET FOLDER | slowest TARGET FOLDER...".to_string()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn known(name: &str) -> Result<&'static Target, String> {
    find(name).ok_or_else(|| format!("There is no target {name}."))
}

fn seeds(target: &Target, folder: &Path) -> Result<(), String> {
    let cannot = |error: std::io::Error| format!("{}: {error}.", folder.display());
    std::fs::create_dir_all(folder).map_err(cannot)?;
    for (position, seed) in (target.seeds)().iter().enumerate() {
        std::fs::write(folder.join(format!("{position:04}")), seed).map_err(cannot)?;
    }
    Ok(())
}

fn slowest(target: &Target, folders: &[&str]) -> Result<(), String> {
    let mut inputs = Vec::new();
    for folder in folders {
        let cannot = |error: std::io::Error| format!("{folder}: {error}.");
        for entry in std::fs::read_dir(folder).map_err(cannot)? {
            let file = entry.map_err(cannot)?.path();
            inputs.push(std::fs::read(&file).map_err(cannot)?);
        }
    }
    // The smaller first, so that the list does not hang on the names of the files.
    inputs.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
    let (time, size) = worst(target, inputs.iter().cloned());
    println!(
        "{} inputs, slowest {time:.1} ms ({size} bytes)",
        inputs.len()
    );
    let some = inputs
        .iter()
        .step_by(inputs.len().div_ceil(BLOWN_UP).max(1));
    let blown_up = some
        .filter(|input| !input.is_empty())
        .map(|input| input.repeat(target.most / input.len()));
    let count = blown_up.clone().count();
    let (time, size) = worst(target, blown_up);
    println!("{count} of them repeated, slowest {time:.1} ms ({size} bytes)");
    Ok(())
}

/// The longest time in milliseconds and the size of its input. Where one seems slow, the shortest of three counts, since
/// other work may have stood in the way.
fn worst(target: &Target, inputs: impl Iterator<Item = Vec<u8>>) -> (f64, usize) {
    let mut worst = (Duration::ZERO, 0);
    for bytes in inputs {
        let time = || {
            let start = Instant::now();
            (target.check)(&bytes);
            start.elapsed()
        };
        let mut least = time();
        if least > worst.0 {
            least = least.min(time()).min(time());
        }
        if least > worst.0 {
            worst = (least, bytes.len());
        }
    }
    (worst.0.as_secs_f64() * 1e3, worst.1)
}
