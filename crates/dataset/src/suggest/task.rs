//! Whether a target is learnt as classes or as a number.

use super::names;
use crate::spec::Task;
use crate::table::{Column, Values};

/// Distinct whole numbers that can still be classes.
const FEW: usize = 10;

/// Rows that a number must have at least to be taken for a class.
const ROWS: usize = 5;

/// Classes or a number: names are classes; so are two distinct numbers, few whole ones under a name for classes, and
/// numbers that count classes.
pub fn suggest_task(column: &Column) -> Task {
    let Values::Numbers(numbers) = &column.values else {
        return Task::Classification;
    };
    let distinct = column.statistics.distinct;
    let classes = distinct <= 2
        || distinct <= FEW
            && numbers
                .iter()
                .all(|number| number.is_nan() || number.fract() == 0.0)
            && (names::means_classes(column) || counts_classes(column, numbers));
    if classes {
        Task::Classification
    } else {
        Task::Regression
    }
}

/// Whether the whole numbers go from 0 or 1 upward without a gap and none is rare. Labels are made so; amounts and grades
/// thin out towards their ends.
fn counts_classes(column: &Column, numbers: &[f64]) -> bool {
    let (lowest, highest) = (column.statistics.minimum, column.statistics.maximum);
    let distinct = column.statistics.distinct;
    if !(lowest == 0.0 || lowest == 1.0) || highest - lowest + 1.0 != distinct as f64 {
        return false;
    }
    let mut rows = [0_usize; FEW];
    for number in numbers.iter().filter(|number| !number.is_nan()) {
        rows[(number - lowest) as usize] += 1;
    }
    let present: usize = rows.iter().sum();
    rows[..distinct]
        .iter()
        .all(|&rows| rows >= ROWS && rows * distinct * 4 >= present)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Kind;

    fn task(name: &str, numbers: &[f64]) -> Task {
        suggest_task(&Column::new(
            name.into(),
            Kind::Numeric,
            Values::Numbers(numbers.to_vec()),
        ))
    }

    /// So many rows of each number.
    fn repeated(rows: &[(f64, usize)]) -> Vec<f64> {
        rows.iter()
            .flat_map(|&(number, rows)| std::iter::repeat_n(number, rows))
            .collect()
    }

    #[test]
    fn numbers_without_a_name_for_classes_are_regression() {
        assert_eq!(task("height", &[1.0, 2.0, 3.0]), Task::Regression);
        assert_eq!(task("height", &[0.0, 1.0, 1.0]), Task::Classification);
        assert_eq!(task("quality", &[3.0, 4.0, 5.0]), Task::Regression);
        assert_eq!(task("class", &[3.5, 4.0, 5.0]), Task::Regression);
        assert_eq!(task("Class", &[3.0, 4.0, 5.0]), Task::Classification);
    }

    #[test]
    fn numbers_that_count_classes_are_classes_under_any_name() {
        let iris = repeated(&[(0.0, 50), (1.0, 50), (2.0, 50)]);
        assert_eq!(task("c5", &iris), Task::Classification);
        let diets = repeated(&[(1.0, 220), (2.0, 120), (3.0, 120), (4.0, 118)]);
        assert_eq!(task("diet", &diets), Task::Classification);
        // Children of a family, cylinders of an engine, a grade from 3 on.
        let children = repeated(&[(0.0, 608), (1.0, 209), (2.0, 28), (3.0, 16)]);
        assert_eq!(task("children", &children), Task::Regression);
        let cylinders = repeated(&[(4.0, 50), (6.0, 50), (8.0, 50)]);
        assert_eq!(task("cylinders", &cylinders), Task::Regression);
        let few = repeated(&[(0.0, 4), (1.0, 4), (2.0, 4)]);
        assert_eq!(task("a", &few), Task::Regression);
    }
}
