//! The loops under the optimizers. Each slice is an argument of its own, so that the compiler knows that none overlaps
//! another and turns the loop into SIMD; whether all is finite is asked afterwards, since a sum would keep it from that,
//! but of a block that is still in the nearest cache.

use super::Update;
use isoline_numeric::{Real, kernels};

/// Parameters of a block: with gradients, moments and what is written, 28 KB of f32 at the most.
const BLOCK: usize = 1024;

/// Applies `rule` (parameter, gradient, moment to parameter and moment). True when everything written is finite.
pub(super) fn with_one_moment<T: Real>(
    update: Update<'_, T>,
    rule: impl Fn(T, T, T) -> (T, T),
) -> bool {
    let mut finite = true;
    for start in (0..update.parameters.len()).step_by(BLOCK) {
        let block = start..update.parameters.len().min(start + BLOCK);
        let next = &mut update.next_parameters[block.clone()];
        let next_moments = &mut update.next_moments[block.clone()];
        one(
            &update.parameters[block.clone()],
            &update.gradients[block.clone()],
            &update.moments[block],
            next,
            next_moments,
            &rule,
        );
        finite &= kernels::all_finite(next) && kernels::all_finite(next_moments);
    }
    finite
}

#[inline(never)]
fn one<T: Real>(
    values: &[T],
    gradients: &[T],
    moments: &[T],
    next: &mut [T],
    next_moments: &mut [T],
    rule: impl Fn(T, T, T) -> (T, T),
) {
    let count = next.len();
    let (values, gradients) = (&values[..count], &gradients[..count]);
    let (moments, next_moments) = (&moments[..count], &mut next_moments[..count]);
    for at in 0..count {
        (next[at], next_moments[at]) = rule(values[at], gradients[at], moments[at]);
    }
}

/// Applies `rule` (parameter, gradient, first and second moment to parameter and moments). True when everything written
/// is finite.
pub(super) fn with_two_moments<T: Real>(
    update: Update<'_, T>,
    rule: impl Fn(T, T, T, T) -> (T, T, T),
) -> bool {
    let count = update.parameters.len();
    let (first, second) = update.moments.split_at(count);
    let (next_first, next_second) = update.next_moments.split_at_mut(count);
    let mut finite = true;
    for start in (0..count).step_by(BLOCK) {
        let block = start..count.min(start + BLOCK);
        let next = &mut update.next_parameters[block.clone()];
        let next_first = &mut next_first[block.clone()];
        let next_second = &mut next_second[block.clone()];
        two(
            [
                &update.parameters[block.clone()],
                &update.gradients[block.clone()],
                &first[block.clone()],
                &second[block],
            ],
            next,
            next_first,
            next_second,
            &rule,
        );
        finite &= [next, next_first, next_second]
            .iter()
            .all(|written| kernels::all_finite(written));
    }
    finite
}

#[inline(never)]
fn two<T: Real>(
    [values, gradients, first, second]: [&[T]; 4],
    next: &mut [T],
    next_first: &mut [T],
    next_second: &mut [T],
    rule: impl Fn(T, T, T, T) -> (T, T, T),
) {
    let count = next.len();
    let (values, gradients) = (&values[..count], &gradients[..count]);
    let (first, second) = (&first[..count], &second[..count]);
    let (next_first, next_second) = (&mut next_first[..count], &mut next_second[..count]);
    for at in 0..count {
        (next[at], next_first[at], next_second[at]) =
            rule(values[at], gradients[at], first[at], second[at]);
    }
}
