//! A run put aside and taken up again: all that decides its future, as plain data that can be kept in a file.

use crate::error::EngineError;
use crate::experiment::Experiment;
use crate::fingerprint::hexadecimal;
use crate::history::{Entry, History};
use crate::plan::untrained;
use crate::progress::Progress;
use crate::spec::Spec;
use isoline_network as network;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Version of the form below; a checkpoint of another version is refused.
const VERSION: u32 = 1;

/// Everything a run needs to go on, bit for bit as if it had not stopped. It holds numbers and texts only, so that any
/// form that keeps an f64 will do, JSON too. The spec and the data's hash say which run it belongs to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Checkpoint {
    version: u32,
    spec: Spec,
    data: String,
    run: network::Checkpoint<f32>,
    history: History,
    latest: Entry,
    evaluated: usize,
    #[serde(default)]
    test_looks: u64,
}

impl Experiment {
    /// Everything the run needs to go on.
    pub fn checkpoint(&self) -> Checkpoint {
        let mut run = self.trainer.checkpoint(&self.model);
        if let Some(shown) = &self.shown {
            run.parameters.clone_from(&shown.parameters);
            run.state.clone_from(&shown.state);
        }
        Checkpoint {
            version: VERSION,
            spec: self.spec.clone(),
            data: self.data_hash(),
            run,
            history: self.history.clone(),
            latest: self.latest,
            evaluated: self.evaluated,
            test_looks: self.test_looks,
        }
    }

    /// Goes on from a checkpoint of the same table and spec.
    ///
    /// # Errors
    /// `checkpoint` when it is damaged or belongs to another table or spec; then nothing changes.
    pub fn restore(&mut self, kept: Checkpoint) -> Result<Progress, EngineError> {
        if kept.version != VERSION {
            return Err(refused(&format!("its version is {}", kept.version)));
        }
        // Live knobs may have been turned since the spec was read; the checkpoint brings its own.
        if !self.spec.differs_only_in_live_knobs(&kept.spec) {
            return Err(refused("it was made with another spec"));
        }
        if self.data_hash() != kept.data {
            return Err(refused("it was made with another table"));
        }
        if !kept.history.is_sound() || !kept.latest.is_finite() {
            return Err(refused("its history is damaged"));
        }
        if self.spec.differs_only_in_learning_rate(&kept.spec) {
            self.trainer.restore(&mut self.model, &kept.run)?;
        } else {
            let (mut model, mut trainer) = untrained(&kept.spec, &self.prepared)?;
            trainer.restore(&mut model, &kept.run)?;
            (self.model, self.trainer) = (model, trainer);
        }
        self.shown = None;
        self.past.clear();
        self.spec = kept.spec;
        (self.history, self.latest) = (kept.history, kept.latest);
        self.evaluated = kept.evaluated;
        // What was seen cannot be unseen, neither in this session nor in that one.
        self.test_looks = self.test_looks.max(kept.test_looks);
        (self.diverged, self.stopped, self.reached) = (None, None, None);
        self.rows_per_second = 0.0;
        self.keep_epoch();
        Ok(self.progress())
    }

    /// SHA-256 of the numbers that the network is trained on and checked with.
    pub(crate) fn data_hash(&self) -> String {
        let prepared = &self.prepared;
        let mut digest = Sha256::new();
        for values in [prepared.inputs.as_slice(), prepared.targets.as_slice()] {
            values
                .iter()
                .for_each(|value| digest.update(value.to_le_bytes()));
        }
        let split = &prepared.split;
        for rows in [&split.train, &split.validation, &split.test] {
            rows.iter().for_each(|row| digest.update(row.to_le_bytes()));
        }
        let weights = self.weights.iter().flatten();
        weights.for_each(|weight| digest.update(weight.to_le_bytes()));
        hexadecimal(digest)
    }
}

pub(crate) fn refused(what: &str) -> EngineError {
    EngineError::new(
        "checkpoint",
        format!("The checkpoint does not fit: {what}."),
        "Load the table and the spec that it was made with, then restore it.",
    )
}

#[cfg(test)]
mod tests {
    use super::Checkpoint;
    use crate::{Experiment, Session, Spec};

    fn session(noise: f64, change: impl FnOnce(&mut Spec)) -> Session {
        let mut session = Session::default();
        let knobs = [("noise".to_owned(), noise)].into_iter().collect();
        let mut spec = session.sample("moons", knobs).expect("a sample").suggested;
        change(&mut spec);
        session.configure(&spec).expect("it fits");
        session
    }

    fn train(run: &mut Experiment, epochs: f64) {
        run.train_for(f64::INFINITY, epochs, &|| 0.0)
            .expect("trains");
    }

    fn through_text(kept: &Checkpoint) -> Checkpoint {
        let text = serde_json::to_string(kept).expect("plain data");
        serde_json::from_str(&text).expect("plain data")
    }

    #[test]
    fn a_run_goes_on_with_the_same_bits_and_history() {
        let mut whole = session(0.1, |_| {});
        let run = whole.experiment().expect("configured");
        train(run, 7.0);
        run.set_learning_rate(0.02).expect("a rate");
        let kept = run.checkpoint();
        train(run, 6.0);

        let mut later = session(0.1, |_| {});
        let resumed = later.experiment().expect("configured");
        let progress = resumed.restore(through_text(&kept)).expect("it fits");
        assert_eq!((progress.epoch, progress.learning_rate), (7, 0.02));
        train(resumed, 6.0);
        assert_eq!(resumed.checkpoint(), run.checkpoint());
        assert_eq!(resumed.hash(), run.hash());
    }

    #[test]
    fn what_does_not_fit_is_refused_and_changes_nothing() {
        let mut first = session(0.1, |_| {});
        let run = first.experiment().expect("configured");
        train(run, 2.0);
        let kept = run.checkpoint();
        let changed = |change: fn(&mut Checkpoint)| {
            let mut other = kept.clone();
            change(&mut other);
            other
        };
        let same = || session(0.1, |_| {});
        let cases = [
            (
                session(0.1, |spec| spec.network.seed += 1),
                kept.clone(),
                "another spec",
            ),
            (
                session(0.1, |spec| spec.data.split.seed += 1),
                kept.clone(),
                "another spec",
            ),
            (session(0.3, |_| {}), kept.clone(), "another table"),
            (same(), changed(|kept| kept.version = 9), "version is 9"),
            (
                same(),
                changed(|kept| kept.latest.train_loss = f64::NAN),
                "history is damaged",
            ),
            (
                same(),
                changed(|kept| kept.run.parameters.truncate(1)),
                "the weights have 1",
            ),
        ];
        for (mut session, kept, reason) in cases {
            let run = session.experiment().expect("configured");
            let before = run.checkpoint();
            let error = run.restore(kept).expect_err(reason);
            assert_eq!(error.kind, "checkpoint");
            assert!(error.message.contains(reason), "{error}");
            assert_eq!(run.checkpoint(), before);
        }
    }
}
