//! The correlation coefficient of Matthews 1975, for more than two classes by Gorodkin 2004.

use super::{BOTH, Classified, Compute, Description, Metric, quotient};

/// (c s - sum_k p_k t_k) / sqrt((s^2 - sum p_k^2) (s^2 - sum t_k^2)): c right answers of s rows, t_k rows and p_k answers
/// of class k. 0 where truth or answers do not vary.
fn compute(sample: &Classified) -> Option<f64> {
    let rows = sample.rows();
    let (mut right, mut both, mut answers, mut truths) = (0.0, 0.0, 0.0, 0.0);
    for class in 0..sample.classes() {
        let (truth, answer) = (sample.true_rows(class), sample.answered_rows(class));
        right += sample.right(class);
        both += truth * answer;
        answers += answer * answer;
        truths += truth * truth;
    }
    let below = (rows * rows - answers) * (rows * rows - truths);
    (rows > 0.0).then(|| quotient(right * rows - both, below.sqrt()))
}

/// This member.
pub(super) fn member() -> Metric {
    Metric {
        description: Description {
            name: "mcc",
            label: "MCC",
            formula: "correlation of truth and answers",
            lower_is_better: false,
            heads: BOTH,
        },
        compute: Compute::Classes(compute),
    }
}
