//! Which plane to show first: the two features that together tell most about the target.

use crate::experiment::Experiment;
use isoline_dataset::{Task, prepare::Prepared};
use isoline_numeric::sorting;

/// More features than this are first reduced to those that tell most on their own.
const CANDIDATES: usize = 24;
/// Rows that are enough to choose by.
const ROWS: usize = 4096;
/// Below this share of independent variance two features count as the same one.
const COLLINEAR: f64 = 1e-9;

/// A feature's values on training rows, centred, and what is left of them once the target is known.
struct Candidate {
    feature: usize,
    centred: Vec<f64>,
    residual: Vec<f64>,
}

/// The pair with the largest 1 - Wilks' lambda, where lambda = det W / det T: T is the scatter of the two features,
/// W what is left of it within the classes, or after a linear regression on a numeric target. Numbers go before
/// categories, since a plane of numbers shows more.
///
/// Source: S. S. Wilks, Certain generalizations in the analysis of variance, Biometrika 24 (1932).
pub(crate) fn suggested_axes(experiment: &Experiment) -> (String, Option<String>) {
    let prepared = &experiment.prepared;
    let features = prepared.pipeline.features();
    let numeric = |index: &usize| features[*index].kind.is_number();
    let own = |index: &usize| features[*index].width > 0;
    let mut chosen: Vec<usize> = (0..features.len()).filter(own).filter(numeric).collect();
    if chosen.len() < 2 {
        chosen = (0..features.len()).filter(own).collect();
    }
    let rows = rows_to_ask(&prepared.split.train);
    let build = |feature: usize| candidate(prepared, &rows, feature, features[feature].offset);
    if chosen.len() > CANDIDATES {
        let told = chosen.iter().map(|feature| told_alone(&build(*feature)));
        // By what they tell, equals in the order of the columns; then back in that order.
        let mut keyed: Vec<(u64, u32)> = told.map(|told| !sorting::key(told)).zip(0..).collect();
        sorting::keyed(&mut keyed);
        let mut best: Vec<u32> = keyed[..CANDIDATES]
            .iter()
            .map(|(_, place)| *place)
            .collect();
        sorting::indices(&mut best);
        chosen = best
            .into_iter()
            .map(|place| chosen[place as usize])
            .collect();
    }
    let candidates: Vec<Candidate> = chosen.into_iter().map(build).collect();

    let mut best: Option<(f64, usize, usize)> = None;
    for (position, first) in candidates.iter().enumerate() {
        for second in &candidates[position + 1..] {
            let told = told_together(first, second);
            if best.is_none_or(|(most, ..)| told > most) {
                best = Some((told, first.feature, second.feature));
            }
        }
    }
    let name = |feature: usize| features[feature].name.clone();
    // Columns that features are only derived from tell nothing of their own, so they come last, in their order.
    let mut others = (0..features.len()).filter(|index| !own(index)).map(name);
    match (best, candidates.first()) {
        (Some((_, first, second)), _) => (name(first), Some(name(second))),
        (None, Some(only)) => (name(only.feature), others.next()),
        (None, None) => (others.next().unwrap_or_default(), others.next()),
    }
}

/// At most [`ROWS`] of the rows, evenly spread.
fn rows_to_ask(rows: &[u32]) -> Vec<usize> {
    let step = rows.len().div_ceil(ROWS).max(1);
    rows.iter().step_by(step).map(|row| *row as usize).collect()
}

fn candidate(prepared: &Prepared, rows: &[usize], feature: usize, offset: usize) -> Candidate {
    let centred = centre(
        rows.iter()
            .map(|row| f64::from(prepared.inputs[(offset, *row)]))
            .collect(),
    );
    let residual = match prepared.task {
        Task::Classification => {
            let group = |row: &usize| usize::from(prepared.classes[*row]);
            let groups: Vec<usize> = rows.iter().map(group).collect();
            within_groups(&centred, &groups, prepared.target.classes.len())
        }
        Task::Regression => {
            let target = |row: &usize| f64::from(prepared.targets[(0, *row)]);
            beside(&centred, &centre(rows.iter().map(target).collect()))
        }
    };
    Candidate {
        feature,
        centred,
        residual,
    }
}

fn told_alone(candidate: &Candidate) -> f64 {
    let total = dot(&candidate.centred, &candidate.centred);
    if total > 0.0 {
        1.0 - dot(&candidate.residual, &candidate.residual) / total
    } else {
        0.0
    }
}

fn told_together(first: &Candidate, second: &Candidate) -> f64 {
    let determinant = |a: &[f64], b: &[f64]| dot(a, a) * dot(b, b) - dot(a, b) * dot(a, b);
    let total = determinant(&first.centred, &second.centred);
    let sizes = dot(&first.centred, &first.centred) * dot(&second.centred, &second.centred);
    if total <= COLLINEAR * sizes {
        return 0.0;
    }
    1.0 - determinant(&first.residual, &second.residual) / total
}

fn centre(mut values: Vec<f64>) -> Vec<f64> {
    let mean = values.iter().sum::<f64>() / values.len().max(1) as f64;
    for value in &mut values {
        *value -= mean;
    }
    values
}

/// What is left of each value without the mean of its group.
fn within_groups(values: &[f64], groups: &[usize], count: usize) -> Vec<f64> {
    let (mut sums, mut sizes) = (vec![0.0; count], vec![0.0f64; count]);
    for (value, group) in values.iter().zip(groups) {
        sums[*group] += value;
        sizes[*group] += 1.0;
    }
    let mean = |group: usize| sums[group] / sizes[group].max(1.0);
    let pairs = values.iter().zip(groups);
    pairs.map(|(value, group)| value - mean(*group)).collect()
}

/// What is left of each value after the least-squares line on the centred target.
fn beside(values: &[f64], target: &[f64]) -> Vec<f64> {
    let size = dot(target, target);
    let slope = if size > 0.0 {
        dot(values, target) / size
    } else {
        0.0
    };
    let pairs = values.iter().zip(target);
    pairs
        .map(|(value, target)| value - slope * target)
        .collect()
}

fn dot(left: &[f64], right: &[f64]) -> f64 {
    left.iter().zip(right).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use crate::{Session, Spec};
    use isoline_dataset::Reading;

    fn axes(text: &str, name: &str) -> (String, Option<String>) {
        let mut session = Session::default();
        let table = session
            .load(name, text.as_bytes(), &Reading::default())
            .expect("a table");
        let spec: Spec = table.suggested;
        session.configure(&spec).expect("a plan").suggested_axes
    }

    /// `copy` repeats the telling `wide`; `across` tells little alone and everything beside `wide`.
    #[test]
    fn two_features_that_complete_each_other_beat_two_that_say_the_same() {
        let mut text = String::from("copy,noise,wide,across,label\n");
        for row in 0..200i32 {
            let wide = row * 37 % 100;
            let across = row * 61 % 97;
            let label = if wide + across > 98 { "high" } else { "low" };
            let noise = row * 53 % 89;
            text += &format!("{},{noise},{wide},{across},{label}\n", wide + row % 3);
        }
        let (first, second) = axes(&text, "pairs.csv");
        let second = second.expect("two axes");
        assert!(first == "copy" || first == "wide", "{first}");
        assert_eq!(second, "across");
    }

    #[test]
    fn a_single_feature_has_a_single_axis() {
        let text: String = (0..40).fold(String::from("x,label\n"), |text, row| {
            text + &format!("{}.5,{}\n", row, if row > 20 { "a" } else { "b" })
        });
        assert_eq!(axes(&text, "one.csv"), ("x".to_owned(), None));
    }
}
