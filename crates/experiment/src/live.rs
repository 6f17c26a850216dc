//! Knobs that are turned while a run lives: it goes on from its weights, as from a checkpoint.

use crate::error::EngineError;
use crate::experiment::Experiment;
use crate::plan::untrained;
use crate::spec::Spec;

impl Experiment {
    /// Goes on with another spec, where it differs in live knobs only; says whether it does. Weights, running values of the
    /// optimizer, generators and place in the epoch stay, and an epoch shown of the past gives way to the present. Another kind of schedule begins anew in what it remembers. A reset
    /// then repeats the run that the new spec asks for.
    ///
    /// # Errors
    /// Names the part of the spec that does not fit; then nothing changes.
    pub(crate) fn go_on_with(&mut self, spec: &Spec) -> Result<bool, EngineError> {
        if self.spec.differs_only_in_learning_rate(spec) {
            self.set_learning_rate(spec.training.learning_rate)?;
            self.back_to_now()?;
            return Ok(true);
        }
        if !self.spec.differs_only_in_live_knobs(spec) {
            return Ok(false);
        }
        let (mut model, mut trainer) = untrained(spec, &self.prepared)?;
        self.back_to_now()?;
        let mut run = self.trainer.checkpoint(&self.model);
        let start = trainer.checkpoint(&model);
        if start.moments.len() != run.moments.len() {
            return Ok(false);
        }
        run.learning_rate = start.learning_rate;
        if spec.training.schedule.kind != self.spec.training.schedule.kind {
            run.schedule = start.schedule;
            self.past.begin_schedules(&start);
        }
        run.best = run.best.filter(|_| spec.training.early_stopping.is_some());
        trainer.restore(&mut model, &run)?;
        (self.model, self.trainer) = (model, trainer);
        self.past.refit(self.trainer.checkpoint_size(&self.model));
        self.spec = spec.clone();
        Ok(true)
    }
}
