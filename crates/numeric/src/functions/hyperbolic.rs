//! Hyperbolic tangent for f32.

use super::exponential::ROUND;

/// tanh x, odd and within [-1, 1]; NaN stays NaN.
#[inline(always)]
#[must_use]
pub fn tanh(value: f32) -> f32 {
    let magnitude = value.abs();
    let square = magnitude * magnitude;
    let mut sum = -5.704_988_7e-3;
    sum = sum * square + 2.063_908_8e-2;
    sum = sum * square - 5.373_971_6e-2;
    sum = sum * square + 0.133_314_42;
    sum = sum * square - 0.333_332_8;
    let near = sum * square * magnitude + magnitude;
    // 1 - 2 / (e^2x + 1), with an exponential of its own: its error counts less than half, so a degree less is enough,
    // and up to 10 (from 9.02 on the result is 1) the scaling is an addition to the exponent.
    // The reduction needs one constant: its error is felt only where the count is large and the result near 1.
    // Bounded after doubling: the compiler makes this one instruction, but not the bound before, which it takes apart.
    let double = magnitude + magnitude;
    let double = if 20.0 < double { 20.0 } else { double };
    let shifted = double * std::f32::consts::LOG2_E + ROUND;
    let count = shifted - ROUND;
    let rest = double - count * std::f32::consts::LN_2;
    let square = rest * rest;
    // Both halves of the polynomial at once: the shorter chain is what counts.
    let upper = 8.369_157e-3 * rest + 4.190_082e-2;
    let lower = 0.166_665_16 * rest + 0.499_991_2;
    let power = (upper * square + lower) * square + (rest + 1.0);
    let scaled = f32::from_bits(power.to_bits().wrapping_add(shifted.to_bits() << 23));
    let far = 1.0 - 2.0 / (scaled + 1.0);
    // NaN fails the comparison and goes through the polynomial, where it stays.
    let result = if magnitude >= 0.625 { far } else { near };
    // The sign by bits: a comparison would lose the sign of -0.
    f32::from_bits(result.to_bits() | (value.to_bits() & 0x8000_0000))
}
