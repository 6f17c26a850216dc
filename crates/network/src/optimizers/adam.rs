//! Adam: steps scaled by running means of the gradient and its square (Kingma and Ba 2015, algorithm 1).

use super::lanes::with_two_moments;
use super::{Optimizer, Quantity, Seen, Update, quantities};
use crate::{Description, Knob, KnobScale, Member};
use isoline_numeric::Real;
use isoline_numeric::functions::power;

pub(super) const BETA1: Knob = Knob {
    name: "beta1",
    label: "Beta 1",
    minimum: 0.0,
    maximum: 0.9999,
    default: 0.9,
    scale: KnobScale::Linear,
};

pub(super) const BETA2: Knob = Knob {
    name: "beta2",
    label: "Beta 2",
    minimum: 0.0,
    maximum: 0.999_999,
    default: 0.999,
    scale: KnobScale::Linear,
};

pub(super) const EPSILON: Knob = Knob {
    name: "epsilon",
    label: "Epsilon",
    minimum: 1e-12,
    maximum: 0.1,
    default: 1e-8,
    scale: KnobScale::Log,
};

/// Adam, and with a weight decay beside the gradient AdamW.
pub(super) struct Adam {
    pub beta1: f64,
    pub beta2: f64,
    pub epsilon: f64,
    /// Share of each weight that a step at a rate of 1 takes away.
    pub decay: f64,
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
                decay: 0.0,
            })
        },
    }
}

impl<T: Real> Optimizer<T> for Adam {
    fn moments(&self) -> usize {
        2
    }

    fn step(&self, update: Update<'_, T>) -> bool {
        let (keep1, take1) = (T::from_f64(self.beta1), T::from_f64(1.0 - self.beta1));
        let (keep2, take2) = (T::from_f64(self.beta2), T::from_f64(1.0 - self.beta2));
        let rate = T::from_f64(update.rate / (1.0 - power(self.beta1, update.step)));
        let unbias = T::from_f64(1.0 / (1.0 - power(self.beta2, update.step)).sqrt());
        let shrink = T::from_f64(1.0 - update.rate * self.decay);
        let epsilon = T::from_f64(self.epsilon);
        with_two_moments(update, |value, gradient, mean, square| {
            let mean = keep1 * mean + take1 * gradient;
            let square = keep2 * square + take2 * gradient * gradient;
            let scale = square.sqrt() * unbias + epsilon;
            (shrink * value - rate * (mean / scale), mean, square)
        })
    }

    fn account(&self, seen: Seen<'_>) -> Vec<Quantity> {
        let (mean, square) = (seen.after[0], seen.after[1]);
        let unbiased = mean / (1.0 - power(self.beta1, seen.step));
        let scale = square / (1.0 - power(self.beta2, seen.step));
        let step = seen.rate * unbiased / (scale.sqrt() + self.epsilon);
        let mut named = vec![
            ("m", mean),
            ("v", square),
            ("m / (1 - b1^t)", unbiased),
            ("v / (1 - b2^t)", scale),
            ("r", seen.rate),
            ("r (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + e)", step),
        ];
        if self.decay > 0.0 {
            let decay = seen.rate * self.decay * seen.value;
            let both = "r (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + e) + r d w";
            named.extend([("r d w", decay), (both, step + decay)]);
        }
        quantities(&named)
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
