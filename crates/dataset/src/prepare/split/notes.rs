//! What is said of a split: copies that were kept together, and classes that cannot be judged.

use super::{Splitter, Subject, Together, Units, stratified};
use crate::Remark;
use crate::error::{counted, listed};

/// Says which copies were kept together, and which classes cannot be judged.
pub(super) fn note(
    splitter: &Splitter,
    units: &Units,
    subject: &Subject<'_>,
    remarks: &mut Vec<Remark>,
) {
    let repeated = subject.rows.len() - units.sizes.len();
    if splitter.together == Together::Copies && repeated > 0 {
        let message = format!(
            "{} of {} repeat another in all features and the target; copies are kept in one part of the split.",
            counted(repeated, "row"),
            subject.rows.len()
        );
        remarks.push(Remark::new("repeated-rows", message));
    }
    if splitter.member.name != stratified::SPLITTER.member.name {
        return;
    }
    let mut counts = vec![0_usize; subject.names.len()];
    for &class in subject.classes {
        counts[usize::from(class)] += 1;
    }
    let named = counts.iter().zip(subject.names);
    let single: Vec<&str> = named
        .filter(|(count, _)| **count == 1)
        .map(|(_, name)| name.as_str())
        .collect();
    if !single.is_empty() {
        let message = format!(
            "Classes with one row cannot be judged; their row is used for training: {}.",
            listed(single)
        );
        remarks.push(
            Remark::new("single-member", message)
                .hint("Add rows of these classes, or leave them out."),
        );
    }
}
