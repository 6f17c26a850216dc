//! e^x and e^x - 1 for f32.

/// 1.5 * 2^23: adding it rounds to the nearest integer and leaves that integer in the low bits.
pub(super) const ROUND: f32 = 12_582_912.0;

/// e^r - 1 for the rest r = x - n ln 2, and n as an integer.
#[inline(always)]
fn reduce(value: f32) -> (f32, i32) {
    let shifted = value * std::f32::consts::LOG2_E + ROUND;
    let count = shifted - ROUND;
    // ln 2 in two parts: the first has so few bits that its product with count is exact.
    let rest = value - count * 0.693_359_4;
    let rest = rest - count * -2.121_944_4e-4;
    let square = rest * rest;
    let mut sum = 1.987_569_1e-4;
    sum = sum * rest + 1.398_2e-3;
    sum = sum * rest + 8.333_452e-3;
    sum = sum * rest + 4.166_579_6e-2;
    sum = sum * rest + 0.166_666_65;
    sum = sum * rest + 0.5;
    let exponent = shifted.to_bits().wrapping_sub(ROUND.to_bits()) as i32;
    (sum * square + rest, exponent)
}

/// e^x. Overflows to infinity, fades through the subnormal numbers to 0; NaN stays NaN.
#[inline(always)]
#[must_use]
pub fn exp(value: f32) -> f32 {
    // Past these ends the result is infinite or zero anyway; the scaling below needs |n| < 254.
    let value = if value > 89.0 { 89.0 } else { value };
    let value = if value < -104.0 { -104.0 } else { value };
    let (power, exponent) = reduce(value);
    // Two factors, since 2^n alone leaves the range of exponents at both ends.
    let half = exponent >> 1;
    let first = f32::from_bits((half.wrapping_add(127) << 23) as u32);
    let second = f32::from_bits((exponent.wrapping_sub(half).wrapping_add(127) << 23) as u32);
    (power + 1.0) * first * second
}

/// e^x - 1, exact near 0; NaN stays NaN.
#[inline(always)]
#[must_use]
pub fn exp_m1(value: f32) -> f32 {
    // Where 2^n and 2^n - 1 are both exact enough; beyond, e^x itself or -1 is the answer.
    let near = if value > 17.0 { 17.0 } else { value };
    let near = if near < -18.0 { -18.0 } else { near };
    let (power, exponent) = reduce(near);
    let scale = f32::from_bits((exponent.wrapping_add(127) << 23) as u32);
    let result = power * scale + (scale - 1.0);
    if value > 17.0 {
        exp(value) - 1.0
    } else {
        result
    }
}
