//! The guess from which a user starts: target, task and features of a table.

mod names;
mod task;

use std::sync::Arc;

use crate::columns::LEVELS;
use crate::spec::DataSpec;
use crate::table::{Column, Kind, Table, Values};

pub use task::suggest_task;

/// A target without a telling name has at most so many different names where each of them has so many rows on average;
/// more than the last are not asked.
const ROWS_PER_NAME: [(usize, usize); 2] = [(20, 2), (LEVELS, 20)];

/// Where one answer is this share of them all, hardly anything is asked.
const NEARLY_ALL: f64 = 0.95;

/// A spec with target, task and features filled in from the table.
pub fn suggest(table: &Table) -> DataSpec {
    let Some(target) = target(table) else {
        return DataSpec {
            features: Some(Vec::new()),
            ..DataSpec::default()
        };
    };
    DataSpec {
        target: Some(target.name.clone()),
        task: Some(suggest_task(target)),
        features: Some(suggest_features(table, &target.name)),
        ..DataSpec::default()
    }
}

/// All columns that can be learnt from, but the target and row numbers.
pub fn suggest_features(table: &Table, target: &str) -> Vec<String> {
    table
        .columns
        .iter()
        .filter(|column| column.name != target && column.unusable.is_none() && !column.identifier)
        .map(|column| column.name.clone())
        .collect()
}

/// By its name; else the column that the table is named after; else the last one that may be asked for, as people put it.
fn target(table: &Table) -> Option<&Column> {
    let usable = || {
        table
            .columns
            .iter()
            .map(Arc::as_ref)
            .filter(|column| column.unusable.is_none() && !column.identifier)
    };
    let named = usable()
        .filter_map(|column| {
            // Beside x, y is the other coordinate unless it comes last.
            let last = table.columns.last();
            let coordinate = column.name.trim().eq_ignore_ascii_case("y")
                && last.is_none_or(|last| last.name != column.name);
            names::rank(column)
                .filter(|_| !coordinate)
                .map(|rank| (rank, column))
        })
        .min_by_key(|(rank, _)| *rank)
        .map(|(_, column)| column);
    named
        .or_else(|| usable().find(|column| names::names_table(column, &table.name)))
        .or_else(|| usable().rfind(|column| may_be_asked(column, table.rows)))
        .or_else(|| usable().rfind(|column| column.kind != Kind::Date))
        .or_else(|| usable().next_back())
        .or(table.columns.last().map(Arc::as_ref))
}

/// Whether a column of which nothing is known may be the target: it is no time, most rows have a value, they differ, and
/// names recur.
fn may_be_asked(column: &Column, rows: usize) -> bool {
    let present = rows - column.statistics.missing;
    if column.kind == Kind::Date || names::means_place(column) || present * 2 < rows {
        return false;
    }
    let distinct = column.statistics.distinct;
    let few = match column.values {
        Values::Numbers(_) => true,
        _ => ROWS_PER_NAME
            .iter()
            .any(|&(most, rows)| distinct <= most && distinct * rows <= present),
    };
    few && most_frequent(column) as f64 <= NEARLY_ALL * present as f64
}

/// The rows of the most frequent value, where there are few different ones; 0 where there are many.
fn most_frequent(column: &Column) -> usize {
    let count =
        |found: &dyn Fn(usize) -> bool, rows: usize| (0..rows).filter(|&row| found(row)).count();
    match &column.values {
        Values::Levels { names, codes } => (0..names.len())
            .map(|level| count(&|row| codes[row] as usize == level, codes.len()))
            .max()
            .unwrap_or(0),
        Values::Numbers(numbers) if column.statistics.distinct == 2 => {
            let (low, high) = (column.statistics.minimum, column.statistics.maximum);
            let lows = count(&|row| numbers[row] == low, numbers.len());
            lows.max(count(&|row| numbers[row] == high, numbers.len()))
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spec::Task;

    fn numbers(name: &str, values: &[f64]) -> Column {
        Column::new(name.into(), Kind::Numeric, Values::Numbers(values.to_vec()))
    }

    fn table(columns: Vec<Column>) -> Table {
        crate::columns::remarked(Table {
            name: "t".into(),
            rows: 4,
            columns: columns.into_iter().map(Arc::new).collect(),
            subsample: None,
            reading: crate::reading::ReadingUsed::default(),
            preview: Vec::new(),
            blank: Vec::new(),
            remarks: Vec::new(),
        })
    }

    #[test]
    fn target_task_and_features_are_guessed() {
        let spec = suggest(&table(vec![
            numbers("id", &[1.0, 2.0, 3.0, 4.0]),
            numbers("label", &[0.0, 2.0, 1.0, 1.0]),
            numbers("a", &[0.5, 2.0, 1.0, 1.0]),
            numbers("flat", &[7.0; 4]),
        ]));
        assert_eq!(spec.target.as_deref(), Some("label"));
        assert_eq!(spec.task, Some(Task::Classification));
        assert_eq!(spec.features, Some(vec!["a".to_string()]));
    }

    #[test]
    fn a_last_column_y_is_the_target_even_with_a_blank() {
        let y = || numbers("y", &[0.5, f64::NAN, 1.0, 2.0]);
        let colour = || {
            let names = vec!["green".into(), "red".into()];
            let codes = vec![0, 1, 1, 0];
            Column::new(
                "colour".into(),
                Kind::Categorical,
                Values::Levels { names, codes },
            )
        };
        let x = || numbers("x", &[0.5, 2.0, 1.0, 1.0]);
        let last = suggest(&table(vec![x(), colour(), y()]));
        assert_eq!(last.target.as_deref(), Some("y"));
        let between = suggest(&table(vec![x(), y(), colour()]));
        assert_eq!(between.target.as_deref(), Some("colour"));
    }

    /// Names by their codes.
    fn names(name: &str, levels: &[&str], codes: &[u32]) -> Column {
        let names = levels.iter().map(|level| level.to_string()).collect();
        Column::new(
            name.into(),
            Kind::Categorical,
            Values::Levels {
                names,
                codes: codes.to_vec(),
            },
        )
    }

    fn guess(columns: Vec<Column>) -> String {
        suggest(&table(columns)).target.expect("a target")
    }

    #[test]
    fn the_last_column_is_asked_unless_it_is_a_time_or_nearly_one_value() {
        let a = || numbers("a", &[0.5, 2.0, 1.0, 1.5]);
        let sex = || names("sex", &["f", "m"], &[0, 1, 0, 1]);
        let ill = numbers("ill", &[0.0, 1.0, 1.0, 0.0]);
        assert_eq!(guess(vec![a(), sex(), ill]), "ill");
        let charges = numbers("charges", &[3.5, 7.0, 1.0, 4.5]);
        assert_eq!(guess(vec![a(), sex(), charges]), "charges");
        let year = numbers("Year", &[1960.0, 1961.0, 1970.0, 1980.0]);
        assert_eq!(guess(vec![sex(), a(), year]), "a");
        let mostly_missing = numbers("late", &[f64::NAN, 2.0, f64::NAN, f64::NAN]);
        assert_eq!(guess(vec![a(), mostly_missing]), "a");
        let ids = names("code", &["p", "q", "r", "s"], &[0, 1, 2, 3]);
        assert_eq!(guess(vec![a(), ids]), "a");
    }

    #[test]
    fn a_column_of_nearly_one_value_is_asked_only_by_its_name() {
        let mut values = vec![0.0; 40];
        values[7] = 1.0;
        let a: Vec<f64> = (0..40).map(|row| f64::from(row) * 0.5).collect();
        let guess = |name: &str| {
            let mut table = table(vec![numbers("a", &a), numbers(name, &values)]);
            table.rows = 40;
            suggest(&table).target.expect("a target")
        };
        assert_eq!(guess("fraud"), "a");
        assert_eq!(guess("Class"), "Class");
    }

    #[test]
    fn names_are_compared_without_what_joins_their_words() {
        let b = || numbers("b", &[0.5, 2.0, 1.0, 1.5]);
        for name in [
            "'SalePrice'",
            "sale_price",
            "Sale Price",
            "SALE-PRICE",
            "sale.price",
        ] {
            let named = numbers(name, &[3.5, 7.0, 1.0, 4.5]);
            assert_eq!(guess(vec![named, b()]), name);
        }
        let mut stack = table(vec![numbers("Stack Loss", &[3.5, 7.0, 1.0, 4.5]), b()]);
        stack.name = "stackloss.csv".into();
        assert_eq!(suggest(&stack).target.as_deref(), Some("Stack Loss"));
    }
}
