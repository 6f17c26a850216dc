//! The loops under the optimizers. Each slice is an argument of its own, so that the compiler knows that none overlaps
//! another and turns the loop into SIMD; whether all is finite is asked afterwards, since a sum would keep it from that.

use super::Update;
use isoline_numeric::{Real, kernels};

/// Applies `rule` (parameter, gradient, moment to parameter and moment). True when everything written is finite.
pub(super) fn with_one_moment<T: Real>(
    update: Update<'_, T>,
    rule: impl Fn(T, T, T) -> (T, T),
) -> bool {
    one(
        update.parameters,
        update.gradients,
        update.moments,
        update.next_parameters,
        update.next_moments,
        rule,
    );
    kernels::all_finite(update.next_parameters) && kernels::all_finite(update.next_moments)
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
    two(
        [update.parameters, update.gradients, first, second],
        update.next_parameters,
        next_first,
        next_second,
        rule,
    );
    kernels::all_finite(update.next_parameters) && kernels::all_finite(update.next_moments)
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
