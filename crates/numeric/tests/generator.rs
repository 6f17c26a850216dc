//! The generator against `rand`, against the algebra of its jump and against its distributions.

use isoline_numeric::{Generator, Stream};
use rand::rngs::Xoshiro256PlusPlus;
use rand::{Rng, SeedableRng};

#[test]
fn first_stream_is_rands() {
    for seed in [0, 1, 42, u64::MAX] {
        let mut ours = Generator::new(seed, Stream::Split);
        let mut theirs = Xoshiro256PlusPlus::seed_from_u64(seed);
        for _ in 0..10_000 {
            assert_eq!(ours.next_bits(), theirs.next_u64());
        }
    }
}

/// A 256 x 256 matrix over bits, one column of four words per state bit.
type Transition = Vec<[u64; 4]>;

fn apply(transition: &Transition, state: [u64; 4]) -> [u64; 4] {
    let mut result = [0; 4];
    for (bit, column) in transition.iter().enumerate() {
        if state[bit / 64] >> (bit % 64) & 1 == 1 {
            for word in 0..4 {
                result[word] ^= column[word];
            }
        }
    }
    result
}

#[test]
fn streams_lie_two_to_the_128_draws_apart() {
    let mut transition: Transition = (0..256)
        .map(|bit| {
            let mut state = [0u64; 4];
            state[bit / 64] = 1 << (bit % 64);
            let mut generator = Generator::from_state(state).expect("one bit is set");
            generator.next_bits();
            generator.state()
        })
        .collect();
    for _ in 0..128 {
        transition = transition
            .iter()
            .map(|column| apply(&transition, *column))
            .collect();
    }
    let streams = [
        Stream::Split,
        Stream::Weights,
        Stream::Shuffling,
        Stream::Noise,
        Stream::Samples,
        Stream::Augmentation,
    ];
    for pair in streams.windows(2) {
        let before = Generator::new(7, pair[0]).state();
        assert_eq!(
            apply(&transition, before),
            Generator::new(7, pair[1]).state()
        );
    }
}

#[test]
fn state_continues_the_sequence() {
    let mut generator = Generator::new(3, Stream::Noise);
    generator.normal();
    let mut twin = Generator::from_state(generator.state()).expect("never all zero");
    assert_eq!(generator.uniform().to_bits(), twin.uniform().to_bits());
    assert!(Generator::from_state([0; 4]).is_none());
}

#[test]
fn distributions_have_their_moments() {
    let mut generator = Generator::new(11, Stream::Weights);
    let draws = 200_000;
    let (mut sum, mut squares, mut uniform) = (0.0, 0.0, 0.0);
    for _ in 0..draws {
        let value = generator.normal();
        sum += value;
        squares += value * value;
        let even = generator.uniform();
        assert!((0.0..1.0).contains(&even));
        uniform += even;
    }
    let count = f64::from(draws);
    assert!((sum / count).abs() < 0.01);
    assert!((squares / count - 1.0).abs() < 0.02);
    assert!((uniform / count - 0.5).abs() < 0.005);
}

#[test]
fn below_is_even_and_shuffle_is_a_permutation() {
    let mut generator = Generator::new(5, Stream::Shuffling);
    let mut counts = [0u32; 7];
    for _ in 0..70_000 {
        counts[generator.below(7)] += 1;
    }
    assert!(counts.iter().all(|&count| count.abs_diff(10_000) < 500));
    assert_eq!(generator.below(0), 0);
    assert_eq!(generator.below(1), 0);
    let mut values: Vec<usize> = (0..100).collect();
    generator.shuffle(&mut values);
    assert_ne!(values, (0..100).collect::<Vec<_>>());
    values.sort_unstable();
    assert_eq!(values, (0..100).collect::<Vec<_>>());
}

/// Mean 1/2 and variance 1 / (4 (2 a + 1)); half of the draws on either side; small shapes lie near the ends.
#[test]
fn symmetric_beta_has_its_moments() {
    let mut generator = Generator::new(5, Stream::Augmentation);
    for shape in [1e-3, 0.05, 0.2, 0.7, 1.0, 4.0, 50.0] {
        let count = 100_000;
        let (mut sum, mut squares) = (0.0, 0.0);
        for _ in 0..count {
            let value = generator.symmetric_beta(shape);
            assert!((0.0..=1.0).contains(&value), "{shape}: {value}");
            sum += value;
            squares += (value - 0.5) * (value - 0.5);
        }
        let (mean, variance) = (sum / f64::from(count), squares / f64::from(count));
        let expected = 1.0 / (4.0 * (2.0 * shape + 1.0));
        // Five standard errors of each.
        assert!(
            (mean - 0.5).abs() < 5.0 * (expected / f64::from(count)).sqrt(),
            "{shape}: mean {mean}"
        );
        assert!(
            (variance / expected - 1.0).abs() < 0.02,
            "{shape}: variance {variance}, not {expected}"
        );
    }
}
