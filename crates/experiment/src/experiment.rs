//! A living run: keeps its history, and answers what it is asked.

use crate::baseline::{Baseline, baseline, metrics_of_baseline};
use crate::error::EngineError;
use crate::evaluation::{Evaluation, evaluation};
use crate::history::{Entry, History};
use crate::metrics::Figure;
use crate::past::{Past, Shown};
use crate::plan::Plan;
use crate::progress::Progress;
use crate::scores::{answered, score_name};
use crate::spec::Spec;
use crate::stop_at::{Reached, StopAt};
use isoline_dataset::{Prepared, Task};
use isoline_network::{Choice, Data, LayerStatistics, Model, RangeTest, Stop, Trainer, single};

/// Data, model, optimizer, position and history of one run.
pub struct Experiment {
    pub(crate) spec: Spec,
    pub(crate) prepared: Prepared,
    pub(crate) weights: Option<Vec<f32>>,
    pub(crate) model: Model<f32>,
    pub(crate) baseline: Baseline,
    pub(crate) baseline_metrics: Vec<Figure>,
    pub(crate) trainer: Trainer<f32>,
    pub(crate) history: History,
    pub(crate) latest: Entry,
    pub(crate) past: Past,
    /// None: the present is shown.
    pub(crate) shown: Option<Shown>,
    /// Rows evaluated in passing since the start.
    pub(crate) evaluated: usize,
    /// When the latest figures were made, by the clock of `train_for`.
    pub(crate) noted: f64,
    pub(crate) rows_per_second: f64,
    pub(crate) diverged: Option<EngineError>,
    pub(crate) stopped: Option<Stop>,
    pub(crate) stop_at: StopAt,
    pub(crate) reached: Option<Reached>,
    /// Whether the loss of `stop_at` was reached.
    pub(crate) loss_reached: bool,
    pub(crate) train_outputs: Vec<f32>,
    pub(crate) validation_outputs: Vec<f32>,
    /// Of the last look at the test rows in this run; empty before the first.
    pub(crate) test_outputs: Vec<f32>,
    /// How often test rows of this table were looked at.
    pub(crate) test_looks: u64,
}

impl Experiment {
    /// Brings a plan to life and evaluates the untrained network.
    ///
    /// # Errors
    /// Says so when the untrained network gives no finite answer on this data.
    pub fn new(plan: Plan) -> Result<Self, EngineError> {
        let Plan {
            spec,
            prepared,
            model,
            trainer,
            weights,
        } = plan;
        let outputs = model.outputs();
        let loss = loss(&spec, &model);
        let rows = &prepared.split.validation;
        let baseline = baseline(
            &prepared,
            (&prepared).into(),
            rows,
            &loss,
            weights.as_deref(),
        )?;
        let baseline_metrics = metrics_of_baseline(&prepared, rows);
        let mut experiment = Self {
            train_outputs: vec![0.0; outputs * prepared.split.train.len()],
            validation_outputs: vec![0.0; outputs * prepared.split.validation.len()],
            test_outputs: Vec::new(),
            spec,
            prepared,
            weights,
            model,
            baseline,
            baseline_metrics,
            trainer,
            history: History::default(),
            latest: Entry::default(),
            past: Past::new(0, 0, 1),
            shown: None,
            evaluated: 0,
            noted: f64::NEG_INFINITY,
            rows_per_second: 0.0,
            diverged: None,
            stopped: None,
            stop_at: StopAt::default(),
            reached: None,
            loss_reached: false,
            test_looks: 0,
        };
        experiment.record()?;
        Ok(experiment)
    }

    /// The loss in use.
    pub(crate) fn loss(&self) -> Choice {
        loss(&self.spec, &self.model)
    }

    /// Where the run stands.
    pub fn progress(&self) -> Progress {
        let now = (self.trainer.epoch(), self.trainer.step(), self.latest);
        let shown = self.shown.as_ref();
        let (epoch, step, figures) = shown.map_or(now, |shown| {
            (shown.figures.epoch, shown.step, shown.figures)
        });
        Progress {
            epoch,
            step,
            stands: shown.map(|_| now.0),
            learning_rate: self.trainer.present_rate(),
            rows_per_second: self.rows_per_second,
            train_loss: Some(figures.train_loss),
            validation_loss: Some(figures.validation_loss),
            train_score: Some(figures.train_score),
            validation_score: Some(figures.validation_score),
            score_name: score_name(self.prepared.task),
            diverged: self.diverged.clone(),
            stopped: self.stopped,
            reached: self.reached,
            position: self.trainer.position(),
            epoch_rows: self.trainer.rows(),
            batch_rows: self.trainer.batch_size(),
            test_looks: self.test_looks,
        }
    }

    /// The epochs kept.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Same first weights, same order of rows, no history.
    ///
    /// # Errors
    /// As [`Experiment::new`].
    pub fn reset(&mut self) -> Result<Progress, EngineError> {
        self.back_to_now()?;
        self.trainer.reset(&mut self.model);
        self.history.clear();
        self.past.clear();
        self.test_outputs.clear();
        self.evaluated = 0;
        (self.diverged, self.stopped, self.reached) = (None, None, None);
        self.loss_reached = false;
        self.rows_per_second = 0.0;
        self.record()?;
        self.keep_epoch();
        Ok(self.progress())
    }

    /// Changes the learning rate of the steps to come.
    ///
    /// # Errors
    /// Names a rate that is not above 0 or not finite.
    pub fn set_learning_rate(&mut self, value: f64) -> Result<(), EngineError> {
        self.trainer.set_learning_rate(value)?;
        self.spec.training.learning_rate = value;
        Ok(())
    }

    /// Scores with intervals beside the baseline, on the weights of this moment.
    ///
    /// # Errors
    /// Says so when the network gives no finite answer.
    pub fn evaluate(&mut self) -> Result<Evaluation, EngineError> {
        self.measure()?;
        Ok(evaluation(
            &self.prepared,
            &self.train_outputs,
            &self.validation_outputs,
            &self.baseline,
            &self.baseline_metrics,
        ))
    }

    /// The class answered for each row of the table when the rows were last evaluated, by the row's place in the table;
    /// `u16::MAX` for rows that are not evaluated, test rows among them: each look at those is counted. None for a
    /// regression.
    #[must_use]
    pub fn answers(&self) -> Option<Vec<u16>> {
        let prepared = &self.prepared;
        if prepared.task == Task::Regression {
            return None;
        }
        let end = prepared
            .rows
            .iter()
            .max()
            .map_or(0, |row| *row as usize + 1);
        let mut answers = vec![u16::MAX; end];
        let width = self.model.outputs();
        let parts = [
            (&prepared.split.train, &self.train_outputs),
            (&prepared.split.validation, &self.validation_outputs),
        ];
        for (rows, outputs) in parts {
            for (row, answer) in rows.iter().zip(outputs.chunks_exact(width)) {
                answers[prepared.rows[*row as usize] as usize] = answered(answer) as u16;
            }
        }
        Some(answers)
    }

    /// Replaces all weights; the history goes on.
    ///
    /// # Errors
    /// Names a wrong number of values, one that is not finite, and weights whose answers are not, and refuses while an
    /// earlier epoch is shown; then nothing changes.
    pub fn set_parameters(&mut self, parameters: &[f32]) -> Result<(), EngineError> {
        if self.shown.is_some() {
            return Err(EngineError::new(
                "epoch-shown",
                "Weights of an earlier epoch cannot be changed.",
                "Go back to now, or continue from that epoch, then change them.",
            ));
        }
        let before = self.model.parameters().to_vec();
        self.model.set_parameters(parameters)?;
        if !self.note()? {
            self.model.set_parameters(&before)?;
            return Err(EngineError::new(
                "not-finite",
                "With these weights the network gives answers that are too large to compute with.",
                "Use weights of a network that was trained on the same features and scaling.",
            ));
        }
        self.trainer.forget_step_before();
        self.keep_epoch();
        Ok(())
    }

    /// Norms of weights, activations and gradients and the dead units of each layer, on training rows.
    ///
    /// # Errors
    /// Only for data that does not fit the network, which a plan excludes.
    pub fn statistics(&mut self) -> Result<Vec<LayerStatistics>, EngineError> {
        let data = data(&self.prepared, &self.weights);
        Ok(single::statistics(
            &mut self.trainer,
            &mut self.model,
            data,
        )?)
    }

    /// Tries learning rates of growing size from where the run is; the run stays as it is.
    ///
    /// # Errors
    /// Only for data that does not fit the network, which a plan excludes.
    pub fn find_learning_rate(&mut self) -> Result<RangeTest, EngineError> {
        self.exchange()?;
        let data = data(&self.prepared, &self.weights);
        let found = single::find_learning_rate(&mut self.trainer, &mut self.model, data);
        self.exchange()?;
        Ok(found?)
    }
}

/// The loss asked for, or the one that the model chose.
fn loss(spec: &Spec, model: &Model<f32>) -> Choice {
    let asked = spec.training.loss.clone();
    asked.unwrap_or_else(|| Choice::named(model.loss()))
}

/// The prepared table as the network reads it.
pub(crate) fn data<'a>(prepared: &'a Prepared, weights: &'a Option<Vec<f32>>) -> Data<'a, f32> {
    let data = Data::new(prepared.inputs.as_slice(), prepared.targets.as_slice());
    let data = data.numeric(Some(&prepared.numeric));
    data.weighted(weights.as_deref())
}
