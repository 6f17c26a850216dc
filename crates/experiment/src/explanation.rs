//! Where the next step of one weight comes from, with the rows as the table counts them.

use crate::error::EngineError;
use crate::experiment::{Experiment, data};
use isoline_network::{Explanation, single};

impl Experiment {
    /// Explains what the next step will do to value `index` of the first block `name` of a layer, as
    /// [`Experiment::weights`] lists them. Rows are those of the table, from 0. The run stays as it is.
    ///
    /// # Errors
    /// Says so when there is no such weight, and when the step would diverge.
    pub fn explain(
        &mut self,
        layer: usize,
        name: &str,
        index: usize,
    ) -> Result<Explanation, EngineError> {
        let segments = self.model.segments().iter();
        let mut fitting = segments.filter(|segment| segment.layer == layer && segment.name == name);
        let place = fitting
            .next()
            .and_then(|segment| segment.range.clone().nth(index));
        let Some(place) = place else {
            return Err(EngineError::new(
                "parameter",
                format!("Layer {layer} has no {name} {index}."),
                "Use the layers, names and sizes of the network's weights.",
            ));
        };
        // Of the run itself, whatever of its past is shown.
        self.exchange()?;
        let data = data(&self.prepared, &self.weights);
        let told = single::explain(&mut self.trainer, &mut self.model, data, place);
        self.exchange()?;
        let mut told = told?;
        for row in &mut told.rows {
            row.row = self.prepared.rows[row.row] as usize;
        }
        Ok(told)
    }
}
