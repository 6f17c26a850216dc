//! The area under the receiver operating characteristic; for more classes the mean over one against the rest.

use super::{BOTH, Classified, Compute, Description, Metric};

/// Of one class against the rest: pairs in the right order, ties counting half.
fn of(sample: &Classified, class: usize) -> Option<f64> {
    let ranked = sample.ranked(class);
    let inside = ranked.iter().filter(|(_, inside)| *inside).count() as f64;
    let outside = ranked.len() as f64 - inside;
    if inside == 0.0 || outside == 0.0 {
        return None;
    }
    // For each group of equal probabilities: the outsiders below it count whole, those in it half.
    let (mut pairs, mut below) = (0.0, outside);
    for group in ranked.chunk_by(|one, other| one.0 == other.0) {
        let here = group.iter().filter(|(_, inside)| *inside).count() as f64;
        let others = group.len() as f64 - here;
        below -= others;
        pairs += here * (below + 0.5 * others);
    }
    Some(pairs / (inside * outside))
}

/// This member.
pub(super) fn member() -> Metric {
    Metric {
        description: Description {
            name: "roc-auc",
            label: "ROC AUC",
            formula: "probability that a row of the class ranks above another; mean over classes",
            lower_is_better: false,
            heads: BOTH,
        },
        compute: Compute::Classes(|sample| sample.one_against_rest(of)),
    }
}
