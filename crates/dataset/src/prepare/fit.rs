//! Fits one feature: stand-in, scaling or encoding from the training rows, range from training and validation rows.

use super::scale::Scaler;
use super::treatment::Treatment;
use super::{Feature, Step, encode, impute, scale};
use crate::error::{Remark, listed, shown};
use crate::table::{Column, Kind, Raw};
use isoline_numeric::sorting;

/// The table's rows that a feature is fitted to.
#[derive(Clone, Copy)]
pub(super) struct Rows<'a> {
    /// Training and validation rows; they only give the range that is drawn. Test rows are locked away.
    pub open: &'a [u32],
    /// What everything else is fitted to.
    pub training: &'a [u32],
}

/// Fits the feature of a column; `bounds` are what its values are clipped to.
pub(super) fn feature(
    column: &Column,
    rows: Rows<'_>,
    bounds: Option<[f64; 2]>,
    treatment: &Treatment<'_>,
    remarks: &mut Vec<Remark>,
) -> Feature {
    let mut feature = match column.kind {
        kind if kind.is_number() => numeric(column, rows, bounds, treatment, remarks),
        _ => categorical(column, rows, treatment, remarks),
    };
    // An input that marks missing cells, where the spec asks for it and the training rows have some.
    let missing = |&row: &u32| column.raw(row as usize) == Raw::Missing;
    if treatment.indicator && rows.training.iter().any(missing) {
        feature.indicator = true;
        feature.width += 1;
    }
    feature
}

/// A column of numbers that features are only derived from. It puts nothing in itself, so there is nothing to remark on.
pub(super) fn source(column: &Column, rows: Rows<'_>, treatment: &Treatment<'_>) -> Feature {
    Feature {
        width: 0,
        ..numeric(column, rows, None, treatment, &mut Vec::new())
    }
}

fn numbers<'a>(column: &'a Column, rows: &'a [u32]) -> impl Iterator<Item = f64> + 'a {
    rows.iter()
        .filter_map(|&row| match column.raw(row as usize) {
            Raw::Number(number) => Some(number),
            _ => None,
        })
}

fn levels<'a>(column: &'a Column, rows: &'a [u32]) -> impl Iterator<Item = usize> + 'a {
    rows.iter()
        .filter_map(|&row| match column.raw(row as usize) {
            Raw::Level(level) => Some(level as usize),
            _ => None,
        })
}

fn numeric(
    column: &Column,
    rows: Rows<'_>,
    bounds: Option<[f64; 2]>,
    treatment: &Treatment<'_>,
    remarks: &mut Vec<Remark>,
) -> Feature {
    let name = shown(&column.name);
    let mut values: Vec<f64> = numbers(column, rows.training).collect();
    sorting::ascending(&mut values);
    let held = crate::columns::median_of_sorted(&values);
    let clipped = |value: f64| bounds.map_or(value, |[low, high]| value.max(low).min(high));
    // Clipping keeps the order, so that they stay sorted.
    let seen: Vec<f64> = values.iter().map(|&value| clipped(value)).collect();
    let (imputer, settings) = &treatment.numeric;
    let fill = (imputer.fit)(settings, &seen);
    if values.is_empty() {
        let message = format!("{name} has no value in the training rows; {fill} stands in.");
        remarks.push(Remark::new("no-training-value", message).column(&column.name));
    }
    // Scaled as it will be seen, with stand-ins in place, in the order of rows.
    let filled: Vec<f64> = rows
        .training
        .iter()
        .map(|&row| match column.raw(row as usize) {
            Raw::Number(number) => clipped(number),
            _ => fill,
        })
        .collect();
    if !seen.is_empty() && seen.first() == seen.last() {
        let message =
            format!("{name} has one value in the training rows, so nothing can be learnt from it.");
        remarks.push(Remark::new("constant-in-training", message).column(&column.name));
    }
    let (mut minimum, mut maximum) = (f64::INFINITY, f64::NEG_INFINITY);
    for number in numbers(column, rows.open) {
        minimum = minimum.min(number);
        maximum = maximum.max(number);
    }
    if minimum > maximum {
        (minimum, maximum) = (held, held);
    }
    let scaling = (treatment.scaler.fit)(&filled);
    // Every scaling keeps the order, so that the ends reach farthest.
    let reach = [minimum, maximum].map(|end| scaling.apply(clipped(end)).abs());
    note_reach(column, reach[0].max(reach[1]), treatment.scaler, remarks);
    Feature {
        name: column.name.clone(),
        kind: column.kind,
        levels: Vec::new(),
        minimum,
        maximum,
        held,
        imputation: imputer.member.name.into(),
        fill,
        offset: 0,
        width: 1,
        indicator: false,
        step: Step::Scale {
            method: treatment.scaler.member.name.into(),
            clip: bounds,
            scaling,
        },
    }
}

/// Inputs beyond this size make learning unstable.
const LARGE: f64 = 1000.0;

fn note_reach(column: &Column, reach: f64, scaler: &Scaler, remarks: &mut Vec<Remark>) {
    if reach <= LARGE {
        return;
    }
    let name = shown(&column.name);
    let remark = if scaler.member.name == scale::none::SCALER.member.name {
        let message =
            format!("{name} reaches {reach:e} and is not scaled, which makes learning unstable.");
        Remark::new("large-unscaled", message).hint("Choose the standard scaling.")
    } else {
        let message = format!(
            "{name} reaches {reach:e} once it is scaled, so far are some values from the others, which makes learning unstable."
        );
        Remark::new("large-scaled", message).hint("Clip outliers, or choose another scaling.")
    };
    remarks.push(remark.column(&column.name));
}

fn categorical(
    column: &Column,
    rows: Rows<'_>,
    treatment: &Treatment<'_>,
    remarks: &mut Vec<Remark>,
) -> Feature {
    let order = treatment.order;
    let mut names = column.levels().to_vec();
    let mut counts = vec![0_usize; names.len()];
    levels(column, rows.training).for_each(|level| counts[level] += 1);
    let mut anywhere = vec![false; names.len()];
    levels(column, rows.open).for_each(|level| anywhere[level] = true);
    let unseen: Vec<&str> = names
        .iter()
        .enumerate()
        .filter(|&(level, _)| anywhere[level] && counts[level] == 0 && order.is_none())
        .map(|(_, name)| name.as_str())
        .collect();
    if !unseen.is_empty() {
        let message = format!(
            "No training row has {} in {}; such rows count as none of its levels.",
            listed(unseen),
            shown(&column.name)
        );
        remarks.push(Remark::new("unseen-level", message).column(&column.name));
    }
    let fill = (treatment.categorical.fit)(&counts).unwrap_or_else(|| {
        let own = names.iter().position(|name| name == impute::MISSING_LEVEL);
        let own = own.unwrap_or_else(|| {
            names.push(impute::MISSING_LEVEL.into());
            counts.push(0);
            names.len() - 1
        });
        counts[own] += rows.training.len() - counts.iter().sum::<usize>();
        own
    });
    let (method, encoding) = match order {
        Some(order) => (
            encode::ordinal::ENCODER.member.name,
            encode::order::ranked(&names, order),
        ),
        None => {
            let (encoder, settings) = &treatment.encoder;
            let levels = encode::Levels {
                column: &column.name,
                names: &names,
                counts: &counts,
            };
            let fitted = (encoder.fit)(settings, levels, remarks);
            (encoder.member.name, fitted)
        }
    };
    Feature {
        name: column.name.clone(),
        kind: Kind::Categorical,
        minimum: 0.0,
        maximum: names.len().saturating_sub(1) as f64,
        held: impute::mode::level(&counts) as f64,
        levels: names,
        imputation: treatment.categorical.member.name.into(),
        fill: fill as f64,
        offset: 0,
        width: encoding.width,
        indicator: false,
        step: Step::Encode {
            method: method.into(),
            marks: encoding.marks,
        },
    }
}
