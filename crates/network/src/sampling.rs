//! Balanced sampling: which rows an epoch draws so that every class is seen equally often.

use crate::SpecError;
use isoline_numeric::{Generator, sorting};

/// The training rows by class.
pub(crate) struct Balanced {
    rows: Vec<u32>,
    /// Where each class ends in `rows`; classes without a row are left out.
    ends: Vec<usize>,
}

impl Balanced {
    /// Rows and the class of each.
    ///
    /// # Errors
    /// `length` when there are not as many classes as rows.
    pub fn new(rows: &[u32], classes: &[u16]) -> Result<Self, SpecError> {
        crate::model::check_length("classes", classes.len(), rows.len())?;
        // The rows of a class stay in their order.
        let mut pairs: Vec<(u64, u32)> =
            classes.iter().map(|&class| class.into()).zip(0..).collect();
        sorting::keyed(&mut pairs);
        let ends = (1..=pairs.len()).filter(|end| {
            let next = pairs.get(*end).map(|(class, _)| *class);
            next != Some(pairs[*end - 1].0)
        });
        Ok(Self {
            ends: ends.collect(),
            rows: pairs
                .iter()
                .map(|(_, place)| rows[*place as usize])
                .collect(),
        })
    }

    /// Fills the order: a class, each as likely as the others, then one of its rows, each as likely as the others.
    pub fn draw(&self, order: &mut [u32], generator: &mut Generator) {
        for row in order {
            let class = generator.below(self.ends.len());
            let start = class.checked_sub(1).map_or(0, |before| self.ends[before]);
            *row = self.rows[start + generator.below(self.ends[class] - start)];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Balanced;
    use isoline_numeric::{Generator, Stream};

    #[test]
    fn every_class_and_every_row_of_it_is_equally_likely() {
        // Class 1 has one row, class 4 two, class 7 three; class 0 has none.
        let rows = [10, 11, 12, 13, 14, 15];
        let balanced = Balanced::new(&rows, &[7, 4, 7, 1, 4, 7]).expect("as many");
        let mut order = vec![0; 60_000];
        balanced.draw(&mut order, &mut Generator::new(1, Stream::Shuffling));
        let share =
            |row: u32| order.iter().filter(|drawn| **drawn == row).count() as f64 / 60_000.0;
        for (row, expected) in rows.iter().zip([
            1.0 / 9.0,
            1.0 / 6.0,
            1.0 / 9.0,
            1.0 / 3.0,
            1.0 / 6.0,
            1.0 / 9.0,
        ]) {
            // Five standard errors.
            assert!(
                (share(*row) - expected).abs() < 0.01,
                "{row}: {}",
                share(*row)
            );
        }
        assert_eq!(
            Balanced::new(&rows, &[0]).err().expect("one class").kind,
            "length"
        );
    }
}
