//! Rows that must not be parted: copies, groups, rows of one time.

use super::{Subject, Together};
use crate::error::shown;
use crate::prepare::duplicates::digest;
use crate::table::{Column, Values};
use crate::{DataError, Raw};
use isoline_numeric::sorting;

/// The rows in lots that stay whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Units {
    /// The unit of each kept row.
    pub of: Vec<u32>,
    /// Rows of each unit.
    pub sizes: Vec<u32>,
    /// The first row of each unit.
    pub firsts: Vec<u32>,
}

impl Units {
    pub(super) fn find(together: Together, subject: &Subject<'_>) -> Result<Self, DataError> {
        match together {
            Together::Copies => Ok(Self::alike(subject.cells, subject.rows, false)?),
            Together::Groups => {
                let column = role(subject.group, "group")?;
                // A row whose group is not known is a group of its own.
                let groups = Self::alike(&[column], subject.rows, true)?;
                if groups.sizes.len() < 2 {
                    let cause = format!("{} names one group only.", shown(&column.name));
                    return Err(DataError::new("group-column", cause)
                        .column(&column.name)
                        .hint("Choose another column, or another split."));
                }
                Ok(groups)
            }
            Together::Times => Self::in_time(role(subject.time, "time")?, subject.rows),
        }
    }

    /// Rows that are equal in all of these columns; units are numbered by their first rows. `lone`: rows with a missing
    /// cell are equal to none.
    fn alike(columns: &[&Column], rows: &[u32], lone: bool) -> Result<Self, DataError> {
        let mut digests: Vec<(u64, u32)> = Vec::new();
        reserve(&mut digests, rows.len())?;
        digests.extend(
            (0_u32..)
                .zip(rows)
                .map(|(position, &row)| (digest(columns, row), position)),
        );
        sorting::keyed(&mut digests);
        let equal = |a: u32, b: u32| {
            let (a, b) = (rows[a as usize] as usize, rows[b as usize] as usize);
            columns.iter().all(|column| {
                let (a, b) = (column.identity(a), column.identity(b));
                a == b && !(lone && a.is_none())
            })
        };
        // Of each row the first one that it is equal to; equal digests are nearly always equal rows.
        let mut first: Vec<u32> = Vec::new();
        reserve(&mut first, rows.len())?;
        first.extend(0..rows.len() as u32);
        let mut kinds: Vec<u32> = Vec::new();
        let mut before = None;
        for &(digest, position) in &digests {
            if before != Some(digest) {
                before = Some(digest);
                kinds.clear();
            }
            match kinds.iter().find(|&&kind| equal(kind, position)) {
                Some(&kind) => first[position as usize] = kind,
                // A row that is equal to none need not be compared with.
                None if !lone || equal(position, position) => kinds.push(position),
                None => {}
            }
        }
        let mut units = Units {
            of: first,
            sizes: Vec::new(),
            firsts: Vec::new(),
        };
        for position in 0..rows.len() {
            let first = units.of[position] as usize;
            let unit = if first == position {
                units.sizes.push(0);
                units.firsts.push(position as u32);
                units.sizes.len() as u32 - 1
            } else {
                units.of[first]
            };
            units.of[position] = unit;
            units.sizes[unit as usize] += 1;
        }
        Ok(units)
    }

    /// Rows of one time; units are numbered in the order of time.
    fn in_time(column: &Column, rows: &[u32]) -> Result<Self, DataError> {
        if !matches!(column.values, Values::Numbers(_)) {
            let cause = format!(
                "{} holds no numbers or dates, so it does not order the rows.",
                shown(&column.name)
            );
            return Err(DataError::new("time-column", cause)
                .column(&column.name)
                .hint("Choose a column of numbers or dates, or another split."));
        }
        let mut times: Vec<(u64, u32)> = Vec::new();
        reserve(&mut times, rows.len())?;
        for (position, &row) in (0_u32..).zip(rows) {
            match column.raw(row as usize) {
                Raw::Number(time) => times.push((sorting::key(time), position)),
                _ => {
                    // Lines of the file are no longer known here; blank ones and the header are not counted.
                    let cause = format!("The time of data row {} is missing.", row + 1);
                    return Err(DataError::new("time-column", cause)
                        .column(&column.name)
                        .hint("Give every row a time, or choose another split."));
                }
            }
        }
        sorting::keyed(&mut times);
        let mut units = Units {
            of: vec![0; rows.len()],
            sizes: Vec::new(),
            firsts: Vec::new(),
        };
        let mut before = None;
        for (time, position) in times {
            if before != Some(time) {
                before = Some(time);
                units.sizes.push(0);
                units.firsts.push(position);
            }
            let unit = units.sizes.len() - 1;
            units.of[position as usize] = unit as u32;
            units.sizes[unit] += 1;
        }
        Ok(units)
    }
}

fn role<'a>(column: Option<&'a Column>, name: &str) -> Result<&'a Column, DataError> {
    column.ok_or_else(|| {
        DataError::new(
            &format!("{name}-column"),
            format!("The split by {name} needs a column to go by."),
        )
        .hint(format!("Choose the {name} column, or another split."))
    })
}

fn reserve<T>(list: &mut Vec<T>, length: usize) -> Result<(), DataError> {
    list.try_reserve_exact(length)
        .map_err(|_| DataError::memory(length.saturating_mul(size_of::<T>())))
}
