//! Which rows an epoch draws: every row once, or every class equally often.

use crate::error::EngineError;
use crate::spec::Spec;
use isoline_dataset::{Prepared, Task};
use isoline_network::{ClassWeights, Sampling, Trainer};

/// Sets the trainer to draw as the spec asks. Only what is trained on is drawn: losses and scores are of the real rows.
///
/// # Errors
/// `sampling` when the target is a number, or rare classes would count more twice over.
pub(crate) fn set_sampling(
    spec: &Spec,
    prepared: &Prepared,
    trainer: &mut Trainer<f32>,
) -> Result<(), EngineError> {
    if spec.training.sampling == Sampling::None {
        return Ok(());
    }
    if prepared.task == Task::Regression {
        return Err(EngineError::new(
            "sampling",
            "Balanced sampling draws every class equally often, but the target is a number and has no classes.",
            "Set sampling to \"none\", or make the task classification.",
        ));
    }
    if spec.training.class_weights == ClassWeights::Balanced {
        return Err(EngineError::new(
            "sampling",
            "Balanced sampling and balanced class weights each make up for rare classes; together they would do so twice.",
            "Set one of sampling and classWeights to \"none\".",
        ));
    }
    let train = prepared.split.train.iter();
    let classes: Vec<u16> = train.map(|row| prepared.classes[*row as usize]).collect();
    Ok(trainer.balance(&classes)?)
}

#[cfg(test)]
mod tests {
    use crate::{EngineError, Session};
    use isoline_dataset::Reading;
    use isoline_network::{Choice, ClassWeights, Sampling, TrainingSpec};

    /// 60 rows, every tenth of them rare, apart from noise by x alone.
    fn session(target: &str, change: impl Fn(&mut TrainingSpec)) -> Result<Session, EngineError> {
        let mut text = String::from("x,shade,kind,number\n");
        for row in 0..60 {
            let kind = if row % 10 == 0 { "rare" } else { "usual" };
            let shade = ["dark", "light"][row % 2];
            text += &format!("{}.5,{shade},{kind},{}.25\n", row * 7 % 11, row * 5 % 17);
        }
        let mut session = Session::default();
        let mut spec = session
            .load("sampling.csv", text.as_bytes(), &Reading::default())?
            .suggested;
        spec.data.target = Some(target.to_owned());
        (spec.data.task, spec.data.features) = (None, Some(vec!["x".into(), "shade".into()]));
        change(&mut spec.training);
        session.configure(&spec)?;
        Ok(session)
    }

    #[test]
    fn rare_classes_are_answered_more_often_and_scores_are_of_the_real_rows() {
        let rare = |sampling| {
            let mut session =
                session("kind", |training| training.sampling = sampling).expect("it fits");
            let run = session.experiment().expect("configured");
            run.train_for(f64::INFINITY, 60.0, &|| 0.0).expect("trains");
            let rows = run.evaluate().expect("finite").train[0].rows;
            let answers = run.train_outputs.iter();
            let first = answers.map(|second| 1.0 - f64::from(*second)).sum::<f64>() / rows as f64;
            (rows, first)
        };
        let (plain, balanced) = (rare(Sampling::None), rare(Sampling::Balanced));
        assert_eq!(plain.0, balanced.0);
        // The rare class has a tenth of the rows.
        assert!(
            plain.1 < 0.2 && balanced.1 > plain.1 + 0.1,
            "{plain:?} {balanced:?}"
        );
    }

    #[test]
    fn numbers_and_doubled_balance_are_refused_with_the_reason() {
        let balanced = |training: &mut TrainingSpec| training.sampling = Sampling::Balanced;
        let error = session("number", balanced).err().expect("a number");
        assert_eq!(error.kind, "sampling");
        assert!(error.message.contains("no classes"), "{error}");
        let twice = |training: &mut TrainingSpec| {
            balanced(training);
            training.class_weights = ClassWeights::Balanced;
        };
        let error = session("kind", twice).err().expect("twice");
        assert!(error.message.contains("twice"), "{error}");
    }

    #[test]
    fn jitter_moves_numbers_only() {
        let mut session = session("kind", |training| {
            training.augmentation = Choice::named("jitter").with("deviation", 2.0);
        })
        .expect("it fits");
        let run = session.experiment().expect("configured");
        assert_eq!(run.prepared.numeric, [true, false, false]);
        let data = crate::experiment::data(&run.prepared, &run.weights);
        assert_eq!(data.numeric, Some(&[true, false, false][..]));
    }
}
