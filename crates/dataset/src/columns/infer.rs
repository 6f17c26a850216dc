//! Kind inference: evidence is gathered cell by cell, decided once per column, and names are filled in a second reading.
//!
//! Numbers are parsed where they stand, so that a large file of numbers costs no allocation per cell and one reading.

use super::missing::is_missing;
use super::numbers::{Comma, Reading, is_grouped, read, read_as};
use crate::error::{DataError, shown};
use crate::reading::Decimal;

/// Share of cells that may fail to be numbers in a numeric column.
const TOLERATED: f64 = 0.05;

/// What the cells of one column have shown so far.
#[derive(Debug, Default)]
pub(crate) struct Evidence {
    /// The decimal sign that was asked for.
    decimal_sign: Option<Decimal>,
    scratch: String,
    numbers: Vec<f64>,
    plain: usize,
    dotted: usize,
    decimal: usize,
    thousands: usize,
    ambiguous: usize,
    not_finite: usize,
    other: usize,
    /// Row and text of the first cells that are no numbers.
    pub(crate) examples: Vec<(usize, String)>,
    /// Row and text of the first cell beyond the range of numbers.
    pub(crate) first_not_finite: Option<(usize, String)>,
    /// Row and text of the first cell with a comma.
    first_comma: Option<(usize, String)>,
    /// Row and text of the first cell with a point, as long as all such cells may have it between thousands.
    first_grouped: Option<(usize, String)>,
}

/// What a column turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Decision {
    /// No value at all.
    Blank,
    /// Numbers, with this meaning of the comma.
    Numbers(Comma),
    /// Numbers whose commas cannot be decided.
    Undecided,
    /// Names.
    Names,
}

impl Evidence {
    /// No evidence yet; with a decimal sign that was asked for, nothing about commas is left to find out.
    pub(crate) fn new(decimal_sign: Option<Decimal>) -> Self {
        Evidence {
            decimal_sign,
            ..Evidence::default()
        }
    }

    /// Takes the next cell, which stands in `row` of the file.
    pub(crate) fn add(&mut self, cell: &str, row: usize) -> Result<(), DataError> {
        let cell = cell.trim();
        let mut number = f64::NAN;
        let reading = match self.decimal_sign {
            Some(sign) => read_as(cell, sign, &mut self.scratch),
            None => read(cell),
        };
        match reading {
            Reading::Plain(value) => {
                self.plain += 1;
                if self.decimal_sign.is_none() && cell.contains('.') {
                    self.see_point(cell, row);
                }
                number = value;
            }
            _ if is_missing(cell) => {}
            Reading::NotFinite => {
                self.not_finite += 1;
                self.first_not_finite
                    .get_or_insert_with(|| (row, shown(cell)));
            }
            Reading::Other => {
                self.other += 1;
                if self.examples.len() < 3 {
                    self.examples.push((row, shown(cell)));
                }
            }
            comma => {
                match comma {
                    Reading::DecimalComma => self.decimal += 1,
                    Reading::Thousands => self.thousands += 1,
                    _ => self.ambiguous += 1,
                }
                self.first_comma.get_or_insert_with(|| (row, shown(cell)));
            }
        }
        // Kept for names too: a column that begins with a thousand words may go on in numbers.
        push(&mut self.numbers, number)
    }

    fn see_point(&mut self, cell: &str, row: usize) {
        if self.dotted == 0 && is_grouped(cell) {
            self.first_grouped = Some((row, shown(cell)));
        } else if self.first_grouped.is_some() && !is_grouped(cell) {
            self.first_grouped = None;
        }
        self.dotted += 1;
    }

    /// What an undecided column has in doubt, and where: its decimal point or its decimal comma.
    pub(crate) fn doubtful(&self) -> Option<(&str, &(usize, String))> {
        match (&self.first_grouped, &self.first_comma) {
            (Some(cell), _) if self.thousands == 0 => Some(("point", cell)),
            (_, cell) => cell.as_ref().map(|cell| ("comma", cell)),
        }
    }

    /// Cells with commas that can be part of a number.
    fn commas(&self) -> usize {
        self.decimal + self.thousands + self.ambiguous
    }

    /// Whether some number has a point.
    pub(crate) fn has_points(&self) -> bool {
        self.dotted > 0
    }

    /// Whether some comma can only be a decimal comma.
    pub(crate) fn shows_decimal_comma(&self) -> bool {
        self.decimal > 0 && self.thousands == 0 && self.decision(false) != Decision::Names
    }

    /// Cells that are numbers of some kind, and cells that are not.
    pub(crate) fn shares(&self) -> (usize, usize) {
        (self.plain + self.commas() + self.not_finite, self.other)
    }

    /// Cells that say infinity or exceed the range of numbers.
    pub(crate) fn not_finite(&self) -> usize {
        self.not_finite
    }

    /// Decides; `decimal_elsewhere`: another column of this file has decimal commas for certain.
    pub(crate) fn decision(&self, decimal_elsewhere: bool) -> Decision {
        let usable = self.plain + self.commas();
        let present = usable + self.not_finite + self.other;
        if usable == 0 && self.other == 0 {
            return Decision::Blank;
        }
        if usable == 0 || self.other as f64 > TOLERATED * present as f64 {
            return Decision::Names;
        }
        // Where commas are decimal, 1.139 is as likely over a thousand as a little over one.
        let decimal = decimal_elsewhere || self.decimal > 0;
        if decimal && self.first_grouped.is_some() && self.thousands == 0 {
            return Decision::Undecided;
        }
        let points_are_decimal = self.dotted > 0;
        match (self.decimal > 0, self.thousands > 0, self.ambiguous > 0) {
            (false, false, false) => Decision::Numbers(Comma::Absent),
            (true, false, true) if points_are_decimal => Decision::Undecided,
            (true, false, _) => Decision::Numbers(Comma::Decimal),
            (false, true, _) => Decision::Numbers(Comma::Thousands),
            (false, false, true) if points_are_decimal => Decision::Numbers(Comma::Thousands),
            (false, false, true) if decimal_elsewhere => Decision::Numbers(Comma::Decimal),
            _ => Decision::Undecided,
        }
    }

    /// The parsed numbers, one per row; NaN where there is none.
    pub(crate) fn into_numbers(self) -> Vec<f64> {
        self.numbers
    }
}

/// Appends, asking for memory instead of aborting when there is none.
pub(super) fn push<T>(list: &mut Vec<T>, item: T) -> Result<(), DataError> {
    if list.len() == list.capacity() {
        let more = (list.len() / 2).max(64);
        list.try_reserve(more)
            .map_err(|_| DataError::memory((list.len() + more) * size_of::<T>()))?;
    }
    list.push(item);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decide(cells: &[&str]) -> Decision {
        let mut evidence = Evidence::default();
        for (row, cell) in cells.iter().enumerate() {
            evidence.add(cell, row + 2).expect("memory for a test");
        }
        evidence.decision(false)
    }

    #[test]
    fn kinds_follow_the_cells() {
        assert_eq!(
            decide(&["1", " 2 ", "NA"]),
            Decision::Numbers(Comma::Absent)
        );
        assert_eq!(decide(&["", "?", "null"]), Decision::Blank);
        assert_eq!(decide(&["inf", ""]), Decision::Blank);
        assert_eq!(decide(&["a", "1"]), Decision::Names);
        assert_eq!(decide(&["true", "false"]), Decision::Names);
        assert_eq!(
            decide(&["3,14", "1,234"]),
            Decision::Numbers(Comma::Decimal)
        );
        assert_eq!(decide(&["1,234", "2,345"]), Decision::Undecided);
        assert_eq!(
            decide(&["1,234", "12.5"]),
            Decision::Numbers(Comma::Thousands)
        );
        assert_eq!(decide(&["1,234,567", "3,14"]), Decision::Undecided);
    }

    #[test]
    fn points_that_may_group_are_in_doubt_beside_decimal_commas() {
        let evidence = |cells: &[&str]| {
            let mut evidence = Evidence::default();
            for (row, cell) in cells.iter().enumerate() {
                evidence.add(cell, row + 2).expect("memory for a test");
            }
            evidence
        };
        let sums = evidence(&["987", "1.139", "-12.500"]);
        assert_eq!(sums.decision(true), Decision::Undecided);
        assert_eq!(sums.decision(false), Decision::Numbers(Comma::Absent));
        assert_eq!(sums.doubtful(), Some(("point", &(3, "1.139".into()))));
        assert_eq!(decide(&["3,5", "1.139"]), Decision::Undecided);
        let points = Decision::Numbers(Comma::Absent);
        for cell in ["0.139", "1139.000", "1.5", "1.1390"] {
            assert_eq!(evidence(&["1.139", cell]).decision(true), points, "{cell}");
            assert_eq!(evidence(&[cell, "1.139"]).decision(true), points, "{cell}");
        }
    }

    #[test]
    fn numbers_after_many_words_stay_in_their_rows() {
        let mut evidence = Evidence::default();
        for row in 0..30_000 {
            let cell = if row < 1000 {
                "unknown".to_string()
            } else {
                format!("{row}.5")
            };
            evidence.add(&cell, row + 2).expect("memory for a test");
        }
        assert_eq!(evidence.decision(false), Decision::Numbers(Comma::Absent));
        let numbers = evidence.into_numbers();
        assert!(numbers[999].is_nan());
        assert_eq!((numbers.len(), numbers[1000]), (30_000, 1000.5));
    }

    #[test]
    fn one_stray_cell_in_twenty_is_tolerated() {
        let mut cells = vec!["1"; 19];
        cells.push("broken");
        assert_eq!(decide(&cells), Decision::Numbers(Comma::Absent));
        cells.push("again");
        assert_eq!(decide(&cells), Decision::Names);
    }
}
