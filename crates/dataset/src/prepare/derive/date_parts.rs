//! The parts of a date: those that come round again (month, weekday, hour) as a point of a circle, so that December lies
//! beside January; the others as numbers. Parts that are the same in all training rows are left out.

use super::{Deriver, Takes, Written, written};
use crate::Description;

/// Whole turns: the part, its first value, and how many values make a turn.
const CIRCLES: [(&str, u8, u8); 3] = [("month", 1, 12), ("weekday", 1, 7), ("hour", 0, 24)];

const TURN: f64 = std::f64::consts::TAU;

/// The family's entry.
pub const DERIVER: Deriver = Deriver {
    member: Description {
        name: "date-parts",
        label: "Date parts",
        formula: "year, day, minute; sin and cos of month, weekday, hour",
        knobs: &[],
    },
    takes: Takes::Dates,
    write: |sources, _| {
        let mut features = Vec::new();
        for source in sources {
            let (x, name) = (source.quoted(), source.name);
            let number = |part: &str| written(format!("{part}({name})"), format!("{part}({x})"));
            features.push(number("year"));
            features.push(number("day"));
            features.push(number("minute"));
            for (part, first, turn) in CIRCLES {
                let angle = format!("{TURN:?} * ({part}({x}) - {first}) / {turn}");
                let point = |wave: &str| -> Written {
                    written(format!("{wave} {part}({name})"), format!("{wave}({angle})"))
                };
                features.push(point("sin"));
                features.push(point("cos"));
            }
        }
        features
    },
};
