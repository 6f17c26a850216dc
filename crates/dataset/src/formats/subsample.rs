//! Which rows of a file become the table: all that fit into the memory budget, the first of them, or so many at random.

use isoline_numeric::{Generator, Stream};

use super::Cells;
use crate::error::DataError;
use crate::reading::{Reading, ReadingChoice, RowChoice, RowKind};
use crate::table::Subsample;

/// Bytes that a table and its run may take, besides the file.
const BUDGET: usize = 640_000_000;

/// Bytes of a cell: as a number, and as an input of the network.
const PER_CELL: usize = 8 + 4;

/// Bytes of a row besides its cells: target, part of the split, place in the order, keys of duplicates, and its point on the page.
const PER_ROW: usize = 64;

/// Most rows of a table with so many columns.
pub fn most_rows(columns: usize) -> usize {
    BUDGET / (PER_ROW + PER_CELL * columns)
}

/// Decides row by row, in the order of the files, which ones are kept. A clone decides alike, so that the rows can be read again.
#[derive(Debug, Clone)]
pub struct Picker {
    /// How many rows are still to be kept.
    wanted: usize,
    /// Rows at random: the source of chance, and how many rows have not been decided.
    random: Option<(Generator, usize)>,
    /// The most rows that may be kept; usize::MAX before the columns are known.
    most: usize,
    columns: usize,
    /// Whether rows are only counted.
    counting: bool,
    /// What takes the cells as they are written, where these are wanted instead of columns.
    pub(super) cells: Option<Cells>,
    /// Whether a row did not fit.
    over: bool,
    /// Rows kept so far.
    pub kept: usize,
    /// Rows seen so far.
    pub seen: usize,
}

impl Picker {
    /// What is asked, of `total` rows; the total is only asked for rows at random.
    pub fn new(
        asked: Option<RowChoice>,
        total: impl FnOnce() -> Result<usize, DataError>,
    ) -> Result<Self, DataError> {
        let mut picker = Picker::all();
        if let Some(asked) = asked {
            asked.check()?;
            picker.wanted = asked.count;
            if asked.kind == RowKind::Random {
                let generator = Generator::new(asked.seed.unwrap_or(1), Stream::Rows);
                picker.random = Some((generator, total()?));
            }
        }
        Ok(picker)
    }

    /// All rows, as long as they fit.
    pub fn all() -> Self {
        Picker {
            wanted: usize::MAX,
            random: None,
            most: usize::MAX,
            columns: 0,
            counting: false,
            cells: None,
            over: false,
            kept: 0,
            seen: 0,
        }
    }

    /// Counts rows and keeps none.
    pub fn counting() -> Self {
        Picker {
            wanted: 0,
            counting: true,
            ..Picker::all()
        }
    }

    /// All rows, as they are written: the table stays empty.
    pub(super) fn of_cells() -> Self {
        Picker {
            cells: Some(Cells::default()),
            ..Picker::all()
        }
    }

    /// Whether rows are only counted.
    pub fn only_counts(&self) -> bool {
        self.counting
    }

    /// Says how wide the rows are, which decides how many of them fit.
    pub fn fit(&mut self, columns: usize) {
        self.columns = columns;
        self.most = most_rows(columns);
    }

    /// Whether nothing more will be kept, so that reading may end.
    pub fn is_done(&self) -> bool {
        // One row beyond the first ones tells whether there are more.
        !self.counting && self.random.is_none() && self.seen > self.kept
    }

    /// Whether the next row is kept.
    ///
    /// # Errors
    /// `too-many-rows` when it is one too many for the budget; see [`Picker::refusal`].
    pub fn takes(&mut self) -> Result<bool, DataError> {
        self.seen += 1;
        let kept = match &mut self.random {
            // Selection sampling: every set of `wanted` rows is equally likely (Knuth 3.4.2, algorithm S).
            Some((generator, left)) => {
                let kept = generator.below(*left) < self.wanted;
                *left = left.saturating_sub(1);
                kept
            }
            None => self.wanted > 0,
        };
        if kept {
            if self.kept == self.most {
                self.over = true;
                return Err(DataError::new("too-many-rows", "The rows do not fit."));
            }
            self.wanted -= 1;
            self.kept += 1;
        }
        Ok(kept)
    }

    /// Whether reading ended since a row did not fit.
    pub fn is_over(&self) -> bool {
        self.over
    }

    /// The error for rows over the budget, of which there are `total`, or so many were asked for, with what fits as choices.
    pub fn refusal(&self, total: usize, asked: &Reading) -> DataError {
        let count = rounded(self.most);
        let cause = format!(
            "{} {} rows of {} columns; {} of them fit into the {} MB that a table may take.",
            asked.rows.map_or("There are", |_| "Asked for were"),
            grouped(total),
            grouped(self.columns),
            grouped(self.most),
            BUDGET / 1_000_000
        );
        let shown = grouped(count);
        let way = |label: String, kind, seed| {
            let rows = Some(RowChoice { kind, count, seed });
            ReadingChoice::new(
                label,
                Reading {
                    rows,
                    ..asked.clone()
                },
            )
        };
        DataError::new("too-many-rows", cause)
            .hint("Take some of the rows, or keep fewer columns.")
            .choices(vec![
                way(format!("{shown} rows at random"), RowKind::Random, Some(1)),
                way(format!("The first {shown} rows"), RowKind::First, None),
            ])
    }

    /// What part of the file was kept; `None` for all of it.
    pub fn subsample(&self) -> Option<Subsample> {
        let kind = match self.random {
            Some(_) => RowKind::Random,
            None => RowKind::First,
        };
        (self.kept < self.seen).then_some(Subsample {
            kind,
            rows: self.kept,
            of: self.random.as_ref().map(|_| self.seen),
        })
    }
}

/// Down to two digits: a number that is easily said.
fn rounded(count: usize) -> usize {
    let mut step = 1;
    while count / step >= 100 {
        step *= 10;
    }
    count / step * step
}

/// A whole number with commas between thousands.
pub(crate) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picked(kind: RowKind, count: usize, seed: u64, total: usize) -> Vec<usize> {
        let asked = RowChoice {
            kind,
            count,
            seed: (kind == RowKind::Random).then_some(seed),
        };
        let mut picker = Picker::new(Some(asked), || Ok(total)).expect("in range");
        let rows = 0..total;
        rows.filter(|_| picker.takes().expect("no budget"))
            .collect()
    }

    #[test]
    fn the_first_rows_are_the_first_and_random_ones_are_as_many_in_their_order() {
        assert_eq!(picked(RowKind::First, 12, 1, 40), Vec::from_iter(0..12));
        assert_eq!(picked(RowKind::Random, 50, 1, 40), Vec::from_iter(0..40));
        let rows = picked(RowKind::Random, 12, 7, 40);
        assert_eq!(rows.len(), 12);
        assert!(rows.is_sorted());
        assert_eq!(rows, picked(RowKind::Random, 12, 7, 40));
        assert_ne!(rows, picked(RowKind::Random, 12, 8, 40));
    }

    #[test]
    fn every_row_and_every_pair_of_rows_is_equally_likely() {
        let (total, count, runs) = (14_usize, 10, 5000_u64);
        let mut alone = vec![0_u32; total];
        let mut pairs = vec![0_u32; total * total];
        for seed in 0..runs {
            let rows = picked(RowKind::Random, count, seed, total);
            for (position, row) in rows.iter().enumerate() {
                alone[*row] += 1;
                rows[..position]
                    .iter()
                    .for_each(|other| pairs[other * total + row] += 1);
            }
        }
        let near = |count: u32, share: f64| {
            let expected = runs as f64 * share;
            (f64::from(count) - expected).abs() < 5.0 * (expected * (1.0 - share)).sqrt()
        };
        assert!(
            alone.iter().all(|each| near(*each, 10.0 / 14.0)),
            "{alone:?}"
        );
        let share = (count * (count - 1)) as f64 / (total * (total - 1)) as f64;
        for first in 0..total {
            for second in first + 1..total {
                assert!(
                    near(pairs[first * total + second], share),
                    "{first} {second}"
                );
            }
        }
    }

    #[test]
    fn numbers_are_said_in_groups_and_two_digits() {
        let said = [0, 999, 1000, 1_234_567].map(grouped);
        assert_eq!(said, ["0", "999", "1,000", "1,234,567"]);
        assert_eq!(
            [7, 99, 100, 3_076_923].map(rounded),
            [7, 99, 100, 3_000_000]
        );
    }
}
