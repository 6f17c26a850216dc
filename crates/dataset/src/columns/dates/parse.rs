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

/// A date, a time of the day, or both.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Written {
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
}

/// Reads a trimmed cell; `None` when it is no date, or one that does not exist.
pub fn read(cell: &str) -> Option<Written> {
    if !(4..=40).contains(&cell.len()) {
        return None;
    }
    let mut rest = Rest(cell);
    let mut written = Written {
        year: 1970,
        first: 1,
        second: 1,
        tells: Tells::Nothing,
        of_day: 0.0,
        precision: Precision::Day,
        time: false,
        utc: false,
    };
    if rest.date(&mut written).is_none() {
        rest = Rest(cell);
        written.time = true;
        rest.time(&mut written)?;
    } else if !rest.0.is_empty() {
        if !(rest.eat("T") || rest.eat("t") || rest.blanks()) {
            return None;
        }
        rest.time(&mut written)?;
    }
    let possible = exists(written.year, written.first, written.second)
        || (matches!(written.tells, Tells::Only(Order::DayFirst))
            && exists(written.year, written.second, written.first));
    (rest.0.is_empty() && possible).then_some(written)
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

    fn year(&mut self) -> Option<i64> {
        match self.digits(4)? {
            (year, 4) if year > 0 => Some(i64::from(year)),
            _ => None,
        }
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
        if self
            .0
            .starts_with(|first: char| first.is_ascii_alphabetic())
        {
            written.first = self.month()?;
            self.blanks().then_some(())?;
            written.second = self.short()?;
            let comma = self.eat(",");
            (self.blanks() || comma).then_some(())?;
            written.year = self.year()?;
            return Some(());
        }
        let (number, length) = self.digits(4)?;
        if length == 4 {
            written.year = i64::from(number);
            if self.eat("年") {
                written.first = self.short()?;
                self.eat("月").then_some(())?;
                written.second = self.short()?;
                return (self.eat("日") || self.eat("号")).then_some(());
            }
            let mark = ["-", "/", "."].into_iter().find(|mark| self.eat(mark))?;
            written.first = self.short()?;
            self.eat(mark).then_some(())?;
            written.second = self.short()?;
            return (number > 0).then_some(());
        }
        if length > 2 {
            return None;
        }
        let mark = ["-", "/", ".", " "]
            .into_iter()
            .find(|mark| self.eat(mark))?;
        self.blanks();
        if self
            .0
            .starts_with(|first: char| first.is_ascii_alphabetic())
        {
            (written.first, written.second) = (self.month()?, number);
            if !self.eat(mark) {
                (self.eat(",") || mark == ".").then_some(())?;
            }
            self.blanks();
            written.year = self.year()?;
            return Some(());
        }
        (mark != " ").then_some(())?;
        let second = self.short()?;
        self.eat(mark).then_some(())?;
        written.year = self.year()?;
        if mark == "." {
            (written.first, written.second) = (second, number);
            return Some(());
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
