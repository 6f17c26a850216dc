//! The rank of the level: in its natural order where it is known, else in the order of the table's levels.

use super::order::{natural, ranked};
use super::{Encoder, Encoding, Levels, Mark};
use crate::error::{listed, shown};
use crate::{Description, Remark};

/// The family's entry.
pub const ENCODER: Encoder = Encoder {
    member: Description {
        name: "ordinal",
        label: "Ordinal",
        formula: "(1 + levels before) / levels",
        knobs: &[],
    },
    fit: |_, levels, remarks| {
        let taught: Vec<&str> = levels
            .names
            .iter()
            .zip(levels.counts)
            .filter(|(_, count)| **count > 0)
            .map(|(name, _)| name.as_str())
            .collect();
        let Some(order) = natural(&taught) else {
            if taught.len() > 2 {
                remarks.push(unordered(levels.column, &taught));
            }
            return sorted(levels);
        };
        let message = format!(
            "The levels of {} are ranked {}.",
            shown(levels.column),
            order.join(" < ")
        );
        remarks.push(Remark::new("natural-order", message).column(levels.column));
        let fitted = ranked(levels.names, order);
        // What no training row has counts as unknown, as in every encoding without a given order.
        let taught = fitted.marks.into_iter().zip(levels.counts);
        Encoding {
            marks: taught
                .map(|(mark, &count)| mark.filter(|_| count > 0))
                .collect(),
            width: 1,
        }
    },
};

fn unordered(column: &str, levels: &[&str]) -> Remark {
    let message = format!(
        "The levels of {} are ranked as sorted: {}.",
        shown(column),
        listed(levels.iter().copied())
    );
    Remark::new("sorted-order", message)
        .column(column)
        .hint("Give their order, or use one-hot if they have none.")
}

/// The rank among the levels with a training row.
fn sorted(levels: Levels<'_>) -> Encoding {
    let all = levels.counts.iter().filter(|&&count| count > 0).count();
    let mut rank = 0;
    let mark = |&count: &usize| {
        (count > 0).then(|| {
            rank += 1;
            Mark {
                place: 0,
                value: f64::from(rank) / all as f64,
            }
        })
    };
    Encoding {
        marks: levels.counts.iter().map(mark).collect(),
        width: 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(names: &[&str], counts: &[usize]) -> (Vec<Option<f64>>, Vec<String>) {
        let names: Vec<String> = names.iter().map(|name| (*name).into()).collect();
        let levels = Levels {
            column: "size",
            names: &names,
            counts,
        };
        let mut remarks = Vec::new();
        let fitted = (ENCODER.fit)(&isoline_family::Settings::default(), levels, &mut remarks);
        let values = fitted.marks.iter().map(|mark| mark.map(|mark| mark.value));
        let codes = remarks.into_iter().map(|remark| remark.code);
        (values.collect(), codes.collect())
    }

    #[test]
    fn natural_orders_are_known_and_said() {
        let (values, codes) = fit(&["High", "low", "medium"], &[1, 2, 3]);
        assert_eq!(values, [Some(1.0), Some(1.0 / 3.0), Some(2.0 / 3.0)]);
        assert_eq!(codes, ["natural-order"]);
        let (values, _) = fit(&["Fri", "Mon", "Sun"], &[1, 1, 0]);
        assert_eq!(values, [Some(5.0 / 7.0), Some(1.0 / 7.0), None]);
    }

    #[test]
    fn others_are_ranked_as_sorted_among_the_training_levels() {
        let (values, codes) = fit(&["a", "b", "c", "d"], &[1, 0, 2, 2]);
        assert_eq!(values, [Some(1.0 / 3.0), None, Some(2.0 / 3.0), Some(1.0)]);
        assert_eq!(codes, ["sorted-order"]);
    }
}
