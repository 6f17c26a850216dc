//! Inputs to begin with: the files of `tests/data`, the cells in them, and the formulas that are tested elsewhere.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use isoline_dataset::Reading;
use isoline_dataset::formats::csv::FORMAT;
use serde_json::Value;

/// Largest file that is tried as it is, and longest cell; beyond, trying takes time and finds nothing more.
const LARGEST: usize = 20_000;
const LONGEST_CELL: usize = 60;

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(path)
}

/// The fixtures whose names have one of these endings, in the order of their names.
fn fixtures(endings: &[&str]) -> Vec<Vec<u8>> {
    let folder = here("tests/data");
    let entries = std::fs::read_dir(&folder).expect("the test data are there");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("the folder stays while it is read").path())
        .filter(|path| {
            let ending = path.extension().and_then(|ending| ending.to_str());
            path.is_file() && endings.contains(&ending.unwrap_or_default().to_lowercase().as_str())
        })
        .collect();
    files.sort();
    let bytes = files
        .iter()
        .map(|file| std::fs::read(file).expect("a fixture"));
    bytes.filter(|bytes| bytes.len() <= LARGEST).collect()
}

/// Text tables, and what only pretends to be one.
pub fn text_tables() -> Vec<Vec<u8>> {
    fixtures(&["csv", "tsv", "txt", ""])
}

/// JSON and JSON Lines.
pub fn json() -> Vec<Vec<u8>> {
    fixtures(&["json", "jsonl", "ndjson"])
}

/// NumPy arrays: the fixtures, and one of each type of value and order of bytes.
pub fn arrays() -> Vec<Vec<u8>> {
    let mut arrays = fixtures(&["npy"]);
    let types =
        "|b1 |i1 |u1 <i2 >i2 <u2 <i4 >i4 <u4 <i8 >i8 <u8 <f2 >f2 <f4 >f4 <f8 >f8 |S3 <U2 >U2";
    let plain = types
        .split(' ')
        .map(|descr| (format!("'{descr}'"), "(2, 2)"));
    let records = [
        ("[('x', '<f8'), ('name', '<U2')]", "(2,)"),
        ("[('a', '|b1'), ('b', '>i4'), ('a', '|S3')]", "(3,)"),
    ];
    let records = records.map(|(descr, shape)| (descr.to_string(), shape));
    for (position, (descr, shape)) in plain.chain(records).enumerate() {
        let fortran = if position % 3 == 2 { "True" } else { "False" };
        let header =
            format!("{{'descr': {descr}, 'fortran_order': {fortran}, 'shape': {shape}, }}\n");
        let mut bytes = b"\x93NUMPY\x01\x00".to_vec();
        bytes.extend_from_slice(&(header.len() as u16).to_le_bytes());
        bytes.extend_from_slice(header.as_bytes());
        bytes.extend((0..48).map(|byte| 0x3f_u8.wrapping_mul(byte)));
        arrays.push(bytes);
    }
    arrays
}

/// Every different cell of the text tables, and dates in all the ways they are written.
pub fn cells() -> Vec<Vec<u8>> {
    let mut found = BTreeSet::new();
    let read = FORMAT.cells;
    for bytes in text_tables() {
        let Ok(cells) = read("seed", &bytes, &Reading::default()) else {
            continue;
        };
        for row in 0..cells.rows() {
            let row = (0..cells.names.len()).map(|column| cells.cell(row, column).trim());
            found.extend(
                row.filter(|cell| cell.len() <= LONGEST_CELL)
                    .map(str::to_string),
            );
        }
    }
    // Words are all alike to these parsers.
    found.retain(|cell| cell.chars().any(|sign| !sign.is_ascii_alphabetic()));
    let written = [
        "2024-05-03T10:30:15.25+02:00",
        "2024年5月3日",
        "03.05.2024",
        "3/5/2024",
        "25/12/2024",
        "3-May-2024",
        "Sept. 3, 2024",
        "9:05:15 p.m.",
        "2024/5/3 9:05 AM Z",
        "−∞",
        "(１，２３４．５)",
        "-US$ 1'234.5",
        "1.5e3 km/h",
        "1 234,50 €",
        "12 ‰",
        "0x1F",
        "½",
        "１２％",
        "35岁",
    ];
    found.extend(written.map(str::to_string));
    found.into_iter().map(String::into_bytes).collect()
}

/// The formulas of the golden file, and such as must be refused.
pub fn formulas() -> Vec<Vec<u8>> {
    let text = std::fs::read_to_string(here("crates/dataset/tests/golden/formulas.json"));
    let golden: Value = serde_json::from_str(&text.expect("the golden file")).expect("it is JSON");
    let cases = golden["cases"].as_array().into_iter().flatten();
    let mut formulas: Vec<Vec<u8>> = cases
        .filter_map(|case| case["formula"].as_str())
        .map(|formula| formula.as_bytes().to_vec())
        .collect();
    assert!(!formulas.is_empty(), "the golden file has no formula");
    for formula in [
        "`a``b` ^ 2",
        "'body mass' ÷ 名",
        "max(x, y, 1, 2)",
        "1 2",
        "log",
        "min(x)",
        "((x)",
        "x < y < 1",
        "if(x ≥ 0, -x, .5e-3)",
    ] {
        formulas.push(formula.into());
    }
    formulas
}
