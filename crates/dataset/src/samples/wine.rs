//! Wine recognition. Licence and citation: `tables/LICENSES.md`.

use isoline_numeric::Generator;

use super::{Group, Sample, SampleMember};
use crate::formats;
use crate::reading::Reading;
use crate::{DataError, Table, Task};

/// The family's entry.
pub(super) const SAMPLE: Sample = Sample {
    member: SampleMember {
        name: "wine",
        label: "Wine",
        group: Group::Table,
        task: Task::Classification,
        description: "Thirteen chemical measurements of wines of three cultivators.",
        knobs: &[],
    },
    make,
};

fn make(_: &[f64], _: &mut Generator) -> Result<Table, DataError> {
    formats::read(
        "wine.csv",
        include_bytes!("tables/wine.csv"),
        &Reading::default(),
    )
}
