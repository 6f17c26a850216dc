//! A date or time as people write it, to numbers.

use serde::{Deserialize, Serialize};

use super::calendar::{DAY, Precision, days, exists};

/// Which of two numbers before the year is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// 3/5/2024 is the third of May.
    DayFirst,
    /// 3/5/2024 is the fifth of March.
    MonthFirst,
}

/// What a cell tells about the order in its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tells {
    /// Nothing: its form leaves no doubt, or both readings are the same day.
    Nothing,
    /// This order only: 25/12/2024.
    Only(Order),
    /// Nothing, and it can be read in both: 3/5/2024.
    Either,
}

/// What of a date is written. All forms but the first may be something else: a column is taken for such dates only where
/// all of its cells are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Year, month and day, or a time of the day.
    Day,
    /// Year, month and day with two digits for the year.
    ShortYear,
    /// Year and month.
    Month,
    /// Year and quarter.
    Quarter,
    /// Eight digits: 20240131. Where it is no text it is a number.
    Compact,
}

/// The years of forms that may be something else.
const YEARS: std::ops::RangeInclusive<u32> = 1800..=2100;

/// A date, a time of the day, or both.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Written {
    /// What of a date is written.
    pub form: Form,
    year: i64,
    /// Month and day, or the other way round where `tells` says so.
    first: u32,
    second: u32,
    /// What it tells about the order.
    pub tells: Tells,
    /// Seconds since midnight, with the offset taken off.
    of_day: f64,
    /// How exact it is.
    pub precision: Precision,
    /// Whether there is no date.
    pub time: bool,
    /// Whether an offset is stated.
    pub utc: bool,
    /// The first and the last number, where the year may also be the first: 24/01/02.
    pub ends: Option<[u32; 2]>,
}

impl Written {
    /// Seconds since 1970-01-01T00:00 where a column has this order; `None` where the cell has the other for certain.
    pub fn seconds(&self, order: Order) -> Option<f64> {
        let (month, day) = match self.tells {
            Tells::Only(only) if only != order => return None,
            Tells::Only(Order::DayFirst) => (self.second, self.first),
            Tells::Either if order == Order::DayFirst => (self.second, self.first),
            _ => (self.first, self.second),
        };
        Some(days(self.year, month, day) as f64 * DAY + self.of_day)
    }

    /// Whether a year and a month may be two years in a row: 2009-10.
    pub fn may_be_season(&self) -> bool {
        self.form == Form::Month && i64::from(self.first) == (self.year + 1) % 100
    }
}

/// Reads a trimmed cell; `None` when it is no date, or one that does not exist.
pub fn read(cell: &str) -> Option<Written> {
    if !(4..=40).contains(&cell.len()) {
        return None;
    }
    let mut rest = Rest(cell);
    let none = Written {
        form: Form::Day,
        year: 1970,
        first: 1,
        second: 1,
        tells: Tells::Nothing,
        of_day: 0.0,
        precision: Precision::Day,
        time: false,
        utc: false,
        ends: None,
    };
    let mut written = none;
    let digits = Rest(cell).digits(8);
    if let Some((number, 8)) = digits.filter(|_| cell.len() == 8) {
        written.form = Form::Compact;
        written.year = i64::from(number / 10_000);
        (written.first, written.second) = (number / 100 % 100, number % 100);
        (1900..=2100).contains(&written.year).then_some(())?;
        rest = Rest("");
    } else if rest.date(&mut written).is_none() {
        rest = Rest(cell);
        written = Written { time: true, ..none };
        rest.time(&mut written)?;
    } else if !rest.0.is_empty() {
        let to_the_day = matches!(written.form, Form::Day | Form::ShortYear);
        if !to_the_day || !(rest.eat("T") || rest.eat("t") || rest.blanks()) {
            return None;
        }
        rest.time(&mut written)?;
    }
    let possible = exists(written.year, written.first, written.second)
        || (matches!(written.tells, Tells::Only(Order::DayFirst))
            && exists(written.year, written.second, written.first));
    (rest.0.is_empty() && possible).then_some(written)
}

/// The year that two digits mean.
fn full(year: u32) -> i64 {
    i64::from(year) + if year < 69 { 2000 } else { 1900 }
}

/// What is still to be read of a cell.
struct Rest<'a>(&'a str);

impl Rest<'_> {
    fn eat(&mut self, text: &str) -> bool {
        let rest = self.0.strip_prefix(text);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    /// Any blanks; whether there were some.
    fn blanks(&mut self) -> bool {
        let before = self.0.len();
        self.0 = self.0.trim_start();
        self.0.len() < before
    }

    /// Digits, as a number and how many they are.
    fn digits(&mut self, most: usize) -> Option<(u32, usize)> {
        let bytes = self.0.as_bytes();
        let length = bytes
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        if !(1..=most).contains(&length) {
            return None;
        }
        let number = self.0[..length].parse().ok()?;
        self.0 = &self.0[length..];
        Some((number, length))
    }

    /// A number of one or two digits.
    fn short(&mut self) -> Option<u32> {
        self.digits(2).map(|(number, _)| number)
    }

    /// The year at the end of a date to the day; two digits mean 1969 to 2068, as POSIX has it.
    fn year(&mut self, written: &mut Written) -> Option<()> {
        written.year = match self.digits(4)? {
            (year, 4) if year > 0 => i64::from(year),
            (year, 2) => {
                written.form = Form::ShortYear;
                full(year)
            }
            _ => return None,
        };
        Some(())
    }

    /// The year of a month or a quarter.
    fn year_of(&mut self, written: &mut Written) -> Option<()> {
        let (year, length) = self.digits(4)?;
        written.year = i64::from(year);
        (length == 4 && YEARS.contains(&year)).then_some(())
    }

    /// `Q1` in either case, as its first month.
    fn quarter(&mut self, written: &mut Written) -> Option<()> {
        (self.eat("Q") || self.eat("q")).then_some(())?;
        let (quarter, length) = self.digits(2)?;
        (written.form, written.precision) = (Form::Quarter, Precision::Quarter);
        written.first = (quarter * 3).saturating_sub(2);
        (length == 1 && (1..=4).contains(&quarter)).then_some(())
    }

    /// An English month, whole or by its first three letters, with a full stop or none.
    fn month(&mut self) -> Option<u32> {
        let bytes = self.0.as_bytes();
        let length = bytes
            .iter()
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count();
        let word = &self.0[..length];
        let same = |name: &&str| {
            name.eq_ignore_ascii_case(word)
                || name[..3].eq_ignore_ascii_case(word)
                || (name.len() == 9 && name[..4].eq_ignore_ascii_case(word))
        };
        let month = super::MONTHS.iter().position(same)? as u32 + 1;
        self.0 = &self.0[length..];
        self.eat(".");
        Some(month)
    }

    fn date(&mut self, written: &mut Written) -> Option<()> {
        let letter = |rest: &str| rest.starts_with(|first: char| first.is_ascii_alphabetic());
        if self.0.starts_with(['Q', 'q']) {
            self.quarter(written)?;
            (self.blanks() || self.eat("-") || self.eat("/")).then_some(())?;
            return self.year_of(written);
        }
        if letter(self.0) {
            written.first = self.month()?;
            let mark = ["-", "/"].into_iter().find(|mark| self.eat(mark));
            (self.blanks() || mark.is_some()).then_some(())?;
            let mut ahead = Rest(self.0);
            if ahead.year_of(written).is_some() {
                (written.form, written.precision) = (Form::Month, Precision::Month);
                self.0 = ahead.0;
                return Some(());
            }
            written.second = self.short()?;
            match mark {
                Some(mark) => self.eat(mark).then_some(())?,
                None => {
                    let comma = self.eat(",");
                    (self.blanks() || comma).then_some(())?;
                }
            }
            return self.year(written);
        }
        let (number, length) = self.digits(4)?;
        if length == 4 {
            return self.after_year(number, written);
        }
        if length > 2 {
            return None;
        }
        let mark = ["-", "/", ".", " "]
            .into_iter()
            .find(|mark| self.eat(mark))?;
        self.blanks();
        if letter(self.0) {
            (written.first, written.second) = (self.month()?, number);
            if !self.eat(mark) {
                (self.eat(",") || mark == ".").then_some(())?;
            }
            self.blanks();
            return self.year(written);
        }
        (mark != " ").then_some(())?;
        let (second, wide) = self.digits(2)?;
        self.eat(mark).then_some(())?;
        self.year(written)?;
        if written.form == Form::ShortYear && length == 2 {
            let last = (written.year % 100) as u32;
            let year_first = exists(full(number), second, last);
            written.ends = year_first.then_some([number, last]);
        }
        if mark == "." {
            (written.first, written.second) = (second, number);
            // 1.2.10 is as likely the number of a version.
            return (written.form == Form::Day || length + wide == 4).then_some(());
        }
        (written.first, written.second) = (number, second);
        written.tells = match (number > 12, second > 12) {
            (true, true) => return None,
            (true, false) => Tells::Only(Order::DayFirst),
            (false, true) => Tells::Only(Order::MonthFirst),
            (false, false) if number == second => Tells::Nothing,
            (false, false) => Tells::Either,
        };
        Some(())
    }

    /// What follows a year of four digits.
    fn after_year(&mut self, year: u32, written: &mut Written) -> Option<()> {
        written.year = i64::from(year);
        let month = |written: &mut Written| {
            (written.form, written.precision) = (Form::Month, Precision::Month);
            YEARS.contains(&year).then_some(())
        };
        if self.eat("年") {
            written.first = self.short()?;
            self.eat("月").then_some(())?;
            if self.0.is_empty() {
                return month(written);
            }
            written.second = self.short()?;
            return (self.eat("日") || self.eat("号")).then_some(());
        }
        let mark = ["-", "/", ".", " "].into_iter().find(|mark| self.eat(mark));
        if self.0.starts_with(['Q', 'q']) && mark != Some(".") {
            self.quarter(written)?;
            return YEARS.contains(&year).then_some(());
        }
        let mark = mark.filter(|mark| *mark != " ")?;
        let (first, length) = self.digits(2)?;
        written.first = first;
        if self.0.is_empty() && mark != "." && length == 2 {
            return month(written);
        }
        self.eat(mark).then_some(())?;
        written.second = self.short()?;
        (year > 0).then_some(())
    }

    fn time(&mut self, written: &mut Written) -> Option<()> {
        let mut hour = self.short()?;
        self.eat(":").then_some(())?;
        let minute = self.sixtieth()?;
        written.precision = Precision::Minute;
        let (mut second, mut fraction) = (0, 0.0);
        if self.eat(":") {
            second = self.sixtieth()?;
            written.precision = Precision::Second;
            if self.eat(".") || self.eat(",") {
                let (parts, length) = self.digits(9)?;
                fraction = f64::from(parts) / f64::from(10_u32.pow(length as u32));
                written.precision = if length <= 3 {
                    Precision::Millisecond
                } else {
                    Precision::Microsecond
                };
            }
        }
        let blank = self.blanks();
        let half = ["am", "pm", "a.m.", "p.m."].into_iter().position(|name| {
            let found = self.0.get(..name.len());
            found.is_some_and(|found| found.eq_ignore_ascii_case(name))
        });
        if let Some(half) = half {
            self.0 = &self.0[if half < 2 { 2 } else { 4 }..];
            (1..=12).contains(&hour).then_some(())?;
            hour = hour % 12 + 12 * (half as u32 % 2);
        }
        (hour < 24).then_some(())?;
        let of_day = hour * 3600 + minute * 60 + second;
        written.of_day = f64::from(of_day) + fraction;
        if self.0.is_empty() {
            return (!blank || half.is_some()).then_some(());
        }
        (!written.time).then_some(())?;
        self.blanks();
        written.of_day -= self.offset()?;
        written.utc = true;
        Some(())
    }

    /// Two digits below 60.
    fn sixtieth(&mut self) -> Option<u32> {
        match self.digits(2)? {
            (number, 2) if number < 60 => Some(number),
            _ => None,
        }
    }

    /// `Z`, `UTC`, `GMT`, `+02`, `+0200` or `+02:00`, in seconds.
    fn offset(&mut self) -> Option<f64> {
        if ["Z", "z", "UTC", "GMT"]
            .into_iter()
            .any(|zone| self.eat(zone))
        {
            return Some(0.0);
        }
        let sign = if self.eat("+") {
            1.0
        } else if self.eat("-") || self.eat("\u{2212}") {
            -1.0
        } else {
            return None;
        };
        let (hours, minutes) = match self.digits(4)? {
            (number, 4) => (number / 100, number % 100),
            (hours, 2) if self.eat(":") => (hours, self.sixtieth()?),
            (hours, 2) => (hours, 0),
            _ => return None,
        };
        (hours < 24 && minutes < 60).then_some(sign * f64::from(hours * 3600 + minutes * 60))
    }
}
