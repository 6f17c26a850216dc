//! The second reading of a column: names become levels, and numbers and dates with forms of their own get their values.

use isoline_numeric::sorting;
use std::collections::HashMap;

use super::dates::{self, Form, Order};
use super::evidence::push;
use super::missing::{is_missing, may_be_level};
use super::numbers::{self, Manner, Reading};
use super::truths::Pairs;
use super::{LEVELS, NAMES_KEPT};
use crate::error::DataError;
use crate::table::{Column, Kind, MISSING, Values};

/// What a column is filled with.
#[derive(Debug, Clone, Copy)]
pub(super) enum Filling {
    Names,
    Truths(Pairs),
    Numbers(Manner),
    Dates(Order, Form),
}

/// Fills one column in the second reading.
#[derive(Debug)]
pub(crate) struct Filler {
    filling: Filling,
    numbers: Vec<f64>,
    buffer: Vec<u8>,
    known: HashMap<String, u32>,
    names: Vec<String>,
    codes: Vec<u32>,
    /// Of all texts, once there are more than are kept.
    digests: Vec<u64>,
    /// Cells that are there but are no number or date.
    pub(super) unread: usize,
}

impl Filler {
    pub(super) fn new(filling: Filling) -> Self {
        Filler {
            filling,
            numbers: Vec::new(),
            buffer: Vec::new(),
            known: HashMap::new(),
            names: Vec::new(),
            codes: Vec::new(),
            digests: Vec::new(),
            unread: 0,
        }
    }

    /// A filler of names.
    pub(crate) fn of_names() -> Self {
        Filler::new(Filling::Names)
    }

    /// Takes the next cell.
    pub(crate) fn add(&mut self, cell: &str) -> Result<(), DataError> {
        let cell = cell.trim();
        let number = match self.filling {
            Filling::Names | Filling::Truths(_) => return self.add_name(cell),
            Filling::Numbers(manner) => numbers::parse(cell, manner, &mut self.buffer),
            Filling::Dates(order, form) => dates::read(cell)
                .filter(|written| form != Form::Day || written.form == form)
                .and_then(|written| written.seconds(order)),
        };
        if number.is_none() && !is_missing(cell) {
            let not_finite = numbers::read(cell, &mut self.buffer) == Reading::NotFinite;
            self.unread += usize::from(!not_finite);
        }
        push(&mut self.numbers, number.unwrap_or(f64::NAN))
    }

    fn add_name(&mut self, cell: &str) -> Result<(), DataError> {
        // Among names, leaving a class out is worse than showing a missing value as a level.
        let missing = is_missing(cell) && !may_be_level(cell);
        if !self.digests.is_empty() {
            return push(&mut self.digests, if missing { 0 } else { digest(cell) });
        }
        if missing {
            return push(&mut self.codes, MISSING);
        }
        let code = match self.known.get(cell) {
            Some(&code) => code,
            None if self.names.len() == NAMES_KEPT => {
                let known: Vec<u64> = self.names.iter().map(|name| digest(name)).collect();
                for &code in &self.codes {
                    push(
                        &mut self.digests,
                        known.get(code as usize).map_or(0, |known| *known),
                    )?;
                }
                self.codes = Vec::new();
                return push(&mut self.digests, digest(cell));
            }
            None => {
                let code = self.names.len() as u32;
                self.names.push(cell.to_string());
                self.known.insert(cell.to_string(), code);
                code
            }
        };
        push(&mut self.codes, code)
    }

    /// Merges the spellings of each word for yes or no; gives them, the merged ones first, where there was one to merge.
    pub(super) fn merge(&mut self) -> Option<Vec<String>> {
        let Filling::Truths(pairs) = self.filling else {
            return None;
        };
        let named: Vec<Option<&str>> = self.names.iter().map(|name| pairs.name(name)).collect();
        let distinct: std::collections::BTreeSet<&str> =
            sorting::gathered(named.iter().copied().flatten());
        if distinct.len() == named.iter().flatten().count() {
            return None;
        }
        let mut names: Vec<String> = Vec::new();
        let place: Vec<u32> = named
            .iter()
            .zip(&self.names)
            .map(|(named, spelling)| {
                let name = named.unwrap_or(spelling);
                let known = names.iter().position(|known| known == name);
                known.unwrap_or_else(|| {
                    names.push(name.into());
                    names.len() - 1
                }) as u32
            })
            .collect();
        for code in self.codes.iter_mut().filter(|code| **code != MISSING) {
            *code = place[*code as usize];
        }
        let mut merged = std::mem::replace(&mut self.names, names);
        merged.retain(|spelling| !self.names.contains(spelling) && pairs.name(spelling).is_some());
        let order = sorting::ranked(merged.len(), &|a, b| merged[a].cmp(&merged[b]));
        let taken = |place: u32| std::mem::take(&mut merged[place as usize]);
        Some(order.into_iter().map(taken).collect())
    }

    /// The finished column.
    pub(crate) fn finish(self, name: String) -> Column {
        match self.filling {
            Filling::Numbers(_) => {
                return Column::new(name, Kind::Numeric, Values::Numbers(self.numbers));
            }
            Filling::Dates(..) => {
                return Column::new(name, Kind::Date, Values::Numbers(self.numbers));
            }
            Filling::Names | Filling::Truths(_) => {}
        }
        if !self.digests.is_empty() {
            let values = Values::Omitted {
                digests: self.digests,
                distinct: NAMES_KEPT + 1,
            };
            let mut column = Column::new(name, Kind::Text, values);
            column.unusable = Some(format!(
                "text with over {NAMES_KEPT} different values, too many for categories"
            ));
            return column;
        }
        let unusable = too_many_names(&self.names, &self.codes);
        let kind = if unusable.is_some() {
            Kind::Text
        } else {
            Kind::Categorical
        };
        let mut column = Column::new(name, kind, sorted_levels(self.names, self.codes));
        column.unusable = unusable.or(column.unusable);
        column
    }
}

/// What stands for a text that is not kept; never 0.
pub(crate) fn digest(text: &str) -> u64 {
    fnv(FNV, text.as_bytes()).max(1)
}

/// What FNV-1a begins with.
pub(crate) const FNV: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a of 64 bits, continued with these bytes.
pub(crate) fn fnv(hash: u64, bytes: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(hash, step)
}

/// Why these names are text and no categories; `None` when they can be categories.
pub(crate) fn too_many_names(names: &[String], codes: &[u32]) -> Option<String> {
    let distinct = names.len();
    let present = codes.iter().filter(|&&code| code != MISSING).count();
    let words = || -> usize {
        let names = names.iter();
        names.map(|name| name.split_whitespace().count()).sum()
    };
    if distinct == present && present >= 10 {
        Some(format!("text: each of the {present} values occurs once"))
    } else if distinct > LEVELS {
        Some(format!(
            "text with {distinct} different values, over the {LEVELS} that categories may have"
        ))
    } else if distinct * 2 > present && words() >= 5 * distinct {
        Some("text: sentences that hardly ever repeat".into())
    } else {
        None
    }
}

/// Levels in a fixed order, by number where all of them are numbers, else by code point: the order of rows does not count.
pub(crate) fn sorted_levels(names: Vec<String>, mut codes: Vec<u32>) -> Values {
    let as_numbers: Option<Vec<f64>> = names.iter().map(|name| name.parse().ok()).collect();
    let order = sorting::ranked(names.len(), &|a, b| {
        let by_number = as_numbers
            .as_ref()
            .map_or(std::cmp::Ordering::Equal, |numbers| {
                numbers[a].total_cmp(&numbers[b])
            });
        by_number.then_with(|| names[a].cmp(&names[b]))
    });
    let mut place = vec![0_u32; names.len()];
    for (new, &old) in order.iter().enumerate() {
        place[old as usize] = new as u32;
    }
    for code in &mut codes {
        if *code != MISSING {
            *code = place[*code as usize];
        }
    }
    let mut names: Vec<Option<String>> = names.into_iter().map(Some).collect();
    let names = order
        .iter()
        .filter_map(|&old| names[old as usize].take())
        .collect();
    Values::Levels { names, codes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_sorted_whatever_the_order_of_rows() {
        let fill = |cells: &[&str]| {
            let mut filler = Filler::new(Filling::Names);
            for cell in cells {
                filler.add(cell).expect("memory for a test");
            }
            filler.finish("x".into())
        };
        let column = fill(&["b", "a", "", "b"]);
        assert_eq!(
            column.values,
            Values::Levels {
                names: vec!["a".into(), "b".into()],
                codes: vec![1, 0, MISSING, 1]
            }
        );
        assert_eq!(column.kind, Kind::Categorical);
        let many: Vec<String> = (0..5000).map(|number| format!("name {number}")).collect();
        let column = fill(&many.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(
            (column.kind, column.statistics.distinct),
            (Kind::Text, NAMES_KEPT + 1)
        );
    }
    #[test]
    fn spellings_of_yes_and_no_become_two_levels() {
        let fill = |cells: &[&str]| {
            let pairs = cells.iter().fold(Pairs::ALL, |pairs, cell| {
                if is_missing(cell) {
                    pairs
                } else {
                    pairs.and(Pairs::of(cell))
                }
            });
            let mut filler = Filler::new(Filling::Truths(pairs));
            for cell in cells {
                filler.add(cell).expect("memory for a test");
            }
            let merged = filler.merge();
            let column = filler.finish("x".into());
            let cells: Vec<String> = (0..cells.len()).map(|row| column.text(row)).collect();
            (merged, cells.join(" "))
        };
        let (merged, cells) = fill(&["Yes", "no", "", "YES", "n", "yes"]);
        assert_eq!(cells, "yes no  yes no yes");
        assert_eq!(merged, Some(vec!["YES".into(), "Yes".into(), "n".into()]));
        assert_eq!(fill(&["True", "False"]), (None, "True False".into()));
        assert_eq!(fill(&["TRUE", "1", "-", "0"]).1, "true true - false");
    }
}
