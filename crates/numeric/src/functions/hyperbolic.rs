//! Hyperbolic tangent for f32.

use super::exponential::exp;

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
    let far = 1.0 - 2.0 / (exp(magnitude + magnitude) + 1.0);
    let result = if magnitude < 0.625 { near } else { far };
    // The sign by bits: a comparison would lose the sign of -0.
    f32::from_bits(result.to_bits() | (value.to_bits() & 0x8000_0000))
}
