//! What losses share that look at each output on its own: e = a - t.

use super::Answers;
use isoline_numeric::Real;

/// The sum over the samples of the mean over the outputs of `loss` of e.
pub(super) fn total<T: Real>(answers: Answers<'_, T>, loss: impl Fn(T) -> T) -> f64 {
    let mut total = 0.0;
    for (output, target) in answers.outputs.iter().zip(answers.targets) {
        total += loss(*output - *target).to_f64();
    }
    total / answers.rows.max(1) as f64
}

/// The gradient of that: `slope` of e, times `scale`, over the outputs.
pub(super) fn gradient<T: Real>(
    answers: Answers<'_, T>,
    scale: T,
    gradient: &mut [T],
    slope: impl Fn(T) -> T,
) {
    let factor = scale / T::from_usize(answers.rows.max(1));
    each(answers, gradient, |error| slope(error) * factor);
}

/// Writes what `of` makes of each e.
pub(super) fn each<T: Real>(answers: Answers<'_, T>, results: &mut [T], of: impl Fn(T) -> T) {
    let pairs = answers.outputs.iter().zip(answers.targets);
    for (result, (output, target)) in results.iter_mut().zip(pairs) {
        *result = of(*output - *target);
    }
}
