//! JSON and JSON Lines: what is read is JSON to another reader too, and lines put into brackets give the same table.

use isoline_dataset::Reading;
use isoline_dataset::formats::{json, jsonl};
use serde::de::IgnoredAny;

use crate::sound::read;

/// Tries an input, as JSON and as JSON Lines.
pub fn check(bytes: &[u8]) {
    let asked = Reading::default();
    match read(&json::FORMAT, bytes, &asked) {
        Ok(table) => {
            let used = &table.reading.used;
            let again = json::FORMAT
                .whole("fuzzed", bytes, used)
                .expect("read as it was read");
            assert_eq!(again.columns, table.columns);
            if let Some(text) = strict(bytes) {
                let other = serde_json::from_str::<IgnoredAny>(text);
                assert!(other.is_ok(), "{:?}: {text}", other.err());
            }
        }
        Err(error) => {
            for choice in &error.choices {
                let _ = read(&json::FORMAT, bytes, &choice.reading);
            }
        }
    }
    let Ok(table) = read(&jsonl::FORMAT, bytes, &asked) else {
        return;
    };
    let Some(text) = strict(bytes) else { return };
    let lines: Vec<&str> = text
        .split('\n')
        .filter(|line| !line.trim().is_empty())
        .collect();
    for line in &lines {
        let other = serde_json::from_str::<IgnoredAny>(line);
        assert!(other.is_ok(), "{:?}: {line}", other.err());
    }
    let array = format!("[{}]", lines.join(","));
    let whole = json::FORMAT.whole("fuzzed", array.as_bytes(), &asked);
    let whole = whole.expect("lines in brackets are read");
    assert_eq!((whole.rows, &whole.columns), (table.rows, &table.columns));
}

/// The text where it is UTF-8 without a mark and has nothing that only this project's reader takes: halves of characters
/// and Python's words for what is no number.
fn strict(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?;
    let own = ["\u{feff}", "\0", "\\ud", "\\uD", "NaN", "Infinity"];
    (!own.iter().any(|own| text.contains(own))).then_some(text)
}
