//! How one column is prepared: what the spec asks of it, and of all columns where it asks nothing of this one.

use isoline_family::{Settings, SpecError};

use super::encode::{self, Encoder};
use super::impute::{self, CategoricalImputer, NumericImputer};
use super::outliers::{self, Detector};
use super::scale::{self, Scaler};
use crate::error::{listed, shown};
use crate::spec::{ColumnEdit, DataSpec, OutlierAction};
use crate::table::{Column, Kind};
use crate::{Choice, DataError};

/// The members that prepare a column.
pub(super) struct Treatment<'a> {
    pub numeric: (&'static NumericImputer, Settings),
    pub categorical: &'static CategoricalImputer,
    /// Whether missing training cells give an input that says so.
    pub indicator: bool,
    pub detector: (&'static Detector, Settings),
    pub action: OutlierAction,
    pub scaler: &'static Scaler,
    pub encoder: (&'static Encoder, Settings),
    /// The order of the levels, where the spec gives one.
    pub order: Option<&'a [String]>,
}

impl<'a> Treatment<'a> {
    /// What is asked of this column; of no column: what is asked of all.
    pub fn new(spec: &'a DataSpec, column: Option<&Column>) -> Result<Self, DataError> {
        let edit = column.and_then(|column| spec.edit(&column.name).map(|edit| (column, edit)));
        if let Some((column, edit)) = edit {
            fits(column, edit)?;
        }
        let own = edit.map(|(_, edit)| edit);
        let number = column.is_some_and(|column| column.kind.is_number());
        let imputation = own.and_then(|edit| edit.imputation.as_ref());
        let stand_in = |all: &'a Choice, of_numbers: bool| {
            imputation.filter(|_| number == of_numbers).unwrap_or(all)
        };
        let outliers = own
            .and_then(|edit| edit.outliers.as_ref())
            .unwrap_or(&spec.outliers);
        let scaling = own
            .and_then(|edit| edit.scaling.as_ref())
            .unwrap_or(&spec.scaling);
        let encoding = own
            .and_then(|edit| edit.encoding.as_ref())
            .unwrap_or(&spec.encoding);
        let numeric = stand_in(&spec.missing.numeric, true);
        let categorical = stand_in(&spec.missing.categorical, false);
        let settled = || -> Result<Self, SpecError> {
            Ok(Treatment {
                numeric: numeric.settle("stand-in for a number", impute::NUMERIC)?,
                categorical: categorical
                    .settle("stand-in for a category", impute::CATEGORICAL)?
                    .0,
                indicator: own
                    .and_then(|edit| edit.indicator)
                    .unwrap_or(spec.missing.indicator),
                detector: outliers.method.settle("outlier rule", outliers::ALL)?,
                action: outliers.action,
                scaler: scaling.settle("scaling", scale::ALL)?.0,
                encoder: encoding.settle("encoding", encode::ALL)?,
                order: None,
            })
        };
        let mut treatment = settled().map_err(|error| match edit {
            Some((column, _)) => DataError::from(error).column(&column.name),
            None => error.into(),
        })?;
        if let Some((column, edit)) = edit {
            treatment.order = order(column, &edit.order)?;
        }
        Ok(treatment)
    }

    /// Whether outliers are looked for.
    pub fn looks(&self) -> bool {
        self.detector.0.member.name != outliers::none::DETECTOR.member.name
    }
}

/// Numbers are not encoded, and categories neither scaled nor far from others.
fn fits(column: &Column, edit: &ColumnEdit) -> Result<(), DataError> {
    let number = column.kind.is_number();
    let unfit = match number {
        true => edit.encoding.as_ref().map(|_| "encoding"),
        false if edit.scaling.is_some() => Some("scaling"),
        false => edit.outliers.as_ref().map(|_| "outliers"),
    };
    let Some(key) = unfit else {
        return Ok(());
    };
    let holds = if number { "numbers" } else { "categories" };
    let cause = format!(
        "{} holds {holds}, so \"{key}\" says nothing of it.",
        shown(&column.name)
    );
    Err(DataError::new("column-preparation", cause)
        .column(&column.name)
        .hint(format!(
            "Take \"{key}\" out of what is said of this column."
        )))
}

/// The order that the spec gives for the levels of a feature.
fn order<'a>(column: &Column, order: &'a [String]) -> Result<Option<&'a [String]>, DataError> {
    if order.is_empty() {
        return Ok(None);
    }
    let name = shown(&column.name);
    let refuse = |cause: String, hint: &str| {
        let error = DataError::new("level-order", cause).column(&column.name);
        Err(error.hint(hint))
    };
    if column.kind != Kind::Categorical {
        let cause = format!("{name} holds no categories, so its levels have no order.");
        return refuse(
            cause,
            "Take the order away, or make the column categorical.",
        );
    }
    let twice = order
        .iter()
        .enumerate()
        .find(|(place, level)| order[..*place].contains(level));
    if let Some((_, level)) = twice {
        let cause = format!("The order of {name} has \"{}\" twice.", shown(level));
        return refuse(cause, "Name each level once, the lowest first.");
    }
    let forgotten: Vec<&str> = column
        .levels()
        .iter()
        .filter(|level| !order.contains(level))
        .map(String::as_str)
        .collect();
    if !forgotten.is_empty() {
        let cause = format!("The order of {name} leaves out {}.", listed(forgotten));
        return refuse(cause, "Name every level, the lowest first.");
    }
    Ok(Some(order))
}
