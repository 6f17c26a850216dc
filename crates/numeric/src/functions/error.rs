//! The error function for f32.

use super::exponential::exp;

/// erf x = 2 / sqrt(pi) times the integral of e^-t^2 from 0 to x; odd, within [-1, 1]; NaN stays NaN.
#[inline(always)]
#[must_use]
pub fn erf(value: f32) -> f32 {
    let whole = value.abs();
    // From 4 on the result is 1; the polynomial below holds up to there.
    let magnitude = if whole > 4.0 { 4.0 } else { whole };
    let square = magnitude * magnitude;
    let mut sum = 8.513_109e-5;
    sum = sum * square - 8.175_641e-4;
    sum = sum * square + 5.203_859_4e-3;
    sum = sum * square - 2.686_051e-2;
    sum = sum * square + 0.112_837_15;
    sum = sum * square - 0.376_126_35;
    sum = sum * square + 0.128_379_17;
    let near = sum * magnitude + magnitude;
    // -ln(1 - erf x) as a polynomial.
    let mut sum = 2.053_166_6e-5;
    sum = sum * magnitude - 4.279_964_5e-4;
    sum = sum * magnitude + 4.139_991e-3;
    sum = sum * magnitude - 2.503_836e-2;
    sum = sum * magnitude + 0.108_155_996;
    sum = sum * magnitude + 0.633_458_44;
    sum = sum * magnitude + 1.129_460_5;
    sum = sum * magnitude - 1.634_939_4e-4;
    let far = 1.0 - exp(-sum);
    let result = if magnitude < 0.9 { near } else { far };
    f32::from_bits(result.to_bits() | (value.to_bits() & 0x8000_0000))
}
