//! Edits that make dates: numbers of eight digits, and names.

use super::finished;
use crate::columns::dates::{self, DateFormat, Order, Tells, Written};
use crate::error::{counted, shown};
use crate::table::{Column, Kind, Values};
use crate::{DataError, Remark};

/// Numbers such as 20240131 as dates; others become missing and are counted.
pub(super) fn as_dates(
    column: &Column,
    mut numbers: Vec<f64>,
    remarks: &mut Vec<Remark>,
) -> Column {
    let mut lost = 0;
    for number in numbers.iter_mut().filter(|number| number.is_finite()) {
        *number = dates::moment(&number.to_string()).unwrap_or(f64::NAN);
        lost += usize::from(number.is_nan());
    }
    if lost > 0 {
        let message = format!(
            "{} in {} are no dates and count as missing.",
            counted(lost, "cell"),
            shown(&column.name)
        );
        remarks.push(Remark::new("not-a-number", message).column(&column.name));
    }
    let mut made = finished(column, Kind::Date, Values::Numbers(numbers));
    made.format.date = Some(DateFormat::default());
    made
}

/// Names as moments, where their order of day and month can be told.
pub(super) fn moments(
    column: &Column,
    names: &[String],
    asked: Option<Order>,
) -> Result<(Vec<Option<f64>>, DateFormat), DataError> {
    let written: Vec<Option<Written>> = names.iter().map(|name| dates::read(name)).collect();
    let told = |order| {
        let mut tells = written.iter().flatten().map(|written| written.tells);
        tells.any(|tells| tells == Tells::Only(order))
    };
    let open = written
        .iter()
        .position(|written| written.is_some_and(|written| written.tells == Tells::Either));
    let order = match (told(Order::DayFirst), told(Order::MonthFirst), open) {
        (true, false, _) | (false, false, None) => Some(Order::DayFirst),
        (false, true, _) => Some(Order::MonthFirst),
        _ => asked,
    };
    let Some(order) = order else {
        let example = open.and_then(|position| names.get(position));
        let such = example.map_or_else(String::new, |name| format!(", such as {}", shown(name)));
        let cause = format!(
            "The dates of {} can be read day first or month first{such}.",
            shown(&column.name)
        );
        return Err(DataError::new("ambiguous-date", cause)
            .column(&column.name)
            .hint("Choose what comes first when the file is read, or write them as 2024-05-03."));
    };
    let mut format = DateFormat::default();
    if let Some(finest) = written
        .iter()
        .flatten()
        .map(|written| written.precision)
        .max()
    {
        format.precision = finest;
    }
    for written in written.iter().flatten() {
        format.utc |= written.utc;
    }
    format.time = written.iter().flatten().all(|written| written.time);
    let seconds = |written: &Option<Written>| written.and_then(|written| written.seconds(order));
    Ok((written.iter().map(seconds).collect(), format))
}
