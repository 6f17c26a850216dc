//! Each class gives its share of validation rows, rounded by largest remainder; a class keeps at least one training row.

use isoline_numeric::Generator;

use super::{Request, Splitter};
use crate::Remark;
use crate::error::listed;

/// The family's entry.
pub const SPLITTER: Splitter = Splitter {
    name: "stratified",
    choose,
};

fn choose(request: Request<'_>, generator: &mut Generator, remarks: &mut Vec<Remark>) -> Vec<u32> {
    let mut members: Vec<Vec<u32>> = vec![Vec::new(); request.names.len()];
    for (row, &class) in request.classes.iter().enumerate() {
        members[usize::from(class)].push(row as u32);
    }
    let single: Vec<&str> = members
        .iter()
        .zip(request.names)
        .filter(|(rows, _)| rows.len() == 1)
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
    let sizes: Vec<usize> = members.iter().map(Vec::len).collect();
    let quotas = quotas(&sizes, request.validation, request.rows);
    let mut chosen = Vec::with_capacity(request.validation);
    for (rows, quota) in members.iter_mut().zip(quotas) {
        generator.shuffle(rows);
        chosen.extend_from_slice(&rows[..quota]);
    }
    chosen
}

/// How many of `total` each class gives, for classes of these sizes out of `rows`.
fn quotas(sizes: &[usize], total: usize, rows: usize) -> Vec<usize> {
    // In whole numbers: floor(size * total / rows) and its remainder, free of rounding.
    let product = |size: usize| size as u128 * total as u128;
    let divisor = rows.max(1) as u128;
    let room: Vec<usize> = sizes.iter().map(|size| size.saturating_sub(1)).collect();
    let mut quotas: Vec<usize> = sizes
        .iter()
        .zip(&room)
        .map(|(&size, &room)| ((product(size) / divisor) as usize).min(room))
        .collect();
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|&class| (std::cmp::Reverse(product(sizes[class]) % divisor), class));
    let mut left = total.saturating_sub(quotas.iter().sum());
    // Classes without room pass their share on, so more than one round may be needed.
    while left > 0 {
        let before = left;
        for &class in &order {
            if left > 0 && quotas[class] < room[class] {
                quotas[class] += 1;
                left -= 1;
            }
        }
        if left == before {
            break;
        }
    }
    quotas
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn largest_remainders_are_rounded_up() {
        assert_eq!(quotas(&[50, 50, 50], 30, 150), [10, 10, 10]);
        assert_eq!(quotas(&[152, 68, 124], 69, 344), [30, 14, 25]);
        assert_eq!(quotas(&[7, 2, 1], 2, 10), [2, 0, 0]);
        assert_eq!(quotas(&[1, 1, 8], 5, 10), [0, 0, 5]);
        assert_eq!(quotas(&[1, 1], 1, 2), [0, 0]);
    }

    #[test]
    fn a_class_of_one_trains_and_is_named() {
        let mut remarks = Vec::new();
        let mut classes = vec![0_u16; 20];
        classes[3] = 1;
        let names = ["often".to_string(), "once".to_string()];
        let request = Request {
            rows: 20,
            classes: &classes,
            names: &names,
            validation: 5,
        };
        let chosen = choose(
            request,
            &mut Generator::new(1, isoline_numeric::Stream::Split),
            &mut remarks,
        );
        assert_eq!(chosen.len(), 5);
        assert!(!chosen.contains(&3));
        assert!(remarks[0].message.contains("once"));
    }
}
