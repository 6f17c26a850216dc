//! Parts of a date that is given as seconds since 1970-01-01T00:00, in the proleptic Gregorian calendar.
//!
//! Only floors, products and sums of numbers below 2^53, so that the results are exact everywhere and can be written in
//! any language of formulas.

/// Seconds of a day.
const DAY: f64 = 86_400.0;

/// Days on either side of 1970 that count as dates: some 270 thousand years.
const FARTHEST: f64 = 1e8;

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Date {
    pub year: f64,
    /// 1 to 12.
    pub month: f64,
    /// 1 to 31.
    pub day: f64,
}

fn days(seconds: f64) -> f64 {
    (seconds / DAY).floor()
}

/// The calendar day; none where it is too far off. After H. Hinnant, "chrono-compatible low-level date algorithms": years
/// begin in March, so that the leap day is their last.
pub(super) fn date(seconds: f64) -> Option<Date> {
    let days = days(seconds);
    if days.is_nan() || days.abs() > FARTHEST {
        return None;
    }
    let shifted = days + 719_468.0;
    let era = (shifted / 146_097.0).floor();
    let of_era = shifted - era * 146_097.0;
    let leaps =
        (of_era / 1460.0).floor() - (of_era / 36_524.0).floor() + (of_era / 146_096.0).floor();
    let year = ((of_era - leaps) / 365.0).floor();
    let of_year = of_era - (365.0 * year + (year / 4.0).floor() - (year / 100.0).floor());
    let shifted_month = ((5.0 * of_year + 2.0) / 153.0).floor();
    let day = of_year - ((153.0 * shifted_month + 2.0) / 5.0).floor() + 1.0;
    let late = shifted_month >= 10.0;
    Some(Date {
        year: year + era * 400.0 + f64::from(u8::from(late)),
        month: if late {
            shifted_month - 9.0
        } else {
            shifted_month + 3.0
        },
        day,
    })
}

/// 1 for Monday to 7 for Sunday.
pub(super) fn weekday(seconds: f64) -> f64 {
    let days = days(seconds) + 3.0;
    days - (days / 7.0).floor() * 7.0 + 1.0
}

/// 0 to 23.
pub(super) fn hour(seconds: f64) -> f64 {
    ((seconds - days(seconds) * DAY) / 3600.0).floor()
}

/// 0 to 59.
pub(super) fn minute(seconds: f64) -> f64 {
    let of_day = seconds - days(seconds) * DAY;
    ((of_day - (of_day / 3600.0).floor() * 3600.0) / 60.0).floor()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every day of 1600 years, counted along the calendar.
    #[test]
    fn days_follow_one_another() {
        let (mut year, mut month, mut day, mut of_week) = (1200_i32, 1, 1, 6);
        // 1200-01-01 was a Saturday in the proleptic calendar.
        let first = -281_237_i32;
        for count in first..first + 584_388 {
            let seconds = f64::from(count) * DAY + f64::from(count.rem_euclid(86_400));
            let expected = Date {
                year: f64::from(year),
                month: f64::from(month),
                day: f64::from(day),
            };
            assert_eq!(date(seconds), Some(expected), "{count}");
            assert_eq!(weekday(seconds), f64::from(of_week), "{count}");
            let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            let length = match month {
                2 if leap => 29,
                2 => 28,
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            };
            of_week = of_week % 7 + 1;
            day += 1;
            if day > length {
                (day, month) = (1, month + 1);
            }
            if month > 12 {
                (month, year) = (1, year + 1);
            }
        }
        assert_eq!((year, month, day), (2800, 1, 1));
    }

    #[test]
    fn times_of_day_and_days_that_are_too_far() {
        assert_eq!((hour(-1.0), minute(-1.0), weekday(-1.0)), (23.0, 59.0, 3.0));
        assert_eq!((hour(45_296.5), minute(45_296.5)), (12.0, 34.0));
        for seconds in [1e300, -1e300, f64::INFINITY] {
            assert_eq!(date(seconds), None);
        }
    }
}
