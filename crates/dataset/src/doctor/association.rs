//! How much one column tells of another, on its own: area under the curve, rank correlation, and answers of its neighbours.

use super::subject::{Answers, Look};
use crate::table::MISSING;
use isoline_numeric::sorting;

/// What a column tells of the target without the others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Told {
    /// Area under the ROC curve of its numbers for the second of two classes, folded to 0.5 and above.
    pub auc: Option<f64>,
    /// Share of rows whose class its nearest other rows have, and the share of the most frequent class.
    pub accuracy: Option<(f64, f64)>,
    /// Rank correlation after Spearman, without its sign.
    pub rank: Option<f64>,
    /// Share of the variance that its nearest other rows tell.
    pub r2: Option<f64>,
}

/// The area under the ROC curve of `scores` for rows that are `positive`: the share of pairs of a positive and another
/// row that the scores order rightly, equal scores counting half. `None` without rows of both kinds.
///
/// Source: J. A. Hanley and B. J. McNeil, The meaning and use of the area under a ROC curve, Radiology 143 (1982).
pub fn area_under_curve(scores: &[f64], positive: &[bool]) -> Option<f64> {
    let scores = scores.iter().map(|&score| sorting::key(score));
    let mut pairs: Vec<(u64, u32)> = scores.zip(positive.iter().map(|&yes| yes.into())).collect();
    sorting::keyed(&mut pairs);
    let (mut below, mut won) = (0.0, 0.0);
    let (mut positives, mut start) = (0.0, 0);
    while start < pairs.len() {
        let end = start + pairs[start..].partition_point(|pair| pair.0 <= pairs[start].0);
        let here = pairs[start..end].iter().filter(|pair| pair.1 == 1).count() as f64;
        let others = (end - start) as f64 - here;
        won += here * (below + others / 2.0);
        below += others;
        positives += here;
        start = end;
    }
    let pairs = positives * below;
    (pairs > 0.0).then(|| won / pairs)
}

/// The rank correlation of two lists after Spearman; equal values share the mean of their ranks. `None` where one of
/// them is constant.
///
/// Source: C. Spearman, The proof and measurement of association between two things, Am. J. Psychology 15 (1904).
pub fn rank_correlation(left: &[f64], right: &[f64]) -> Option<f64> {
    let (left, right) = (ranks(left), ranks(right));
    let mean = (left.len() as f64 + 1.0) / 2.0;
    let (mut across, mut of_left, mut of_right) = (0.0, 0.0, 0.0);
    for (a, b) in left.iter().zip(&right) {
        let (a, b) = (a - mean, b - mean);
        across += a * b;
        of_left += a * a;
        of_right += b * b;
    }
    let size = libm::sqrt(of_left) * libm::sqrt(of_right);
    (size > 0.0).then(|| across / size)
}

fn ranks(values: &[f64]) -> Vec<f64> {
    let mut keyed: Vec<(u64, u32)> = values
        .iter()
        .map(|&value| sorting::key(value))
        .zip(0..)
        .collect();
    sorting::keyed(&mut keyed);
    let mut ranks = vec![0.0; values.len()];
    let mut start = 0;
    for run in keyed.chunk_by(|a, b| a.0 == b.0) {
        let end = start + run.len();
        let rank = (start + 1 + end) as f64 / 2.0;
        for &(_, row) in run {
            ranks[row as usize] = rank;
        }
        start = end;
    }
    ranks
}

/// What `look` tells of the answers, on the rows that have one. `None` on fewer than 20 rows, or fewer than 5 rows
/// beside the most frequent class.
pub(super) fn told(look: &Look<'_>, answers: &Answers) -> Option<Told> {
    let groups = Groups::new(look);
    match answers {
        Answers::Classes(classes, count) => told_class(look, &groups, classes, *count),
        Answers::Numbers(numbers) => told_number(look, &groups, numbers),
    }
}

/// Rows of one value, in the order of the values; the missing ones come last.
struct Groups {
    of: Vec<u32>,
    count: usize,
    /// This many of them are in order, so that neighbours are alike; the missing ones are like none.
    ordered: usize,
    /// The values of those in order.
    values: Vec<f64>,
}

impl Groups {
    fn new(look: &Look<'_>) -> Self {
        let (mut of, values) = if look.numbers.is_empty() {
            (look.codes.clone(), look.column.levels().len())
        } else {
            look.places()
        };
        for group in of.iter_mut().filter(|group| **group == MISSING) {
            *group = values as u32;
        }
        let ordered = if look.numbers.is_empty() { 0 } else { values };
        let mut distinct: Vec<f64> = (0..look.order.len())
            .map(|place| look.sorted(place))
            .collect();
        distinct.dedup();
        Groups {
            of,
            count: values + 1,
            ordered,
            values: distinct,
        }
    }
}

/// Rows of one group: how many, the most frequent class, its rows, and those of the next.
#[derive(Clone, Copy, Default)]
struct Tally {
    rows: usize,
    class: u32,
    first: usize,
    second: usize,
}

fn told_class(look: &Look<'_>, groups: &Groups, classes: &[u32], count: usize) -> Option<Told> {
    let mut sizes = vec![0_usize; count];
    let mut pairs: Vec<(u64, u32)> = Vec::with_capacity(classes.len());
    for (&group, &class) in groups.of.iter().zip(classes) {
        if class != MISSING {
            sizes[class as usize] += 1;
            pairs.push((group.into(), class));
        }
    }
    let most = sizes.iter().copied().max().unwrap_or(0);
    if pairs.len() < 20 || pairs.len() - most < 5 {
        return None;
    }
    let frequent = sizes.iter().position(|&size| size == most).unwrap_or(0) as u32;
    sorting::keyed(&mut pairs);
    let mut tallies = vec![Tally::default(); groups.count];
    for run in pairs.chunk_by(|a, b| a == b) {
        let (group, class) = run[0];
        let tally = &mut tallies[group as usize];
        tally.rows += run.len();
        if run.len() > tally.first {
            (tally.second, tally.first, tally.class) = (tally.first, run.len(), class);
        } else {
            tally.second = tally.second.max(run.len());
        }
    }
    let mut right = 0;
    for (place, tally) in tallies.iter().enumerate() {
        // Each row is answered by the other rows of its value; alone, by the next value on either side.
        if tally.rows == 1 {
            let nearest = match alone(&tallies, place, groups.ordered, |tally| tally.rows > 0) {
                (Some(below), Some(above)) => {
                    let value = |place: usize| groups.values[place];
                    let up = value(above) - value(place) < value(place) - value(below);
                    Some(if up { above } else { below })
                }
                (below, above) => below.or(above),
            };
            let said = nearest.map_or(frequent, |place| tallies[place].class);
            right += usize::from(said == tally.class);
        } else if tally.first > tally.second + 1 {
            right += tally.first;
        }
    }
    let accuracy = right as f64 / pairs.len() as f64;
    let auc = if count == 2 && !look.numbers.is_empty() {
        let there = || {
            look.order
                .iter()
                .filter(|&&row| classes[row as usize] != MISSING)
        };
        let scores: Vec<f64> = there().map(|&row| look.numbers[row as usize]).collect();
        let positive: Vec<bool> = there().map(|&row| classes[row as usize] == 1).collect();
        // Of a column that is mostly missing the numbers say little.
        let enough = scores.len() * 2 >= pairs.len();
        area_under_curve(&scores, &positive).filter(|_| enough)
    } else {
        None
    };
    Some(Told {
        auc: auc.map(|area| area.max(1.0 - area)),
        accuracy: Some((accuracy, most as f64 / pairs.len() as f64)),
        rank: None,
        r2: None,
    })
}

/// The places of the next groups below and above with rows, where order says something.
fn alone<T>(
    groups: &[T],
    place: usize,
    ordered: usize,
    has_rows: fn(&T) -> bool,
) -> (Option<usize>, Option<usize>) {
    if place >= ordered {
        return (None, None);
    }
    let below = groups[..place].iter().rposition(has_rows);
    let above = groups[place + 1..ordered].iter().position(has_rows);
    (below, above.map(|step| place + 1 + step))
}

fn told_number(look: &Look<'_>, groups: &Groups, numbers: &[f64]) -> Option<Told> {
    let rows: Vec<(usize, f64)> = groups
        .of
        .iter()
        .zip(numbers)
        .filter(|(_, number)| number.is_finite())
        .map(|(&group, &number)| (group as usize, number))
        .collect();
    if rows.len() < 20 {
        return None;
    }
    // In units of the largest, so that no square overflows.
    let unit = rows.iter().fold(0.0_f64, |most, row| most.max(row.1.abs()));
    let count = rows.len() as f64;
    let mean = rows.iter().map(|row| row.1 / unit).sum::<f64>() / count;
    let mut sums = vec![(0_usize, 0.0_f64); groups.count];
    for &(group, number) in &rows {
        sums[group].0 += 1;
        sums[group].1 += number / unit;
    }
    let (mut left, mut total) = (0.0, 0.0);
    for &(group, number) in &rows {
        let number = number / unit;
        let (size, sum) = sums[group];
        let said = if size > 1 {
            (sum - number) / (size as f64 - 1.0)
        } else {
            let means = |place: usize| sums[place].1 / sums[place].0 as f64;
            match alone(&sums, group, groups.ordered, |sum| sum.0 > 0) {
                (Some(below), Some(above)) => (means(below) + means(above)) / 2.0,
                (below, above) => below.or(above).map_or(mean, means),
            }
        };
        left += (number - said) * (number - said);
        total += (number - mean) * (number - mean);
    }
    let rank = if look.numbers.is_empty() {
        None
    } else {
        let there = || {
            look.order
                .iter()
                .filter(|&&row| numbers[row as usize].is_finite())
        };
        let of = |list: &[f64]| -> Vec<f64> { there().map(|&row| list[row as usize]).collect() };
        let (scores, answers) = (of(&look.numbers), of(numbers));
        let enough = scores.len() * 2 >= rows.len();
        rank_correlation(&scores, &answers).filter(|_| enough)
    };
    Some(Told {
        auc: None,
        accuracy: None,
        rank: rank.map(f64::abs),
        r2: (total > 0.0).then(|| 1.0 - left / total),
    })
}
