//! How a number is bent before it is moved and scaled; each form is what ONNX operators can say.

use isoline_numeric::Real;
use serde::{Deserialize, Serialize};

use super::yeo_johnson;

/// A growing function of one number, finite for every finite one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Curve {
    /// The number itself.
    Straight,
    /// sign(x) ln(1 + abs(x))
    Logarithm,
    /// Yeo and Johnson's power transformation.
    YeoJohnson {
        /// 1 leaves numbers as they are; below, large ones come closer, above, they go apart.
        lambda: f64,
    },
}

impl Curve {
    /// The bent value.
    pub fn apply(self, value: f64) -> f64 {
        match self {
            Curve::Straight => value,
            Curve::Logarithm => Real::ln_1p(value.abs()).copysign(value),
            Curve::YeoJohnson { lambda } => {
                yeo_johnson::bent(value, lambda).clamp(f64::MIN, f64::MAX)
            }
        }
    }
}
