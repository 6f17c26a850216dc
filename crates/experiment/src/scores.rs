//! Accuracy, R2 and RMSE, each with its 95 % interval.

use isoline_dataset::{Prepared, Target, Task};
use isoline_numeric::Matrix;
use serde::Serialize;

/// 97.5 % point of the normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// What answers are compared with: the targets of some table's rows.
#[derive(Clone, Copy)]
pub(crate) struct Truth<'a> {
    pub task: Task,
    pub target: &'a Target,
    /// Class of each row; empty for a regression.
    pub classes: &'a [u16],
    /// As the network learns them, one row per column.
    pub targets: &'a Matrix<f32>,
}

impl<'a> From<&'a Prepared> for Truth<'a> {
    fn from(prepared: &'a Prepared) -> Self {
        Self {
            task: prepared.task,
            target: &prepared.target,
            classes: &prepared.classes,
            targets: &prepared.targets,
        }
    }
}

/// A score and its 95 % interval.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Score {
    /// `accuracy`, `r2` or `rmse`.
    pub name: &'static str,
    /// The score.
    pub value: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Rows scored.
    pub rows: usize,
}

pub(crate) fn score_name(task: Task) -> &'static str {
    match task {
        Task::Classification => "accuracy",
        Task::Regression => "r2",
    }
}

/// How many of `rows` each class has.
pub(crate) fn class_counts(truth: Truth<'_>, rows: &[u32]) -> Vec<usize> {
    let mut counts = vec![0; truth.target.classes.len()];
    for row in rows {
        counts[usize::from(truth.classes[*row as usize])] += 1;
    }
    counts
}

/// The class that `answer` (one probability, or one per class) stands for; the lowest wins a tie.
pub(crate) fn answered(answer: &[f32]) -> usize {
    match answer {
        [probability] => usize::from(*probability > 0.5),
        several => usize::from(crate::boundary::contour::winner(several)),
    }
}

/// Accuracy, or R2 in target units (the same in standardised ones). `outputs` is in the order of `rows`.
pub(crate) fn score(truth: Truth<'_>, rows: &[u32], outputs: &[f32]) -> f64 {
    match truth.task {
        Task::Classification => {
            let right = hits(truth, rows, outputs);
            right as f64 / rows.len().max(1) as f64
        }
        Task::Regression => r2(&Errors::new(truth, rows, outputs)),
    }
}

fn hits(truth: Truth<'_>, rows: &[u32], outputs: &[f32]) -> usize {
    let width = outputs.len() / rows.len().max(1);
    outputs
        .chunks_exact(width.max(1))
        .zip(rows)
        .filter(|(answer, row)| answered(answer) == usize::from(truth.classes[**row as usize]))
        .count()
}

/// Squared errors of a regression, standardised units: mean, deviation of the mean, variance of the targets.
pub(crate) struct Errors {
    pub mean: f64,
    deviation: f64,
    variance: f64,
    rows: usize,
}

impl Errors {
    pub fn new(truth: Truth<'_>, rows: &[u32], outputs: &[f32]) -> Self {
        let width = truth.targets.nrows();
        let count = (rows.len() * width).max(1) as f64;
        let pairs = || {
            rows.iter().enumerate().flat_map(move |(position, row)| {
                (0..width).map(move |output| {
                    let target = f64::from(truth.targets[(output, *row as usize)]);
                    (f64::from(outputs[position * width + output]), target)
                })
            })
        };
        let centre = pairs().map(|(_, target)| target).sum::<f64>() / count;
        let (mut sum, mut squares, mut spread) = (0.0, 0.0, 0.0);
        for (answer, target) in pairs() {
            let error = (answer - target) * (answer - target);
            sum += error;
            squares += error * error;
            spread += (target - centre) * (target - centre);
        }
        let mean = sum / count;
        let variance_of_errors = (squares / count - mean * mean).max(0.0);
        Self {
            mean,
            // Bessel: the mean is that of the same rows.
            deviation: (variance_of_errors / (count - 1.0).max(1.0)).sqrt(),
            variance: spread / count,
            rows: rows.len(),
        }
    }
}

/// 1 for perfect answers on targets that do not vary, 0 for any other on such.
pub(crate) fn r2(errors: &Errors) -> f64 {
    if errors.variance > 0.0 {
        1.0 - errors.mean / errors.variance
    } else if errors.mean == 0.0 {
        1.0
    } else {
        0.0
    }
}

/// Wilson's interval for a share (Wilson 1927), which stays inside [0, 1] and honest for few rows.
fn wilson(hits: usize, rows: usize) -> (f64, f64) {
    if rows == 0 {
        return (0.0, 1.0);
    }
    let (n, share) = (rows as f64, hits as f64 / rows as f64);
    let centre = share + Z * Z / (2.0 * n);
    let half = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + Z * Z / n;
    // Rounding must not push the score itself out of its interval.
    (
        ((centre - half) / scale).clamp(0.0, share),
        ((centre + half) / scale).clamp(share, 1.0),
    )
}

pub(crate) fn scores(truth: Truth<'_>, rows: &[u32], outputs: &[f32]) -> Vec<Score> {
    match truth.task {
        Task::Classification => {
            let right = hits(truth, rows, outputs);
            let (low, high) = wilson(right, rows.len());
            let value = right as f64 / rows.len().max(1) as f64;
            vec![Score {
                name: "accuracy",
                value,
                low,
                high,
                rows: rows.len(),
            }]
        }
        Task::Regression => {
            // Normal interval of the mean squared error, carried over to both scores.
            let errors = Errors::new(truth, rows, outputs);
            let (best, worst) = (
                (errors.mean - Z * errors.deviation).max(0.0),
                errors.mean + Z * errors.deviation,
            );
            let with = |mean: f64| r2(&Errors { mean, ..errors });
            // Targets near the largest number there is may err by more than that; it is said instead of infinity.
            let in_units = |mean: f64| (mean.sqrt() * truth.target.scale).min(f64::MAX);
            vec![
                Score {
                    name: "r2",
                    value: with(errors.mean),
                    low: with(worst),
                    high: with(best),
                    rows: errors.rows,
                },
                Score {
                    name: "rmse",
                    value: in_units(errors.mean),
                    low: in_units(best),
                    high: in_units(worst),
                    rows: errors.rows,
                },
            ]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wilson_agrees_with_published_values() {
        // 81 of 263, Newcombe 1998, table I: 0.2553 to 0.3662.
        let (low, high) = wilson(81, 263);
        assert!(
            (low - 0.2553).abs() < 5e-5 && (high - 0.3662).abs() < 5e-5,
            "{low} {high}"
        );
        // 0 of 20: 0 to 0.1611.
        let (low, high) = wilson(0, 20);
        assert!(
            low.abs() < 1e-12 && (high - 0.1611).abs() < 5e-5,
            "{low} {high}"
        );
    }

    #[test]
    fn an_even_probability_answers_the_lower_class() {
        assert_eq!(answered(&[0.5]), 0);
        assert_eq!(answered(&[0.51]), 1);
        assert_eq!(answered(&[0.2, 0.4, 0.4]), 1);
    }
}
