//! The fuzz targets without a fuzzer: every input to begin with, and every one that once failed, through the same bodies.

use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

use isoline_parsers::ALL;

fn fuzz() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz")
}

#[test]
fn every_seed_and_every_old_failure_passes_its_target() {
    let mut failed = Vec::new();
    for target in ALL {
        let mut inputs: Vec<(String, Vec<u8>)> = (target.seeds)()
            .into_iter()
            .enumerate()
            .map(|(position, seed)| (format!("seed {position:04}"), seed))
            .collect();
        assert!(inputs.len() > 5, "{} has hardly any seed", target.name);
        let folder = fuzz().join("regressions").join(target.name);
        for entry in std::fs::read_dir(&folder).into_iter().flatten() {
            let file = entry.expect("the folder stays while it is read").path();
            inputs.push((
                file.display().to_string(),
                std::fs::read(&file).expect("an input"),
            ));
        }
        for (name, bytes) in &inputs {
            if catch_unwind(|| (target.check)(bytes)).is_err() {
                failed.push(format!("{}: {name}", target.name));
            }
        }
    }
    assert!(failed.is_empty(), "see above: {failed:#?}");
}

#[test]
fn every_target_is_a_fuzz_target_with_a_dictionary() {
    for target in ALL {
        let name = target.name;
        for file in [
            format!("fuzz_targets/{name}.rs"),
            format!("dictionaries/{name}.dict"),
        ] {
            assert!(fuzz().join(&file).is_file(), "fuzz/{file} is missing");
        }
    }
    let count = std::fs::read_dir(fuzz().join("fuzz_targets"))
        .expect("the targets")
        .count();
    assert_eq!(
        count,
        ALL.len(),
        "a fuzz target is not in the list of tests/parsers"
    );
}
