//! From evidence to columns, with a second reading for what is not a plain number.

use super::missing::may_be_level;
use super::numbers::Comma;
use super::{Decision, Evidence, Filler};
use crate::error::{DataError, Remark, counted, listed, shown};
use crate::reading::{Decimal, Reading, ReadingChoice};
use crate::table::{Column, Kind, Values};

/// Columns, names of the blank ones, and the decimal sign where one was asked or commas decided it.
type Found = (Vec<Column>, Vec<String>, Option<Decimal>);

/// Decides the columns, in the order of `names`, as asked where a decimal sign was; blank ones are left out.
///
/// `again` reads the rows once more and adds each one's cell in the named position to the filler beside it.
/// `shared`: whether the columns have one decimal sign, so that one of them decides for another; not where a comma
/// separates the cells, since there a quoted "3,14" says little about "1,234" elsewhere.
pub(crate) fn assemble(
    names: &[String],
    evidence: Vec<Evidence>,
    shared: bool,
    asked: &Reading,
    remarks: &mut Vec<Remark>,
    again: impl FnOnce(&mut [(usize, Filler)]) -> Result<(), DataError>,
) -> Result<Found, DataError> {
    let decimal_elsewhere = shared && evidence.iter().any(Evidence::shows_decimal_comma);
    let decisions: Vec<Decision> = evidence
        .iter()
        .map(|column| column.decision(decimal_elsewhere))
        .collect();
    let mut fillers: Vec<(usize, Filler)> = Vec::new();
    for (position, decision) in decisions.iter().enumerate() {
        match decision {
            Decision::Numbers(Comma::Absent) | Decision::Blank => {}
            Decision::Numbers(comma) => fillers.push((position, Filler::new(Some(*comma)))),
            Decision::Names | Decision::Undecided => fillers.push((position, Filler::new(None))),
        }
    }
    if !fillers.is_empty() {
        again(&mut fillers)?;
    }
    // Said only where every number of the file follows it, so that asked again it reads the same table.
    let clear = !decisions.contains(&Decision::Undecided);
    let points = evidence.iter().any(Evidence::has_points);
    let mut fillers = fillers.into_iter().map(|(_, filler)| filler);
    let (mut found, mut blank) = (Vec::new(), Vec::new());
    let mut commas = [Vec::new(), Vec::new()];
    for ((name, evidence), decision) in names.iter().zip(evidence).zip(&decisions) {
        note(name, &evidence, *decision, asked, remarks);
        match decision {
            Decision::Blank => blank.push(name.clone()),
            Decision::Numbers(Comma::Absent) => {
                found.push(Column::new(
                    name.clone(),
                    Kind::Numeric,
                    Values::Numbers(evidence.into_numbers()),
                ));
            }
            _ => {
                let Some(filler) = fillers.next() else {
                    continue;
                };
                let mut column = filler.finish(name.clone());
                match decision {
                    Decision::Numbers(Comma::Decimal) => commas[0].push(name.clone()),
                    Decision::Numbers(Comma::Thousands) => commas[1].push(name.clone()),
                    Decision::Undecided => {
                        column.kind = Kind::Text;
                        column.unusable =
                            Some("numbers whose separators can be read in two ways".into());
                    }
                    _ => {}
                }
                remarks.extend(doubtful_levels(&column));
                found.push(column);
            }
        }
    }
    for (code, meaning, names) in [
        ("decimal-comma", "decimal commas", &commas[0]),
        ("thousands", "thousand separators", &commas[1]),
    ] {
        if let Some(first) = names.first() {
            let columns = listed(names.iter().map(String::as_str));
            remarks.push(
                Remark::new(code, format!("Commas were read as {meaning} in {columns}."))
                    .column(first),
            );
        }
    }
    if let Some(first) = blank.first() {
        let message = format!(
            "Columns with nothing but blanks were left out: {}.",
            listed(blank.iter().map(String::as_str))
        );
        remarks.push(Remark::new("blank-column", message).column(first));
    }
    let decimal = match (commas[0].is_empty(), commas[1].is_empty()) {
        _ if !clear => None,
        (false, true) if !points => Some(Decimal::Comma),
        (true, false) => Some(Decimal::Point),
        _ => None,
    };
    Ok((found, blank, asked.decimal.or(decimal)))
}

/// Levels that may have been meant as missing values.
fn doubtful_levels(column: &Column) -> Option<Remark> {
    let Values::Levels { names, codes } = &column.values else {
        return None;
    };
    let doubtful = |name: &&String| may_be_level(name);
    let count = codes
        .iter()
        .filter(|&&code| names.get(code as usize).as_ref().is_some_and(doubtful))
        .count();
    if count == 0 || column.kind != Kind::Categorical {
        return None;
    }
    let message = format!(
        "\"{}\" in {} may mean a missing value; it was kept as a level in {}.",
        listed(names.iter().filter(doubtful).map(String::as_str)),
        shown(&column.name),
        counted(count, "cell")
    );
    Some(
        Remark::new("missing-or-level", message)
            .column(&column.name)
            .hint("Leave those cells empty if they mean that the value is missing."),
    )
}

/// Says what a column's cells had that a reader may not expect.
fn note(
    name: &str,
    evidence: &Evidence,
    decision: Decision,
    asked: &Reading,
    remarks: &mut Vec<Remark>,
) {
    let (numbers, others) = evidence.shares();
    let examples = || {
        let shown: Vec<String> = evidence
            .examples
            .iter()
            .map(|(row, text)| format!("\"{text}\" (row {row})"))
            .collect();
        shown.join(", ")
    };
    let name_shown = shown(name);
    match (decision, evidence.examples.first()) {
        (Decision::Numbers(_) | Decision::Undecided, Some((row, _))) => {
            let message = format!(
                "{} in {name_shown} are no numbers and count as missing: {}.",
                counted(others, "cell"),
                examples()
            );
            remarks.push(Remark::new("not-a-number", message).row(*row).column(name));
        }
        (Decision::Names, Some((row, _))) if numbers > 0 => {
            let percent = others * 100 / (numbers + others).max(1);
            let message = format!(
                "{name_shown} mixes numbers and words ({percent} % words) and is read as words: {}.",
                examples()
            );
            remarks.push(Remark::new("mixed", message).row(*row).column(name));
        }
        _ => {}
    }
    if decision != Decision::Names
        && let Some((row, text)) = &evidence.first_not_finite
    {
        let count = evidence.not_finite();
        let message = format!(
            "{} in {name_shown} beyond the range of numbers count as missing, such as {text}.",
            counted(count, "cell")
        );
        remarks.push(Remark::new("not-finite", message).row(*row).column(name));
    }
    if decision == Decision::Undecided
        && let Some((sign, (row, text))) = evidence.doubtful()
    {
        let message = format!(
            "In {name_shown}, {text} can be read with a decimal {sign} or with a thousand separator; the column is not used."
        );
        let hint = "Choose the decimal sign, or write the numbers with a decimal point and without separators.";
        let choice = |label: &str, sign| {
            let reading = Reading {
                decimal: Some(sign),
                ..asked.clone()
            };
            ReadingChoice::new(format!("{text} has a decimal {label}"), reading)
        };
        let choices = vec![
            choice("point", Decimal::Point),
            choice("comma", Decimal::Comma),
        ];
        remarks.push(
            Remark::new("ambiguous-number", message)
                .row(*row)
                .column(name)
                .hint(hint)
                .choices(choices),
        );
    }
}
