//! Logarithm of the distance from 0, with the sign kept, then mean 0 and standard deviation 1.

use super::{Curve, Scaler, Scaling};
use crate::Description;

/// The family's entry.
pub const SCALER: Scaler = Scaler {
    member: Description {
        name: "log",
        label: "Logarithm",
        formula: "standard(sign(x) ln(1 + |x|))",
        knobs: &[],
    },
    fit: |values| Scaling::standardised(Curve::Logarithm, values),
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn factors_become_steps() {
        let values = [-99.0, -9.0, 0.0, 9.0, 99.0];
        let fitted = (SCALER.fit)(&values);
        let [a, b, c, d, e] = values.map(|value| fitted.apply(value));
        assert_eq!(c, 0.0);
        assert!((d - b - (e - a) / 2.0).abs() < 1e-12);
    }
}
