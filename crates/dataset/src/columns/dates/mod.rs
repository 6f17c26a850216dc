//! Dates and times: how they are read, how they are written, and the calendar between.
//!
//! | written | read as |
//! |---|---|
//! | `2024-05-03`, `2024/5/3`, `2024.05.03`, `2024年5月3日` | year, month, day |
//! | `03.05.2024` | day, month, year |
//! | `03/05/2024`, `3-5-2024` | day first or month first, whichever the whole column allows |
//! | `3 May 2024`, `3-May-2024`, `May 3, 2024`, `May-3-2024` | English months, whole or by three letters |
//! | `31/12/99`, `03.05.24`, `3-May-24` | years of two digits: 1969 to 2068 |
//! | `2024-05`, `2024/05`, `2024年5月`, `May 2024`, `May-2024` | year and month; shown as `2024-05` |
//! | `2024Q2`, `2024-Q2`, `Q2 2024` | year and quarter; shown as `2024-Q2` |
//! | `20240503` | eight digits, where it is told that they are a date |
//! | a date to the day, then `T` or blanks and `10:30`, `10:30:15.25`, `9:05 PM`, `Z`, `+02:00` | date and time |
//! | `10:30`, `9:05:15 am` | time of the day |
//!
//! Short years, months and quarters may be codes as well (`12-34-56`, `2024-03`), so a column holds them only where all of
//! its cells do. A month or a quarter is its first moment.
//!
//! A moment is a number: seconds since 1970-01-01T00:00 in the proleptic Gregorian calendar. Where the cells state an
//! offset it is taken off, so such columns are in UTC; elsewhere the seconds are those of the clock the file was
//! written by. Times of the day lie in the first day of 1970.

mod calendar;
mod parse;
#[cfg(test)]
mod tests;

pub use calendar::{Civil, DAY, DateFormat, Precision, civil, days, label};
pub use parse::{Form, Order, Tells, Written, read};

/// English months in lower case.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The moment that a text names without doubt, whatever its form; for records that are typed or sent.
pub fn moment(text: &str) -> Option<f64> {
    let written = read(text.trim())?;
    match written.tells {
        Tells::Either => None,
        _ => written
            .seconds(Order::DayFirst)
            .or_else(|| written.seconds(Order::MonthFirst)),
    }
}
