//! From bytes to prepared samples: reading, diagnosis, imputation, scaling, encoding, split.
//!
//! The pipeline of this crate: [`formats::read`] makes a [`Table`] of typed columns, [`suggest`] guesses what to learn
//! from it, [`prepare`] makes [`Prepared`] samples together with the [`Pipeline`] that was fitted on the training rows
//! only. [`samples`] makes tables without a file. No gradients, no clock, no global state: the same bytes, spec and
//! seed give the same bits everywhere.
#![forbid(unsafe_code)]

pub mod columns;
pub mod doctor;
mod edit;
mod error;
pub mod formats;
pub mod formula;
pub mod prepare;
mod reading;
pub mod samples;
pub mod scoring;
mod sentence;
mod spec;
mod suggest;
mod summary;
mod table;

pub use doctor::{Change, Finding, Fix, Severity, apply, diagnose};
pub use edit::{Edited, edited};
pub use error::{DataError, Remark};
pub use isoline_family::{Choice, Description, Knob, KnobScale, Knobs, Settings, SpecError};
pub use prepare::derive::{DerivedSummary, Trial, trial};
pub use prepare::{Pipeline, Prepared, Split, Target, prepare};
pub use reading::{
    DATE_ORDERS, DECIMALS, DELIMITERS, Decimal, Reading, ReadingChoice, ReadingUsed, RowChoice,
    RowKind,
};
pub use sentence::Value;
pub use spec::{
    ColumnEdit, DataSpec, DerivedSpec, MissingSpec, OutlierAction, OutlierSpec, SplitSpec, Task,
};
pub use suggest::{suggest, suggest_features, suggest_task};
pub use summary::{ColumnSummary, LevelCount, TableSummary, summary};
pub use table::{Column, Kind, MISSING, Raw, Statistics, Subsample, Table, Values};
