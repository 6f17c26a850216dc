//! Adam: steps scaled by running means of the gradient and its square (Kingma and Ba 2015, algorithm 1).

use super::{Optimizer, Update};
use crate::{Description, Knob, Member, Scale};
use isoline_numeric::Real;
use isoline_numeric::functions::power;
use std::array::from_fn;

pub(super) const BETA1: Knob = Knob {
    name: "beta1",
    label: "Beta 1",
    minimum: 0.0,
    maximum: 0.9999,
    default: 0.9,
    scale: Scale::Linear,
};

pub(super) const BETA2: Knob = Knob {
    name: "beta2",
    label: "Beta 2",
    minimum: 0.0,
    maximum: 0.999_999,
    default: 0.999,
    scale: Scale::Linear,
};

pub(super) const EPSILON: Knob = Knob {
    name: "epsilon",
    label: "Epsilon",
    minimum: 1e-12,
    maximum: 0.1,
    default: 1e-8,
    scale: Scale::Log,
};

struct Adam {
    beta1: f64,
    beta2: f64,
    epsilon: f64,
}

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Optimizer<T>> {
    Member {
        description: Description {
            name: "adam",
            label: "Adam",
            formula: "m = b1 m + (1 - b1) g, v = b2 v + (1 - b2) g^2, \
                      w = w - r (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + e)",
            knobs: &[BETA1, BETA2, EPSILON],
        },
        build: |settings| {
            Box::new(Adam {
                beta1: settings.get(&BETA1),
                beta2: settings.get(&BETA2),
                epsilon: settings.get(&EPSILON),
            })
        },
    }
}

/// What is the same for all parameters of one step.
#[derive(Clone, Copy)]
struct Coefficients<T> {
    keep_first: T,
    take_first: T,
    keep_second: T,
    take_second: T,
    /// Learning rate / (1 - beta1^t).
    rate: T,
    /// 1 / sqrt(1 - beta2^t).
    unbias: T,
    epsilon: T,
}

impl<T: Real> Coefficients<T> {
    /// Parameter, first and second moment after the step.
    #[inline(always)]
    fn next(self, value: T, gradient: T, first: T, second: T) -> [T; 3] {
        let first = self.keep_first * first + self.take_first * gradient;
        let second = self.keep_second * second + self.take_second * gradient * gradient;
        let scale = second.sqrt() * self.unbias + self.epsilon;
        [value - self.rate * (first / scale), first, second]
    }
}

impl<T: Real> Coefficients<T> {
    /// [`Coefficients::next`] for a block: one lane-wise operation after the other, which becomes SIMD
    /// where a loop over whole lanes does not. First moments, second moments, parameters.
    #[inline(always)]
    fn block(
        self,
        values: &[T; LANES],
        gradients: &[T; LANES],
        first: &[T; LANES],
        second: &[T; LANES],
    ) -> ([T; LANES], [T; LANES], [T; LANES]) {
        let means: [T; LANES] =
            from_fn(|lane| self.keep_first * first[lane] + self.take_first * gradients[lane]);
        let squares: [T; LANES] = from_fn(|lane| {
            self.keep_second * second[lane] + self.take_second * gradients[lane] * gradients[lane]
        });
        let scales: [T; LANES] = from_fn(|lane| squares[lane].sqrt() * self.unbias + self.epsilon);
        let steps: [T; LANES] = from_fn(|lane| self.rate * (means[lane] / scales[lane]));
        (means, squares, from_fn(|lane| values[lane] - steps[lane]))
    }
}

/// Parameters per round of the inner loop; the lanes of the check for finite numbers.
const LANES: usize = 8;

impl<T: Real> Optimizer<T> for Adam {
    fn moments(&self) -> usize {
        2
    }

    fn step(&self, update: Update<'_, T>) -> bool {
        let coefficients = Coefficients {
            keep_first: T::from_f64(self.beta1),
            take_first: T::from_f64(1.0 - self.beta1),
            keep_second: T::from_f64(self.beta2),
            take_second: T::from_f64(1.0 - self.beta2),
            rate: T::from_f64(update.rate / (1.0 - power(self.beta1, update.step))),
            unbias: T::from_f64(1.0 / (1.0 - power(self.beta2, update.step)).sqrt()),
            epsilon: T::from_f64(self.epsilon),
        };
        let count = update.parameters.len();
        let (first, second) = update.moments.split_at(count);
        let (next_first, next_second) = update.next_moments.split_at_mut(count);

        let values = update.parameters.as_chunks::<LANES>();
        let gradients = update.gradients.as_chunks::<LANES>();
        let first = first.as_chunks::<LANES>();
        let second = second.as_chunks::<LANES>();
        let next_values = update.next_parameters.as_chunks_mut::<LANES>();
        let next_first = next_first.as_chunks_mut::<LANES>();
        let next_second = next_second.as_chunks_mut::<LANES>();

        // 0 x finite = 0, 0 x anything else = NaN, and NaN stays in the sum. An infinite first
        // moment shows in the parameter.
        let mut check = [T::ZERO; LANES];
        let present = values
            .0
            .iter()
            .zip(gradients.0)
            .zip(first.0.iter().zip(second.0));
        let next = next_values
            .0
            .iter_mut()
            .zip(next_first.0.iter_mut().zip(next_second.0));
        for (((value, gradient), (first, second)), (next, (next_first, next_second))) in
            present.zip(next)
        {
            let (means, squares, parameters) = coefficients.block(value, gradient, first, second);
            for lane in 0..LANES {
                check[lane] += parameters[lane] * T::ZERO + squares[lane] * T::ZERO;
            }
            (*next, *next_first, *next_second) = (parameters, means, squares);
        }
        let present = values
            .1
            .iter()
            .zip(gradients.1)
            .zip(first.1.iter().zip(second.1));
        let next = next_values
            .1
            .iter_mut()
            .zip(next_first.1.iter_mut().zip(next_second.1));
        for (((value, gradient), (first, second)), (next, (next_first, next_second))) in
            present.zip(next)
        {
            [*next, *next_first, *next_second] =
                coefficients.next(*value, *gradient, *first, *second);
            check[0] += *next * T::ZERO + *next_second * T::ZERO;
        }
        check.iter().all(|lane| *lane == T::ZERO)
    }
}

#[cfg(test)]
mod tests {
    use crate::Settings;
    use crate::optimizers::{Update, adam};
    use isoline_numeric::functions::power;

    /// Algorithm 1 of the paper, line by line, for one parameter.
    #[test]
    fn follows_the_paper() {
        let optimizer = (adam::member::<f64>().build)(&Settings::default());
        let (mut theta, mut m, mut v) = (0.5f64, 0.0f64, 0.0f64);
        let (mut value, mut moments) = ([0.5f64], [0.0f64; 2]);
        for (step, gradient) in [0.3, -0.1, 2.0, 0.0, -0.7].into_iter().enumerate() {
            let t = step as i32 + 1;
            m = 0.9 * m + (1.0 - 0.9) * gradient;
            v = 0.999 * v + (1.0 - 0.999) * gradient * gradient;
            let m_hat = m / (1.0 - 0.9f64.powi(t));
            let v_hat = v / (1.0 - 0.999f64.powi(t));
            theta -= 0.1 * m_hat / (v_hat.sqrt() + 1e-8);
            let (mut next, mut next_moments) = ([0.0], [0.0; 2]);
            assert!(optimizer.step(Update {
                parameters: &value,
                gradients: &[gradient],
                moments: &moments,
                next_parameters: &mut next,
                next_moments: &mut next_moments,
                rate: 0.1,
                step: t as u64,
            }));
            (value, moments) = (next, next_moments);
            assert!((value[0] - theta).abs() < 1e-14, "step {t}");
        }
        // The first step moves by the learning rate, whatever the size of the gradient.
        let mut next = [0.0];
        let update = Update {
            parameters: &[1.0],
            gradients: &[1e-3],
            moments: &[0.0; 2],
            next_parameters: &mut next,
            next_moments: &mut [0.0; 2],
            rate: 0.1,
            step: 1,
        };
        assert!(optimizer.step(update));
        assert!((next[0] - 0.9).abs() < 1e-5);
    }

    #[test]
    fn powers() {
        assert_eq!(power(0.5, 10), 0.000_976_562_5);
        assert_eq!(power(0.9, 0), 1.0);
        assert_eq!(power(0.9, u64::MAX), 0.0);
    }
}
