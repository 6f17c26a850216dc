//! exp, ln, tanh and erf for f32 without branches, tables or calls, so that loops over them become SIMD.
//!
//! | function | method | error |
//! |---|---|---|
//! | exp | x = n ln 2 + r, polynomial of degree 6 in r, scaling by bits | <= 2 ULP |
//! | exp_m1 | as exp, with 2^n - 1 apart | <= 2 ULP |
//! | ln | x = 2^e m, polynomial of degree 9 in m - 1 | <= 2 ULP |
//! | tanh | odd polynomial below 0.625, else 1 - 2 / (e^2x + 1) | <= 2 ULP |
//! | erf | odd polynomial below 0.9, else 1 - e^-q, q a polynomial of degree 7 | <= 2 ULP |
//!
//! The coefficients are those of Moshier's Cephes library (single precision), those of erf fitted to it by weighted
//! least squares at Chebyshev points. Written with plain arithmetic and bit operations only, hence the same bits on every
//! target. The tests sweep every 97th float; `ISOLINE_STRIDE=1 cargo test --release -p isoline-numeric units` sweeps all.

pub mod error;
pub mod exponential;
pub mod hyperbolic;
pub mod logarithm;

/// `value` to the power of `exponent` by squaring: only multiplications, so the same bits everywhere.
#[must_use]
pub fn power(value: f64, mut exponent: u64) -> f64 {
    let (mut result, mut square) = (1.0, value);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result *= square;
        }
        square *= square;
        exponent >>= 1;
    }
    result
}

#[cfg(test)]
mod tests {
    use super::{
        error::erf, exponential::exp, exponential::exp_m1, hyperbolic::tanh, logarithm::ln,
        logarithm::ln_1p,
    };

    /// Distance in units of the last place between a result and the exact value. Below the normal
    /// range a unit is the smallest subnormal.
    fn distance(result: f32, exact: f64) -> f64 {
        let nearest = exact as f32;
        if !nearest.is_finite() {
            let largest = f64::from(f32::MAX);
            let same = result == nearest || f64::from(result).abs() == largest;
            return if same { 0.0 } else { f64::INFINITY };
        }
        let magnitude = nearest.abs().max(f32::MIN_POSITIVE);
        let above = f32::from_bits(magnitude.to_bits() + 1);
        (f64::from(result) - exact).abs() / f64::from(above - magnitude)
    }

    /// Of so many floats the sweep takes one.
    fn stride() -> u32 {
        let given = std::env::var("ISOLINE_STRIDE").ok();
        given.map_or(97, |text| text.parse().expect("a number of floats"))
    }

    /// The largest distance over the swept floats of both signs, and over the extremes.
    fn worst(function: fn(f32) -> f32, exact: fn(f64) -> f64, accept: fn(f32) -> bool) -> f64 {
        const LAST: u32 = 0x7f7f_ffff;
        let both = |largest: f64, value: f32| {
            let accepted = [value, -value].into_iter().filter(|value| accept(*value));
            accepted.fold(largest, |largest, value| {
                largest.max(distance(function(value), exact(f64::from(value))))
            })
        };
        let extremes = [
            0.0,
            f32::MIN_POSITIVE,
            f32::MAX,
            1.0,
            0.625,
            88.722_84,
            104.0,
        ];
        let (stride, threads) = (stride(), 2);
        let part = |thread: u32| {
            let first = thread * stride;
            let floats = (first..=LAST).step_by((threads * stride) as usize);
            floats.map(f32::from_bits).fold(0.0, both)
        };
        let parts = std::thread::scope(|scope| {
            let running: Vec<_> = (0..threads)
                .map(|thread| scope.spawn(move || part(thread)))
                .collect();
            let ended = running.into_iter().map(|one| one.join().expect("no panic"));
            ended.fold(0.0, f64::max)
        });
        extremes.into_iter().fold(parts, both)
    }

    #[test]
    fn within_two_units_everywhere() {
        let all = |value: f32| !value.is_nan();
        let positive = |value: f32| value > 0.0;
        let cases = [
            ("exp", worst(exp, libm::exp, all)),
            ("exp_m1", worst(exp_m1, libm::expm1, all)),
            ("erf", worst(erf, libm::erf, all)),
            ("tanh", worst(tanh, libm::tanh, all)),
            ("ln", worst(ln, libm::log, positive)),
            ("ln_1p", worst(ln_1p, libm::log1p, positive)),
        ];
        for (name, error) in cases {
            println!("{name}: {error:.3} ULP");
            assert!(error <= 2.0, "{name} is {error} ULP off");
        }
    }

    #[test]
    fn limits_are_the_mathematical_ones() {
        assert_eq!(exp(f32::INFINITY), f32::INFINITY);
        assert_eq!(exp(f32::NEG_INFINITY), 0.0);
        assert_eq!(exp(0.0), 1.0);
        assert_eq!(tanh(f32::INFINITY), 1.0);
        assert_eq!(tanh(f32::NEG_INFINITY), -1.0);
        assert_eq!(tanh(0.0), 0.0);
        assert_eq!(ln(0.0), f32::NEG_INFINITY);
        assert_eq!(ln(1.0), 0.0);
        assert_eq!(ln(f32::INFINITY), f32::INFINITY);
        assert_eq!(ln_1p(0.0), 0.0);
        assert_eq!(ln_1p(f32::INFINITY), f32::INFINITY);
        assert_eq!(exp_m1(f32::NEG_INFINITY), -1.0);
        assert_eq!(exp_m1(f32::INFINITY), f32::INFINITY);
        assert_eq!(erf(f32::INFINITY), 1.0);
        assert_eq!(erf(f32::NEG_INFINITY), -1.0);
        for function in [exp, exp_m1, erf, tanh, ln, ln_1p] {
            assert!(function(f32::NAN).is_nan());
        }
        assert!(ln(-1.0).is_nan());
    }
}
