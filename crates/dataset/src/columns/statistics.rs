//! Counts and spread of a column, and whether it can be a feature.

use crate::error::{Remark, counted, shown};
use crate::table::{Column, Kind, MISSING, Statistics, Values};
use isoline_numeric::sorting;

/// Counts and spread over all rows.
pub(crate) fn statistics(values: &Values) -> Statistics {
    match values {
        Values::Numbers(numbers) => {
            let mut present: Vec<f64> = numbers
                .iter()
                .copied()
                .filter(|number| number.is_finite())
                .collect();
            sorting::ascending(&mut present);
            let missing = numbers.len() - present.len();
            let (Some(&minimum), Some(&maximum)) = (present.first(), present.last()) else {
                return Statistics {
                    missing,
                    ..Statistics::default()
                };
            };
            // `==`, so that 0 and -0 are one value.
            let distinct = 1 + present.windows(2).filter(|pair| pair[0] != pair[1]).count();
            let median = median_of_sorted(&present);
            Statistics {
                missing,
                distinct,
                minimum,
                maximum,
                mean: mean(&present),
                median,
            }
        }
        Values::Levels { names, codes } => {
            let missing = codes.iter().filter(|&&code| code == MISSING).count();
            Statistics {
                missing,
                distinct: names.len(),
                ..Statistics::default()
            }
        }
        Values::Omitted { digests, distinct } => Statistics {
            missing: digests.iter().filter(|&&digest| digest == 0).count(),
            distinct: *distinct,
            ..Statistics::default()
        },
    }
}

/// Arithmetic mean, finite for all finite numbers; 0 of none.
pub(crate) fn mean(numbers: &[f64]) -> f64 {
    if numbers.is_empty() {
        return 0.0;
    }
    let count = numbers.len() as f64;
    let sum: f64 = numbers.iter().sum();
    // The sum of finite numbers may overflow; the sum of their shares cannot.
    if sum.is_finite() {
        sum / count
    } else {
        numbers.iter().map(|number| number / count).sum()
    }
}

/// The middle number, or the mean of the two middle ones; 0 of none.
pub(crate) fn median_of_sorted(sorted: &[f64]) -> f64 {
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => 0.0,
        length if length % 2 == 1 => sorted[middle],
        _ => {
            let sum = sorted[middle - 1] + sorted[middle];
            if sum.is_finite() {
                sum / 2.0
            } else {
                sorted[middle - 1] / 2.0 + sorted[middle] / 2.0
            }
        }
    }
}

/// Why a column cannot be a feature.
pub(crate) fn unusable(kind: Kind, values: &Values, statistics: &Statistics) -> Option<String> {
    if kind == Kind::Text {
        return Some(format!(
            "text with {} different values, too many for categories",
            statistics.distinct
        ));
    }
    if statistics.distinct == 1 {
        let value = match values {
            Values::Levels { names, .. } => names
                .first()
                .map(|name| crate::error::shown(name))
                .unwrap_or_default(),
            _ if kind == Kind::Date => {
                let only = statistics.minimum;
                super::dates::label(only, [only; 2])
            }
            _ => statistics.minimum.to_string(),
        };
        return Some(format!("constant: every value is {value}"));
    }
    (statistics.distinct == 0).then(|| "no value at all".into())
}

/// A spread of numbers below this share of their size is hardly more than rounding.
const NEAR: f64 = 1e-9;

/// What a feature's spread says against it: next to none, or numbers beyond the range of the network's own.
pub(crate) fn spread(column: &Column) -> Option<Remark> {
    let Values::Numbers(numbers) = &column.values else {
        return None;
    };
    let Statistics {
        minimum, maximum, ..
    } = column.statistics;
    let name = shown(&column.name);
    let remark = |code: &str, message: String| Remark::new(code, message).column(&column.name);
    let size = minimum.abs().max(maximum.abs());
    // Halves, because the span of the largest numbers would overflow.
    if column.kind == Kind::Numeric && maximum / 2.0 - minimum / 2.0 <= size / 2.0 * NEAR {
        let message = format!(
            "{name} hardly varies: {} to {}. What differs may be rounding.",
            column.written(minimum),
            column.written(maximum)
        );
        let hint = "Leave the column out unless so small a difference means something.";
        return Some(remark("near-constant", message).hint(hint));
    }
    let beyond = |number: &&f64| {
        let size = number.abs();
        size > f64::from(f32::MAX) || (size > 0.0 && size < f64::from(f32::MIN_POSITIVE))
    };
    let mut extremes = numbers.iter().filter(beyond);
    let first = extremes.next()?;
    let message = format!(
        "{} in {name} beyond the range of 32-bit numbers, such as {first:e}; they are computed with in 64 bits until they are scaled.",
        counted(1 + extremes.count(), "number")
    );
    let hint = "Check whether these are mistakes: one of them can hide all other differences.";
    Some(remark("outlier-range", message).hint(hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spread_of_extremes_is_finite() {
        let values = Values::Numbers(vec![1e308, 1.7e308, f64::NAN, 1e-320, -1e308, 1.5e308]);
        let found = statistics(&values);
        assert_eq!((found.missing, found.distinct), (1, 5));
        assert!(found.mean.is_finite() && found.median.is_finite());
        assert_eq!(median_of_sorted(&[1.7e308, 1.7e308]), 1.7e308);
    }

    #[test]
    fn constants_are_unusable() {
        let values = Values::Numbers(vec![2.5, f64::NAN, 2.5]);
        let reason = unusable(Kind::Numeric, &values, &statistics(&values));
        assert_eq!(reason.as_deref(), Some("constant: every value is 2.5"));
    }
}
