//! The guess from which a user starts: target, task and features of a table.

use std::sync::Arc;

use crate::spec::{DataSpec, Task};
use crate::table::{Column, Kind, Table, Values};

/// Lower-case names that a target is likely to have; the earlier wins.
const TARGETS: &[&str] = &[
    "target",
    "label",
    "labels",
    "class",
    "目标",
    "标签",
    "类别",
    "分类",
    "y",
    "outcome",
    "result",
    "species",
    "diagnosis",
    "survived",
    "churn",
    "category",
    "type",
    "quality",
    "price",
    "saleprice",
    "median_house_value",
    "medv",
    "mpg",
    "score",
    "价格",
    "结果",
];

/// Names of a numeric target that stands for classes.
const CLASSES: &[&str] = &[
    "target",
    "label",
    "labels",
    "class",
    "species",
    "diagnosis",
    "category",
    "type",
    "survived",
    "churn",
    "outcome",
    "目标",
    "标签",
    "类别",
    "分类",
];

/// Distinct whole numbers that can still be classes.
const FEW: usize = 10;

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

/// Classes or a number: names are classes; so are two distinct numbers, and few whole ones under a name for classes.
pub fn suggest_task(column: &Column) -> Task {
    let Values::Numbers(numbers) = &column.values else {
        return Task::Classification;
    };
    let distinct = column.statistics.distinct;
    let whole = || {
        numbers
            .iter()
            .all(|number| number.is_nan() || number.fract() == 0.0)
    };
    let named = CLASSES.contains(&column.name.trim().to_lowercase().as_str());
    if distinct <= 2 || (distinct <= FEW && named && whole()) {
        Task::Classification
    } else {
        Task::Regression
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

/// By name; else the last column of 2 to 20 names; else the last column of numbers; dates last.
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
            let name = column.name.trim().to_lowercase();
            // Beside x, y is the other coordinate unless it comes last.
            let last = table.columns.last();
            if name == "y" && last.is_none_or(|last| last.name != column.name) {
                return None;
            }
            TARGETS
                .iter()
                .position(|target| *target == name)
                .map(|rank| (rank, column))
        })
        .min_by_key(|(rank, _)| *rank)
        .map(|(_, column)| column);
    let few_names = || {
        usable().rfind(|column| {
            column.kind == Kind::Categorical && (2..=20).contains(&column.statistics.distinct)
        })
    };
    named
        .or_else(few_names)
        .or_else(|| usable().rfind(|column| column.kind != Kind::Date))
        .or_else(|| usable().next_back())
        .or(table.columns.last().map(Arc::as_ref))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(name: &str, values: &[f64]) -> Column {
        Column::new(name.into(), Kind::Numeric, Values::Numbers(values.to_vec()))
    }

    fn table(columns: Vec<Column>) -> Table {
        crate::columns::remarked(Table {
            name: "t".into(),
            rows: 4,
            columns: columns.into_iter().map(Arc::new).collect(),
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

    #[test]
    fn numbers_without_a_name_for_classes_are_regression() {
        assert_eq!(
            suggest_task(&numbers("height", &[1.0, 2.0, 3.0])),
            Task::Regression
        );
        assert_eq!(
            suggest_task(&numbers("height", &[0.0, 1.0, 1.0])),
            Task::Classification
        );
        assert_eq!(
            suggest_task(&numbers("quality", &[3.0, 4.0, 5.0])),
            Task::Regression
        );
        assert_eq!(
            suggest_task(&numbers("class", &[3.5, 4.0, 5.0])),
            Task::Regression
        );
    }
}
