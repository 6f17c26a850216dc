//! Columns that only number or name the rows, and what has to be said of unusable ones.

use std::sync::Arc;

use crate::error::{Remark, shown};
use crate::table::{Column, Kind, Table, Values};

/// Lower-case names of columns that number rows.
const NAMES: &[&str] = &[
    "id",
    "identifier",
    "obs",
    "index",
    "idx",
    "row",
    "rownum",
    "row number",
    "row_number",
    "rowid",
    "row_id",
    "nr",
    "no",
    "no.",
    "#",
    "编号",
    "序号",
];

/// Whether a column numbers the rows: 0, 1, 2 ... or 1, 2, 3 ... in order, or distinct whole numbers under such a name.
pub fn is_identifier(column: &Column) -> bool {
    let Values::Numbers(numbers) = &column.values else {
        return false;
    };
    if column.statistics.distinct != numbers.len()
        || numbers.iter().any(|number| number.fract() != 0.0)
    {
        return false;
    }
    let in_order = numbers.windows(2).all(|pair| pair[1] - pair[0] == 1.0);
    let from_start = numbers
        .first()
        .is_some_and(|&first| first == 0.0 || first == 1.0);
    (in_order && from_start) || named_like_one(&column.name)
}

fn named_like_one(name: &str) -> bool {
    let name = name.trim().to_lowercase();
    let ends = [" id", "_id", "-id"].iter().any(|end| name.ends_with(end));
    NAMES.contains(&name.as_str())
        || ends
        || name.starts_with("unnamed")
        || name.starts_with("column ")
}

/// Marks identifiers and adds a remark for each column that is not suggested as a feature.
pub(crate) fn remarked(mut table: Table) -> Table {
    for column in &mut table.columns {
        let identifier = column.unusable.is_none() && is_identifier(column);
        if column.identifier != identifier {
            Arc::make_mut(column).identifier = identifier;
        }
        let name = shown(&column.name);
        let remark = match (&column.unusable, column.identifier) {
            (Some(reason), _) => {
                let code = if column.kind == Kind::Text {
                    "text-column"
                } else {
                    "constant"
                };
                Remark::new(code, format!("{name} cannot be a feature: {reason}."))
            }
            (None, true) => Remark::new(
                "identifier",
                format!("{name} looks like a row number and is not used unless you tick it."),
            ),
            (None, false) => {
                let remark = super::statistics::spread(column);
                table.remarks.extend(remark);
                continue;
            }
        };
        table.remarks.push(remark.column(&column.name));
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(name: &str, numbers: Vec<f64>) -> Column {
        Column::new(name.into(), Kind::Numeric, Values::Numbers(numbers))
    }

    #[test]
    fn row_numbers_are_recognised() {
        assert!(is_identifier(&column("x", vec![1.0, 2.0, 3.0])));
        assert!(is_identifier(&column("Id", vec![10.0, 7.0, 30.0])));
        assert!(is_identifier(&column("Unnamed: 0", vec![5.0, 7.0, 6.0])));
        assert!(!is_identifier(&column(
            "year",
            vec![2001.0, 2002.0, 2003.0]
        )));
        assert!(!is_identifier(&column("id", vec![1.0, 1.0, 2.0])));
        assert!(!is_identifier(&column("id", vec![1.5, 2.0, 3.0])));
    }
}
