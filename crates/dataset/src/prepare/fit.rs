//! Fits one feature: stand-in, scaling or encoding from the training rows, range from training and validation rows.

use super::check::Plan;
use super::{Feature, Step, encode, impute, scale};
use crate::error::{Remark, listed, shown};
use crate::table::{Column, Kind, Raw};

/// Fits a feature to the training rows; `rows` are those and the validation rows, and only give the range that is drawn.
pub(super) fn feature(
    column: &Column,
    rows: &[u32],
    training: &[u32],
    plan: &Plan<'_>,
    remarks: &mut Vec<Remark>,
) -> Feature {
    match column.kind {
        kind if kind.is_number() => numeric(column, rows, training, plan, remarks),
        _ => categorical(column, rows, training, plan, remarks),
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
    rows: &[u32],
    training: &[u32],
    plan: &Plan<'_>,
    remarks: &mut Vec<Remark>,
) -> Feature {
    let name = shown(&column.name);
    let mut values: Vec<f64> = numbers(column, training).collect();
    values.sort_unstable_by(f64::total_cmp);
    if values.is_empty() {
        let message = format!("{name} has no value in the training rows; 0 stands in.");
        remarks.push(Remark::new("no-training-value", message).column(&column.name));
    }
    let held = crate::columns::median_of_sorted(&values);
    let fill = (plan.numeric.fit)(&values);
    // Scaled as it will be seen, with stand-ins in place, in the order of rows.
    let filled: Vec<f64> = training
        .iter()
        .map(|&row| match column.raw(row as usize) {
            Raw::Number(number) => number,
            _ => fill,
        })
        .collect();
    let affine = (plan.scaler.fit)(&filled);
    if !values.is_empty() && values.first() == values.last() {
        let message =
            format!("{name} has one value in the training rows, so nothing can be learnt from it.");
        remarks.push(Remark::new("constant-in-training", message).column(&column.name));
    }
    let (mut minimum, mut maximum) = (f64::INFINITY, f64::NEG_INFINITY);
    for number in numbers(column, rows) {
        minimum = minimum.min(number);
        maximum = maximum.max(number);
    }
    if minimum > maximum {
        (minimum, maximum) = (held, held);
    }
    if plan.scaler.member.name == scale::none::SCALER.member.name
        && minimum.abs().max(maximum.abs()) > 1000.0
    {
        let message = format!(
            "{name} reaches {:e} and is not scaled, which makes learning unstable.",
            minimum.abs().max(maximum.abs())
        );
        remarks.push(
            Remark::new("large-unscaled", message)
                .column(&column.name)
                .hint("Choose the standard scaling."),
        );
    }
    let step = Step::Scale {
        method: plan.scaler.member.name.into(),
        affine,
    };
    Feature {
        name: column.name.clone(),
        kind: column.kind,
        levels: Vec::new(),
        minimum,
        maximum,
        held,
        fill,
        offset: 0,
        width: 1,
        step,
    }
}

fn categorical(
    column: &Column,
    rows: &[u32],
    training: &[u32],
    plan: &Plan<'_>,
    remarks: &mut Vec<Remark>,
) -> Feature {
    let names = column.levels();
    let mut counts = vec![0_usize; names.len()];
    levels(column, training).for_each(|level| counts[level] += 1);
    let mut anywhere = vec![false; names.len()];
    levels(column, rows).for_each(|level| anywhere[level] = true);
    let unseen: Vec<&str> = names
        .iter()
        .enumerate()
        .filter(|&(level, _)| anywhere[level] && counts[level] == 0)
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
    let encoder = encode::one_hot::ENCODER;
    let fitted = (encoder.fit)(&counts);
    let held = (impute::mode::IMPUTER.fit)(&counts) as f64;
    Feature {
        name: column.name.clone(),
        kind: Kind::Categorical,
        levels: names.to_vec(),
        minimum: 0.0,
        maximum: names.len().saturating_sub(1) as f64,
        held,
        fill: (plan.categorical.fit)(&counts) as f64,
        offset: 0,
        width: fitted.width,
        step: Step::Encode {
            method: encoder.member.name.into(),
            places: fitted.places,
        },
    }
}
