//! One input per level that occurs in the training rows, up to a cap.

use isoline_family::Settings;
use isoline_numeric::sorting;

use super::{Encoder, Encoding, Levels, Mark};
use crate::error::shown;
use crate::{Description, Knob, KnobScale, Remark};

/// Most inputs of a feature.
pub const CAP: Knob = Knob {
    name: "cap",
    label: "Most inputs",
    minimum: 2.0,
    maximum: 1000.0,
    default: 50.0,
    scale: KnobScale::Log,
};

/// The family's entry.
pub const ENCODER: Encoder = Encoder {
    member: Description {
        name: "one-hot",
        label: "One-hot",
        formula: "1 where x = level, else 0",
        knobs: &[CAP],
    },
    fit,
};

/// The most frequent levels have places of their own, in the order of levels; the rest share the one after them.
fn fit(settings: &Settings, levels: Levels<'_>, remarks: &mut Vec<Remark>) -> Encoding {
    let cap = settings.get(&CAP) as usize;
    let count = |level: u32| levels.counts[level as usize];
    let mut taught: Vec<u32> = (0..levels.counts.len() as u32)
        .filter(|&level| count(level) > 0)
        .collect();
    let all = taught.len();
    let rest = if all > cap {
        // Of equally frequent levels the first are kept.
        let order = sorting::ranked(all, &|a, b| count(taught[b]).cmp(&count(taught[a])));
        taught = order
            .into_iter()
            .map(|place| taught[place as usize])
            .collect();
        taught.split_off(cap - 1)
    } else {
        Vec::new()
    };
    sorting::indices(&mut taught);
    let mut marks = vec![None; levels.counts.len()];
    let mark = |place: usize| {
        Some(Mark {
            place: place as u32,
            value: 1.0,
        })
    };
    for (place, &level) in taught.iter().enumerate() {
        marks[level as usize] = mark(place);
    }
    for &level in &rest {
        marks[level as usize] = mark(taught.len());
    }
    if !rest.is_empty() {
        let rows: usize = rest.iter().map(|&level| count(level)).sum();
        let message = format!(
            "{} has {all} levels in the training rows; the {} most frequent have an input each, the other {} ({rows} rows) share one.",
            shown(levels.column),
            taught.len(),
            rest.len(),
        );
        remarks.push(
            Remark::new("rare-levels", message)
                .column(levels.column)
                .hint("Raise the cap of the encoding, or encode by frequency."),
        );
    }
    Encoding {
        marks,
        width: (taught.len() + usize::from(!rest.is_empty())).max(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(counts: &[usize], cap: f64) -> (Vec<Option<u32>>, usize, usize) {
        let names: Vec<String> = counts.iter().map(usize::to_string).collect();
        let levels = Levels {
            column: "colour",
            names: &names,
            counts,
        };
        let given = std::collections::BTreeMap::from([("cap".to_string(), cap)]);
        let settings = Settings::new("one-hot", ENCODER.member.knobs, &given).expect("in range");
        let mut remarks = Vec::new();
        let fitted = fit(&settings, levels, &mut remarks);
        let places = fitted.marks.iter().map(|mark| mark.map(|mark| mark.place));
        (places.collect(), fitted.width, remarks.len())
    }

    #[test]
    fn levels_without_training_rows_have_no_place() {
        assert_eq!(
            places(&[2, 0, 1], 50.0),
            (vec![Some(0), None, Some(1)], 2, 0)
        );
    }

    #[test]
    fn beyond_the_cap_rare_levels_share_the_last_place() {
        let (found, width, said) = places(&[1, 5, 0, 5, 9, 1], 3.0);
        assert_eq!(found, [Some(2), Some(0), None, Some(2), Some(1), Some(2)]);
        assert_eq!((width, said), (3, 1));
        assert_eq!(places(&[1, 5, 2], 3.0).2, 0);
    }
}
