//! Which rows have a value beyond the fences, and a table without them.

use isoline_numeric::sorting;
use serde::Serialize;

use crate::error::{counted, shown};
use crate::prepare::Split;
use crate::prepare::check::Plan;
use crate::spec::OutlierAction;
use crate::table::{Column, Kind, Raw};
use crate::{DataError, Remark};

/// All actions, each at its place.
const ACTIONS: [OutlierAction; 3] = [
    OutlierAction::Flag,
    OutlierAction::Clip,
    OutlierAction::Drop,
];

/// Most values that are listed one by one.
const LISTED: usize = 200;

/// What was found beyond the fences.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Outliers {
    /// What is done, with how many; an entry for each action that a column has.
    pub done: Vec<Done>,
    /// The first of them, row by row.
    pub listed: Vec<Outlier>,
    /// The columns that have fences.
    pub fences: Vec<Fence>,
}

/// How many values something is done with.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Done {
    /// What.
    pub action: OutlierAction,
    /// Rows with at least one such value.
    pub rows: usize,
    /// Such values.
    pub cells: usize,
}

/// What [`find`] answers.
pub(in crate::prepare) struct Found {
    pub outliers: Outliers,
    /// What each feature is clipped to.
    pub bounds: Vec<Option<[f64; 2]>>,
    /// The rows to leave out, ascending.
    pub beyond: Vec<u32>,
}

/// A value beyond its fences.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Outlier {
    /// The row of the data, counted from 1 without the header.
    pub row: usize,
    /// The column's name.
    pub column: String,
    /// The value.
    pub value: f64,
}

/// What is ordinary in one column.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Fence {
    /// The column's name.
    pub column: String,
    /// Smallest ordinary value.
    pub low: f64,
    /// Largest ordinary value.
    pub high: f64,
    /// Values beyond.
    pub cells: usize,
    /// What is done with them.
    pub action: OutlierAction,
}

/// Looks through the features of a plan, fences fitted on the table's rows `training`. `validation` rows are looked
/// through too, unless rows are to be left out: those are training rows only.
pub(in crate::prepare) fn find(plan: &Plan<'_>, training: &[u32], validation: &[u32]) -> Found {
    let treated = plan.features.iter().zip(&plan.treatments);
    let columns: Vec<(&Column, OutlierAction, Option<[f64; 2]>)> = treated
        .map(|(column, treatment)| {
            let (detector, settings) = &treatment.detector;
            let fences =
                sorted(column, training).and_then(|values| (detector.fit)(settings, &values));
            (column.as_ref(), treatment.action, fences)
        })
        .collect();
    let mut rows = [training, validation].concat();
    sorting::indices(&mut rows);
    let mut held: Vec<u32> = validation.to_vec();
    sorting::indices(&mut held);
    let mut cells = vec![0; columns.len()];
    let mut done = ACTIONS.map(|action| Done {
        action,
        rows: 0,
        cells: 0,
    });
    let mut listed = Vec::new();
    let mut beyond = Vec::new();
    for row in rows {
        let judges = held.binary_search(&row).is_ok();
        let mut seen = ACTIONS.map(|_| 0);
        for (place, (column, action, fences)) in columns.iter().enumerate() {
            let (Some([low, high]), Raw::Number(value)) = (fences, column.raw(row as usize)) else {
                continue;
            };
            if (value >= *low && value <= *high) || (judges && *action == OutlierAction::Drop) {
                continue;
            }
            seen[*action as usize] += 1;
            cells[place] += 1;
            if listed.len() < LISTED {
                listed.push(Outlier {
                    row: row as usize + 1,
                    column: column.name.clone(),
                    value,
                });
            }
        }
        for (done, cells) in done.iter_mut().zip(seen) {
            done.cells += cells;
            done.rows += usize::from(cells > 0);
        }
        if seen[OutlierAction::Drop as usize] > 0 {
            beyond.push(row);
        }
    }
    let fences = columns.iter().zip(&cells);
    let fences: Vec<Fence> = fences
        .filter_map(|((column, action, fences), &cells)| {
            fences.map(|[low, high]| Fence {
                column: column.name.clone(),
                low,
                high,
                cells,
                action: *action,
            })
        })
        .collect();
    let asked = |done: &Done| fences.iter().any(|fence| fence.action == done.action);
    let clipped = |(_, action, fences): &(_, OutlierAction, Option<[f64; 2]>)| {
        fences.filter(|_| *action == OutlierAction::Clip)
    };
    Found {
        bounds: columns.iter().map(clipped).collect(),
        beyond,
        outliers: Outliers {
            done: done.into_iter().filter(asked).collect(),
            listed,
            fences,
        },
    }
}

/// The training values of a column of numbers; dates have no fences.
fn sorted(column: &Column, training: &[u32]) -> Option<Vec<f64>> {
    if column.kind != Kind::Numeric {
        return None;
    }
    let mut values: Vec<f64> = training
        .iter()
        .filter_map(|&row| match column.raw(row as usize) {
            Raw::Number(number) => Some(number),
            _ => None,
        })
        .collect();
    sorting::ascending(&mut values);
    Some(values)
}

/// Leaves the rows `beyond` out of the kept rows and of their split: `keep` says for each kept row whether it stays.
pub(in crate::prepare) fn without(
    beyond: &[u32],
    rows: &[u32],
    split: &mut Split,
    remarks: &mut Vec<Remark>,
) -> Result<Vec<bool>, DataError> {
    let keep: Vec<bool> = rows
        .iter()
        .map(|row| beyond.binary_search(row).is_err())
        .collect();
    let mut place = 0;
    let places: Vec<u32> = keep
        .iter()
        .map(|&keep| {
            place += u32::from(keep);
            place.saturating_sub(1)
        })
        .collect();
    for part in [&mut split.train, &mut split.validation, &mut split.test] {
        part.retain(|&row| keep[row as usize]);
        for row in part.iter_mut() {
            *row = places[*row as usize];
        }
    }
    if split.train.is_empty() {
        return Err(DataError::new(
            "all-outliers",
            "Every training row has an outlier, so none would be left to learn from.",
        )
        .hint("Clip outliers instead, or widen the limits."));
    }
    if let Some(&first) = beyond.first() {
        let message = format!(
            "{} with outliers left out, the first of them data row {}.",
            counted(beyond.len(), "training row"),
            first + 1
        );
        remarks.push(
            Remark::new("outliers-dropped", message).hint(
                "The network will still be asked about such values; clipping keeps the rows.",
            ),
        );
    }
    Ok(keep)
}

impl Outliers {
    /// What has to be said of values that stay.
    pub(in crate::prepare) fn note(&self, remarks: &mut Vec<Remark>) {
        for Done {
            action,
            rows,
            cells,
        } in &self.done
        {
            if *cells == 0 || *action == OutlierAction::Drop {
                continue;
            }
            let what = match action {
                OutlierAction::Clip => "were moved to the limits",
                _ => "lie beyond the limits",
            };
            let fences = self.fences.iter().filter(|fence| fence.action == *action);
            let most = fences.max_by_key(|fence| fence.cells);
            let mut remark = Remark::new(
                "outliers",
                format!(
                    "{} in {} {what}{}.",
                    counted(*cells, "value"),
                    counted(*rows, "row"),
                    most.map_or(String::new(), |most| {
                        format!(", most of them in {}", shown(&most.column))
                    })
                ),
            );
            if let Some(most) = most {
                remark = remark.column(&most.column);
            }
            if *action == OutlierAction::Flag {
                remark = remark.hint("Clip them, or leave their rows out.");
            }
            remarks.push(remark);
        }
    }
}
