//! The Palmer penguins. Licence and citation: `tables/LICENSES.md`.

use isoline_numeric::Generator;

use super::{Group, Sample, SampleMember};
use crate::formats;
use crate::reading::Reading;
use crate::{DataError, Table, Task};

/// The family's entry.
pub(super) const SAMPLE: Sample = Sample {
    member: SampleMember {
        name: "penguins",
        label: "Penguins",
        group: Group::Table,
        task: Task::Classification,
        description: "Three species of penguins by bill, flipper and mass; some cells are missing.",
        knobs: &[],
    },
    make,
};

fn make(_: &[f64], _: &mut Generator) -> Result<Table, DataError> {
    formats::read(
        "penguins.csv",
        include_bytes!("tables/penguins.csv"),
        &Reading::default(),
    )
}
