//! The learning-rate range finder: steps of growing size show from where to where the loss falls (Smith 2017, section
//! 3.3).

use crate::{Data, Model, SpecError, TrainError, Trainer};
use isoline_numeric::Real;
use serde::Serialize;

/// Sizes of the first and the last step.
const FIRST: f64 = 1e-6;
const LAST: f64 = 10.0;

/// Steps at the most.
const STEPS: usize = 120;

/// Share of the losses before in the smoothed loss.
const SMOOTHING: f64 = 0.9;

/// Steps on either side over which a fall is measured.
const WINDOW: usize = 5;

/// What the finder saw.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RangeTest {
    /// Sizes of the steps, growing by equal factors.
    pub rates: Vec<f64>,
    /// Smoothed loss at each step.
    pub losses: Vec<f64>,
    /// The rate where the loss fell most steeply; none when it never fell.
    pub suggested: Option<f64>,
}

impl<T: Real> Trainer<T> {
    /// Tries steps of growing size from where the run is, until the loss has grown fourfold, diverged, or the largest
    /// size is reached. The run is afterwards exactly as before, schedule and early stopping included.
    ///
    /// # Errors
    /// Only for data that does not fit.
    pub fn find_learning_rate(
        &mut self,
        model: &mut Model<T>,
        data: Data<'_, T>,
    ) -> Result<RangeTest, SpecError> {
        let start = self.checkpoint(model);
        let result = self.try_rates(model, data);
        self.restore(model, &start)?;
        result
    }

    fn try_rates(
        &mut self,
        model: &mut Model<T>,
        data: Data<'_, T>,
    ) -> Result<RangeTest, SpecError> {
        let (mut rates, mut losses) = (Vec::new(), Vec::<f64>::new());
        let (mut mean, mut weight, mut lowest) = (0.0, 1.0, f64::INFINITY);
        // Not the platform's functions: the same bits everywhere.
        let factor = Real::exp(Real::ln(LAST / FIRST) / (STEPS - 1) as f64);
        let mut rate = FIRST;
        for _ in 0..STEPS {
            let step = match self.train_batch_at(model, data, rate, self.batch_size) {
                Ok(step) => step,
                Err(TrainError::Divergence(_)) => break,
                Err(TrainError::Spec(error)) => return Err(error),
            };
            // A running mean, freed of its start at 0.
            mean = SMOOTHING * mean + (1.0 - SMOOTHING) * step.loss;
            weight *= SMOOTHING;
            let smoothed = mean / (1.0 - weight);
            if smoothed > 4.0 * lowest {
                break;
            }
            lowest = lowest.min(smoothed);
            rates.push(rate);
            losses.push(smoothed);
            rate *= factor;
        }
        // The rates grow by equal factors, so the steepest fall per step is the steepest on a logarithmic axis. Over a
        // window, since one batch differs from the next, and not at the start, where the mean is of few losses.
        let mut steepest = (0.0, None);
        for place in 2 * WINDOW..losses.len().saturating_sub(WINDOW) {
            let fall = losses[place - WINDOW] - losses[place + WINDOW];
            if fall > steepest.0 {
                steepest = (fall, Some(place));
            }
        }
        let suggested = steepest.1.map(|place| rates[place]);
        Ok(RangeTest {
            rates,
            losses,
            // Two digits are enough for a suggestion.
            suggested: suggested.map(|rate| format!("{rate:.1e}").parse().unwrap_or(rate)),
        })
    }
}
