//! What holds of every table that is read and of every refusal, whatever the format.

use std::collections::HashSet;

use isoline_dataset::{
    DataError, MISSING, Reading, Remark, Table, Values, diagnose, formats::Format, prepare,
    suggest, summary,
};

/// Largest table, in cells, that is also diagnosed and prepared: reading is what is tried here.
const DIAGNOSED: usize = 1000;

/// Reads the bytes and checks what comes of it.
pub fn read(format: &Format, bytes: &[u8], asked: &Reading) -> Result<Table, DataError> {
    let read = format.whole("fuzzed", bytes, asked);
    match &read {
        Ok(table) => sound(table),
        Err(error) => explained(error),
    }
    read
}

/// A refusal says why and what to do.
pub fn explained(error: &DataError) {
    let hint = error.hint.as_deref().unwrap_or_default();
    let told = !error.kind.is_empty() && !error.message.is_empty() && !hint.is_empty();
    assert!(told && error.row != Some(0), "{error:?}");
}

fn remarked(remarks: &[Remark]) {
    for remark in remarks {
        let told = !remark.code.is_empty() && !remark.message.is_empty();
        assert!(told && remark.row != Some(0), "{remark:?}");
    }
}

fn sound(table: &Table) {
    assert!(table.rows > 0, "a table without rows was read");
    let mut names = HashSet::new();
    for column in &table.columns {
        let name = &column.name;
        assert!(names.insert(name), "two columns are called {name:?}");
        match &column.values {
            Values::Numbers(numbers) => {
                assert_eq!(numbers.len(), table.rows, "{name:?}");
                let infinite = numbers.iter().find(|number| number.is_infinite());
                assert_eq!(infinite, None, "{name:?}");
            }
            Values::Levels { names, codes } => {
                assert_eq!(codes.len(), table.rows, "{name:?}");
                let named = |code: &u32| *code == MISSING || (*code as usize) < names.len();
                assert!(codes.iter().all(named), "{name:?}");
                let distinct: HashSet<&String> = names.iter().collect();
                assert_eq!(distinct.len(), names.len(), "{name:?}: {names:?}");
            }
            Values::Omitted { digests, .. } => assert_eq!(digests.len(), table.rows, "{name:?}"),
        }
        let known = &column.statistics;
        let figures = [known.minimum, known.maximum, known.mean, known.median];
        assert!(
            figures.iter().all(|figure| figure.is_finite()),
            "{name:?}: {known:?}"
        );
        assert!(
            known.missing <= table.rows && known.distinct > 0,
            "{name:?}: {known:?}"
        );
    }
    remarked(&table.remarks);
    if table.rows * table.columns.len() <= DIAGNOSED {
        diagnosed(table);
    }
}

/// The doctor and the preparation take the table, and prepare finite numbers or say why not.
fn diagnosed(table: &Table) {
    assert_eq!(summary(table).columns.len(), table.columns.len());
    let spec = suggest(table);
    for finding in diagnose(table, &spec) {
        assert!(
            !finding.message.is_empty() && finding.row != Some(0),
            "{finding:?}"
        );
    }
    match prepare(table, &spec) {
        Ok(prepared) => {
            let mut values = prepared.inputs.iter().chain(prepared.targets.iter());
            assert!(values.all(|value| value.is_finite()), "{spec:?}");
        }
        Err(error) => explained(&error),
    }
}
