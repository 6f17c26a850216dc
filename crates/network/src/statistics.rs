//! Live statistics of the layers: how large weights, activations and gradients are, and which units are dead.

use crate::workspace::Workspace;
use crate::{Data, Model, SpecError, Trainer};
use isoline_numeric::Real;
use isoline_numeric::kernels::norm;
use serde::Serialize;

/// Training rows that are looked at.
const ROWS: usize = 1024;

/// What goes on in one layer.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LayerStatistics {
    /// Index of the layer from below; the output layer is the last.
    pub layer: usize,
    /// Values per sample that it puts out.
    pub units: usize,
    /// Euclidean norm of its parameters.
    pub weight_norm: f64,
    /// Euclidean norm of the gradient of the mean loss by its parameters.
    pub gradient_norm: f64,
    /// Root of the mean square of what it puts out.
    pub activation_norm: f64,
    /// Units that put out the same for every row looked at, so that they tell nothing.
    pub dead: usize,
}

impl<T: Real> Trainer<T> {
    /// Statistics over the first training rows (1024 at most), on the present weights. Nothing of the run changes.
    ///
    /// # Errors
    /// `length` or `rows` for data that does not fit, `memory`.
    pub fn statistics(
        &mut self,
        model: &mut Model<T>,
        data: Data<'_, T>,
    ) -> Result<Vec<LayerStatistics>, SpecError> {
        let rows = &self.rows[..self.rows.len().min(ROWS)];
        // In a place of its own: with a larger one, evaluations would be summed in other blocks from now on.
        let samples = rows.len();
        let usual = match samples > model.workspace.capacity {
            true => {
                let larger = Workspace::new(&model.layers, samples)?;
                Some(std::mem::replace(&mut model.workspace, larger))
            }
            false => None,
        };
        let state = model.state.clone();
        let mut noise = self.noise.clone();
        let result = model.gradient(data, rows, &mut noise, &mut self.gradients);
        model.state = state;
        let list = result.map(|_| self.layers(model, samples));
        if let Some(usual) = usual {
            model.workspace = usual;
        }
        list
    }

    /// What the pass over so many samples left behind.
    fn layers(&self, model: &Model<T>, samples: usize) -> Vec<LayerStatistics> {
        let mut list = Vec::with_capacity(model.layers.len());
        for (layer, span) in model.spans.iter().enumerate() {
            let units = span.outputs;
            let values = &model.workspace.values[layer][..units * samples];
            let dead = (0..units).filter(|unit| {
                let mut others = values.iter().skip(*unit).step_by(units);
                others.all(|value| *value == values[*unit])
            });
            list.push(LayerStatistics {
                layer,
                units,
                weight_norm: norm(&model.parameters[span.parameters.clone()]),
                gradient_norm: norm(&self.gradients[span.parameters.clone()]),
                activation_norm: norm(values) / (values.len() as f64).sqrt(),
                // One row alone cannot tell.
                dead: if samples > 1 { dead.count() } else { 0 },
            });
        }
        list
    }
}
