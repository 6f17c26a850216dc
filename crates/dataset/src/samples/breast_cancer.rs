//! Breast cancer Wisconsin. Licence and citation: `tables/LICENSES.md`.

use isoline_numeric::Generator;

use super::{Group, Sample, SampleMember};
use crate::formats::csv;
use crate::{DataError, Table, Task};

/// The family's entry.
pub(super) const SAMPLE: Sample = Sample {
    member: SampleMember {
        name: "breast-cancer",
        label: "Breast cancer",
        group: Group::Table,
        task: Task::Classification,
        description: "Ten measurements of cell nuclei; the tumour is malignant or benign.",
        knobs: &[],
    },
    make,
};

fn make(_: &[f64], _: &mut Generator) -> Result<Table, DataError> {
    (csv::FORMAT.read)(
        "breast-cancer.csv",
        include_bytes!("tables/breast-cancer.csv"),
    )
}
