//! The augmentations: how the rows of a batch are changed while training, so that a network does not learn them by heart.
//!
//! | name | rows |
//! |---|---|
//! | none | x |
//! | jitter | x + d e, e drawn from the standard normal distribution, for each numeric input |
//! | mixup | l x + (1 - l) x', and targets alike, l drawn from Beta(a, a) for each pair (x, x') of the batch |
//!
//! Contract: only the gathered batch is changed, never the data; nothing is allocated; all chance is the generator's, so
//! that a run that is resumed draws the same. Rows that are judged by are never augmented.

pub mod jitter;
pub mod mixup;
pub mod none;

use crate::{Choice, Description, Member, SpecError};
use isoline_numeric::{Generator, Real};

/// The gathered rows of one batch, one sample per column.
pub struct Samples<'a, T> {
    /// Values per sample that go in.
    pub width: usize,
    /// Inputs x samples.
    pub inputs: &'a mut [T],
    /// Values per sample that are to come out.
    pub outputs: usize,
    /// Outputs x samples.
    pub targets: &'a mut [T],
    /// How much each sample counts; empty: all alike.
    pub weights: &'a mut [T],
    /// Which inputs are scaled numbers; none: all of them.
    pub numeric: Option<&'a [bool]>,
}

/// A change of the rows of a batch.
pub trait Augmentation<T: Real>: Send + Sync {
    /// Changes the samples in place.
    fn apply(&self, samples: Samples<'_, T>, generator: &mut Generator);

    /// Whether targets become mixtures, which a loss of whole classes cannot take.
    fn mixes_targets(&self) -> bool {
        false
    }
}

/// All augmentations.
#[must_use]
pub fn all<T: Real>() -> [Member<dyn Augmentation<T>>; 3] {
    [none::member(), jitter::member(), mixup::member()]
}

/// Builds what a spec asks for.
///
/// # Errors
/// `unknown-member`, `unknown-knob`, `knob-range`.
pub fn build<T: Real>(choice: &Choice) -> Result<Box<dyn Augmentation<T>>, SpecError> {
    choice.build("augmentation", &all())
}

/// What the catalog shows.
#[must_use]
pub fn descriptions() -> Vec<Description> {
    all::<f32>().map(|member| member.description).to_vec()
}

#[cfg(test)]
mod tests {
    use super::{Samples, all, build};
    use crate::{Choice, Settings};
    use isoline_numeric::{Generator, Stream};

    const WIDTH: usize = 3;

    fn apply(choice: &Choice, inputs: &mut [f64], targets: &mut [f64], weights: &mut [f64]) {
        let augmentation = build(choice).expect("a member");
        let samples = Samples {
            width: WIDTH,
            inputs,
            outputs: 1,
            targets,
            weights,
            numeric: Some(&[true, false, true]),
        };
        augmentation.apply(samples, &mut Generator::new(3, Stream::Augmentation));
    }

    #[test]
    fn the_same_generator_changes_alike_and_one_sample_is_taken() {
        for member in all::<f64>() {
            let choice = Choice::named(member.description.name);
            for count in [1, 2, 7] {
                let run = || {
                    let mut inputs: Vec<f64> = (0..count * WIDTH).map(|x| x as f64).collect();
                    let mut targets: Vec<f64> = (0..count).map(|x| x as f64).collect();
                    apply(&choice, &mut inputs, &mut targets, &mut []);
                    (inputs, targets)
                };
                assert_eq!(run(), run(), "{}", member.description.name);
                assert!(run().0.iter().all(|value| value.is_finite()));
            }
            assert!(
                (member.build)(&Settings::default()).mixes_targets() == (choice.kind == "mixup")
            );
        }
    }

    #[test]
    fn jitter_has_its_deviation_and_leaves_other_inputs_alone() {
        let count = 40_000;
        let mut inputs = vec![0.25; count * WIDTH];
        let mut targets = vec![1.0; count];
        let jitter = Choice::named("jitter").with("deviation", 0.5);
        apply(&jitter, &mut inputs, &mut targets, &mut []);
        for row in 0..WIDTH {
            let values = inputs
                .iter()
                .skip(row)
                .step_by(WIDTH)
                .map(|value| value - 0.25);
            let mean = values.clone().sum::<f64>() / count as f64;
            let deviation = (values.map(|value| value * value).sum::<f64>() / count as f64).sqrt();
            if row == 1 {
                assert_eq!((mean, deviation), (0.0, 0.0));
            } else {
                assert!(
                    mean.abs() < 0.0125 && (deviation - 0.5).abs() < 0.01,
                    "{mean} {deviation}"
                );
            }
        }
        assert_eq!(targets, vec![1.0; count]);
    }

    #[test]
    fn mixup_lies_between_its_pair_and_keeps_sums() {
        let mixup = Choice::named("mixup").with("alpha", 1.0);
        let mut inputs = [0.1, 0.2, 0.3].repeat(5);
        let mut targets = vec![0.7; 5];
        apply(&mixup, &mut inputs, &mut targets, &mut []);
        assert_eq!(
            inputs,
            [0.1, 0.2, 0.3].repeat(5),
            "rows that are alike stay"
        );
        assert_eq!(targets, vec![0.7; 5]);

        let mut inputs: Vec<f64> = (0..15).map(f64::from).collect();
        let mut targets = vec![0.0, 0.0, 0.5, 1.0, 1.0];
        let mut weights = vec![1.0, 1.0, 1.0, 3.0, 3.0];
        apply(&mixup, &mut inputs, &mut targets, &mut weights);
        for (first, last) in [(0, 4), (1, 3)] {
            // The target is the share of the other; inputs and weights have the same share.
            let share = targets[first];
            assert!(share > 0.0 && share < 1.0);
            assert!((targets[first] + targets[last] - 1.0).abs() < 1e-12);
            for row in 0..WIDTH {
                let (own, other) = ((first * WIDTH + row) as f64, (last * WIDTH + row) as f64);
                let mixed = inputs[first * WIDTH + row];
                assert!((mixed - (own + share * (other - own))).abs() < 1e-12);
                assert!((mixed + inputs[last * WIDTH + row] - own - other).abs() < 1e-12);
            }
            assert!((weights[first] - (1.0 + 2.0 * share)).abs() < 1e-12);
        }
        assert_eq!(inputs[6..9], [6.0, 7.0, 8.0], "the middle one has no other");
    }
}
