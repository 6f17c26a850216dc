//! Tables that are part of the program.
//!
//! | member | group | what |
//! |---|---|---|
//! | `circles` | shape | a disc inside a ring |
//! | `moons` | shape | two half circles that interlock |
//! | `xor` | shape | opposite quadrants of one class |
//! | `gaussian` | shape | two clouds |
//! | `spiral-2`, `spiral-3` | shape | arms wound around each other |
//! | `plane`, `waves` | surface | z over x and y |
//! | `penguins`, `wine`, `auto-mpg` | table | real measurements, see `tables/LICENSES.md` |
//! | `exercise` | table | 1000 rows of 10 features, two classes |
//!
//! Contract: the table depends on the knobs and the seed only; the target is the last column, or the one its name tells.
//! Sines come from `libm`, so that every platform makes the same bits.

mod auto_mpg;
mod circles;
mod exercise;
mod gaussian;
mod made;
mod moons;
mod penguins;
mod plane;
mod spirals;
mod waves;
mod wine;
mod xor;

use isoline_numeric::{Generator, Stream};
use serde::Serialize;

use crate::{DataError, Knob, KnobScale, Knobs, Table, Task};
use isoline_family::Settings;

/// Where a sample is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Group {
    /// Two features and classes.
    Shape,
    /// Two features and a number.
    Surface,
    /// Real or larger tables.
    Table,
}

/// What is said of a sample.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SampleMember {
    /// The name in a spec.
    pub name: &'static str,
    /// The name on the page.
    pub label: &'static str,
    /// Where it is listed.
    pub group: Group,
    /// What is learnt from it.
    pub task: Task,
    /// One sentence.
    pub description: &'static str,
    /// What can be set.
    pub knobs: &'static [Knob],
}

/// A member of the family.
#[derive(Debug, Clone, Copy)]
pub struct Sample {
    /// What is said of it.
    pub member: SampleMember,
    /// Makes the table from knob values, in the knobs' order. Errors do not name the sample.
    make: fn(values: &[f64], generator: &mut Generator) -> Result<Table, DataError>,
}

/// All samples, in the order in which they are listed.
pub const ALL: &[Sample] = &[
    circles::SAMPLE,
    moons::SAMPLE,
    xor::SAMPLE,
    gaussian::SAMPLE,
    spirals::TWO,
    spirals::THREE,
    plane::SAMPLE,
    waves::SAMPLE,
    penguins::SAMPLE,
    wine::SAMPLE,
    auto_mpg::SAMPLE,
    exercise::SAMPLE,
];

/// The sample of this name.
pub fn find(name: &str) -> Option<&'static Sample> {
    ALL.iter().find(|sample| sample.member.name == name)
}

/// The samples for a catalogue.
pub fn members() -> Vec<SampleMember> {
    ALL.iter().map(|sample| sample.member).collect()
}

impl Sample {
    /// Makes the table. Knobs left out keep their default; unknown names and values out of range are refused.
    pub fn generate(&self, knobs: &Knobs, seed: u64) -> Result<Table, DataError> {
        let name = self.member.name;
        let made = Settings::new(name, self.member.knobs, knobs)
            .map_err(DataError::from)
            .and_then(|settings| {
                (self.make)(
                    settings.values(),
                    &mut Generator::new(seed, Stream::Samples),
                )
            });
        let mut table = made.map_err(|error| error.within(name))?;
        table.name = name.into();
        Ok(table)
    }
}

/// The number of points of a shape.
const POINTS: Knob = Knob {
    name: "points",
    label: "Points",
    minimum: 20.0,
    maximum: 5000.0,
    default: 300.0,
    scale: KnobScale::Log,
};

/// How far points are moved at random, as a standard deviation in the units of the plane.
const NOISE: Knob = Knob {
    name: "noise",
    label: "Noise",
    minimum: 0.0,
    maximum: 1.0,
    default: 0.1,
    scale: KnobScale::Linear,
};

/// The knobs of most made-up samples: points first, noise second.
const POINTS_AND_NOISE: &[Knob] = &[POINTS, NOISE];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DataSpec, prepare, suggest};

    #[test]
    fn every_sample_is_reproducible_and_can_be_prepared() {
        for sample in ALL {
            let name = sample.member.name;
            let make = |seed| sample.generate(&Knobs::new(), seed).expect(name);
            let table = make(1);
            assert_eq!(table.preview, make(1).preview, "{name}");
            assert_eq!(table.columns.len(), make(1).columns.len(), "{name}");
            assert!(table.rows >= 100, "{name}");
            if sample.member.group != Group::Table {
                assert_ne!(table.preview, make(2).preview, "{name}");
                assert_eq!(table.columns.len(), 3, "{name}");
            }
            let spec = suggest(&table);
            assert_eq!(
                spec.task,
                Some(sample.member.task),
                "{name} {:?}",
                spec.target
            );
            let prepared = prepare(&table, &spec).expect(name);
            assert!(
                prepared
                    .inputs
                    .iter()
                    .chain(prepared.targets.iter())
                    .all(|value| value.is_finite()),
                "{name}"
            );
            assert_eq!(
                prepared.target.classes.is_empty(),
                sample.member.task == Task::Regression,
                "{name}"
            );
            assert_eq!(find(name).map(|found| found.member), Some(sample.member));
            let again = prepare(&table, &DataSpec::default()).expect(name);
            assert_eq!(
                again.inputs, prepared.inputs,
                "{name}: an empty spec means the suggestion"
            );
        }
    }

    #[test]
    fn knobs_are_checked_and_obeyed() {
        for sample in ALL {
            let unknown = Knobs::from([("colour".to_string(), 1.0)]);
            assert_eq!(
                sample.generate(&unknown, 1).expect_err("refused").kind,
                "unknown-knob"
            );
            for knob in sample.member.knobs {
                for value in [knob.minimum, knob.maximum] {
                    let table = sample
                        .generate(&Knobs::from([(knob.name.to_string(), value)]), 1)
                        .expect("in range");
                    let finite = table
                        .columns
                        .iter()
                        .all(|column| column.statistics.missing == 0);
                    assert!(finite, "{} {}", sample.member.name, knob.name);
                    if knob.name == "points" {
                        assert_eq!(table.rows, value as usize, "{}", sample.member.name);
                    }
                }
                for value in [
                    knob.minimum - 1.0,
                    knob.maximum + 1.0,
                    f64::NAN,
                    f64::INFINITY,
                ] {
                    let error = sample
                        .generate(&Knobs::from([(knob.name.to_string(), value)]), 1)
                        .expect_err("refused");
                    assert_eq!(error.kind, "knob-range");
                }
            }
        }
    }
}
