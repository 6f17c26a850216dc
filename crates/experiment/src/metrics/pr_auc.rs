//! Average precision, the area under the precision-recall curve; for more classes the mean over one against the rest.

use super::{BOTH, Classified, Compute, Description, Metric};

/// Average precision of one class against the rest; equal probabilities are one threshold.
fn of(sample: &Classified, class: usize) -> Option<f64> {
    let ranked = sample.ranked(class);
    let inside = ranked.iter().filter(|(_, inside)| *inside).count() as f64;
    if inside == 0.0 {
        return None;
    }
    let (mut found, mut taken, mut area) = (0.0, 0.0, 0.0);
    for group in ranked.chunk_by(|one, other| one.0 == other.0) {
        let here = group.iter().filter(|(_, inside)| *inside).count() as f64;
        found += here;
        taken += group.len() as f64;
        area += here / inside * (found / taken);
    }
    Some(area)
}

/// This member.
pub(super) fn member() -> Metric {
    Metric {
        description: Description {
            name: "pr-auc",
            label: "PR AUC",
            formula: "sum of precision times gain in recall, by falling probability; mean over classes",
            lower_is_better: false,
            heads: BOTH,
        },
        compute: Compute::Classes(|sample| sample.one_against_rest(of)),
    }
}
