//! The metrics: how good answers are, in as many ways as there are questions. All in f64; a metric that a part cannot
//! have (one class only, no row) is none, never NaN.
//!
//! | name | of | source |
//! |---|---|---|
//! | accuracy, balanced-accuracy | share of right answers; mean recall of the classes present | |
//! | precision, recall, f1 | of the second of two classes | van Rijsbergen 1979 |
//! | -macro, -weighted | the same as the mean over classes, plain or by their rows | |
//! | mcc | correlation of truth and answers | Matthews 1975, Gorodkin 2004 |
//! | log-loss, brier | of the probabilities | Brier 1950 |
//! | roc-auc, pr-auc | of the order of the probabilities; mean over one class against the rest | Hanley and McNeil 1982 |
//! | r2, mae, rmse, median-error | of numbers, in the target's unit; mean over outputs | |
//!
//! Where a quotient has nothing below it, it is 0, as scikit-learn's `zero_division=0`.

mod accuracy;
mod brier;
mod f1;
mod log_loss;
mod mae;
mod mcc;
mod median_error;
mod per_class;
mod pr_auc;
mod precision;
mod r2;
mod recall;
mod rmse;
mod roc_auc;
mod sample;

use per_class::Mean;
pub use sample::{Classified, Estimated, Sample};
use serde::Serialize;

/// What the catalog shows of a metric.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Description {
    /// Its key in an evaluation.
    pub name: &'static str,
    /// Its name on the page.
    pub label: &'static str,
    /// What it computes.
    pub formula: &'static str,
    /// Whether less is better.
    pub lower_is_better: bool,
    /// The heads it judges.
    pub heads: &'static [&'static str],
}

/// How a metric is computed.
#[derive(Clone, Copy)]
enum Compute {
    Classes(fn(&Classified) -> Option<f64>),
    /// A figure of each class, taken together.
    PerClass(Mean, fn(&Classified, usize) -> f64),
    Values(fn(&Estimated) -> Option<f64>),
}

impl Compute {
    fn of(self, sample: &Sample) -> Option<f64> {
        match (self, sample) {
            (Self::Classes(of), Sample::Classes(sample)) => of(sample),
            (Self::PerClass(mean, of), Sample::Classes(sample)) => mean.of(sample, of),
            (Self::Values(of), Sample::Values(sample)) => of(sample),
            _ => None,
        }
    }
}

/// A metric.
#[derive(Clone, Copy)]
pub struct Metric {
    /// What the catalog shows.
    pub description: Description,
    compute: Compute,
}

const BINARY: &[&str] = &["binary"];
const CLASSES: &[&str] = &["classes"];
const BOTH: &[&str] = &["binary", "classes"];
const VALUES: &[&str] = &["values"];

/// All metrics, the usual ones first.
#[must_use]
pub fn all() -> Vec<Metric> {
    let mut list = Vec::new();
    list.extend(accuracy::members());
    list.extend(precision::members());
    list.extend(recall::members());
    list.extend(f1::members());
    list.extend([
        mcc::member(),
        log_loss::member(),
        brier::member(),
        roc_auc::member(),
        pr_auc::member(),
        r2::member(),
        mae::member(),
        rmse::member(),
        median_error::member(),
    ]);
    list
}

/// What the catalog shows.
#[must_use]
pub fn descriptions() -> Vec<Description> {
    all().into_iter().map(|metric| metric.description).collect()
}

/// A metric's value for one part of the rows.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Figure {
    /// Name of the metric.
    pub name: &'static str,
    /// Its value; none where it is not defined.
    pub value: Option<f64>,
}

/// Every metric that fits what it looks at.
#[must_use]
pub fn figures(sample: &Sample) -> Vec<Figure> {
    let head = sample.head();
    let fitting = all().into_iter();
    let fitting = fitting.filter(|metric| metric.description.heads.contains(&head));
    let figure = |metric: Metric| Figure {
        name: metric.description.name,
        value: metric.compute.of(sample).filter(|value| value.is_finite()),
    };
    fitting.map(figure).collect()
}

/// A quotient, 0 where there is nothing below.
fn quotient(above: f64, below: f64) -> f64 {
    if below == 0.0 { 0.0 } else { above / below }
}
