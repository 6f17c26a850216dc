//! Two features that say the same in every row: the second adds weights and nothing to learn from.

use super::{Change, Finder, Finding, Severity, Subject, Way};
use crate::error::shown;
use crate::table::{Column, MISSING, Values};
use isoline_numeric::sorting;

/// The family's entry.
pub const FINDER: Finder = Finder {
    code: "twins",
    look: Way::Table(find),
};

fn find(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let columns: Vec<&Column> = subject.features().collect();
    let digests = columns.iter().map(|column| digest(column, &subject.rows));
    let mut keyed: Vec<(u64, u32)> = digests.zip(0..).collect();
    sorting::keyed(&mut keyed);
    // Which earlier column each one repeats, in the order of the columns.
    let mut twins: Vec<Option<&Column>> = vec![None; columns.len()];
    for run in keyed.chunk_by(|a, b| a.0 == b.0) {
        let first = columns[run[0].1 as usize];
        for &(_, place) in &run[1..] {
            if alike(first, columns[place as usize], &subject.rows) {
                twins[place as usize] = Some(first);
            }
        }
    }
    let pairs = columns.iter().zip(twins);
    for (second, first) in pairs.filter_map(|(second, first)| Some((second, first?))) {
        found.push(
            Finding::new(
                FINDER.code,
                Severity::Note,
                "{column} says the same as {other} in every row.",
            )
            .column(&second.name)
            .text("other", shown(&first.name))
            .fix(Change::DropFeature {
                column: second.name.clone(),
            }),
        );
    }
}

/// What a column says in each row: a number's bits, or the place of a name among the names in the order of their rows.
fn said<'a>(column: &'a Column, rows: &'a [u32]) -> impl Iterator<Item = u64> + 'a {
    let mut places = vec![MISSING; column.levels().len()];
    let mut next = 0;
    rows.iter().map(move |&row| match &column.values {
        // Adding 0 makes -0 and 0 equal, as they compare.
        Values::Numbers(numbers) => (numbers[row as usize] + 0.0).to_bits(),
        Values::Levels { codes, .. } => match codes[row as usize] {
            MISSING => u64::MAX,
            code => {
                let place = &mut places[code as usize];
                if *place == MISSING {
                    *place = next;
                    next += 1;
                }
                u64::from(*place)
            }
        },
        Values::Omitted { .. } => u64::MAX,
    })
}

fn digest(column: &Column, rows: &[u32]) -> u64 {
    said(column, rows).fold(0xcbf2_9ce4_8422_2325, |hash, word| {
        (hash ^ word).wrapping_mul(0x0100_0000_01b3).rotate_left(29)
    })
}

fn alike(a: &Column, b: &Column, rows: &[u32]) -> bool {
    a.kind == b.kind && said(a, rows).eq(said(b, rows))
}
