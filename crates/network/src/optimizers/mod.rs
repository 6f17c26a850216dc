//! The optimizers: from a gradient to the next parameters.
//!
//! | name | step | source |
//! |---|---|---|
//! | sgd | w - r g | Robbins and Monro 1951 |
//! | momentum | w - r v, v = m v + g | Polyak 1964 |
//! | nesterov | w - r (g + m v), v = m v + g | Nesterov 1983, Sutskever et al. 2013 |
//! | adagrad | w - r g / (sqrt v + e), v the sum of g^2 | Duchi et al. 2011 |
//! | rmsprop | w - r g / (sqrt v + e), v a running mean of g^2 | Hinton 2012 |
//! | adam | w - r m' / (sqrt v' + e), m and v running means of g and g^2 | Kingma and Ba 2015 |
//! | adamw | (1 - r d) w, then as adam | Loshchilov and Hutter 2019 |
//! | lion | w - r (sign c + d w), c and m running means of g | Chen et al. 2023 |
//! | lbfgs | w - r H g, H from the last steps; all rows in every step | Liu and Nocedal 1989 |
//!
//! r is the learning rate, g the gradient of the mean loss of the batch.

pub mod adagrad;
pub mod adam;
pub mod adamw;
mod lanes;
pub mod lbfgs;
pub mod lion;
pub mod momentum;
pub mod nesterov;
pub mod rmsprop;
pub mod sgd;

use crate::{Choice, Description, Member, SpecError};
use isoline_numeric::Real;
use serde::Serialize;

/// One step: reads the present, writes the next. Present and next lie apart, so that a step which
/// diverges is simply not taken. All slices but the moments have one value per parameter.
pub struct Update<'a, T> {
    /// Present parameters.
    pub parameters: &'a [T],
    /// Gradient of the mean loss by each parameter.
    pub gradients: &'a [T],
    /// Present running values, [`Optimizer::moments`] values per parameter, one twin after the other.
    pub moments: &'a [T],
    /// Parameters after the step.
    pub next_parameters: &'a mut [T],
    /// Running values after the step.
    pub next_moments: &'a mut [T],
    /// Learning rate.
    pub rate: f64,
    /// Number of this step, from 1.
    pub step: u64,
}

/// What a step did to one parameter, to be told of.
pub struct Seen<'a> {
    /// The parameter before the step.
    pub value: f64,
    /// Its gradient.
    pub gradient: f64,
    /// Its running values before the step.
    pub before: &'a [f64],
    /// Its running values after the step.
    pub after: &'a [f64],
    /// Learning rate.
    pub rate: f64,
    /// Number of the step, from 1.
    pub step: u64,
}

/// A number with its name in the notation of the formulas.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Quantity {
    /// For example `m`, or `m / (1 - b1^t)`.
    pub name: &'static str,
    /// Its value.
    pub value: f64,
}

/// Names and values as quantities.
#[inline(never)]
pub(crate) fn quantities(named: &[(&'static str, f64)]) -> Vec<Quantity> {
    let named = named.iter();
    named
        .map(|(name, value)| Quantity {
            name,
            value: *value,
        })
        .collect()
}

/// The account of a gradient that is divided by the root of a running value.
#[inline(never)]
pub(crate) fn scaled(seen: &Seen<'_>, epsilon: f64) -> Vec<Quantity> {
    let scale = seen.after[0].sqrt() + epsilon;
    quantities(&[
        ("v", seen.after[0]),
        ("sqrt v + e", scale),
        ("r", seen.rate),
        ("r g / (sqrt v + e)", seen.rate * seen.gradient / scale),
    ])
}

/// A rule that makes steps. It keeps no state of its own: what it remembers are the moments.
pub trait Optimizer<T: Real>: Send + Sync {
    /// Running values per parameter; they start at 0.
    fn moments(&self) -> usize;

    /// True when every step must see all rows, whatever the batch size.
    fn full_batch(&self) -> bool {
        false
    }

    /// Makes a step. True when everything it wrote is finite.
    fn step(&self, update: Update<'_, T>) -> bool;

    /// The numbers a step of one parameter went through, in f64, in the order they are computed in; the last is what was
    /// taken from the parameter.
    fn account(&self, seen: Seen<'_>) -> Vec<Quantity>;
}

/// All optimizers.
#[must_use]
pub fn all<T: Real>() -> [Member<dyn Optimizer<T>>; 9] {
    [
        adam::member(),
        adamw::member(),
        sgd::member(),
        momentum::member(),
        nesterov::member(),
        adagrad::member(),
        rmsprop::member(),
        lion::member(),
        lbfgs::member(),
    ]
}

/// Builds what a spec asks for.
///
/// # Errors
/// `unknown-member`, `unknown-knob`, `knob-range`.
pub fn build<T: Real>(choice: &Choice) -> Result<Box<dyn Optimizer<T>>, SpecError> {
    choice.build("optimizer", &all())
}

/// What the catalog shows.
#[must_use]
pub fn descriptions() -> Vec<Description> {
    all::<f32>().map(|member| member.description).to_vec()
}

#[cfg(test)]
mod tests {
    use super::{Update, all, build};
    use crate::{Choice, Settings};
    use isoline_numeric::kernels;

    #[test]
    fn every_member_finds_the_bottom_of_a_bowl() {
        for member in all::<f64>() {
            let optimizer = (member.build)(&Settings::default());
            let mut parameters = vec![3.0, -2.0, 0.5];
            let mut moments = vec![0.0; parameters.len() * optimizer.moments()];
            for step in 1..=2000i32 {
                let gradients: Vec<f64> =
                    parameters.iter().map(|value| 2.0 * (value - 1.0)).collect();
                // A rate that fades: some rules never settle at a fixed one.
                let rate = 0.3 * 0.995f64.powi(step);
                let mut next = vec![0.0; parameters.len()];
                let mut next_moments = vec![0.0; moments.len()];
                let finite = optimizer.step(Update {
                    parameters: &parameters,
                    gradients: &gradients,
                    moments: &moments,
                    next_parameters: &mut next,
                    next_moments: &mut next_moments,
                    rate,
                    step: step as u64,
                });
                assert!(finite);
                (parameters, moments) = (next, next_moments);
            }
            for value in parameters {
                assert!(
                    // Weight decay pulls AdamW a little off, and Adagrad is slow.
                    (value - 1.0).abs() < 1e-2,
                    "{}: {value}",
                    member.description.name
                );
            }
        }
    }

    #[test]
    fn every_member_tells_when_it_diverges() {
        for member in all::<f32>() {
            let optimizer = (member.build)(&Settings::default());
            for gradient in [f32::NAN, f32::INFINITY, f32::MAX] {
                for place in [0, 8, 16] {
                    let mut gradients = vec![0.5; 17];
                    gradients[place] = gradient;
                    let moments = vec![0.0; 17 * optimizer.moments()];
                    let (mut next, mut next_moments) = ([0.0; 17], moments.clone());
                    let finite = optimizer.step(Update {
                        parameters: &[0.0; 17],
                        gradients: &gradients,
                        moments: &moments,
                        next_parameters: &mut next,
                        next_moments: &mut next_moments,
                        rate: 10.0,
                        step: 1,
                    });
                    let name = member.description.name;
                    let written = kernels::all_finite(&next) && kernels::all_finite(&next_moments);
                    assert_eq!(finite, written, "{name}: {gradient} at {place}");
                    // A huge gradient is no trouble to a rule that bounds its steps.
                    assert!(!finite || gradient == f32::MAX, "{name}: {gradient}");
                }
            }
        }
    }

    #[test]
    fn knobs_are_checked() {
        let spec = |kind: &str, knob: &str, value| Choice::named(kind).with(knob, value);
        let kind = |spec| build::<f32>(&spec).err().map(|error| error.kind);
        assert_eq!(kind(spec("adam", "beta1", 0.8)), None);
        assert_eq!(
            kind(spec("adam", "beta1", 1.5)).as_deref(),
            Some("knob-range")
        );
        assert_eq!(
            kind(spec("adam", "beta1", f64::NAN)).as_deref(),
            Some("knob-range")
        );
        assert_eq!(
            kind(spec("adam", "beta", 0.5)).as_deref(),
            Some("unknown-knob")
        );
        assert_eq!(
            kind(spec("sgd", "beta1", 0.5)).as_deref(),
            Some("unknown-knob")
        );
        assert_eq!(
            kind(spec("adamm", "beta1", 0.5)).as_deref(),
            Some("unknown-member")
        );
    }
}
