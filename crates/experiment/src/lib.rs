//! Joins the stages: a spec is checked into a plan, a plan comes alive as an experiment, and what it shows is copied out.
//!
//! [`Session`] is the one door: it holds a table and an experiment, and keeps both when a call fails.
#![forbid(unsafe_code)]

mod axes;
mod baseline;
pub mod boundary;
mod catalog;
mod checkpoint;
mod cross_validation;
mod error;
mod evaluation;
mod experiment;
mod explanation;
mod fingerprint;
mod history;
mod live;
pub mod metrics;
mod past;
mod plan;
mod points;
mod predict;
mod prepared_row;
mod progress;
mod record;
mod row_weights;
mod sampling;
mod scores;
mod scoring;
mod session;
mod spec;
mod stop_at;
mod suggest;
mod summary;
mod test_rows;
mod train;

pub use baseline::Baseline;
pub use catalog::{Catalog, catalog};
pub use checkpoint::Checkpoint;
pub use cross_validation::{
    CrossProgress, CrossReport, CrossValidation, End, FoldReport, KeptCrossValidation, KeptFold,
    MetricSummary, OutOfFold, Spread,
};
pub use error::EngineError;
pub use evaluation::Evaluation;
pub use experiment::Experiment;
pub use fingerprint::Weights;
pub use history::{Entry, History};
pub use past::KeptEpochs;
pub use plan::Plan;
pub use points::Points;
pub use predict::{Cell, Predictions, Record};
pub use prepared_row::PreparedRow;
pub use progress::Progress;
pub use scores::Score;
pub use scoring::{FileEvaluation, Scored};
pub use session::{Loaded, Session};
pub use spec::Spec;
pub use stop_at::{Reached, StopAt};
pub use summary::{Axis, PlanSummary};
pub use test_rows::TestResult;
