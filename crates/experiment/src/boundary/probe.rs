//! What the network answers at one place of a plane, exactly: for the value under a pointer.

use super::places::Places;
use crate::error::EngineError;
use crate::experiment::Experiment;
use isoline_network::single;

impl Experiment {
    /// Probabilities by class, or the value in the target's units, at `at` in data units over features `x` and `y`; the other
    /// features are held.
    ///
    /// # Errors
    /// Names a feature that the network does not use; says so where the answer is not finite.
    pub fn probe(
        &mut self,
        x: &str,
        y: Option<&str>,
        at: [f64; 2],
    ) -> Result<Vec<f64>, EngineError> {
        let mut inputs = vec![0.0; self.prepared.pipeline.width()];
        Places::new(&self.prepared, x, y)?.encode(at, &mut inputs);
        let mut outputs = vec![0.0; self.model.outputs()];
        single::predict(&mut self.model, &inputs, &mut outputs)?;
        Ok(self.in_units(&outputs))
    }
}
