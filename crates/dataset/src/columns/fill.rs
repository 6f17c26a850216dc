//! The second reading of a column: names become levels, and numbers with commas become numbers.

use std::collections::HashMap;

use super::infer::push;
use super::missing::{is_missing, may_be_level};
use super::numbers::{Comma, read_with};
use super::{LEVELS, NAMES_KEPT};
use crate::error::DataError;
use crate::table::{Column, Kind, MISSING, Values};

/// Fills one column in the second reading: names, or numbers with commas.
#[derive(Debug)]
pub(crate) struct Filler {
    comma: Option<Comma>,
    numbers: Vec<f64>,
    scratch: String,
    known: HashMap<String, u32>,
    names: Vec<String>,
    codes: Vec<u32>,
    missing: usize,
    overflown: bool,
}

impl Filler {
    /// A filler of names (`None`) or of numbers with commas.
    pub(crate) fn new(comma: Option<Comma>) -> Self {
        Filler {
            comma,
            numbers: Vec::new(),
            scratch: String::new(),
            known: HashMap::new(),
            names: Vec::new(),
            codes: Vec::new(),
            missing: 0,
            overflown: false,
        }
    }

    /// Takes the next cell.
    pub(crate) fn add(&mut self, cell: &str) -> Result<(), DataError> {
        let cell = cell.trim();
        if let Some(comma) = self.comma {
            let number = read_with(cell, comma, &mut self.scratch).unwrap_or(f64::NAN);
            return push(&mut self.numbers, number);
        }
        // Among names, leaving a class out is worse than showing a missing value as a level.
        if is_missing(cell) && !may_be_level(cell) {
            self.missing += 1;
            return push(&mut self.codes, MISSING);
        }
        if self.overflown {
            return Ok(());
        }
        let code = match self.known.get(cell) {
            Some(&code) => code,
            None if self.names.len() == NAMES_KEPT => {
                self.overflown = true;
                self.codes = Vec::new();
                return Ok(());
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

    /// The finished column.
    pub(crate) fn finish(self, name: String) -> Column {
        if self.comma.is_some() {
            return Column::new(name, Kind::Numeric, Values::Numbers(self.numbers));
        }
        if self.overflown {
            let values = Values::Omitted {
                missing: self.missing,
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
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by(|&a, &b| {
        let by_number = as_numbers
            .as_ref()
            .map_or(std::cmp::Ordering::Equal, |numbers| {
                numbers[a].total_cmp(&numbers[b])
            });
        by_number.then_with(|| names[a].cmp(&names[b]))
    });
    let mut place = vec![0_u32; names.len()];
    for (new, &old) in order.iter().enumerate() {
        place[old] = new as u32;
    }
    for code in &mut codes {
        if *code != MISSING {
            *code = place[*code as usize];
        }
    }
    let mut names: Vec<Option<String>> = names.into_iter().map(Some).collect();
    let names = order.iter().filter_map(|&old| names[old].take()).collect();
    Values::Levels { names, codes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_sorted_whatever_the_order_of_rows() {
        let fill = |cells: &[&str]| {
            let mut filler = Filler::new(None);
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
}
