//! House rules of the source tree: headers, sizes, names, crate edges, and folders that equal their lists.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Aim at 100 lines, question 250; this is where a file must be cut.
const MOST_LINES: usize = 400;

/// Names that say nothing of what is inside.
const EMPTY_NAMES: [&str; 7] = [
    "base", "common", "helper", "helpers", "misc", "util", "utils",
];

/// The crates from the ground up. A crate may only use crates of a lower storey.
const STOREYS: [(&str, u32); 8] = [
    ("isoline-numeric", 0),
    ("isoline-family", 0),
    ("isoline-dataset", 1),
    ("isoline-network", 1),
    ("isoline-experiment", 2),
    ("isoline-export", 2),
    ("isoline-bridge", 3),
    ("isoline-module", 4),
];

/// What only the bridge may use.
const BROWSER_CRATES: [&str; 5] = [
    "wasm-bindgen",
    "js-sys",
    "web-sys",
    "serde-wasm-bindgen",
    "console_error_panic_hook",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the tests lie in the project")
        .to_path_buf()
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Every file below `folder` with one of the endings; build output and hidden folders are left out.
fn walk(folder: &Path, endings: &[&str], found: &mut Vec<PathBuf>) {
    for entry in
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
    {
        let path = entry.expect("the folder stays while it is read").path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default()
            .to_string();
        if path.is_dir()
            && !name.starts_with('.')
            && !["target", "dist", "node_modules"].contains(&name.as_str())
        {
            walk(&path, endings, found);
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            found.push(path);
        }
    }
}

fn sources() -> Vec<PathBuf> {
    let mut found = Vec::new();
    walk(&root(), &[".rs", ".js", ".mjs"], &mut found);
    assert!(found.len() > 50, "only {} sources were found", found.len());
    found
}

/// Fails with every offence at once.
fn none(rule: &str, offences: &[String]) {
    assert!(offences.is_empty(), "{rule}:\n  {}", offences.join("\n  "));
}

/// The first paragraph of a file's opening comment.
fn opening(file: &Path, text: &str) -> Option<String> {
    let mut lines = text
        .lines()
        .skip_while(|line| line.starts_with("#!") || line.trim() == "// @ts-check");
    if file.extension().is_some_and(|ending| ending == "rs") {
        let paragraph: Vec<&str> = lines.map_while(|line| line.strip_prefix("//! ")).collect();
        return Some(paragraph.join(" "));
    }
    let first = lines.next()?.trim().strip_prefix("/**")?;
    let mut paragraph = vec![first.trim().trim_end_matches("*/").trim()];
    if !first.contains("*/") {
        let rest = lines.map(|line| line.trim().trim_start_matches('*').trim());
        paragraph.extend(rest.take_while(|line| !line.is_empty() && *line != "/"));
    }
    Some(paragraph.join(" ").trim().to_string())
}

#[test]
fn every_source_opens_with_a_sentence() {
    let offences: Vec<String> = sources()
        .iter()
        .filter(|file| {
            !opening(file, &read(file))
                .is_some_and(|text| text.contains(' ') && text.ends_with(['.', ':']))
        })
        .map(|file| file.display().to_string())
        .collect();
    none(
        "These files do not open with a sentence that says what they are",
        &offences,
    );
}

#[test]
fn no_source_is_too_long() {
    let offences: Vec<String> = sources()
        .iter()
        .map(|file| (file, read(file).lines().count()))
        .filter(|(_, lines)| *lines > MOST_LINES)
        .map(|(file, lines)| format!("{}: {lines}", file.display()))
        .collect();
    none("These files have too many lines", &offences);
}

#[test]
fn no_source_has_an_empty_name() {
    let offences: Vec<String> = sources()
        .iter()
        .filter(|file| {
            file.file_stem()
                .and_then(|stem| stem.to_str())
                .is_some_and(|stem| EMPTY_NAMES.contains(&stem))
        })
        .map(|file| file.display().to_string())
        .collect();
    none("These names do not say what is in the file", &offences);
}

/// The names in the dependency tables of a manifest, tests' included.
fn dependencies(manifest: &str) -> Vec<String> {
    let mut inside = false;
    let mut names = Vec::new();
    for line in manifest.lines().map(str::trim) {
        if line.starts_with('[') {
            inside = line.trim_end_matches(']').ends_with("dependencies");
        } else if inside && !line.is_empty() && !line.starts_with('#') {
            names.extend(line.split(['.', '=', ' ']).next().map(str::to_string));
        }
    }
    names
}

#[test]
fn crates_use_only_what_lies_below_them() {
    let mut manifests = Vec::new();
    walk(&root().join("crates"), &["Cargo.toml"], &mut manifests);
    assert!(
        manifests.len() >= 6,
        "only {} crates were found",
        manifests.len()
    );
    let storey = |name: &str| {
        STOREYS
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, storey)| *storey)
    };
    let mut offences = Vec::new();
    for file in &manifests {
        let text = read(file);
        let name = text
            .lines()
            .find_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'))
            .unwrap_or_default();
        if storey(name).is_none() && name != "xtask" {
            offences.push(format!("{name} has no storey; give it one in STOREYS"));
        }
        for used in dependencies(&text) {
            if used.starts_with("isoline-") && storey(&used) >= storey(name) {
                offences.push(format!("{name} uses {used}, which is not below it"));
            }
            if BROWSER_CRATES.contains(&used.as_str()) && name != "isoline-bridge" {
                offences.push(format!("{name} uses {used}; only the bridge may"));
            }
        }
    }
    none("Dependencies run one way", &offences);
}

/// How a file registers: `member` for `pub fn member`, `READER` for `pub const READER: Format` where the list has a `struct Format`.
fn registrations(file: &str, list: &str) -> Vec<String> {
    let mut found: Vec<String> = file
        .lines()
        .filter(|line| line.starts_with("pub fn member"))
        .map(|_| "member".to_string())
        .collect();
    for line in file.lines() {
        let Some((name, kind)) = line
            .strip_prefix("pub const ")
            .and_then(|rest| rest.split_once(": "))
        else {
            continue;
        };
        let kind = kind.split([' ', '=', '<']).next().unwrap_or_default();
        if list.contains(&format!("pub struct {kind} ")) {
            found.push(name.to_string());
        }
    }
    found
}

/// The modules that a file declares, `mod tests` in the file itself left out.
fn modules(code: &str) -> BTreeSet<String> {
    let declared = code.lines().filter_map(|line| {
        let line = line
            .trim()
            .trim_start_matches("pub ")
            .trim_start_matches("pub(crate) ")
            .trim_start_matches("pub(super) ");
        line.strip_prefix("mod ")?
            .strip_suffix(';')
            .map(str::to_string)
    });
    declared.collect()
}

#[test]
fn a_folder_equals_its_list() {
    let mut lists = Vec::new();
    walk(&root().join("crates"), &["mod.rs"], &mut lists);
    assert!(lists.len() >= 8, "only {} folders were found", lists.len());
    let mut offences = Vec::new();
    let mut members = 0;
    for file in &lists {
        let folder = file.parent().expect("a file lies in a folder");
        let list = read(file);
        let declared = modules(&list);
        for entry in fs::read_dir(folder).expect("the folder was found a moment ago") {
            let path = entry.expect("the folder stays while it is read").path();
            let stem = path
                .file_stem()
                .and_then(|stem| stem.to_str())
                .unwrap_or_default();
            // A folder without Rust in it holds data.
            let is_module = path.extension().is_some_and(|ending| ending == "rs")
                || path.join("mod.rs").is_file();
            if stem == "mod" || !is_module {
                continue;
            }
            if !declared.contains(stem) {
                offences.push(format!("{}: {stem} is not declared", file.display()));
            }
            // A folder in a folder has a list of its own.
            let text = if path.is_dir() {
                String::new()
            } else {
                read(&path)
            };
            for name in registrations(&text, &list) {
                members += 1;
                if !list.contains(&format!("{stem}::{name}")) {
                    offences.push(format!(
                        "{}: {stem} is in the folder, but {stem}::{name} not in the list",
                        file.display()
                    ));
                }
            }
        }
    }
    assert!(members >= 10, "only {members} members were found");
    none(
        "A member is a file, and the list is its registration",
        &offences,
    );
}

#[test]
fn choices_come_from_the_catalog() {
    let page = read(&root().join("index.html"));
    assert!(
        !page.contains("<option"),
        "index.html writes an <option> by hand; panels fill them from the catalog"
    );
}

#[test]
fn every_case_is_run() {
    let manifest = read(&root().join("tests/Cargo.toml"));
    let mut cases = Vec::new();
    walk(&root().join("tests/cases"), &[".rs"], &mut cases);
    let names = cases.iter().filter_map(|file| file.file_name()?.to_str());
    let offences: Vec<String> = names
        .filter(|name| !manifest.contains(&format!("path = \"cases/{name}\"")))
        .map(str::to_string)
        .collect();
    none(
        "These cases have no [[test]] entry in tests/Cargo.toml",
        &offences,
    );
}

#[test]
fn the_rules_can_fail() {
    let rust = Path::new("a.rs");
    assert_eq!(
        opening(rust, "//! One\n//! thing.\n//!\n//! More"),
        Some("One thing.".to_string())
    );
    assert_eq!(opening(rust, "fn main() {}"), Some(String::new()));
    let script = Path::new("a.mjs");
    assert_eq!(
        opening(script, "// @ts-check\n/** One thing. */\n"),
        Some("One thing.".to_string())
    );
    assert_eq!(
        opening(script, "/**\n * One\n * thing.\n *\n * More.\n */"),
        Some("One thing.".to_string())
    );
    assert_eq!(opening(script, "import x from 'y';"), None);
    let list = "pub struct Format {\n";
    assert_eq!(
        registrations("pub const READER: Format = Format {", list),
        ["READER"]
    );
    assert_eq!(
        registrations("pub const LIMIT: usize = 3;\npub fn member<T>() {", list),
        ["member"]
    );
    let manifest = "[package]\nname = \"a\"\n[dependencies]\nb.workspace = true\nc = \"1\"\n[lints]\nworkspace = true\n[dev-dependencies]\nd = \"1\"\n";
    assert_eq!(dependencies(manifest), ["b", "c", "d"]);
    assert_eq!(
        modules("pub mod a;\nmod b;\nmod tests {"),
        BTreeSet::from(["a".to_string(), "b".to_string()])
    );
}
