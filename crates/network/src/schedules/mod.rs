//! The schedules: how the learning rate changes as a run goes on.
//!
//! | name | factor on the learning rate |
//! |---|---|
//! | constant | 1 |
//! | step | f^floor(e / n) |
//! | exponential | f^e |
//! | cosine | f + (1 - f) (1 + cos(pi e / n)) / 2, then f |
//! | warm-up | (s + 1) / (n S), then 1 |
//! | one-cycle | up along a cosine, then down along one |
//! | plateau | f more each time the validation loss has not fallen for n epochs |
//!
//! e is the number of epochs done, s of steps done, S of steps per epoch; f and n are knobs.

pub mod constant;
pub mod cosine;
pub mod exponential;
pub mod one_cycle;
pub mod plateau;
pub mod step;
pub mod warm_up;

use crate::{Choice, Description, Knob, KnobScale, Member, SpecError};
use isoline_numeric::Real;

/// Where in a run a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Epochs done.
    pub epoch: u64,
    /// Steps done.
    pub step: u64,
    /// Steps per epoch.
    pub steps_per_epoch: u64,
}

/// What a schedule remembers; part of a checkpoint.
pub type Memory = [f64; 3];

/// A rule for the learning rate. It keeps no state of its own: what it remembers is handed to it.
pub trait Schedule: Send + Sync {
    /// What it remembers before the first step.
    fn start(&self) -> Memory {
        [0.0; 3]
    }

    /// What the learning rate is multiplied by for the step after `moment`.
    fn factor(&self, moment: Moment, memory: &Memory) -> f64;

    /// True when it must be told the validation loss after every epoch.
    fn watches(&self) -> bool {
        false
    }

    /// Takes note of the validation loss after an epoch.
    fn observe(&self, _loss: f64, _memory: &mut Memory) {}
}

/// All schedules.
#[must_use]
pub fn all() -> [Member<dyn Schedule>; 7] {
    [
        constant::member(),
        step::member(),
        exponential::member(),
        cosine::member(),
        warm_up::member(),
        one_cycle::member(),
        plateau::member(),
    ]
}

/// Builds what a spec asks for.
///
/// # Errors
/// `unknown-member`, `unknown-knob`, `knob-range`.
pub fn build(choice: &Choice) -> Result<Box<dyn Schedule>, SpecError> {
    choice.build("schedule", &all())
}

/// What the catalog shows.
#[must_use]
pub fn descriptions() -> Vec<Description> {
    all().map(|member| member.description).to_vec()
}

/// A knob for a number of epochs.
const fn epochs(name: &'static str, label: &'static str, default: f64) -> Knob {
    Knob {
        name,
        label,
        minimum: 1.0,
        maximum: 100_000.0,
        default,
        scale: KnobScale::Log,
    }
}

/// A knob for a factor up to 1.
const fn share(name: &'static str, label: &'static str, minimum: f64, default: f64) -> Knob {
    Knob {
        name,
        label,
        minimum,
        maximum: 1.0,
        default,
        scale: KnobScale::Linear,
    }
}

/// Half a cosine wave from `first` to `last`, at `share` of its way.
fn half_wave(first: f64, last: f64, share: f64) -> f64 {
    last + (first - last) * 0.5 * (1.0 + Real::cos(std::f64::consts::PI * share))
}

#[cfg(test)]
mod tests {
    use super::{Moment, all, build};
    use crate::{Choice, Settings};

    fn at(epoch: u64) -> Moment {
        Moment {
            epoch,
            step: epoch * 4,
            steps_per_epoch: 4,
        }
    }

    #[test]
    fn every_factor_is_above_zero_or_zero_and_never_above_one() {
        for member in all() {
            let schedule = (member.build)(&Settings::default());
            let mut memory = schedule.start();
            for epoch in 0..500 {
                let factor = schedule.factor(at(epoch), &memory);
                let name = member.description.name;
                assert!((0.0..=1.0).contains(&factor), "{name}: {factor} at {epoch}");
                schedule.observe(1.0, &mut memory);
            }
        }
    }

    #[test]
    fn formulas_at_known_moments() {
        let factor = |choice: Choice, epoch| {
            let schedule = build(&choice).expect("a member");
            schedule.factor(at(epoch), &schedule.start())
        };
        assert_eq!(factor(Choice::named("constant"), 77), 1.0);
        let step = Choice::named("step")
            .with("every", 10.0)
            .with("factor", 0.1);
        assert_eq!(factor(step.clone(), 9), 1.0);
        assert!((factor(step, 25) - 0.01).abs() < 1e-16);
        assert!((factor(Choice::named("exponential"), 2) - 0.9801).abs() < 1e-15);
        let cosine = Choice::named("cosine").with("epochs", 10.0);
        assert_eq!(factor(cosine.clone(), 0), 1.0);
        assert!((factor(cosine.clone(), 5) - 0.5).abs() < 1e-15);
        assert_eq!(factor(cosine, 30), 0.0);
        let warm = Choice::named("warm-up").with("epochs", 2.0);
        assert_eq!(factor(warm.clone(), 0), 1.0 / 8.0);
        assert_eq!(factor(warm, 2), 1.0);
        let cycle = Choice::named("one-cycle").with("epochs", 10.0);
        assert!((factor(cycle.clone(), 0) - 0.04).abs() < 1e-15);
        assert!((factor(cycle, 30) - 4e-6).abs() < 1e-12);
    }

    #[test]
    fn a_plateau_lowers_the_rate() {
        let schedule = build(&Choice::named("plateau").with("patience", 2.0)).expect("a member");
        let mut memory = schedule.start();
        let mut factors = Vec::new();
        for loss in [1.0, 0.5, 0.6, 0.5, 0.5, 0.4, 0.4, 0.4, 0.4] {
            schedule.observe(loss, &mut memory);
            factors.push(schedule.factor(at(1), &memory));
        }
        assert_eq!(factors, [1.0, 1.0, 1.0, 1.0, 0.5, 0.5, 0.5, 0.5, 0.25]);
    }
}
