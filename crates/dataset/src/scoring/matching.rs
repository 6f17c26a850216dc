//! Which column of a second file is which column of the training table: by name, case and blanks forgiven.

use crate::error::{listed, shown};
use crate::{DataError, Remark};

/// A name without what is forgiven.
fn bare(name: &str) -> String {
    let visible = name.chars().filter(|character| !character.is_whitespace());
    visible.flat_map(char::to_lowercase).collect()
}

/// Where each wanted column stands in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Matching {
    /// The file's column of each wanted one.
    pub places: Vec<usize>,
    /// The file's column of the target, where it has one.
    pub target: Option<usize>,
    /// Columns of the file that the training table does not have.
    pub extra: Vec<String>,
    /// Names that are written otherwise.
    pub remarks: Vec<Remark>,
}

/// Finds `wanted` and, if it is there, `target` among the file's columns. `known`: all names of the training table.
///
/// # Errors
/// `score-columns` lists the wanted columns that are missing and those that are new; `ambiguous-column` names two columns
/// that could be meant alike.
pub fn matching(
    file: &[String],
    wanted: &[&str],
    target: &str,
    known: &[&str],
) -> Result<Matching, DataError> {
    let mut remarks = Vec::new();
    let mut places = Vec::with_capacity(wanted.len());
    let mut missing = Vec::new();
    for name in wanted {
        match find(file, name, known, &mut remarks)? {
            Some(place) => places.push(place),
            None => missing.push(*name),
        }
    }
    let target = find(file, target, known, &mut remarks)?;
    let known: Vec<String> = known.iter().map(|name| bare(name)).collect();
    let extra: Vec<String> = file
        .iter()
        .filter(|name| !known.contains(&bare(name)))
        .cloned()
        .collect();
    if !missing.is_empty() {
        let mut cause = format!(
            "The file lacks {} of the {} columns that the network needs: {}.",
            missing.len(),
            wanted.len(),
            listed(missing)
        );
        if !extra.is_empty() {
            let new = listed(extra.iter().map(String::as_str));
            cause += &format!(" It has columns that the network does not know: {new}.");
        }
        return Err(DataError::new("score-columns", cause).hint(
            "Give the columns the names that they had in the training table, or add those that are missing.",
        ));
    }
    Ok(Matching {
        places,
        target,
        extra,
        remarks,
    })
}

fn find(
    file: &[String],
    name: &str,
    known: &[&str],
    remarks: &mut Vec<Remark>,
) -> Result<Option<usize>, DataError> {
    if let Some(place) = file.iter().position(|other| other == name) {
        return Ok(Some(place));
    }
    let wanted = bare(name);
    // A column that bears the exact name of another training column is that one.
    let alike: Vec<usize> = (0..file.len())
        .filter(|&place| bare(&file[place]) == wanted && !known.contains(&file[place].as_str()))
        .collect();
    let rivals = known.iter().filter(|other| bare(other) == wanted).count();
    match alike[..] {
        [] => Ok(None),
        [place] if rivals <= 1 => {
            let message = format!(
                "{} of the file was taken for {}.",
                shown(&file[place]),
                shown(name)
            );
            remarks.push(Remark::new("column-alike", message).column(name));
            Ok(Some(place))
        }
        _ => {
            let cause = format!(
                "{} could be {} of the file.",
                shown(name),
                listed(alike.iter().map(|&place| file[place].as_str()))
            );
            Err(DataError::new("ambiguous-column", cause)
                .column(name)
                .hint("Give the right column exactly this name."))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(file: &[&str], known: &[&str]) -> Result<Matching, DataError> {
        let file: Vec<String> = file.iter().map(|name| (*name).into()).collect();
        matching(&file, &known[..2], "y", known)
    }

    #[test]
    fn columns_go_by_name_whatever_their_order() {
        let known = ["mass", "length", "y", "id"];
        let found = of(&["id", "length", "new", "mass"], &known).expect("all there");
        assert_eq!((found.places, found.target), (vec![3, 1], None));
        assert_eq!(
            (found.extra, found.remarks),
            (vec!["new".to_string()], vec![])
        );
        let found = of(&["Length ", "Y", "MASS"], &known).expect("all there");
        assert_eq!((found.places, found.target), (vec![2, 0], Some(1)));
        assert_eq!(found.remarks.len(), 3);
        assert_eq!(found.extra, [""; 0]);
    }

    #[test]
    fn missing_and_ambiguous_columns_are_named() {
        let known = ["mass", "length", "y"];
        let error = of(&["length", "weight"], &known).expect_err("no mass");
        assert_eq!(error.kind, "score-columns");
        assert!(
            error.message.contains("lacks 1 of the 2") && error.message.contains("needs: mass")
        );
        assert!(error.message.contains("does not know: weight"), "{error}");
        let error = of(&["Mass", "MASS", "length"], &known).expect_err("two");
        assert_eq!(
            (error.kind.as_str(), error.column.as_deref()),
            ("ambiguous-column", Some("mass"))
        );
        let error = of(&["MASS", "y"], &["mass", "Mass", "y"]).expect_err("one for two");
        assert_eq!(error.kind, "ambiguous-column");
        let found = of(&["Mass", "mass"], &["mass", "Mass", "y"]).expect("exact names go first");
        assert_eq!(found.places, [1, 0]);
    }
}
