//! Scaling of numbers: bent along a curve, then `(x - center) / scale`, fitted on the training rows.
//!
//! | member | curve | center | scale |
//! |---|---|---|---|
//! | `standard` | none | mean | standard deviation (divided by n) |
//! | `min-max` | none | minimum | maximum - minimum |
//! | `robust` | none | median | third quartile - first quartile |
//! | `log` | sign(x) ln(1 + abs(x)) | mean | standard deviation |
//! | `yeo-johnson` | Yeo and Johnson's, lambda by maximum likelihood | mean | standard deviation |
//! | `none` | none | 0 | 1 |
//!
//! Contract: center and scale are finite and depend on the training rows only; a feature without spread gets scale 1; a
//! scaled value is finite for every finite value.

mod curve;
pub mod log;
pub mod min_max;
mod minimum;
pub mod none;
pub mod robust;
pub mod standard;
pub mod yeo_johnson;

use isoline_family::Described;
use serde::{Deserialize, Serialize};

use crate::Description;

pub use curve::Curve;

/// What is subtracted and divided by.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Affine {
    /// What becomes 0.
    pub center: f64,
    /// What becomes 1 away from it; positive.
    pub scale: f64,
}

impl Affine {
    /// The scaled value; finite for every finite value, at most what f32 holds.
    pub fn apply(&self, value: f64) -> f64 {
        let distance = value - self.center;
        // The difference of two finite numbers may overflow; the difference of their shares only if it has to.
        let scaled = if distance.is_finite() {
            distance / self.scale
        } else {
            value / self.scale - self.center / self.scale
        };
        let largest = f64::from(f32::MAX);
        scaled.clamp(-largest, largest)
    }

    /// The value that was scaled to this; finite for every finite input.
    pub fn inverse(&self, scaled: f64) -> f64 {
        (scaled * self.scale + self.center).clamp(f64::MIN, f64::MAX)
    }
}

/// A fitted scaling.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Scaling {
    /// What bends the value first.
    pub curve: Curve,
    /// What moves and scales it then.
    pub affine: Affine,
}

impl Scaling {
    /// A scaling that bends nothing.
    pub fn straight(affine: Affine) -> Self {
        Scaling {
            curve: Curve::Straight,
            affine,
        }
    }

    /// Values bent along a curve, then standardised.
    pub fn standardised(curve: Curve, values: &[f64]) -> Self {
        let bent: Vec<f64> = values.iter().map(|&value| curve.apply(value)).collect();
        Scaling {
            curve,
            affine: standard::fit(&bent),
        }
    }

    /// The scaled value; finite for every finite value, at most what f32 holds.
    pub fn apply(&self, value: f64) -> f64 {
        self.affine.apply(self.curve.apply(value))
    }
}

/// A member of the family.
#[derive(Debug, Clone, Copy)]
pub struct Scaler {
    /// Name, label and formula.
    pub member: Description,
    /// Fits to these training values, which are finite and not empty.
    pub fit: fn(values: &[f64]) -> Scaling,
}

/// All scalings; the first is the default.
pub const ALL: &[Scaler] = &[
    standard::SCALER,
    min_max::SCALER,
    robust::SCALER,
    log::SCALER,
    yeo_johnson::SCALER,
    none::SCALER,
];

impl Described for Scaler {
    fn description(&self) -> Description {
        self.member
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_values_however_extreme_give_infinity_or_nan() {
        let tables: &[&[f64]] = &[
            &[5.0],
            &[7.0, 7.0, 7.0],
            &[0.1, 0.1, 0.1],
            &[1e308, -1e308, 1.7e308, -1.7e308],
            &[1e-320, 2e-320, 5e-324],
            &[0.0, -0.0],
            &[1.0, 1.0 + 1e-12],
            &[1e16, 1e16 + 2.0],
        ];
        for scaler in ALL {
            for values in tables {
                let fitted = (scaler.fit)(values);
                assert!(
                    fitted.affine.center.is_finite()
                        && fitted.affine.scale.is_finite()
                        && fitted.affine.scale > 0.0,
                    "{} {values:?}",
                    scaler.member.name
                );
                for value in values.iter().chain(&[0.0, f64::MAX, f64::MIN, 5e-324]) {
                    let scaled = fitted.apply(*value);
                    assert!(
                        (scaled as f32).is_finite(),
                        "{} {values:?} {value}",
                        scaler.member.name
                    );
                    assert!(fitted.affine.inverse(scaled).is_finite());
                }
            }
        }
    }

    #[test]
    fn ordinary_values_come_back() {
        for scaler in ALL {
            let values = [1.0, 2.5, -3.0, 10.0];
            let Scaling { curve, affine } = (scaler.fit)(&values);
            for value in values.map(|value| curve.apply(value)) {
                let back = affine.inverse(affine.apply(value));
                assert!(
                    (back - value).abs() < 1e-12,
                    "{}: {value} came back as {back}",
                    scaler.member.name
                );
            }
        }
    }

    #[test]
    fn larger_values_stay_larger() {
        for scaler in ALL {
            let values = [-40.0, -1.0, -1e-9, 0.0, 1e-9, 0.5, 3.0, 500.0];
            let fitted = (scaler.fit)(&values);
            let scaled = values.map(|value| fitted.apply(value));
            let name = scaler.member.name;
            assert!(scaled.is_sorted_by(|a, b| a < b), "{name} {scaled:?}");
        }
    }
}
