//! Whether a column's values are spread as in training: the population stability index.
//!
//! PSI = sum over bins of (p - q) ln(p / q), where q is the share of the training rows and p that of the scored ones.
//! Above 0.25 a shift is held to be large (Siddiqi, Credit Risk Scorecards, 2006). Few rows scatter: without any shift
//! the index is about (1/n + 1/m) times a chi-square with one degree less than there are bins (Yurdakul and Naranjo,
//! Journal of Risk Model Validation 14, 2020), so that it must also exceed the 99.9 % point of that.

use isoline_numeric::Real;

/// Above this a shift is large.
pub const LARGE: f64 = 0.25;

/// Most bins of numbers, of about equally many training values each.
const BINS: usize = 10;

/// 99.9 % point of the normal distribution.
const Z: f64 = 3.090_232_306_167_813;

/// How far a column has moved.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shift {
    /// The population stability index.
    pub index: f64,
    /// Whether it is large, and larger than chance makes it.
    pub shifted: bool,
}

/// The upper ends of the bins: quantiles of the sorted training values. One more bin has no upper end.
pub fn edges(sorted: &[f64]) -> Vec<f64> {
    let mut edges: Vec<f64> = (1..BINS)
        .filter_map(|bin| sorted.get(bin * sorted.len() / BINS).copied())
        .collect();
    edges.dedup();
    edges
}

/// The bin of a number.
pub fn bin(edges: &[f64], number: f64) -> usize {
    edges.partition_point(|edge| *edge < number)
}

/// Compares how many training rows and how many scored rows fell into each bin.
pub fn shift(trained: &[usize], scored: &[usize]) -> Shift {
    let used = trained.iter().zip(scored).filter(|(a, b)| **a + **b > 0);
    let bins = used.clone().count() as f64;
    let n = trained.iter().sum::<usize>() as f64;
    let m = scored.iter().sum::<usize>() as f64;
    if bins < 2.0 || n == 0.0 || m == 0.0 {
        return Shift {
            index: 0.0,
            shifted: false,
        };
    }
    // Half a row more in each bin: the share of an empty one must have a logarithm.
    let share = |count: usize, all: f64| (count as f64 + 0.5) / (all + 0.5 * bins);
    let index: f64 = used
        .map(|(trained, scored)| {
            let (q, p) = (share(*trained, n), share(*scored, m));
            (p - q) * Real::ln(p / q)
        })
        .sum();
    // Wilson and Hilferty's cube for the chi-square.
    let degrees = bins - 1.0;
    let spread = 2.0 / (9.0 * degrees);
    let root = 1.0 - spread + Z * spread.sqrt();
    let chance = (1.0 / n + 1.0 / m) * degrees * root * root * root;
    Shift {
        index,
        shifted: index > LARGE.max(chance),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_spreads_have_none_and_moved_ones_are_large() {
        let training: Vec<f64> = (0..1000).map(f64::from).collect();
        let edges = edges(&training);
        assert_eq!(edges.len(), 9);
        let counts = |values: &mut dyn Iterator<Item = f64>| {
            let mut counts = vec![0; 10];
            values.for_each(|value| counts[bin(&edges, value)] += 1);
            counts
        };
        let trained = counts(&mut training.iter().copied());
        let same = shift(
            &trained,
            &counts(&mut (0..500).map(|row| f64::from(row * 2))),
        );
        assert!(same.index < 0.01 && !same.shifted, "{same:?}");
        let moved = shift(
            &trained,
            &counts(&mut (0..500).map(|row| f64::from(row) + 500.0)),
        );
        assert!(moved.index > 1.0 && moved.shifted, "{moved:?}");
        // Three rows show nothing, however they lie.
        let few = shift(&trained, &counts(&mut [900.0, 950.0, 999.0].into_iter()));
        assert!(few.index > LARGE && !few.shifted, "{few:?}");
        assert!(!shift(&[5, 0], &[9, 0]).shifted);
        assert!(!shift(&[], &[]).shifted);
    }

    #[test]
    fn chance_alone_is_hardly_ever_called_a_shift() {
        let mut generator = isoline_numeric::Generator::new(3, isoline_numeric::Stream::Samples);
        let mut draw = |rows: usize| {
            let mut counts = vec![0; 10];
            (0..rows).for_each(|_| counts[generator.below(10)] += 1);
            counts
        };
        let mut alarms = 0;
        for _ in 0..1000 {
            alarms += usize::from(shift(&draw(200), &draw(30)).shifted);
        }
        assert!(alarms <= 5, "{alarms} of 1000");
    }
}
