//! Names that say what a column is for.

use crate::table::Column;

/// Names that a target is likely to have; the earlier wins.
const TARGETS: &[&str] = &[
    "target",
    "label",
    "labels",
    "survived",
    "churn",
    "diagnosis",
    "species",
    "class",
    "目标",
    "标签",
    "类别",
    "分类",
    "y",
    "outcome",
    "result",
    "response",
    "default",
    "choice",
    "category",
    "type",
    "quality",
    "saleprice",
    "sales",
    "price",
    "medianhousevalue",
    "medv",
    "mpg",
    "milespergallon",
    "score",
    "grade",
    "salary",
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

/// Names of what tells when or in which row, which is seldom what is asked.
const PLACES: &[&str] = &[
    "year",
    "quarter",
    "month",
    "week",
    "weekday",
    "day",
    "hour",
    "minute",
    "date",
    "time",
    "datetime",
    "timestamp",
    "period",
    "fold",
    "split",
    "年",
    "年份",
    "月",
    "月份",
    "日",
    "日期",
    "时间",
    "星期",
];

/// A name as the lists have it: small letters, without quotes around it and what joins its words.
fn plain(name: &str) -> String {
    let name = name.trim().trim_matches(['"', '\'']).to_lowercase();
    name.chars()
        .filter(|letter| !matches!(letter, ' ' | '_' | '-' | '.'))
        .collect()
}

/// How likely the name is that of a target, 0 the most; `None` where nothing is known of it.
pub(super) fn rank(column: &Column) -> Option<usize> {
    let name = plain(&column.name);
    TARGETS.iter().position(|target| *target == name)
}

/// Whether numbers under this name stand for classes.
pub(super) fn means_classes(column: &Column) -> bool {
    CLASSES.contains(&plain(&column.name).as_str())
}

/// Whether the name is that of a time or a part of it.
pub(super) fn means_place(column: &Column) -> bool {
    PLACES.contains(&plain(&column.name).as_str())
}

/// Whether a table of this name, its ending aside, is named after the column.
pub(super) fn names_table(column: &Column, table: &str) -> bool {
    let stem = table.split('.').next().unwrap_or_default();
    plain(stem) == plain(&column.name)
}
