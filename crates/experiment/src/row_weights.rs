//! How much each row counts: its own weight times that of its class.

use crate::error::EngineError;
use crate::scores::class_counts;
use isoline_dataset::{Prepared, Task};
use isoline_network::ClassWeights;

/// One weight per row with a mean of 1 over the training rows; None when all rows count alike.
///
/// Balanced: a row of class k counts n / (K n_k), with n training rows, n_k of them of class k, and K classes that have
/// one. A class without a training row counts 1; only the validation loss sees it.
///
/// # Errors
/// `class-weights` when classes are to be balanced and the target is a number.
pub(crate) fn row_weights(
    prepared: &Prepared,
    classes: ClassWeights,
) -> Result<Option<Vec<f32>>, EngineError> {
    let train = &prepared.split.train;
    let by_class = match classes {
        ClassWeights::None if prepared.weights.is_none() => return Ok(None),
        ClassWeights::None => None,
        ClassWeights::Balanced if prepared.task == Task::Regression => {
            return Err(EngineError::new(
                "class-weights",
                "Balanced class weights are for classes, but the target is a number.",
                "Set classWeights to \"none\", or make the task classification.",
            ));
        }
        ClassWeights::Balanced => {
            let counts = class_counts(prepared.into(), train);
            let seen = counts.iter().filter(|count| **count > 0).count() as f64;
            let balanced = |count: &usize| match *count {
                0 => 1.0,
                count => train.len() as f64 / (seen * count as f64),
            };
            Some(counts.iter().map(balanced).collect::<Vec<f64>>())
        }
    };
    let weight = |row: usize| {
        let own = prepared.weights.as_ref();
        let own = own.map_or(1.0, |weights| f64::from(weights[row]));
        let class = by_class.as_ref();
        own * class.map_or(1.0, |weights| weights[usize::from(prepared.classes[row])])
    };
    let total: f64 = train.iter().map(|row| weight(*row as usize)).sum();
    let factor = train.len() as f64 / total;
    let rows = 0..prepared.rows.len();
    Ok(Some(
        rows.map(|row| (factor * weight(row)) as f32).collect(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Session;
    use isoline_dataset::Reading;

    /// 40 rows: every fourth is rare; the weight is 1, 2, 3, 1, ...
    fn session(
        classes: ClassWeights,
        weight: Option<&str>,
        target: &str,
    ) -> Result<Session, EngineError> {
        let mut text = String::from("x,kind,count,number\n");
        for row in 0..40 {
            let kind = if row % 4 == 0 { "rare" } else { "usual" };
            text += &format!(
                "{}.5,{kind},{},{}.25\n",
                row * 7 % 11,
                row % 3 + 1,
                row * 5 % 17
            );
        }
        let mut session = Session::default();
        let mut spec = session
            .load("weights.csv", text.as_bytes(), &Reading::default())?
            .suggested;
        spec.data.target = Some(target.to_owned());
        (spec.data.task, spec.data.features) = (None, None);
        spec.data.weight = weight.map(str::to_owned);
        spec.training.class_weights = classes;
        session.configure(&spec)?;
        Ok(session)
    }

    #[test]
    fn classes_are_balanced_rows_weighed_and_the_mean_is_1() {
        for (classes, weight) in [
            (ClassWeights::Balanced, None),
            (ClassWeights::None, Some("count")),
            (ClassWeights::Balanced, Some("count")),
        ] {
            let mut session = session(classes, weight, "kind").expect("it fits");
            let run = session.experiment().expect("configured");
            let prepared = &run.prepared;
            assert!(
                prepared
                    .pipeline
                    .features()
                    .iter()
                    .all(|one| weight != Some(&*one.name))
            );
            let weights = row_weights(prepared, classes)
                .expect("classes")
                .expect("weights");
            let train = &prepared.split.train;
            let sum = |class: Option<u16>| -> f64 {
                let rows = train.iter().map(|row| *row as usize);
                rows.filter(|row| class.is_none_or(|class| prepared.classes[*row] == class))
                    .map(|row| f64::from(weights[row]))
                    .sum()
            };
            assert!((sum(None) - train.len() as f64).abs() < 1e-4);
            if weight.is_none() {
                assert!((sum(Some(0)) - sum(Some(1))).abs() < 1e-4);
            }
            for row in prepared.split.train.iter().map(|row| *row as usize) {
                let own = weight.map_or(1.0, |_| (prepared.rows[row] % 3 + 1) as f32);
                let first = prepared.split.train.iter().map(|row| *row as usize);
                let mut alike =
                    first.filter(|other| prepared.classes[*other] == prepared.classes[row]);
                let other = alike.next().expect("itself");
                let others = weight.map_or(1.0, |_| (prepared.rows[other] % 3 + 1) as f32);
                assert!((weights[row] / weights[other] - own / others).abs() < 1e-5);
            }
            let first = run.progress().train_loss;
            let baseline = run.baseline.loss;
            run.train_for(f64::INFINITY, 20.0, &|| 0.0).expect("trains");
            assert!(run.progress().train_loss < first && baseline > 0.0);
        }
    }

    #[test]
    fn weights_change_the_run_and_none_does_not() {
        let end = |classes, weight| {
            let mut session = session(classes, weight, "kind").expect("it fits");
            let run = session.experiment().expect("configured");
            run.train_for(f64::INFINITY, 3.0, &|| 0.0).expect("trains");
            run.hash()
        };
        assert_ne!(
            end(ClassWeights::None, None),
            end(ClassWeights::Balanced, None)
        );
        assert_ne!(
            end(ClassWeights::None, None),
            end(ClassWeights::None, Some("count"))
        );
    }

    #[test]
    fn a_number_has_no_classes_to_balance() {
        let refused = session(ClassWeights::Balanced, None, "number")
            .err()
            .expect("a number");
        assert_eq!(refused.kind, "class-weights");
        let mut weighed = session(ClassWeights::None, Some("count"), "number").expect("it fits");
        assert!(weighed.experiment().is_ok());
    }
}
