//! From evidence to columns, with a second reading for what is not a plain number.

use super::dates::Order;
use super::evidence::{Decision, Elsewhere};
use super::fill::Filling;
use super::remarks::Notes;
use super::{Evidence, Filler};
use crate::error::{DataError, Remark, listed};
use crate::reading::{Decimal, Reading};
use crate::table::{Column, Kind, Values};

/// What the cells came to.
pub(crate) struct Found {
    /// The columns that are not blank.
    pub(crate) columns: Vec<Column>,
    /// Names of the blank ones.
    pub(crate) blank: Vec<String>,
    /// The decimal sign, where one was asked or commas decided it.
    pub(crate) decimal: Option<Decimal>,
    /// The order of dates, where one was asked or all columns that show one agree.
    pub(crate) dates: Option<Order>,
}

/// Decides the columns, in the order of `names`; blank ones are left out.
///
/// `again` reads the rows once more and adds each one's cell in the named position to the filler beside it.
/// `shared`: whether the columns have one decimal sign, so that one of them decides for another; not where a comma
/// separates the cells, since there a quoted "3,14" says little about "1,234" elsewhere. A decimal sign that is asked
/// for settles what the cells leave open.
pub(crate) fn assemble(
    names: &[String],
    evidence: Vec<Evidence>,
    shared: bool,
    asked: &Reading,
    remarks: &mut Vec<Remark>,
    again: impl FnOnce(&mut [(usize, Filler)]) -> Result<(), DataError>,
) -> Result<Found, DataError> {
    let mut orders = evidence.iter().filter_map(Evidence::shows_order);
    let first = orders.next();
    let commas = evidence.iter().any(Evidence::shows_decimal_comma);
    let elsewhere = Elsewhere {
        comma: shared && commas,
        groups: !commas && evidence.iter().any(Evidence::shows_groups),
        asked: asked.dates,
        order: first.filter(|first| orders.all(|order| order == *first)),
    };
    let decisions: Vec<Decision> = evidence
        .iter()
        .map(|column| column.decision(elsewhere))
        .collect();
    let filling = |decision: &Decision| match *decision {
        Decision::Blank | Decision::Plain => None,
        Decision::Numbers(manner) => Some(Filling::Numbers(manner)),
        Decision::Dates(order, form) => Some(Filling::Dates(order, form)),
        Decision::Truths(pairs) => Some(Filling::Truths(pairs)),
        Decision::Undecided
        | Decision::UndecidedDates(_)
        | Decision::Codes
        | Decision::Units
        | Decision::Names => Some(Filling::Names),
    };
    let mut fillers: Vec<(usize, Filler)> = decisions
        .iter()
        .enumerate()
        .filter_map(|(position, decision)| Some((position, Filler::new(filling(decision)?))))
        .collect();
    if !fillers.is_empty() {
        again(&mut fillers)?;
    }
    let decimal = asked.decimal.or_else(|| shown(&evidence, &decisions));
    // Asked for, it would settle what is undecided now, and that would be another table.
    let open = |decision: &Decision| matches!(decision, Decision::UndecidedDates(_));
    let settled = !decisions.iter().any(open);
    let dates = asked.dates.or(elsewhere.order.filter(|_| settled));
    let mut fillers = fillers.into_iter().map(|(_, filler)| filler);
    let (mut found, mut blank) = (Vec::new(), Vec::new());
    let mut notes = Notes::new(asked, remarks);
    for ((name, evidence), decision) in names.iter().zip(evidence).zip(&decisions) {
        let filler = filling(decision).and_then(|_| fillers.next());
        let Some(mut filler) = filler else {
            notes.cells(name, &evidence, *decision, evidence.strays());
            if *decision == Decision::Blank {
                blank.push(name.clone());
            } else {
                let values = Values::Numbers(evidence.into_numbers());
                found.push(Column::new(name.clone(), Kind::Numeric, values));
            }
            continue;
        };
        notes.cells(name, &evidence, *decision, filler.unread);
        if let Some(merged) = filler.merge() {
            notes.merged(name, &merged);
        }
        let mut column = filler.finish(name.clone());
        column.format = evidence.format(*decision);
        let open = match decision {
            Decision::Undecided => "numbers whose separators can be read in two ways",
            Decision::UndecidedDates(_) => "dates that can be read day first or month first",
            _ => "",
        };
        if !open.is_empty() {
            column.kind = Kind::Text;
            column.unusable = Some(open.into());
        }
        notes.levels(&column);
        found.push(column);
    }
    notes.finish();
    if let Some(first) = blank.first() {
        let message = format!(
            "Columns with nothing but blanks were left out: {}.",
            listed(blank.iter().map(String::as_str))
        );
        remarks.push(Remark::new("blank-column", message).column(first));
    }
    Ok(Found {
        columns: found,
        blank,
        decimal,
        dates,
    })
}

/// The decimal sign that commas decided, where asking for it reads the same table.
fn shown(evidence: &[Evidence], decisions: &[Decision]) -> Option<Decimal> {
    let has = |wanted: &dyn Fn(&Evidence, &Decision) -> bool| {
        let mut columns = evidence.iter().zip(decisions);
        columns.any(|(evidence, decision)| wanted(evidence, decision))
    };
    let reads = |decision: &Decision, sign| matches!(decision, Decision::Numbers(manner) if manner.decimal == sign);
    let commas = has(&|_, decision| reads(decision, Decimal::Comma));
    let thousands =
        has(&|evidence, decision| reads(decision, Decimal::Point) && evidence.with_comma.is_some());
    let points = has(&|evidence, decision| {
        !reads(decision, Decimal::Comma) && evidence.either_point().is_some()
    });
    match (commas, thousands) {
        _ if decisions.contains(&Decision::Undecided) => None,
        (true, false) if !points => Some(Decimal::Comma),
        (false, true) => Some(Decimal::Point),
        _ => None,
    }
}
