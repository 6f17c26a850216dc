//! Whole units into a share of the rows, and into folds.

use isoline_numeric::{Generator, sorting};

/// Takes units in this order as long as they fit into `quota` rows, at most `most` of them, and one more where that comes
/// nearer to the quota.
pub(super) fn fill(order: &[u32], sizes: &[u32], quota: usize, most: usize) -> Vec<u32> {
    let size = |unit: u32| sizes[unit as usize] as usize;
    let (mut chosen, mut taken) = (Vec::new(), 0);
    let mut smallest: Option<u32> = None;
    for &unit in order {
        if taken == quota || chosen.len() == most {
            break;
        }
        if taken + size(unit) <= quota {
            chosen.push(unit);
            taken += size(unit);
        } else if smallest.is_none_or(|least| size(unit) < size(least)) {
            smallest = Some(unit);
        }
    }
    if let Some(unit) = smallest
        && chosen.len() < most
        && taken + size(unit) - quota < quota - taken
    {
        chosen.push(unit);
    }
    chosen
}

/// Deals each list of units out to the folds, larger units first: each goes to the fold with the fewest rows of its list,
/// of equal ones to that with the fewest rows at all. Answers pairs of unit and fold.
///
/// For single rows these are the counts of scikit-learn's `StratifiedKFold`, for one list of groups its `GroupKFold`.
pub(super) fn deal(
    lists: Vec<Vec<u32>>,
    sizes: &[u32],
    folds: usize,
    generator: &mut Generator,
) -> Vec<(u32, usize)> {
    let mut totals = vec![0_usize; folds];
    let mut dealt = Vec::new();
    for mut list in lists {
        generator.shuffle(&mut list);
        let size = |place: usize| sizes[list[place] as usize];
        let order = sorting::ranked(list.len(), &|a, b| size(b).cmp(&size(a)));
        let mut own = vec![0_usize; folds];
        for unit in order.into_iter().map(|place| list[place as usize]) {
            let lightest = (0..folds).min_by_key(|&fold| (own[fold], totals[fold], fold));
            let fold = lightest.unwrap_or_default();
            own[fold] += sizes[unit as usize] as usize;
            totals[fold] += sizes[unit as usize] as usize;
            dealt.push((unit, fold));
        }
    }
    dealt
}

/// The fold of each candidate; candidates ascend.
pub(super) fn in_order(dealt: Vec<(u32, usize)>) -> Vec<usize> {
    let order = sorting::ranked(dealt.len(), &|a, b| dealt[a].0.cmp(&dealt[b].0));
    order
        .into_iter()
        .map(|place| dealt[place as usize].1)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_that_do_not_fit_are_passed_over_and_the_last_may_come_nearer() {
        assert_eq!(fill(&[0, 1, 2, 3], &[1, 1, 1, 1], 2, 4), [0, 1]);
        assert_eq!(fill(&[0, 1, 2], &[5, 1, 1], 2, 3), [1, 2]);
        assert_eq!(fill(&[0, 1], &[6, 4], 5, 2), [1]);
        assert_eq!(fill(&[0, 1], &[6, 6], 5, 2), [0]);
        assert_eq!(fill(&[0, 1], &[60, 60], 5, 2), [0_u32; 0]);
        assert_eq!(fill(&[0, 1], &[1, 1], 2, 1), [0]);
    }
}
