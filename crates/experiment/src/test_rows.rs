//! The test rows: locked away from every figure and picture until they are opened, and each look at them is counted.

use crate::baseline::{Baseline, baseline};
use crate::error::EngineError;
use crate::evaluation::{judged, sentence};
use crate::experiment::{Experiment, data};
use crate::metrics::Figure;
use crate::scores::Score;
use isoline_network::single;
use serde::Serialize;

/// How the network does on the test rows.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TestResult {
    /// Scores with intervals.
    pub test: Vec<Score>,
    /// Every metric of the task.
    pub test_metrics: Vec<Figure>,
    /// What always answering the same gives on the test rows.
    pub baseline: Baseline,
    /// Test rows by true class (rows) and answer (columns); None for a regression.
    pub confusion: Option<Vec<Vec<u32>>>,
    /// How often test rows of this table were looked at, this time included.
    pub test_looks: u64,
    /// The score and the number of looks in two English sentences.
    pub sentence: String,
}

impl Experiment {
    /// Counts looks at the test rows of this table that an engine before this one has given.
    pub fn looked(&mut self, looks: u64) {
        self.test_looks = self.test_looks.max(looks);
    }

    /// Evaluates the test rows on the weights of this moment and counts the look. From then on they are shown as points.
    ///
    /// The more often they are looked at while something is still changed, the more they become validation rows.
    ///
    /// # Errors
    /// `no-test-rows` when none were locked away; else as [`Experiment::evaluate`]. Then nothing is counted.
    pub fn open_test(&mut self) -> Result<TestResult, EngineError> {
        let rows = &self.prepared.split.test;
        if rows.is_empty() {
            return Err(EngineError::new(
                "no-test-rows",
                "No test rows were locked away.",
                "Set data.split.test to a share above 0, for example 0.2, and train again.",
            ));
        }
        let data = data(&self.prepared, &self.weights);
        let mut outputs = vec![0.0; self.model.outputs() * rows.len()];
        single::evaluate(&mut self.model, data, rows, &mut outputs)?;
        let weights = self.weights.as_deref();
        let baseline = baseline(
            &self.prepared,
            (&self.prepared).into(),
            rows,
            &self.loss(),
            weights,
        )?;
        let judged = judged((&self.prepared).into(), rows, &outputs);
        self.test_looks += 1;
        self.test_outputs = outputs;
        let looks = match self.test_looks {
            1 => "once".to_owned(),
            2 => "twice".to_owned(),
            times => format!("{times} times"),
        };
        let sentence = format!(
            "{} The test rows were looked at {looks}.",
            sentence(&judged.scores[0], "test", &baseline, &self.prepared)
        );
        Ok(TestResult {
            test: judged.scores,
            test_metrics: judged.metrics,
            baseline,
            confusion: judged.confusion,
            test_looks: self.test_looks,
            sentence,
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::Session;

    fn session(test: f64) -> Session {
        let mut session = Session::default();
        let mut spec = session
            .sample("penguins", Default::default())
            .expect("a sample")
            .suggested;
        spec.data.split.test = test;
        let plan = session.configure(&spec).expect("it fits");
        assert_eq!(plan.rows.test, (344.0 * test).round() as usize);
        session
    }

    #[test]
    fn looks_are_counted_carried_on_and_kept() {
        let mut session = session(0.25);
        let spec = session.experiment().expect("there").spec.clone();
        assert_eq!(
            session
                .points("bill_length_mm", None)
                .expect("points")
                .row
                .len(),
            258
        );
        let run = session.experiment().expect("there");
        assert_eq!(run.progress().test_looks, 0);
        run.train_for(f64::INFINITY, 60.0, &|| 0.0).expect("trains");
        let before = run.hash();
        let first = run.open_test().expect("rows are there");
        assert_eq!((first.test_looks, first.test[0].rows), (1, 86));
        assert!(first.test[0].value > 0.9, "{}", first.sentence);
        assert!(
            first.sentence.contains("86 test rows") && first.sentence.ends_with("looked at once.")
        );
        let counted: u32 = first.confusion.expect("classes").iter().flatten().sum();
        assert_eq!(counted, 86);
        assert_eq!(run.hash(), before, "a look changes nothing");
        let again = run.open_test().expect("rows are there");
        assert!(
            again.sentence.ends_with("looked at twice."),
            "{}",
            again.sentence
        );
        let kept = run.checkpoint();
        let points = session.points("bill_length_mm", None).expect("points");
        assert_eq!(points.split.iter().filter(|part| **part == 2).count(), 86);

        let mut other = spec.clone();
        other.network.seed += 1;
        session.configure(&other).expect("it fits");
        let run = session.experiment().expect("there");
        assert_eq!(
            run.progress().test_looks,
            2,
            "a new network has seen them too"
        );
        assert_eq!(run.reset().expect("resets").test_looks, 2);

        let mut later = Session::default();
        later
            .sample("penguins", Default::default())
            .expect("a sample");
        later.configure(&spec).expect("it fits");
        let run = later.experiment().expect("there");
        assert_eq!(run.restore(kept).expect("fits").test_looks, 2);
    }

    #[test]
    fn without_test_rows_there_is_nothing_to_open() {
        let mut session = session(0.0);
        let run = session.experiment().expect("there");
        let error = run.open_test().expect_err("none");
        assert_eq!(
            (error.kind.as_str(), run.progress().test_looks),
            ("no-test-rows", 0)
        );
    }

    #[test]
    fn figures_know_nothing_of_the_test_rows() {
        // Whatever the test rows hold, history, evaluation and baseline stay the same.
        let run = |change: bool| {
            let line = |row: u32, wild: bool| {
                let factor = if wild { 1000 } else { 1 };
                format!(
                    "{}.5,{}.25\n",
                    row * 7 % 60 * factor,
                    row * 11 % 60 * factor
                )
            };
            let spec = |session: &mut Session, text: &str| {
                let mut spec = session
                    .load("t.csv", text.as_bytes(), &Default::default())
                    .expect("a table")
                    .suggested;
                spec.data.target = Some("y".into());
                spec.data.split.test = 0.3;
                spec.data.split.method = isoline_dataset::Choice::named("random");
                session.configure(&spec).expect("it fits");
            };
            let plain: String = (0..60).map(|row| line(row, false)).collect();
            let mut session = Session::default();
            spec(&mut session, &format!("x,y\n{plain}"));
            if change {
                let split = session
                    .experiment()
                    .expect("there")
                    .prepared
                    .split
                    .test
                    .clone();
                let text: String = (0..60).map(|row| line(row, split.contains(&row))).collect();
                spec(&mut session, &format!("x,y\n{text}"));
                assert_eq!(
                    session.experiment().expect("there").prepared.split.test,
                    split
                );
            }
            let run = session.experiment().expect("there");
            run.train_for(f64::INFINITY, 5.0, &|| 0.0).expect("trains");
            let target = run.prepared.target.clone();
            (
                run.hash(),
                run.history().entries().to_vec(),
                run.evaluate().expect("scores").sentence,
                target,
            )
        };
        assert_eq!(run(false), run(true));
    }
}
