//! Numbers far from the others: fences fitted on the training rows, and what is done with values beyond them.
//!
//! | member | fences |
//! |---|---|
//! | `none` | none |
//! | `iqr` | quartiles, `factor` times their distance further out |
//! | `z` | mean, `limit` standard deviations (divided by n) to both sides |
//! | `mad` | median, `limit` times 1.4826 times the median distance from it to both sides |
//!
//! Contract: fences are finite and depend on the training values only; values without spread by the member's measure
//! have none, since everything off the one value would lie beyond.
//!
//! | action | what happens to a value beyond |
//! |---|---|
//! | `flag` | it is listed |
//! | `clip` | it is listed, and becomes the fence, in training and in every prediction |
//! | `drop` | it is listed where it is in a training row, and that row is left out |

mod find;
pub mod iqr;
pub mod mad;
pub mod none;
pub mod z;

use isoline_family::{Described, Settings};

use crate::Description;

pub use find::{Done, Fence, Outlier, Outliers};
pub(super) use find::{find, without};

/// A member of the family.
#[derive(Debug, Clone, Copy)]
pub struct Detector {
    /// Name, label, formula and knobs.
    pub member: Description,
    /// The smallest and the largest ordinary value for these training values, which are finite and sorted.
    pub fit: fn(settings: &Settings, sorted: &[f64]) -> Option<[f64; 2]>,
}

/// All detectors; the first is the default.
pub const ALL: &[Detector] = &[none::DETECTOR, iqr::DETECTOR, z::DETECTOR, mad::DETECTOR];

/// What can be done with outliers, for the catalog; the names are those of [`crate::OutlierAction`].
pub const ACTIONS: &[Description] = &[
    Description {
        name: "flag",
        label: "List them",
        formula: "x",
        knobs: &[],
    },
    Description {
        name: "clip",
        label: "Move to the limit",
        formula: "min(max(x, low), high)",
        knobs: &[],
    },
    Description {
        name: "drop",
        label: "Leave training rows out",
        formula: "no row",
        knobs: &[],
    },
];

impl Described for Detector {
    fn description(&self) -> Description {
        self.member
    }
}

/// From `reach` below `low` to `reach` above `high`, as far as numbers go; none without a reach.
fn fence(low: f64, high: f64, reach: f64) -> Option<[f64; 2]> {
    let bound = |value: f64| value.clamp(f64::MIN, f64::MAX);
    (reach > 0.0).then(|| [bound(low - reach), bound(high + reach)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fences_are_finite_and_around_the_middle() {
        for detector in ALL {
            let name = detector.member.name;
            let settings = Settings::default();
            for values in [
                vec![],
                vec![3.0],
                vec![2.0; 9],
                vec![-1.7e308, 1.0, 1.7e308],
                vec![5e-324, 1e-320, 2e-320],
                vec![1.0, 2.0, 3.0, 4.0, 1000.0],
            ] {
                if let Some([low, high]) = (detector.fit)(&settings, &values) {
                    assert!(low.is_finite() && high.is_finite() && low <= high, "{name}");
                    let middle = crate::columns::median_of_sorted(&values);
                    assert!(low <= middle && middle <= high, "{name} {values:?}");
                }
            }
            assert_eq!((detector.fit)(&settings, &[7.0; 5]), None, "{name}");
        }
    }

    #[test]
    fn every_action_is_listed_by_its_name() {
        use crate::OutlierAction::{Clip, Drop, Flag};
        let names = [Flag, Clip, Drop].map(|action| serde_json::json!(action));
        let listed = ACTIONS.iter().map(|action| serde_json::json!(action.name));
        assert_eq!(names.to_vec(), listed.collect::<Vec<_>>());
    }

    #[test]
    fn fences_are_the_textbook_ones() {
        let fit = |detector: Detector, values: &[f64]| (detector.fit)(&Settings::default(), values);
        let values = [1.0, 2.0, 3.0, 4.0, 5.0];
        assert_eq!(fit(iqr::DETECTOR, &values), Some([-1.0, 7.0]));
        let reach = 3.0 * 2.0_f64.sqrt();
        assert_eq!(fit(z::DETECTOR, &values), Some([3.0 - reach, 3.0 + reach]));
        let reach = 3.5 * 1.4826;
        assert_eq!(
            fit(mad::DETECTOR, &values),
            Some([3.0 - reach, 3.0 + reach])
        );
        // More than half alike: everything else would lie beyond.
        assert_eq!(fit(mad::DETECTOR, &[1.0, 1.0, 1.0, 9.0]), None);
    }
}
