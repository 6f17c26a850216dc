//! What a column of a second file is compared with: range and spread of the training rows.

use super::shift;
use super::values::Given;
use crate::Prepared;
use crate::table::Raw;
use isoline_numeric::sorting;

/// What the training rows have in one feature.
pub(super) struct Trained {
    /// Smallest and largest training value.
    pub(super) range: [f64; 2],
    /// Upper ends of the bins of numbers.
    edges: Vec<f64>,
    /// Training rows in each bin of numbers or of each level, of no known level, and without a value.
    pub(super) counts: Vec<usize>,
}

impl Trained {
    pub(super) fn new(prepared: &Prepared, position: usize) -> Self {
        let column = &prepared.columns[position];
        let rows = prepared.split.train.iter();
        let cells = rows.map(|&row| column.raw(prepared.rows[row as usize] as usize));
        let mut numbers: Vec<f64> = cells
            .clone()
            .filter_map(|raw| match raw {
                Raw::Number(number) => Some(number),
                _ => None,
            })
            .collect();
        sorting::ascending(&mut numbers);
        let edges = shift::edges(&numbers);
        let range = match (numbers.first(), numbers.last()) {
            (Some(first), Some(last)) => [*first, *last],
            // Without a training value every number is beyond them.
            _ => [f64::MAX, f64::MIN],
        };
        let bins = match column.kind.is_number() {
            true => edges.len() + 1,
            false => column.levels().len(),
        };
        let mut trained = Trained {
            range,
            edges,
            counts: vec![0; bins + 2],
        };
        for raw in cells {
            let bin = trained.bin(Given::Value(raw));
            trained.counts[bin] += 1;
        }
        trained
    }

    pub(super) fn bin(&self, given: Given) -> usize {
        let unknown = self.counts.len() - 2;
        match given {
            Given::Value(Raw::Number(number)) => shift::bin(&self.edges, number).min(unknown),
            Given::Value(Raw::Level(level)) => (level as usize).min(unknown),
            Given::Unseen => unknown,
            Given::Value(Raw::Missing) | Given::Unreadable => unknown + 1,
        }
    }

    pub(super) fn is_unseen(&self, given: Given) -> bool {
        match given {
            Given::Unseen => true,
            Given::Value(Raw::Level(_)) => self.counts[self.bin(given)] == 0,
            _ => false,
        }
    }

    pub(super) fn is_outside(&self, number: f64) -> bool {
        number < self.range[0] || number > self.range[1]
    }
}
