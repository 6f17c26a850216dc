//! Kind inference: evidence is gathered cell by cell, decided once per column, and what is not plain is read again.
//!
//! Numbers are parsed where they stand, so that a large file of numbers costs no allocation per cell and one reading.

mod decide;
#[cfg(test)]
mod tests;

use super::dates::{self, DateFormat, Form, Order, Precision, Tells, Written};
use super::missing::is_missing;
use super::numbers::{self, Reading, Role, Style, Unit};
use super::truths::Pairs;
use crate::error::{DataError, shown};
use crate::reading::Decimal;

pub(crate) use decide::{Decision, Elsewhere};

/// Whole numbers from here on are not all kept exactly.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Row and text of a cell.
pub(crate) type Example = (usize, String);

/// Cells of one sort: how many, and the first three.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) count: usize,
    pub(crate) examples: Vec<Example>,
}

impl Tally {
    fn see(&mut self, cell: &str, row: usize) {
        self.count += 1;
        if self.examples.len() < 3 {
            self.examples.push((row, shown(cell)));
        }
    }

    pub(crate) fn first(&self) -> Option<&Example> {
        self.examples.first()
    }
}

/// Cells by what their points, or their commas, are.
#[derive(Debug, Default)]
struct Marks {
    decimal: bool,
    groups: bool,
    either: Option<Example>,
    /// How many cells may be of either sort.
    eithers: usize,
}

/// How dates are written, and which of their numbers come first.
#[derive(Debug, Default)]
pub(crate) struct Dated {
    pub(crate) format: DateFormat,
    pub(crate) day_first: Tally,
    pub(crate) month_first: Tally,
    pub(crate) either_order: Tally,
}

impl Dated {
    fn see(&mut self, written: &Written, cell: &str, row: usize) {
        let format = &mut self.format;
        format.precision = format.precision.max(written.precision);
        format.utc |= written.utc;
        match written.tells {
            Tells::Nothing => {}
            Tells::Only(Order::DayFirst) => self.day_first.see(cell, row),
            Tells::Only(Order::MonthFirst) => self.month_first.see(cell, row),
            Tells::Either => self.either_order.see(cell, row),
        }
    }
}

/// What the cells of one column have shown so far.
#[derive(Debug, Default)]
pub(crate) struct Evidence {
    /// The decimal sign that was asked for.
    asked: Option<Decimal>,
    numbers: Vec<f64>,
    buffer: Vec<u8>,
    /// Plain numbers.
    pub(crate) plain: Tally,
    zeros: usize,
    /// Plain whole numbers below a thousand, and all others but zeros, as long as no point is decimal.
    small: usize,
    large: usize,
    /// Numbers with marks, units or signs of their own.
    pub(crate) styled: Tally,
    point: Marks,
    comma: Marks,
    /// The first cell with a decimal comma, or one that may have one.
    pub(crate) with_comma: Option<Example>,
    /// The first cell with a mark that stands between thousands for certain, and the mark.
    pub(crate) with_thousands: Option<(Example, char)>,
    /// Cells with a unit.
    pub(crate) united: Tally,
    unit: Option<Unit>,
    pub(crate) before: bool,
    /// The first cell with another unit than the first one.
    pub(crate) other_unit: Option<Example>,
    pub(crate) parentheses: Tally,
    pub(crate) wide: Tally,
    /// Numbers beyond the range of f64.
    pub(crate) not_finite: Tally,
    /// Numbers with a zero in front, or a plus and at least eight digits.
    pub(crate) coded: Tally,
    /// The length of all plain numbers, as long as they are nothing but digits and equally long.
    width: Option<usize>,
    uneven: bool,
    /// Whole numbers that are not kept exactly.
    pub(crate) inexact: Tally,
    pub(crate) dates: Tally,
    pub(crate) times: Tally,
    /// How dates are written, and what comes first in them.
    pub(crate) dated: Dated,
    /// Dates of two digits for the year, months, and quarters; all of them count as others too.
    short_years: usize,
    months: usize,
    quarters: usize,
    /// Whether some month is not a season such as 2009-10.
    months_only: bool,
    /// The first and the last numbers that occur in dates of two digits for the year, as bits of 64, and whether one of these
    /// dates cannot begin with the year.
    ends: [u64; 2],
    year_last: bool,
    /// Everything else.
    pub(crate) other: Tally,
    /// Of these, cells that look like numbers.
    pub(crate) odd: Tally,
    words: Pairs,
}

impl Evidence {
    /// No evidence yet; a decimal sign that was asked for settles what the cells leave open.
    pub(crate) fn new(asked: Option<Decimal>) -> Self {
        let mut evidence = Evidence {
            asked,
            ..Evidence::default()
        };
        evidence.dated.format.precision = Precision::Quarter;
        evidence
    }

    /// Takes the next cell, which stands in `row` of the file.
    pub(crate) fn add(&mut self, cell: &str, row: usize) -> Result<(), DataError> {
        let cell = cell.trim();
        let mut number = f64::NAN;
        match numbers::read(cell, &mut self.buffer) {
            Reading::Plain(value) => {
                number = value;
                self.see_plain(cell, value, row);
            }
            _ if is_missing(cell) => {}
            Reading::NotFinite => {
                self.not_finite.see(cell, row);
                self.words = Pairs::NONE;
            }
            Reading::Styled(style) => {
                self.see_styled(cell, &style, row);
                self.words = Pairs::NONE;
            }
            Reading::Other => self.see_other(cell, row),
        }
        // Kept for names too: a column that begins with a thousand words may go on in numbers.
        push(&mut self.numbers, number)
    }

    fn see_plain(&mut self, cell: &str, value: f64, row: usize) {
        self.plain.see(cell, row);
        self.zeros += usize::from(value == 0.0);
        if value != 0.0 && value != 1.0 {
            self.words = Pairs::NONE;
        }
        // Once a point can only be a decimal one, the others are as well.
        if !self.point.decimal {
            if !cell.contains('.') {
                self.small += usize::from(value != 0.0 && value.abs() < 1000.0);
                self.large += usize::from(value.abs() >= 1000.0);
            } else if numbers::point_of_plain(cell) == Role::Either {
                self.point.either.get_or_insert_with(|| (row, shown(cell)));
            } else {
                self.point.decimal = true;
            }
        }
        let bytes = cell.as_bytes();
        if !self.uneven {
            let width = *self.width.get_or_insert(bytes.len());
            self.uneven = width != bytes.len() || !bytes.iter().all(u8::is_ascii_digit);
        }
        let zero_led = bytes[0] == b'0' && bytes.len() > 1;
        if (zero_led || (bytes[0] == b'+' && bytes.len() > 8))
            && bytes[1..].iter().all(u8::is_ascii_digit)
        {
            self.coded.see(cell, row);
        }
        if bytes.len() > 15 && value.abs() >= EXACT {
            // What cannot be read as a whole number has a fraction or an exponent and was never exact.
            let exact = cell.parse::<i128>().map(|whole| value as i128 == whole);
            if exact == Ok(false) {
                self.inexact.see(cell, row);
            }
        }
    }

    fn see_styled(&mut self, cell: &str, style: &Style, row: usize) {
        self.styled.see(cell, row);
        let example = || (row, shown(cell));
        for (marks, role) in [
            (&mut self.point, style.point),
            (&mut self.comma, style.comma),
        ] {
            match role {
                Role::Absent => {}
                Role::Decimal => marks.decimal = true,
                Role::Groups => marks.groups = true,
                Role::Either => {
                    marks.eithers += 1;
                    marks.either.get_or_insert_with(example);
                }
            }
        }
        if matches!(style.comma, Role::Decimal | Role::Either) {
            self.with_comma.get_or_insert_with(example);
        }
        if let Some(mark) = style.thousands {
            self.with_thousands.get_or_insert_with(|| (example(), mark));
        }
        if style.parentheses {
            self.parentheses.see(cell, row);
        }
        if style.wide {
            self.wide.see(cell, row);
        }
        if style.unit.is_some() {
            if self.unit.is_none() {
                (self.unit, self.before) = (style.unit, style.before);
            } else if self.unit != style.unit {
                self.other_unit.get_or_insert_with(example);
            }
            self.united.see(cell, row);
        }
    }

    fn see_other(&mut self, cell: &str, row: usize) {
        // Plain words are most of what comes here.
        let bytes = cell.as_bytes();
        let has_digits = bytes
            .iter()
            .any(|byte| byte.is_ascii_digit() || !byte.is_ascii());
        if has_digits && let Some(written) = dates::read(cell) {
            self.dated.see(&written, cell, row);
            if written.form == Form::Day {
                self.words = Pairs::NONE;
                if written.time {
                    self.times.see(cell, row);
                } else {
                    self.dates.see(cell, row);
                }
                return;
            }
            self.see_loose(&written);
        }
        self.other.see(cell, row);
        if !self.words.is_empty() {
            self.words = self.words.and(Pairs::of(cell));
        }
        if has_digits && numbers::looks_like_one(cell) {
            self.odd.see(cell, row);
        }
    }

    /// Takes a date that may be something else.
    fn see_loose(&mut self, written: &Written) {
        match written.form {
            Form::ShortYear => {
                self.short_years += 1;
                match written.ends {
                    Some(ends) => (0..2).for_each(|end| self.ends[end] |= 1 << (ends[end] & 63)),
                    None => self.year_last = true,
                }
            }
            Form::Month => {
                self.months += 1;
                self.months_only |= !written.may_be_season();
            }
            Form::Quarter => self.quarters += 1,
            Form::Day | Form::Compact => {}
        }
    }

    /// The parsed numbers, one per row; NaN where there is none.
    pub(crate) fn into_numbers(self) -> Vec<f64> {
        self.numbers
    }
}

/// Appends, asking for memory instead of aborting when there is none.
pub(crate) fn push<T>(list: &mut Vec<T>, item: T) -> Result<(), DataError> {
    if list.len() == list.capacity() {
        let more = (list.len() / 2).max(64);
        list.try_reserve(more)
            .map_err(|_| DataError::memory((list.len() + more) * size_of::<T>()))?;
    }
    list.push(item);
    Ok(())
}
