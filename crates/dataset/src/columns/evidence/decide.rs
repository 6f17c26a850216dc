//! The decision: what a column is, from what its cells have shown.

use super::{Evidence, Example};
use crate::columns::dates::{Form, Order};
use crate::columns::numbers::{Manner, UnitKind};
use crate::columns::truths::Pairs;
use crate::reading::Decimal;

/// Share of cells that may fail to be numbers in a numeric column, or dates in a column of dates.
const TOLERATED: f64 = 0.05;

/// From so many cells like 1,234, and so many whole numbers below a thousand beside them, commas cut off thousands.
const CUT: usize = 10;
const UNCUT: usize = 3;

/// What a column turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Decision {
    /// No value at all.
    Blank,
    /// Plain numbers, which have been read already.
    Plain,
    /// Numbers, read in this manner.
    Numbers(Manner),
    /// Numbers whose marks cannot be decided.
    Undecided,
    /// Dates of this form or times, those with the year last in this order.
    Dates(Order, Form),
    /// Dates that can be read in both orders, or with the year first.
    UndecidedDates(Form),
    /// Words for yes and no, in spellings of these pairs.
    Truths(Pairs),
    /// Digits that are names: all equally long and some with a zero in front, or telephone numbers.
    Codes,
    /// Numbers with different units, which are names.
    Units,
    /// Names.
    Names,
}

/// What is known beside the cells of a column.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Elsewhere {
    /// Another column of this file has decimal commas for certain.
    pub(crate) comma: bool,
    /// Another column of this file has commas between thousands for certain.
    pub(crate) groups: bool,
    /// The order of day and month that was asked for.
    pub(crate) asked: Option<Order>,
    /// The order in which another column of this file has its dates for certain.
    pub(crate) order: Option<Order>,
}

impl Evidence {
    /// Whether some mark shows for certain that commas are decimal.
    pub(crate) fn shows_decimal_comma(&self) -> bool {
        let shown = (self.comma.decimal || self.point.groups) && !self.comma.groups;
        let decision = self.decision(Elsewhere::default());
        shown && matches!(decision, Decision::Numbers(_) | Decision::Undecided)
    }

    /// Whether commas stand between thousands for certain.
    pub(crate) fn shows_groups(&self) -> bool {
        let shown = self.cuts_thousands() && !self.comma.decimal && !self.point.groups;
        let decision = self.decision(Elsewhere::default());
        shown && matches!(decision, Decision::Numbers(_) | Decision::Undecided)
    }

    /// Whether every number from a thousand on has a comma before its last three digits, and none below has. Decimals,
    /// cut to what they need, would show one or two digits somewhere; all of one length, they would spare no number.
    fn cuts_thousands(&self) -> bool {
        let (comma, point) = (&self.comma, &self.point);
        let plain = point.either.is_none() && !point.decimal && self.large == 0;
        comma.groups || plain && comma.eithers >= CUT && self.small >= UNCUT
    }

    /// The order of day and month that the cells show for certain.
    pub(crate) fn shows_order(&self) -> Option<Order> {
        match self.decision(Elsewhere::default()) {
            Decision::Dates(order, _) => {
                let dated = &self.dated;
                (dated.day_first.count + dated.month_first.count > 0).then_some(order)
            }
            _ => None,
        }
    }

    /// Cells that are numbers of some kind.
    pub(crate) fn numeric(&self) -> usize {
        self.plain.count + self.styled.count + self.not_finite.count
    }

    /// Cells that are there.
    pub(crate) fn present(&self) -> usize {
        self.numeric() + self.dates.count + self.times.count + self.other.count
    }

    fn is_rare(&self, count: usize) -> bool {
        count as f64 <= TOLERATED * self.present() as f64
    }

    /// What an undecided column has in doubt, and where: its decimal point or its decimal comma.
    pub(crate) fn doubtful(&self) -> Option<(&str, &Example)> {
        match (&self.point.either, &self.with_comma, &self.with_thousands) {
            (Some(cell), _, _) if !self.comma.groups && !self.point.decimal => {
                Some(("point", cell))
            }
            (_, Some(cell), _) => Some(("comma", cell)),
            (_, _, thousands) => thousands.as_ref().map(|(cell, _)| ("comma", cell)),
        }
    }

    /// The first cell whose point may stand between thousands.
    pub(crate) fn either_point(&self) -> Option<&Example> {
        self.point.either.as_ref()
    }

    /// Decides.
    pub(crate) fn decision(&self, elsewhere: Elsewhere) -> Decision {
        let (dates, times) = (self.dates.count, self.times.count);
        let numbers = self.plain.count + self.styled.count;
        if numbers + dates + times + self.other.count == 0 {
            return Decision::Blank;
        }
        if self.other.count > 0 && !self.words.is_empty() {
            return Decision::Truths(self.words);
        }
        let present = self.present();
        if self.short_years > 0 && self.short_years + dates == present {
            return self.order(elsewhere, Form::ShortYear);
        }
        if dates > 0 && self.is_rare(present - dates) {
            return self.order(elsewhere, Form::Day);
        }
        if times > 0 && self.is_rare(present - times) {
            return Decision::Dates(Order::DayFirst, Form::Day);
        }
        if self.months == present && self.months_only {
            return Decision::Dates(Order::DayFirst, Form::Month);
        }
        if self.quarters == present {
            return Decision::Dates(Order::DayFirst, Form::Quarter);
        }
        let strays = self.other.count + dates + times;
        if numbers == 0 || !self.is_rare(strays) {
            return Decision::Names;
        }
        let mut unit = self.unit;
        if unit.is_some() && self.is_rare(strays + self.united.count) {
            // A few cells with a unit among bare numbers: nobody knows that the others have it too.
            unit = None;
        } else if self.other_unit.is_some() || self.is_partly_percent() {
            return Decision::Units;
        }
        let coded = self.coded.count;
        let telephone = self
            .plain
            .first()
            .is_some_and(|(_, cell)| cell.starts_with('+'));
        if coded > 0 && self.styled.count == 0 && (!self.uneven || telephone && coded == numbers) {
            return Decision::Codes;
        }
        let Some(decimal) = self.decimal(elsewhere) else {
            return Decision::Undecided;
        };
        let both = decimal == Decimal::Comma && self.point.decimal;
        let points_group = decimal == Decimal::Comma && !both && self.point.either.is_some();
        if self.styled.count == 0 && !points_group {
            return Decision::Plain;
        }
        Decision::Numbers(Manner {
            decimal,
            both,
            unit,
        })
    }

    /// Whether 12 % and 0.12 stand in one column; 0 is the same with the sign and without.
    fn is_partly_percent(&self) -> bool {
        self.unit.is_some_and(|unit| unit.kind == UnitKind::Percent)
            && self.plain.count + self.styled.count > self.united.count + self.zeros
    }

    fn order(&self, elsewhere: Elsewhere, form: Form) -> Decision {
        let dated = &self.dated;
        let (day, month) = (dated.day_first.count, dated.month_first.count);
        let decided = match (day > 0, month > 0) {
            _ if form == Form::ShortYear && self.may_begin_with_years() => elsewhere.asked,
            // A thirteenth month is a slip where it is rare.
            (true, true) if self.is_rare(month) => Some(Order::DayFirst),
            (true, true) if self.is_rare(day) => Some(Order::MonthFirst),
            (true, true) => elsewhere.asked,
            (true, false) => Some(Order::DayFirst),
            (false, true) => Some(Order::MonthFirst),
            (false, false) if dated.either_order.count == 0 => Some(Order::DayFirst),
            (false, false) => elsewhere.asked.or(elsewhere.order),
        };
        let undecided = Decision::UndecidedDates(form);
        decided.map_or(undecided, |order| Decision::Dates(order, form))
    }

    /// Whether years seem to stand in front, as in 24/01/02: all dates can begin with them, and the numbers in front change
    /// less often than those at the end, which days do more often than years.
    pub(crate) fn may_begin_with_years(&self) -> bool {
        let [first, last] = self.ends;
        !self.year_last && first.count_ones() < last.count_ones()
    }

    /// The decimal sign; `None` where the cells allow both.
    fn decimal(&self, elsewhere: Elsewhere) -> Option<Decimal> {
        let (point, comma) = (&self.point, &self.comma);
        let (point_either, comma_either) = (point.either.is_some(), comma.either.is_some());
        let shows_comma = comma.decimal || point.groups;
        let shows_point = point.decimal || self.cuts_thousands();
        let found = match (shows_comma, shows_point) {
            // 3,14 beside 12.5: each means what it says, but 1,234 beside them may be anything.
            (true, true) if !comma.groups && !point.groups && !comma_either => Some(Decimal::Comma),
            (true, true) => None,
            // Where commas are decimal, 1.139 is as likely over a thousand as a little over one.
            (true, false) if point_either && !point.groups => None,
            (true, false) => Some(Decimal::Comma),
            (false, true) => Some(Decimal::Point),
            (false, false) => {
                // Blanks or apostrophes stand between thousands already, so a mark of another kind is the decimal sign.
                let spaced = self.with_thousands.is_some();
                match (point_either, comma_either) {
                    (false, false) => Some(Decimal::Point),
                    (true, true) => None,
                    (true, false) if spaced => Some(Decimal::Point),
                    (true, false) if self.asked.is_some() => self.asked,
                    (true, false) => (!elsewhere.comma).then_some(Decimal::Point),
                    (false, true) if spaced => Some(Decimal::Comma),
                    (false, true) if self.asked.is_some() => self.asked,
                    (false, true) => match (elsewhere.comma, elsewhere.groups) {
                        (true, false) => Some(Decimal::Comma),
                        (false, true) => Some(Decimal::Point),
                        _ => None,
                    },
                }
            }
        };
        found.or(self.asked)
    }
}
