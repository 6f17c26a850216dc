//! 1000 rows of ten features and a smooth rule: the size of a first exercise.

use isoline_numeric::{Generator, sorting};

use super::{Group, Sample, SampleMember, made};
use crate::{DataError, Table, Task};

/// The family's entry.
pub(super) const SAMPLE: Sample = Sample {
    member: SampleMember {
        name: "exercise",
        label: "Exercise",
        group: Group::Table,
        task: Task::Classification,
        description: "1000 rows of ten numbers between 0 and 1; a smooth rule with a little noise decides between two classes.",
        knobs: &[],
    },
    make,
};

/// Standard deviation of what is added to the rule before it is judged.
const NOISE: f64 = 0.1;

fn make(_: &[f64], generator: &mut Generator) -> Result<Table, DataError> {
    let rows: Vec<(Vec<f64>, f64)> = (0..1000)
        .map(|_| {
            let row: Vec<f64> = (0..10).map(|_| generator.uniform()).collect();
            let value = rule(&row) + NOISE * generator.normal();
            (row, value)
        })
        .collect();
    // The middle of the values parts the rows, so that both classes have 500.
    let mut values: Vec<f64> = rows.iter().map(|(_, value)| *value).collect();
    sorting::ascending(&mut values);
    let middle = (values[499] + values[500]) / 2.0;
    let rows = rows
        .into_iter()
        .map(|(row, value)| (row, u32::from(value > middle)))
        .collect();
    made::classified(
        &["f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10"],
        rows,
        &["no", "yes"],
    )
}

/// A wave, a bowl, a product and a slope; the last three features do nothing.
fn rule(x: &[f64]) -> f64 {
    libm::sin(std::f64::consts::PI * x[0]) + 2.0 * (x[1] - 0.5) * (x[1] - 0.5) + x[2] * x[3] + x[4]
        - 0.8 * x[5]
        + 0.5 * x[6]
}

#[cfg(test)]
mod tests {
    use isoline_numeric::{Generator, Stream};

    use super::*;
    use crate::Raw;

    #[test]
    fn noise_leaves_a_knower_of_the_rule_right_nineteen_times_in_twenty() {
        for seed in 0..5 {
            let table = make(&[], &mut Generator::new(seed, Stream::Samples))
                .expect("no knobs to be wrong");
            let number = |column: usize, row: usize| match table.columns[column].raw(row) {
                Raw::Number(number) => number,
                _ => f64::NAN,
            };
            let values: Vec<f64> = (0..1000)
                .map(|row| {
                    rule(
                        &(0..10)
                            .map(|column| number(column, row))
                            .collect::<Vec<_>>(),
                    )
                })
                .collect();
            let mut sorted = values.clone();
            sorted.sort_by(f64::total_cmp);
            let right = (0..1000)
                .filter(|&row| {
                    (values[row] > sorted[500]) == (table.columns[10].raw(row) == Raw::Level(1))
                })
                .count();
            assert!((920..980).contains(&right), "seed {seed}: {right} of 1000");
        }
    }
}
