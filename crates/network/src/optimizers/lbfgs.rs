//! L-BFGS: steps by a curvature that it learns from the last few steps (Liu and Nocedal 1989; Nocedal and Wright,
//! algorithm 7.4). It needs the gradient of all rows, so that two gradients differ by the curvature alone.

use super::{Optimizer, Quantity, Seen, Update, quantities};
use crate::{Description, Knob, KnobScale, Member};
use isoline_numeric::{Real, kernels};

const HISTORY: Knob = Knob {
    name: "history",
    label: "Steps remembered",
    minimum: 1.0,
    maximum: 20.0,
    default: 10.0,
    scale: KnobScale::Linear,
};

/// A pair with less curvature than this along the step tells nothing (as in PyTorch).
const CURVATURE: f64 = 1e-10;

struct Lbfgs {
    history: usize,
}

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Optimizer<T>> {
    Member {
        description: Description {
            name: "lbfgs",
            label: "L-BFGS",
            formula: "w = w - r H g, H from the last steps and their gradients",
            knobs: &[HISTORY],
        },
        build: |settings| {
            Box::new(Lbfgs {
                history: settings.get(&HISTORY) as usize,
            })
        },
    }
}

impl<T: Real> Optimizer<T> for Lbfgs {
    /// Steps and differences of gradients, oldest first, then the gradient before and the step before.
    fn moments(&self) -> usize {
        2 * self.history + 2
    }

    fn full_batch(&self) -> bool {
        true
    }

    fn step(&self, update: Update<'_, T>) -> bool {
        let count = update.parameters.len();
        let pairs = self.history * count;
        update.next_moments.copy_from_slice(update.moments);
        let (steps, rest) = update.next_moments.split_at_mut(pairs);
        let (differences, rest) = rest.split_at_mut(pairs);
        let (last_gradient, last_step) = rest.split_at_mut(count);
        let mut scale = T::ONE;
        if update.step > 1 {
            // The difference of the gradients is built where the new gradient will lie.
            for (last, gradient) in last_gradient.iter_mut().zip(update.gradients) {
                *last = *gradient - *last;
            }
            if kernels::dot(last_gradient, last_step) > T::from_f64(CURVATURE) {
                steps.copy_within(count.., 0);
                steps[pairs - count..].copy_from_slice(last_step);
                differences.copy_within(count.., 0);
                differences[pairs - count..].copy_from_slice(last_gradient);
            }
            let newest = &differences[pairs - count..];
            let curvature = kernels::dot(newest, &steps[pairs - count..]);
            if curvature > T::from_f64(CURVATURE) {
                scale = curvature / kernels::dot(newest, newest);
            }
        }
        last_gradient.copy_from_slice(update.gradients);
        // Two loops over the pairs turn -g into the direction -H g.
        let direction = last_step;
        for (direction, gradient) in direction.iter_mut().zip(update.gradients) {
            *direction = -*gradient;
        }
        let mut shares = [T::ZERO; HISTORY.maximum as usize];
        let remembered = || {
            steps
                .chunks_exact(count)
                .zip(differences.chunks_exact(count))
        };
        let numbered = remembered().enumerate();
        for (number, (step, difference)) in numbered.rev() {
            let curvature = kernels::dot(difference, step);
            if curvature > T::from_f64(CURVATURE) {
                shares[number] = kernels::dot(step, direction) / curvature;
                add(direction, -shares[number], difference);
            }
        }
        direction.iter_mut().for_each(|value| *value *= scale);
        for (number, (step, difference)) in remembered().enumerate() {
            let curvature = kernels::dot(difference, step);
            if curvature > T::from_f64(CURVATURE) {
                let share = kernels::dot(difference, direction) / curvature;
                add(direction, shares[number] - share, step);
            }
        }
        let mut length = T::from_f64(update.rate);
        if update.step == 1 {
            // Nothing is known of the curvature yet: a step whose absolute values add up to the rate at most.
            let total = update.gradients.iter().map(|gradient| gradient.abs());
            let total = total.fold(T::ZERO, |sum, value| sum + value);
            length *= (T::ONE / total).minimum(T::ONE);
        }
        let places = update.next_parameters.iter_mut().zip(update.parameters);
        for ((next, value), step) in places.zip(direction.iter_mut()) {
            *step *= length;
            *next = *value + *step;
        }
        kernels::all_finite(update.next_parameters) && kernels::all_finite(update.next_moments)
    }

    /// The direction mixes all parameters: of one alone there is only the step.
    fn account(&self, seen: Seen<'_>) -> Vec<Quantity> {
        let step = -seen.after[2 * self.history + 1];
        quantities(&[("r", seen.rate), ("r H g", step)])
    }
}

/// `values` plus `factor` times `others`.
fn add<T: Real>(values: &mut [T], factor: T, others: &[T]) {
    for (value, other) in values.iter_mut().zip(others) {
        *value += factor * *other;
    }
}
