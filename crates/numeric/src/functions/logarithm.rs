//! Natural logarithms for f32.

/// ln x. Minus infinity at 0, NaN below.
#[inline(always)]
#[must_use]
pub fn ln(value: f32) -> f32 {
    // Subnormal numbers are lifted into the normal range by 2^23 first.
    let small = value < f32::MIN_POSITIVE;
    let lifted = if small { value * 8_388_608.0 } else { value };
    let lift = if small { 23.0 } else { 0.0 };
    // m in [sqrt(1/2), sqrt 2): adding the bits of 1 - sqrt(1/2) moves the boundary between binades there.
    let bits = lifted.to_bits().wrapping_add(0x3f80_0000 - 0x3f35_04f3);
    let exponent = ((bits >> 23) as i32).wrapping_sub(127) as f32 - lift;
    let rest = f32::from_bits((bits & 0x007f_ffff).wrapping_add(0x3f35_04f3)) - 1.0;
    let square = rest * rest;
    let mut sum = 7.037_683_6e-2;
    sum = sum * rest - 0.115_146_1;
    sum = sum * rest + 0.116_769_99;
    sum = sum * rest - 0.124_201_41;
    sum = sum * rest + 0.142_493_23;
    sum = sum * rest - 0.166_680_58;
    sum = sum * rest + 0.200_007_15;
    sum = sum * rest - 0.249_999_94;
    sum = sum * rest + 0.333_333_3;
    let mut tail = sum * rest * square;
    tail += exponent * -2.121_944_4e-4;
    tail -= 0.5 * square;
    let result = rest + tail + exponent * 0.693_359_4;
    let result = if value == 0.0 {
        f32::NEG_INFINITY
    } else {
        result
    };
    let result = if value < 0.0 { f32::NAN } else { result };
    // Infinity and NaN pass through.
    if value <= f32::MAX { result } else { value }
}

/// ln(1 + x) for x >= 0, exact near 0: the rounding error of 1 + x is put back as a correction.
#[inline(always)]
#[must_use]
pub fn ln_1p(value: f32) -> f32 {
    let whole = 1.0 + value;
    let lost = value - (whole - 1.0);
    let result = ln(whole) + lost / whole;
    if value <= f32::MAX { result } else { value }
}
