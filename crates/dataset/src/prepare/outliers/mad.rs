//! Far from the median, measured by the median distance to it, which half the values being outliers would not move.

use super::{Detector, fence};
use crate::columns::median_of_sorted;
use crate::{Description, Knob, KnobScale};
use isoline_numeric::sorting;

/// How many scaled median distances from the median a value may lie.
pub const LIMIT: Knob = Knob {
    name: "limit",
    label: "Median deviations",
    minimum: 0.5,
    maximum: 100.0,
    default: 3.5,
    scale: KnobScale::Log,
};

/// The median distance of a normal distribution times this is its standard deviation.
const NORMAL: f64 = 1.4826;

/// The family's entry.
pub const DETECTOR: Detector = Detector {
    member: Description {
        name: "mad",
        label: "Median deviations",
        formula: "|x - median| > limit * 1.4826 * median(|x - median|)",
        knobs: &[LIMIT],
    },
    fit: |settings, sorted| {
        let median = median_of_sorted(sorted);
        let mut distances: Vec<f64> = sorted
            .iter()
            .map(|value| (value - median).abs().min(f64::MAX))
            .collect();
        sorting::ascending(&mut distances);
        let spread = median_of_sorted(&distances);
        fence(median, median, settings.get(&LIMIT) * NORMAL * spread)
    },
};
