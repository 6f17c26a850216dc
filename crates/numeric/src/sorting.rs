//! Sorting, compiled once: every other element or closure that the standard library sorts by is five kilobytes of engine.

use std::cmp::Ordering;

/// Sorts numbers by `f64::total_cmp`.
#[inline(never)]
pub fn ascending(values: &mut [f64]) {
    values.sort_unstable_by(f64::total_cmp);
}

/// Sorts by the key, then by what it belongs to.
#[inline(never)]
pub fn keyed(pairs: &mut [(u64, u32)]) {
    pairs.sort_unstable();
}

/// Sorts rows or other indices.
#[inline(never)]
pub fn indices(values: &mut [u32]) {
    values.sort_unstable();
}

/// A key for [`keyed`] in the order of `f64::total_cmp`; -0 counts as 0.
#[must_use]
pub fn key(value: f64) -> u64 {
    let bits = (value + 0.0).to_bits();
    // Negative numbers grow downwards, so all of their bits turn; of the others only the sign.
    if bits >> 63 == 1 {
        !bits
    } else {
        bits | 1 << 63
    }
}

/// The numbers from 0 to `count` in the order that `compare` gives them; equal ones stay as they are.
#[inline(never)]
#[must_use]
pub fn ranked(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<u32> {
    let mut order: Vec<u32> = (0..count as u32).collect();
    order.sort_unstable_by(|&a, &b| compare(a as usize, b as usize).then(a.cmp(&b)));
    order
}

/// A set or a map of these, put in one by one: to collect one, the standard library sorts first, by code of its own for
/// every type.
#[must_use]
pub fn gathered<T, C: Default + Extend<T>>(items: impl IntoIterator<Item = T>) -> C {
    let mut all = C::default();
    all.extend(items);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_order_like_the_numbers() {
        let numbers = [
            f64::NEG_INFINITY,
            -1e300,
            -2.0,
            -1e-320,
            0.0,
            5e-324,
            0.5,
            1e300,
            f64::INFINITY,
        ];
        for pair in numbers.windows(2) {
            assert!(key(pair[0]) < key(pair[1]), "{pair:?}");
        }
        assert_eq!(key(-0.0), key(0.0));
    }

    #[test]
    fn equal_ones_stay_as_they_are() {
        let sizes = [2, 3, 2, 3];
        assert_eq!(ranked(4, &|a, b| sizes[b].cmp(&sizes[a])), [1, 3, 0, 2]);
        assert!(ranked(0, &|_, _| Ordering::Equal).is_empty());
    }

    #[test]
    fn sets_and_maps_hold_what_they_are_given() {
        let set: std::collections::BTreeSet<u8> = gathered([3, 1, 3]);
        assert_eq!(set, [1, 3].into());
        let map: std::collections::BTreeMap<u8, u8> = gathered([(2, 0), (1, 5), (2, 9)]);
        assert_eq!(map, [(1, 5), (2, 9)].into());
    }

    #[test]
    fn lists_are_sorted() {
        let mut values = [2.0, -1.0, 0.5];
        ascending(&mut values);
        assert_eq!(values, [-1.0, 0.5, 2.0]);
        let mut pairs = [(2, 0), (1, 9), (2, 1), (1, 3)];
        keyed(&mut pairs);
        assert_eq!(pairs, [(1, 3), (1, 9), (2, 0), (2, 1)]);
        let mut rows = [3, 1, 2];
        indices(&mut rows);
        assert_eq!(rows, [1, 2, 3]);
    }
}
