//! The proleptic Gregorian calendar: seconds to year, month, day and back, and dates as text.

use serde::{Deserialize, Serialize};

/// Seconds of a day.
pub const DAY: f64 = 86_400.0;

/// Beyond this many seconds a moment is written as a number: the years would have more than four digits.
const WRITTEN: f64 = 253_402_300_800.0;

/// How exactly the moments of a column are written; the later the finer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Precision {
    /// To the quarter of a year.
    Quarter,
    /// To the month.
    Month,
    /// To the day.
    #[default]
    Day,
    /// To the minute.
    Minute,
    /// To the second.
    Second,
    /// To the thousandth of a second.
    Millisecond,
    /// To the millionth of a second, about as fine as these numbers are today.
    Microsecond,
}

/// How the dates of a column are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DateFormat {
    /// The finest that was found.
    pub precision: Precision,
    /// Times of the day without a date.
    pub time: bool,
    /// Whether the cells state their offset, so that what is shown is UTC.
    pub utc: bool,
}

/// The parts of a moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Civil {
    /// The year; 0 is the one before 1.
    pub year: i64,
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
    /// 0 for Monday to 6 for Sunday.
    pub weekday: u32,
    /// Days since the first of January, from 0.
    pub day_of_year: u32,
    /// Seconds since midnight, 0 to below 86400.
    pub seconds: f64,
}

/// Days from 1970-01-01 to a date. Source: H. Hinnant, chrono-Compatible Low-Level Date Algorithms (2013).
pub fn days(year: i64, month: u32, day: u32) -> i64 {
    // Years begin in March, so that the leap day is the last one.
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((i64::from(month) + 9) % 12) + 2) / 5 + i64::from(day) - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The parts of a moment, given in seconds since 1970-01-01T00:00. A number that is not finite counts as 0.
pub fn civil(seconds: f64) -> Civil {
    // Farther than any date that can be written, and safe as a whole number.
    let seconds = if seconds.is_finite() {
        seconds.clamp(-1e15, 1e15)
    } else {
        0.0
    };
    let since = (seconds / DAY).floor();
    let shifted = since as i64 + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = (of_year - (153 * shifted_month + 2) / 5 + 1) as u32;
    let month = ((shifted_month + 2) % 12 + 1) as u32;
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    Civil {
        year,
        month,
        day,
        weekday: (since as i64 + 3).rem_euclid(7) as u32,
        day_of_year: (since as i64 - days(year, 1, 1)) as u32,
        seconds: seconds - since * DAY,
    }
}

/// Whether a day of this date exists.
pub(super) fn exists(year: i64, month: u32, day: u32) -> bool {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let longest = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=longest).contains(&day)
}

impl DateFormat {
    /// A moment in ISO 8601 at this precision.
    pub fn write(&self, seconds: f64) -> String {
        if !seconds.is_finite() || seconds.abs() >= WRITTEN {
            return seconds.to_string();
        }
        let parts = match self.precision {
            Precision::Millisecond => 1e3,
            Precision::Microsecond => 1e6,
            _ => 1.0,
        };
        // Rounded before it is cut into parts, so that no part reaches 60.
        let rounded = (seconds * parts).round() as i64;
        let (whole, rest) = (
            rounded.div_euclid(parts as i64),
            rounded.rem_euclid(parts as i64),
        );
        let Civil {
            year,
            month,
            day,
            seconds,
            ..
        } = civil(whole as f64);
        let of_day = seconds as u32;
        let date = match self.precision {
            Precision::Quarter => format!("{year:04}-Q{}", month.div_ceil(3)),
            Precision::Month => format!("{year:04}-{month:02}"),
            _ => format!("{year:04}-{month:02}-{day:02}"),
        };
        let mut time = format!("{:02}:{:02}", of_day / 3600, of_day / 60 % 60);
        if self.precision >= Precision::Second {
            time += &format!(":{:02}", of_day % 60);
        }
        match self.precision {
            Precision::Millisecond => time += &format!(".{rest:03}"),
            Precision::Microsecond => time += &format!(".{rest:06}"),
            _ => {}
        }
        match (self.time, self.precision) {
            (true, _) => time,
            (false, Precision::Quarter | Precision::Month | Precision::Day) => date,
            _ => format!("{date}T{time}{}", if self.utc { "Z" } else { "" }),
        }
    }
}

/// A moment in the shortest form that says all of it, to the millionth of a second; where the whole range lies in the
/// first day of 1970 it is one of times of the day.
pub fn label(seconds: f64, [low, high]: [f64; 2]) -> String {
    let time = low >= 0.0 && high < DAY;
    let precision = [1.0, 1e3, 1e6].map(|parts| (seconds * parts).round() / parts == seconds);
    let precision = match precision {
        [true, ..] if seconds % DAY == 0.0 && !time => Precision::Day,
        [true, ..] if seconds % 60.0 == 0.0 => Precision::Minute,
        [true, ..] => Precision::Second,
        [_, true, _] => Precision::Millisecond,
        _ => Precision::Microsecond,
    };
    let format = DateFormat {
        precision,
        time,
        utc: false,
    };
    format.write(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_eight_centuries_comes_back() {
        let mut day = days(1600, 1, 1);
        let mut weekday = 5; // A Saturday.
        for year in 1600..=2400_i64 {
            let mut of_year = 0;
            for month in 1..=12 {
                for of_month in 1..=31 {
                    if !exists(year, month, of_month) {
                        continue;
                    }
                    assert_eq!(days(year, month, of_month), day);
                    let seconds = day as f64 * DAY;
                    for second in [0.0, 1.0, 86_399.0] {
                        let found = civil(seconds + second);
                        assert_eq!(
                            (found.year, found.month, found.day, found.seconds),
                            (year, month, of_month, second)
                        );
                        assert_eq!((found.weekday, found.day_of_year), (weekday, of_year));
                    }
                    let text = DateFormat::default().write(seconds);
                    assert_eq!(text, format!("{year:04}-{month:02}-{of_month:02}"));
                    assert_eq!(super::super::moment(&text), Some(seconds));
                    day += 1;
                    of_year += 1;
                    weekday = (weekday + 1) % 7;
                }
            }
        }
        assert_eq!(day, days(2401, 1, 1));
        assert_eq!(days(1970, 1, 1), 0);
        assert_eq!(days(2000, 3, 1), 11_017);
    }

    #[test]
    fn moments_are_written_at_their_precision() {
        let at = days(2024, 5, 3) as f64 * DAY + 37_815.25;
        for (precision, text) in [
            (Precision::Quarter, "2024-Q2"),
            (Precision::Month, "2024-05"),
            (Precision::Day, "2024-05-03"),
            (Precision::Minute, "2024-05-03T10:30"),
            (Precision::Second, "2024-05-03T10:30:15"),
            (Precision::Millisecond, "2024-05-03T10:30:15.250"),
            (Precision::Microsecond, "2024-05-03T10:30:15.250000"),
        ] {
            let format = DateFormat {
                precision,
                ..DateFormat::default()
            };
            assert_eq!(format.write(at), text);
        }
        let far = [0.0, 1e10];
        assert_eq!(label(at, far), "2024-05-03T10:30:15.250");
        assert_eq!(label(at - 15.25, far), "2024-05-03T10:30");
        assert_eq!(label(37_800.0, [0.0, 80_000.0]), "10:30");
        assert_eq!(label(f64::NAN, far), "NaN");
        assert_eq!(label(1e300, far).len(), 301);
        assert_eq!(civil(f64::INFINITY).year, 1970);
    }
}
