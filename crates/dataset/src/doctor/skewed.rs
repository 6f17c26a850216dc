//! A feature whose values crowd on one side and run far out on the other: scaled, most of them are nearly one number.

use super::{Change, Finder, Finding, Look, Severity, Subject, Way};
use crate::Choice;
use crate::table::Kind;

/// The family's entry.
pub const FINDER: Finder = Finder {
    code: "skewed",
    look: Way::Column(find),
};

/// From this factor on between the tails: the distances of the 10 and the 90 % quantile from the median.
const FACTOR: f64 = 3.5;

/// Two heaps have such tails too, but less skewness than this.
const LEAST: f64 = 1.5;

fn find(subject: &Subject<'_>, look: &Look<'_>, found: &mut Vec<Finding>) {
    let count = look.order.len();
    let bent =
        ["log", "yeo-johnson"].contains(&subject.spec.scaling_of(&look.column.name).kind.as_str());
    if !look.feature || look.column.kind != Kind::Numeric || bent || count < 40 {
        return;
    }
    let median = look.sorted(count / 2);
    let (below, above) = (
        median - look.sorted(count / 10),
        look.sorted(count - 1 - count / 10) - median,
    );
    let (short, long) = (below.min(above), below.max(above));
    if short <= 0.0 || long < FACTOR * short || skewness(look).abs() < LEAST {
        return;
    }
    found.push(
        Finding::new(FINDER.code, Severity::Note, "Most values of {column} lie close together and a few far out on one side: that tail is {factor} times as long as the other.")
            .column(&look.column.name)
            .number("factor", (long / short * 10.0).round() / 10.0)
            .fix(Change::SetScaling {
                scaling: Choice::named("yeo-johnson"),
            }),
    );
}

/// The third standardised moment; 0 of numbers without spread.
fn skewness(look: &Look<'_>) -> f64 {
    let count = look.order.len() as f64;
    let size = |place: usize| look.sorted(place).abs();
    // In units of the largest, so that no cube overflows.
    let unit = size(0).max(size(look.order.len() - 1));
    let sum = |power: &dyn Fn(f64) -> f64| -> f64 {
        let numbers = (0..look.order.len()).map(|place| look.sorted(place) / unit);
        numbers.map(power).sum()
    };
    let mean = sum(&|number| number) / count;
    let variance = sum(&|number| (number - mean) * (number - mean)) / count;
    let third = sum(&|number| (number - mean) * (number - mean) * (number - mean)) / count;
    if variance > 0.0 {
        third / (variance * libm::sqrt(variance))
    } else {
        0.0
    }
}
