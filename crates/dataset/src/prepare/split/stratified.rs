//! Each class gives its share, rounded by largest remainder; a class keeps at least one unit to train on.

use isoline_numeric::{Generator, sorting};

use super::fill::{deal, fill, in_order};
use super::{Folds, Request, Splitter, Together, random};
use crate::Description;

/// The family's entry.
pub const SPLITTER: Splitter = Splitter {
    member: Description {
        name: "stratified",
        label: "Stratified",
        formula: "the share of each class",
        knobs: &[],
    },
    together: Together::Copies,
    choose,
    folds: Folds::Rotating(fold),
};

/// The candidates of each class.
fn members(request: &Request<'_>) -> Vec<Vec<u32>> {
    let mut members: Vec<Vec<u32>> = vec![Vec::new(); request.kinds];
    for &unit in request.candidates {
        members[usize::from(request.classes[unit as usize])].push(unit);
    }
    members
}

fn choose(request: Request<'_>, quota: usize, generator: &mut Generator) -> Vec<u32> {
    if request.classes.is_empty() {
        return random::choose(request, quota, generator);
    }
    let sizes = &request.units.sizes;
    let mut members = members(&request);
    let rows = |units: &Vec<u32>| {
        units
            .iter()
            .map(|&unit| sizes[unit as usize] as usize)
            .sum()
    };
    let counts: Vec<usize> = members.iter().map(rows).collect();
    let quotas = quotas(&counts, quota, counts.iter().sum());
    let mut chosen = Vec::new();
    for (units, quota) in members.iter_mut().zip(quotas) {
        generator.shuffle(units);
        chosen.extend(fill(units, sizes, quota, units.len().saturating_sub(1)));
    }
    chosen
}

fn fold(request: Request<'_>, folds: usize, generator: &mut Generator) -> Vec<usize> {
    if request.classes.is_empty() {
        return random::fold(request, folds, generator);
    }
    in_order(deal(
        members(&request),
        &request.units.sizes,
        folds,
        generator,
    ))
}

/// How many of `total` each class gives, for classes of these sizes out of `rows`.
fn quotas(sizes: &[usize], total: usize, rows: usize) -> Vec<usize> {
    // In whole numbers: floor(size * total / rows) and its remainder, free of rounding.
    let product = |size: usize| size as u128 * total as u128;
    let divisor = rows.max(1) as u128;
    let room: Vec<usize> = sizes.iter().map(|size| size.saturating_sub(1)).collect();
    let mut quotas: Vec<usize> = sizes
        .iter()
        .zip(&room)
        .map(|(&size, &room)| ((product(size) / divisor) as usize).min(room))
        .collect();
    let remainder = |class: usize| product(sizes[class]) % divisor;
    let order = sorting::ranked(sizes.len(), &|a, b| remainder(b).cmp(&remainder(a)));
    let mut left = total.saturating_sub(quotas.iter().sum());
    // Classes without room pass their share on, so more than one round may be needed.
    while left > 0 {
        let before = left;
        for class in order.iter().map(|&class| class as usize) {
            if left > 0 && quotas[class] < room[class] {
                quotas[class] += 1;
                left -= 1;
            }
        }
        if left == before {
            break;
        }
    }
    quotas
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn largest_remainders_are_rounded_up() {
        assert_eq!(quotas(&[50, 50, 50], 30, 150), [10, 10, 10]);
        assert_eq!(quotas(&[152, 68, 124], 69, 344), [30, 14, 25]);
        assert_eq!(quotas(&[7, 2, 1], 2, 10), [2, 0, 0]);
        assert_eq!(quotas(&[1, 1, 8], 5, 10), [0, 0, 5]);
        assert_eq!(quotas(&[1, 1], 1, 2), [0, 0]);
    }
}
