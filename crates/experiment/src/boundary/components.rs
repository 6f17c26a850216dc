//! The first two principal components of what a layer puts out (Pearson 1901), by orthogonal iteration in f64.

/// Steps at the most; where the third component is much weaker than the second, a few do.
const STEPS: usize = 100;
/// A direction that turns by less than about the root of this is done.
const SETTLED: f64 = 1e-13;

/// A plane through the mean along which samples vary most.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Components {
    pub mean: Vec<f64>,
    /// Of length 1 and at right angles, the entry that is farthest from 0 positive; of zeros where nothing varies.
    pub directions: [Vec<f64>; 2],
    /// Share of the variance along each.
    pub shares: [f64; 2],
}

impl Components {
    /// Of `samples`, `units` values each, one after the other.
    pub fn new(samples: &[f32], units: usize) -> Self {
        let count = (samples.len() / units).max(1) as f64;
        let mut mean = vec![0.0; units];
        for sample in samples.chunks_exact(units) {
            for (sum, value) in mean.iter_mut().zip(sample) {
                *sum += f64::from(*value);
            }
        }
        mean.iter_mut().for_each(|sum| *sum /= count);
        let mut centred: Vec<f64> = Vec::with_capacity(samples.len());
        for sample in samples.chunks_exact(units) {
            let pairs = sample.iter().zip(&mean);
            centred.extend(pairs.map(|(value, mean)| f64::from(*value) - mean));
        }
        let total = dot(&centred, &centred);
        // Two beginnings that no simple pattern of units is at right angles to.
        let start = |sign: f64| {
            let signed = |unit: usize| if unit.is_multiple_of(2) { 1.0 } else { sign };
            let entries = (0..units).map(|unit| signed(unit) / (1.0 + unit as f64));
            entries.collect::<Vec<f64>>()
        };
        let (mut first, mut second) = (unit_length(start(1.0)), start(-1.0));
        second = unit_length(without(second, &first));
        for _ in 0..STEPS {
            let next = unit_length(times(&centred, &first));
            let other = unit_length(without(times(&centred, &second), &next));
            let turned = |from: &[f64], to: &[f64]| (1.0 - dot(from, to).abs()).abs() > SETTLED;
            let turning = turned(&first, &next) || turned(&second, &other);
            (first, second) = (next, other);
            if !turning {
                break;
            }
        }
        // What is left between the two is one rotation (Jacobi 1846).
        let (along, across) = (times(&centred, &first), times(&centred, &second));
        let (a, b, d) = (
            dot(&first, &along),
            dot(&first, &across),
            dot(&second, &across),
        );
        if b != 0.0 {
            let slope = (d - a) / (2.0 * b);
            let sign = if slope < 0.0 { -1.0 } else { 1.0 };
            let t = sign / (slope.abs() + (1.0 + slope * slope).sqrt());
            let c = 1.0 / (1.0 + t * t).sqrt();
            let turn = |from: &[f64], to: &[f64], s: f64| {
                let pairs = from.iter().zip(to);
                pairs
                    .map(|(from, to)| c * from + s * to)
                    .collect::<Vec<f64>>()
            };
            (first, second) = (turn(&first, &second, -t * c), turn(&second, &first, t * c));
        }
        let spread = |direction: &[f64]| dot(direction, &times(&centred, direction));
        let share = |direction: &[f64]| {
            if total > 0.0 {
                spread(direction) / total
            } else {
                0.0
            }
        };
        let (mut directions, mut shares) = ([first, second], [0.0; 2]);
        if spread(&directions[0]) < spread(&directions[1]) {
            directions.swap(0, 1);
        }
        for (direction, told) in directions.iter_mut().zip(&mut shares) {
            *told = share(direction);
            orient(direction);
        }
        Self {
            mean,
            directions,
            shares,
        }
    }

    /// How far a sample lies along component `index`, from the mean.
    pub fn place(&self, index: usize, sample: &[f32]) -> f64 {
        let pairs = sample.iter().zip(&self.mean).zip(&self.directions[index]);
        pairs
            .map(|((value, mean), entry)| (f64::from(*value) - mean) * entry)
            .sum()
    }
}

/// The samples' scatter times a direction.
fn times(centred: &[f64], direction: &[f64]) -> Vec<f64> {
    let mut sum = vec![0.0; direction.len()];
    for sample in centred.chunks_exact(direction.len()) {
        let along = dot(sample, direction);
        for (sum, value) in sum.iter_mut().zip(sample) {
            *sum += along * value;
        }
    }
    sum
}

fn without(mut vector: Vec<f64>, direction: &[f64]) -> Vec<f64> {
    let along = dot(&vector, direction);
    for (value, entry) in vector.iter_mut().zip(direction) {
        *value -= along * entry;
    }
    vector
}

fn unit_length(mut vector: Vec<f64>) -> Vec<f64> {
    let length = dot(&vector, &vector).sqrt();
    let scale = if length > 1e-150 { 1.0 / length } else { 0.0 };
    vector.iter_mut().for_each(|value| *value *= scale);
    vector
}

fn orient(direction: &mut [f64]) {
    let farthest = direction.iter().fold(0.0_f64, |most, entry| {
        if entry.abs() > most.abs() {
            *entry
        } else {
            most
        }
    });
    if farthest < 0.0 {
        direction.iter_mut().for_each(|entry| *entry = -*entry);
    }
}

fn dot(left: &[f64], right: &[f64]) -> f64 {
    left.iter().zip(right).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made of known directions at right angles: steps of 10 along the first, 2 along the second, 1 along the third.
    #[test]
    fn the_directions_that_samples_were_made_of_are_found() {
        let made = [[0.6, 0.8, 0.0], [-0.8, 0.6, 0.0], [0.0, 0.0, 1.0]];
        let mut samples = Vec::new();
        for corner in 0..8 {
            let side = |bit: i32| if corner >> bit & 1 == 1 { 1.0 } else { -1.0 };
            let steps = [10.0 * side(0), 2.0 * side(1), side(2)];
            for entry in 0..3 {
                let moved = made
                    .iter()
                    .zip(steps)
                    .map(|(along, step)| along[entry] * step);
                samples.push((5.0 + moved.sum::<f64>()) as f32);
            }
        }
        let found = Components::new(&samples, 3);
        for (mean, direction) in found.mean.iter().zip(0..3) {
            assert!((mean - 5.0).abs() < 1e-6, "mean {direction}: {mean}");
        }
        // The entry that is farthest from 0 is positive, so the second points the other way.
        for (direction, asked) in found
            .directions
            .iter()
            .zip([[0.6, 0.8, 0.0], [0.8, -0.6, 0.0]])
        {
            for (entry, asked) in direction.iter().zip(asked) {
                assert!((entry - asked).abs() < 1e-6, "{direction:?}");
            }
        }
        let variance = [100.0, 4.0, 1.0];
        for (share, along) in found.shares.iter().zip(variance) {
            assert!((share - along / 105.0).abs() < 1e-6, "{:?}", found.shares);
        }
        assert!((found.place(0, &[5.6, 5.8, 9.0]) - 1.0).abs() < 1e-6);
    }

    #[test]
    fn equal_variances_still_give_two_directions_at_right_angles() {
        let samples = [1.0, 0.0, 0.0, 1.0, -1.0, 0.0, 0.0, -1.0];
        let found = Components::new(&samples, 2);
        let [first, second] = &found.directions;
        assert!((dot(first, first) - 1.0).abs() < 1e-12 && dot(first, second).abs() < 1e-12);
        assert!((found.shares[0] - 0.5).abs() < 1e-12 && (found.shares[1] - 0.5).abs() < 1e-12);
    }

    #[test]
    fn what_does_not_vary_has_no_direction() {
        let still = Components::new(&[2.0, 3.0, 2.0, 3.0], 2);
        assert_eq!(still.shares, [0.0, 0.0]);
        assert_eq!(still.place(0, &[2.0, 3.0]), 0.0);
        let line = Components::new(&[1.0, 3.0], 1);
        assert_eq!((line.shares, line.place(1, &[9.0])), ([1.0, 0.0], 0.0));
    }
}
