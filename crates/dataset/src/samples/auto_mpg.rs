//! Auto MPG. Licence and citation: `tables/LICENSES.md`.

use isoline_numeric::Generator;

use super::{Group, Sample, SampleMember};
use crate::formats;
use crate::reading::Reading;
use crate::{DataError, Table, Task};

/// The family's entry.
pub(super) const SAMPLE: Sample = Sample {
    member: SampleMember {
        name: "auto-mpg",
        label: "Cars",
        group: Group::Table,
        task: Task::Regression,
        description: "Miles per gallon of 398 cars of the seventies; some horsepowers are missing.",
        knobs: &[],
    },
    make,
};

fn make(_: &[f64], _: &mut Generator) -> Result<Table, DataError> {
    formats::read(
        "auto-mpg.csv",
        include_bytes!("tables/auto-mpg.csv"),
        &Reading::default(),
    )
}
