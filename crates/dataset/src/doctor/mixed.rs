//! A column that mixes numbers and words: it is read as words, and its numbers lose their order.

use super::{Change, Finder, Finding, Look, Severity, Subject, Way};
use crate::columns::numbers::is_number;
use crate::error::shown;
use crate::spec::ColumnEdit;
use crate::table::{Kind, MISSING};

/// The family's entry.
pub const FINDER: Finder = Finder {
    code: "mixed",
    look: Way::Column(find),
};

/// A smaller share of numbers is names that look like some.
const NUMBERS: f64 = 0.2;

/// From this share of numbers on, the words are most likely slips.
const MOSTLY: f64 = 0.8;

fn find(subject: &Subject<'_>, look: &Look<'_>, found: &mut Vec<Finding>) {
    let column = look.column;
    let asked = subject
        .spec
        .columns
        .get(&column.name)
        .and_then(|edit: &ColumnEdit| edit.kind);
    // Digits with a zero in front name something; as numbers they would lose it.
    let code = |name: &String| {
        name.len() > 1 && name.starts_with('0') && name.bytes().all(|byte| byte.is_ascii_digit())
    };
    let codes = || column.levels().iter().any(code);
    if look.codes.is_empty() || look.target || asked.is_some() || codes() {
        return;
    }
    let numeric: Vec<bool> = column.levels().iter().map(|name| is_number(name)).collect();
    let (mut numbers, mut words) = (0, Vec::new());
    for (place, &code) in look.codes.iter().enumerate() {
        match numeric.get(code as usize) {
            _ if code == MISSING => {}
            Some(true) => numbers += 1,
            _ => words.push(place),
        }
    }
    let share = numbers as f64 / (numbers + words.len()).max(1) as f64;
    let (Some(&first), true) = (words.first(), share >= NUMBERS) else {
        return;
    };
    let mut examples: Vec<String> = Vec::new();
    for &place in &words {
        let text = format!(
            "\"{}\"",
            shown(&column.levels()[look.codes[place] as usize])
        );
        if examples.len() < 3 && !examples.contains(&text) {
            examples.push(text);
        }
    }
    let severity = if share >= MOSTLY {
        Severity::Warning
    } else {
        Severity::Note
    };
    let message = "{column} mixes numbers and words ({percent} % words) and is read as words: {examples}, first data row {row}.";
    found.push(
        Finding::new(FINDER.code, severity, message)
            .column(&column.name)
            .rows(subject.rows[first] as usize, words.len())
            .number("percent", ((1.0 - share) * 100.0).round())
            .text("examples", examples.join(", "))
            .fix(Change::SetColumn {
                column: column.name.clone(),
                to: Kind::Numeric,
            }),
    );
}
