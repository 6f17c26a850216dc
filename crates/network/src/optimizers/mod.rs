//! The optimizers: from a gradient to the next parameters.
//!
//! | name | step | source |
//! |---|---|---|
//! | sgd | w - r g | Robbins and Monro 1951 |
//! | adam | w - r m' / (sqrt v' + e), m and v running means of g and g^2 | Kingma and Ba 2015 |
//!
//! r is the learning rate, g the gradient of the mean loss of the batch.

pub mod adam;
pub mod sgd;

use crate::{Description, Member, OptimizerSpec, Settings, SpecError, member};
use isoline_numeric::Real;

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

/// A rule that makes steps. It keeps no state of its own: what it remembers are the moments.
pub trait Optimizer<T: Real>: Send + Sync {
    /// Running values per parameter; they start at 0.
    fn moments(&self) -> usize;

    /// Makes a step. True when everything it wrote is finite.
    fn step(&self, update: Update<'_, T>) -> bool;
}

/// All optimizers.
#[must_use]
pub fn all<T: Real>() -> [Member<dyn Optimizer<T>>; 2] {
    [adam::member(), sgd::member()]
}

/// The optimizer with this name.
///
/// # Errors
/// `unknown-member`.
pub fn find<T: Real>(name: &str) -> Result<Member<dyn Optimizer<T>>, SpecError> {
    member::find("optimizer", &all(), name)
}

/// Builds what a spec asks for.
///
/// # Errors
/// `unknown-member`, `unknown-knob`, `knob-range`.
pub fn build<T: Real>(spec: &OptimizerSpec) -> Result<Box<dyn Optimizer<T>>, SpecError> {
    let member = find::<T>(&spec.kind)?;
    let settings = Settings::new(&member.description, &spec.knobs)?;
    Ok((member.build)(&settings))
}

/// What the catalog shows.
#[must_use]
pub fn descriptions() -> Vec<Description> {
    all::<f32>().map(|member| member.description).to_vec()
}

#[cfg(test)]
mod tests {
    use super::{Update, all, build};
    use crate::{OptimizerSpec, Settings};
    use std::collections::BTreeMap;

    #[test]
    fn every_member_finds_the_bottom_of_a_bowl() {
        for member in all::<f64>() {
            let optimizer = (member.build)(&Settings::default());
            let mut parameters = vec![3.0, -2.0, 0.5];
            let mut moments = vec![0.0; parameters.len() * optimizer.moments()];
            for step in 1..=2000 {
                let gradients: Vec<f64> =
                    parameters.iter().map(|value| 2.0 * (value - 1.0)).collect();
                let mut next = vec![0.0; parameters.len()];
                let mut next_moments = vec![0.0; moments.len()];
                let finite = optimizer.step(Update {
                    parameters: &parameters,
                    gradients: &gradients,
                    moments: &moments,
                    next_parameters: &mut next,
                    next_moments: &mut next_moments,
                    rate: 0.02,
                    step,
                });
                assert!(finite);
                (parameters, moments) = (next, next_moments);
            }
            for value in parameters {
                assert!(
                    (value - 1.0).abs() < 1e-3,
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
                    let finite = optimizer.step(Update {
                        parameters: &[0.0; 17],
                        gradients: &gradients,
                        moments: &moments,
                        next_parameters: &mut [0.0; 17],
                        next_moments: &mut moments.clone(),
                        rate: 10.0,
                        step: 1,
                    });
                    assert!(
                        !finite,
                        "{}: {gradient} at {place}",
                        member.description.name
                    );
                }
            }
        }
    }

    #[test]
    fn knobs_are_checked() {
        let spec = |kind: &str, knob: &str, value| OptimizerSpec {
            kind: kind.to_owned(),
            knobs: BTreeMap::from([(knob.to_owned(), value)]),
        };
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
