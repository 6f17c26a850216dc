//! The weights of the rows: a column that says how much each row counts.

use super::Split;
use crate::error::shown;
use crate::table::{Column, Kind};
use crate::{DataError, Raw};

/// A validation row may weigh this many times the heaviest training row; beyond, nothing else would be seen of it.
const LARGEST: f64 = 1e9;

/// Refuses a column that cannot weigh.
pub(super) fn check(
    column: &Column,
    target: &str,
    features: Option<&[String]>,
) -> Result<(), DataError> {
    let name = &column.name;
    let refuse = |cause: String, hint: &str| {
        let error = DataError::new("weight-column", format!("{} {cause}", shown(name)));
        Err(error.column(name).hint(hint))
    };
    if name == target {
        return refuse(
            "is the target and the weight at once.".into(),
            "Choose another column of weights, or another target.",
        );
    }
    if features.is_some_and(|features| features.contains(name)) {
        return refuse(
            "is a feature and the weight at once.".into(),
            "Take it out of the features, or choose another column of weights.",
        );
    }
    if column.kind != Kind::Numeric {
        return refuse(
            "holds no numbers, so it cannot weigh the rows.".into(),
            "Choose a column of numbers from 0 upwards, or no weights.",
        );
    }
    Ok(())
}

/// One weight per kept row, in units of the heaviest training row.
pub(super) fn weights(column: &Column, rows: &[u32], split: &Split) -> Result<Vec<f32>, DataError> {
    let refuse = |cause: String, hint: &str| {
        DataError::new("weight-value", cause)
            .column(&column.name)
            .hint(hint)
    };
    let mut weights = Vec::with_capacity(rows.len());
    for &row in rows {
        let found = match column.raw(row as usize) {
            Raw::Number(weight) if weight >= 0.0 => {
                weights.push(weight);
                continue;
            }
            Raw::Number(weight) => format!("is {weight}, below 0"),
            _ => "is missing".into(),
        };
        // Lines of the file are no longer known here; blank ones and the header are not counted.
        let cause = format!("The weight of data row {} {found}.", row + 1);
        return Err(refuse(cause, "Give every row a number from 0 upwards."));
    }
    let of_training = split.train.iter().map(|&row| weights[row as usize]);
    let heaviest = of_training.fold(0.0, f64::max);
    if heaviest == 0.0 {
        return Err(refuse(
            "Every training row weighs 0, so nothing can be learnt.".into(),
            "Give some rows a weight above 0, or change the seed of the split.",
        ));
    }
    let relative = weights.iter().map(|weight| weight / heaviest);
    let too_heavy = relative.clone().position(|weight| weight > LARGEST);
    if let Some(position) = too_heavy {
        let cause = format!(
            "The weight of data row {} is more than {LARGEST:e} times that of any training row.",
            rows[position] + 1
        );
        return Err(refuse(
            cause,
            "Correct it, or use weights of a similar size.",
        ));
    }
    Ok(relative.map(|weight| weight as f32).collect())
}
