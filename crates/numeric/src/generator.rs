//! The seeded random generator, with separate streams for separate purposes.

/// What the numbers are drawn for. Streams of one seed never overlap, so that for example another
/// batch size changes the shuffling but not the initial weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// Dividing the rows into training and validation.
    Split,
    /// Initial weights.
    Weights,
    /// Order of the rows in each epoch.
    Shuffling,
    /// Random masks and noise while training.
    Noise,
    /// Made-up tables.
    Samples,
    /// What is changed of the rows while training.
    Augmentation,
    /// Which rows of a file are read.
    Rows,
}

/// xoshiro256++ of Blackman and Vigna (<https://prng.di.unimi.it>), period 2^256 - 1.
///
/// The same numbers as `rand`'s `Xoshiro256PlusPlus` after `seed_from_u64`; written out here
/// because a checkpoint needs the state, which `rand` keeps to itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Generator {
    state: [u64; 4],
}

/// The jump polynomial: advances by 2^128 draws.
const JUMP: [u64; 4] = [
    0x180e_c6d3_3cfd_0aba,
    0xd5a6_1266_f0c9_392c,
    0xa958_2618_e03f_c9aa,
    0x39ab_dc45_29b1_661c,
];

impl Generator {
    /// The generator of a seed and a stream: the seed spread by SplitMix64, then one jump of 2^128
    /// draws per stream before it.
    #[must_use]
    pub fn new(seed: u64, stream: Stream) -> Self {
        let mut mixed = seed;
        let mut state = [0; 4];
        for word in &mut state {
            mixed = mixed.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut spread = mixed;
            spread = (spread ^ (spread >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            spread = (spread ^ (spread >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            *word = spread ^ (spread >> 31);
        }
        let mut generator = Self { state };
        let jumps = match stream {
            Stream::Split => 0,
            Stream::Weights => 1,
            Stream::Shuffling => 2,
            Stream::Noise => 3,
            Stream::Samples => 4,
            Stream::Augmentation => 5,
            Stream::Rows => 6,
        };
        for _ in 0..jumps {
            generator.jump();
        }
        generator
    }

    /// Everything there is to keep; [`Generator::from_state`] continues from it.
    #[must_use]
    pub fn state(&self) -> [u64; 4] {
        self.state
    }

    /// Continues from a kept state. None for the all-zero state, from which nothing but zero follows.
    #[must_use]
    pub fn from_state(state: [u64; 4]) -> Option<Self> {
        (state != [0; 4]).then_some(Self { state })
    }

    /// 64 random bits.
    #[inline]
    pub fn next_bits(&mut self) -> u64 {
        let [first, second, third, fourth] = &mut self.state;
        let result = first
            .wrapping_add(*fourth)
            .rotate_left(23)
            .wrapping_add(*first);
        let shifted = *second << 17;
        *third ^= *first;
        *fourth ^= *second;
        *second ^= *third;
        *first ^= *fourth;
        *third ^= shifted;
        *fourth = fourth.rotate_left(45);
        result
    }

    /// Uniform in [0, 1), a multiple of 2^-53.
    #[inline]
    pub fn uniform(&mut self) -> f64 {
        (self.next_bits() >> 11) as f64 * (1.0 / (1u64 << 53) as f64)
    }

    /// Standard normal, by Marsaglia's polar method. The twin value is thrown away, so that the
    /// state is four words and nothing else.
    pub fn normal(&mut self) -> f64 {
        loop {
            let across = 2.0 * self.uniform() - 1.0;
            let along = 2.0 * self.uniform() - 1.0;
            let square = across * across + along * along;
            if square > 0.0 && square < 1.0 {
                return across * (-2.0 * libm::log(square) / square).sqrt();
            }
        }
    }

    /// A gamma variable of this shape, scale 1 (Marsaglia and Tsang 2000, "A simple method for generating gamma variables"),
    /// as its logarithm, since a small shape gives values below the smallest number. The shape must be above 0.
    fn log_gamma_variable(&mut self, shape: f64) -> f64 {
        // A shape below 1 is raised by 1 and brought back by a power of a uniform variable (their section 6).
        if shape < 1.0 {
            // 1 - u lies in (0, 1].
            let raised = libm::log(1.0 - self.uniform()) / shape;
            return self.log_gamma_variable_from_1(shape + 1.0) + raised;
        }
        self.log_gamma_variable_from_1(shape)
    }

    fn log_gamma_variable_from_1(&mut self, shape: f64) -> f64 {
        let centre = shape - 1.0 / 3.0;
        let spread = 1.0 / (9.0 * centre).sqrt();
        loop {
            let normal = self.normal();
            let root = 1.0 + spread * normal;
            if root <= 0.0 {
                continue;
            }
            let log_cube = 3.0 * libm::log(root);
            let cube = root * root * root;
            let bound = 0.5 * normal * normal + centre * (1.0 - cube + log_cube);
            if libm::log(1.0 - self.uniform()) < bound {
                return libm::log(centre) + log_cube;
            }
        }
    }

    /// A beta variable, both of whose shapes are `shape`, which must be above 0; within [0, 1].
    pub fn symmetric_beta(&mut self, shape: f64) -> f64 {
        let first = self.log_gamma_variable(shape);
        let second = self.log_gamma_variable(shape);
        // x / (x + y) of their logarithms.
        1.0 / (1.0 + libm::exp(second - first))
    }

    /// Uniform among 0 .. `count`, without bias (Lemire 2019, "Fast random integer generation in an
    /// interval"). 0 when `count` is 0. Counts above 2^32 are out of reach of the engine's limits and
    /// fall back to a 128-bit product.
    #[inline]
    pub fn below(&mut self, count: usize) -> usize {
        let range = count as u64;
        if range <= u64::from(u32::MAX) {
            let range = range as u32;
            let mut product = (self.next_bits() >> 32) * u64::from(range);
            if (product as u32) < range {
                let threshold = range.wrapping_neg().checked_rem(range).unwrap_or(0);
                while (product as u32) < threshold {
                    product = (self.next_bits() >> 32) * u64::from(range);
                }
            }
            (product >> 32) as usize
        } else {
            let threshold = range.wrapping_neg() % range;
            loop {
                let product = u128::from(self.next_bits()) * u128::from(range);
                if product as u64 >= threshold {
                    return (product >> 64) as usize;
                }
            }
        }
    }

    /// Brings the values into random order, every order equally likely (Fisher and Yates).
    pub fn shuffle<X>(&mut self, values: &mut [X]) {
        for last in (1..values.len()).rev() {
            let chosen = self.below(last + 1);
            values.swap(last, chosen);
        }
    }

    /// Advances by 2^128 draws.
    fn jump(&mut self) {
        let mut sum = [0; 4];
        for word in JUMP {
            for bit in 0..64 {
                if word >> bit & 1 == 1 {
                    for (total, part) in sum.iter_mut().zip(self.state) {
                        *total ^= part;
                    }
                }
                self.next_bits();
            }
        }
        self.state = sum;
    }
}
