//! Nesterov momentum: looks ahead along the momentum before it steps (Nesterov 1983, in the form of Sutskever et al.
//! 2013).

use super::lanes::with_one_moment;
use super::momentum::MOMENTUM;
use super::{Optimizer, Quantity, Seen, Update, quantities};
use crate::{Description, Member};
use isoline_numeric::Real;

struct Nesterov {
    momentum: f64,
}

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Optimizer<T>> {
    Member {
        description: Description {
            name: "nesterov",
            label: "Nesterov momentum",
            formula: "v = m v + g, w = w - r (g + m v)",
            knobs: &[MOMENTUM],
        },
        build: |settings| {
            Box::new(Nesterov {
                momentum: settings.get(&MOMENTUM),
            })
        },
    }
}

impl<T: Real> Optimizer<T> for Nesterov {
    fn moments(&self) -> usize {
        1
    }

    fn step(&self, update: Update<'_, T>) -> bool {
        let (momentum, rate) = (T::from_f64(self.momentum), T::from_f64(update.rate));
        with_one_moment(update, |value, gradient, speed| {
            let speed = momentum * speed + gradient;
            (value - rate * (gradient + momentum * speed), speed)
        })
    }

    fn account(&self, seen: Seen<'_>) -> Vec<Quantity> {
        let speed = seen.after[0];
        let ahead = seen.gradient + self.momentum * speed;
        quantities(&[
            ("v", speed),
            ("g + m v", ahead),
            ("r", seen.rate),
            ("r (g + m v)", seen.rate * ahead),
        ])
    }
}
