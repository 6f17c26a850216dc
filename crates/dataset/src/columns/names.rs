//! Column names: unique and never blank.

use isoline_numeric::sorting;

use crate::error::{Remark, listed, shown};

/// Makes names unique (`x`, `x (2)`) and fills blank ones (`column 3`); says so in `remarks`.
pub fn settle(found: Vec<String>, row: usize, remarks: &mut Vec<Remark>) -> Vec<String> {
    let mut taken = std::collections::BTreeSet::new();
    let given: std::collections::BTreeSet<String> = sorting::gathered(found.iter().cloned());
    let mut names: Vec<String> = Vec::with_capacity(found.len());
    // Where to go on counting, so that a thousand equal names are not tried a thousand times each.
    let mut copies: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    let (mut blank, mut repeated) = (Vec::new(), Vec::new());
    for (position, name) in found.into_iter().enumerate() {
        let was_blank = name.is_empty();
        let wanted = if was_blank {
            format!("column {}", position + 1)
        } else {
            name
        };
        let numbered = |copy: usize| match copy {
            1 => wanted.clone(),
            _ => format!("{wanted} ({copy})"),
        };
        let mut copy = match copies.get(&wanted) {
            Some(last) if taken.contains(&wanted) => *last,
            _ => 1,
        };
        let mut unique = numbered(copy);
        // A made-up name must not take one that a later column has by right.
        while taken.contains(&unique) || ((copy > 1 || was_blank) && given.contains(&unique)) {
            copy += 1;
            unique = numbered(copy);
        }
        copies.insert(wanted, copy);
        if was_blank {
            blank.push(unique.clone());
        } else if copy > 1 {
            repeated.push(unique.clone());
        }
        taken.insert(unique.clone());
        names.push(unique);
    }
    if let Some(first) = blank.first() {
        let message = format!(
            "Columns without a name were called {}.",
            listed(blank.iter().map(String::as_str))
        );
        remarks.push(Remark::new("blank-header", message).row(row).column(first));
    }
    if let Some(first) = repeated.first() {
        let message = format!(
            "Column names that occur again were changed to {}.",
            listed(repeated.iter().map(String::as_str))
        );
        remarks.push(
            Remark::new("repeated-header", message)
                .row(row)
                .column(first)
                .hint(format!(
                    "Give each column its own name if {} is not what you expect.",
                    shown(first)
                )),
        );
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(names: &[&str]) -> (Vec<String>, usize) {
        let mut remarks = Vec::new();
        let names = settle(
            names.iter().map(|name| (*name).to_string()).collect(),
            1,
            &mut remarks,
        );
        (names, remarks.len())
    }

    #[test]
    fn names_become_unique_and_filled() {
        assert_eq!(
            settled(&["x", "x", "", "x"]),
            (
                vec![
                    "x".into(),
                    "x (2)".into(),
                    "column 3".into(),
                    "x (3)".into()
                ],
                2
            )
        );
        assert_eq!(settled(&["x", "x", "x (2)"]).0, ["x", "x (3)", "x (2)"]);
        assert_eq!(settled(&["", "column 1"]).0, ["column 1 (2)", "column 1"]);
        assert_eq!(
            settled(&["", "column 1", "column 1"]).0,
            ["column 1 (2)", "column 1", "column 1 (3)"]
        );
        assert_eq!(
            settled(&["__proto__", "constructor"]),
            (vec!["__proto__".into(), "constructor".into()], 0)
        );
    }

    #[test]
    fn ten_thousand_equal_names_are_counted_once_each() {
        // Trying every number for every name would be fifty million names.
        let (names, _) = settled(&["x"; 10_000]);
        assert_eq!(
            (names[1].as_str(), names[9999].as_str()),
            ("x (2)", "x (10000)")
        );
    }
}
