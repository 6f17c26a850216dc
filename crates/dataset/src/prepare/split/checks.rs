//! What of a split is refused: shares and folds out of range, and parts without rows.

use super::{MOST_FOLDS, Split};
use crate::DataError;
use crate::error::counted;
use crate::spec::SplitSpec;

pub(super) fn folds_refused(cause: String) -> DataError {
    DataError::new("folds", cause).hint("Choose fewer folds, or no folds.")
}

/// Shares and folds in their ranges.
pub(super) fn check(spec: &SplitSpec) -> Result<(), DataError> {
    let (validation, test) = (spec.validation, spec.test);
    if !(validation > 0.0 && validation < 1.0) {
        return Err(DataError::new(
            "validation-share",
            format!("The validation share is {validation}; it must lie between 0 and 1."),
        )
        .hint("Choose for example 0.2, which holds back every fifth row."));
    }
    if !(test >= 0.0 && validation + test < 1.0) {
        let cause = format!(
            "The test share is {test}; it must be 0 or more, and leave training rows beside the validation share {validation}."
        );
        return Err(DataError::new("test-share", cause)
            .hint("Choose for example 0.2, or 0 for no test rows."));
    }
    let Some(folds) = spec.folds else {
        return Ok(());
    };
    if !(2..=MOST_FOLDS).contains(&folds) {
        return Err(
            DataError::new("folds", format!("{folds} folds were asked for."))
                .hint(format!("Choose 2 to {MOST_FOLDS} folds, or null for none.")),
        );
    }
    if spec.fold >= folds {
        return Err(DataError::new(
            "folds",
            format!("There is no fold {} of {folds}.", spec.fold),
        )
        .hint(format!("Folds count from 0; choose 0 to {}.", folds - 1)));
    }
    Ok(())
}

/// No part that was asked for may be empty.
pub(super) fn filled(
    spec: &SplitSpec,
    split: &Split,
    units: usize,
    rows: usize,
) -> Result<(), DataError> {
    let parts = [
        (
            &split.validation,
            "validation",
            spec.validation,
            "Raise the validation share.",
        ),
        (
            &split.train,
            "training",
            spec.validation,
            "Lower the validation share.",
        ),
        (
            &split.test,
            "test",
            spec.test,
            "Raise the test share, or set it to 0.",
        ),
    ];
    for (part, name, share, hint) in parts {
        if !part.is_empty() || (name == "test" && share == 0.0) {
            continue;
        }
        let error = DataError::new(
            "empty-split",
            format!("A share of {share} leaves no {name} row of {rows}."),
        );
        return Err(if units < rows {
            error.hint(format!(
                "Rows that belong together stay together, and there are only {}. Choose another split, or add rows.",
                counted(units, "such lot")
            ))
        } else {
            error.hint(hint)
        });
    }
    Ok(())
}
