//! The number types the engine computes in: f32 to train with, f64 to prove with.

use crate::functions::{error, exponential, hyperbolic, logarithm};
use std::fmt::{Debug, Display};
use std::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Sub, SubAssign};

/// A floating-point number. All methods give the same bits on every target.
///
/// For f32, exp, ln, tanh and erf are polynomials of this crate, so that loops over slices become SIMD;
/// for f64 they are libm's, as are sine and cosine for both.
pub trait Real:
    Copy
    + Debug
    + Display
    + Default
    + PartialEq
    + PartialOrd
    + Send
    + Sync
    + 'static
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
    + AddAssign
    + SubAssign
    + MulAssign
    + DivAssign
{
    /// 0
    const ZERO: Self;
    /// 1
    const ONE: Self;
    /// The largest finite number.
    const LARGEST: Self;
    /// The distance from 1 to the next larger number.
    const PRECISION: f64;

    /// The nearest number of this type.
    fn from_f64(value: f64) -> Self;
    /// The same number in f64, exactly.
    fn to_f64(self) -> f64;
    /// e to the power of self. f32: at most 2 ULP off.
    fn exp(self) -> Self;
    /// e to the power of self, less 1; exact near 0. f32: at most 2 ULP off.
    fn exp_m1(self) -> Self;
    /// Error function. f32: at most 2 ULP off.
    fn erf(self) -> Self;
    /// Sine of an angle in radians. f32: computed in f64 and rounded.
    fn sin(self) -> Self;
    /// Cosine of an angle in radians. f32: computed in f64 and rounded.
    fn cos(self) -> Self;
    /// Natural logarithm; NaN below 0. f32: at most 2 ULP off.
    fn ln(self) -> Self;
    /// ln(1 + self), exact near 0. f32: at most 2 ULP off from 0 upwards.
    fn ln_1p(self) -> Self;
    /// Hyperbolic tangent. f32: at most 2 ULP off.
    fn tanh(self) -> Self;
    /// Square root, correctly rounded.
    fn sqrt(self) -> Self;
    /// Absolute value.
    fn abs(self) -> Self;
    /// Neither infinite nor NaN.
    fn is_finite(self) -> bool;

    /// The larger of two; `other` when self is NaN.
    #[inline(always)]
    fn maximum(self, other: Self) -> Self {
        if self > other { self } else { other }
    }

    /// The smaller of two; `other` when self is NaN.
    #[inline(always)]
    fn minimum(self, other: Self) -> Self {
        if self < other { self } else { other }
    }

    /// -1, 0 or 1; NaN stays NaN.
    #[inline(always)]
    fn sign(self) -> Self {
        if self > Self::ZERO {
            Self::ONE
        } else if self < Self::ZERO {
            -Self::ONE
        } else {
            // 0, or NaN.
            self + Self::ZERO
        }
    }

    /// A count as a number, rounded to the nearest.
    #[inline(always)]
    fn from_usize(count: usize) -> Self {
        Self::from_f64(count as f64)
    }

    /// Logistic function 1 / (1 + e^-x), between 0 and 1.
    #[inline(always)]
    fn sigmoid(self) -> Self {
        Self::ONE / (Self::ONE + (-self).exp())
    }

    /// ln(1 + e^x) without overflow.
    #[inline(always)]
    fn softplus(self) -> Self {
        self.maximum(Self::ZERO) + (-self.abs()).exp().ln_1p()
    }
}

impl Real for f32 {
    const ZERO: Self = 0.0;
    const ONE: Self = 1.0;
    const LARGEST: Self = f32::MAX;
    const PRECISION: f64 = f32::EPSILON as f64;

    #[inline(always)]
    fn from_f64(value: f64) -> Self {
        value as f32
    }
    #[inline(always)]
    fn to_f64(self) -> f64 {
        f64::from(self)
    }
    #[inline(always)]
    fn exp(self) -> Self {
        exponential::exp(self)
    }
    #[inline(always)]
    fn exp_m1(self) -> Self {
        exponential::exp_m1(self)
    }
    #[inline(always)]
    fn erf(self) -> Self {
        error::erf(self)
    }
    #[inline(always)]
    fn sin(self) -> Self {
        libm::sin(f64::from(self)) as f32
    }
    #[inline(always)]
    fn cos(self) -> Self {
        libm::cos(f64::from(self)) as f32
    }
    #[inline(always)]
    fn ln(self) -> Self {
        logarithm::ln(self)
    }
    #[inline(always)]
    fn ln_1p(self) -> Self {
        logarithm::ln_1p(self)
    }
    #[inline(always)]
    fn tanh(self) -> Self {
        hyperbolic::tanh(self)
    }
    #[inline(always)]
    fn sqrt(self) -> Self {
        f32::sqrt(self)
    }
    #[inline(always)]
    fn abs(self) -> Self {
        f32::abs(self)
    }
    #[inline(always)]
    fn is_finite(self) -> bool {
        f32::is_finite(self)
    }
}

impl Real for f64 {
    const ZERO: Self = 0.0;
    const ONE: Self = 1.0;
    const LARGEST: Self = f64::MAX;
    const PRECISION: f64 = f64::EPSILON;

    #[inline(always)]
    fn from_f64(value: f64) -> Self {
        value
    }
    #[inline(always)]
    fn to_f64(self) -> f64 {
        self
    }
    #[inline(always)]
    fn exp(self) -> Self {
        libm::exp(self)
    }
    #[inline(always)]
    fn exp_m1(self) -> Self {
        libm::expm1(self)
    }
    #[inline(always)]
    fn erf(self) -> Self {
        libm::erf(self)
    }
    #[inline(always)]
    fn sin(self) -> Self {
        libm::sin(self)
    }
    #[inline(always)]
    fn cos(self) -> Self {
        libm::cos(self)
    }
    #[inline(always)]
    fn ln(self) -> Self {
        libm::log(self)
    }
    #[inline(always)]
    fn ln_1p(self) -> Self {
        libm::log1p(self)
    }
    #[inline(always)]
    fn tanh(self) -> Self {
        libm::tanh(self)
    }
    #[inline(always)]
    fn sqrt(self) -> Self {
        f64::sqrt(self)
    }
    #[inline(always)]
    fn abs(self) -> Self {
        f64::abs(self)
    }
    #[inline(always)]
    fn is_finite(self) -> bool {
        f64::is_finite(self)
    }
}
