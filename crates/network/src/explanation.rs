//! Where the next step of one weight comes from: the chain rule with the numbers of the next batch. Nothing is trained.

use crate::model::check_finite;
use crate::optimizers::{Quantity, Seen, Update};
use crate::workspace::zeros;
use crate::{Data, Model, SpecError, Trainer};
use isoline_numeric::{Generator, Real};
use serde::Serialize;

/// Rows of the batch, and links to the layer after, that are told one by one.
const LISTED: usize = 5;
const LINKS: usize = 8;

/// The step of one weight or bias, as the next batch of the run makes it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// Number of the step, from 1.
    pub step: u64,
    /// Rows of the batch.
    pub samples: usize,
    /// The first rows of the batch; none inside a residual block and in a normalisation, whose sums are not told.
    pub rows: Vec<Product>,
    /// Mean over the batch of input times derivative, added up in f64; none where there are no rows.
    pub mean: Option<f64>,
    /// Derivative of the mean loss by the weight, as training adds it up.
    pub gradient: f64,
    /// How the derivative by the unit's sum came about in the first of the rows; none for the output layer.
    pub descent: Option<Descent>,
    /// The mean loss on either side of the weight.
    pub difference: Difference,
    /// What the regularizer adds to the gradient.
    pub pull: f64,
    /// The gradient with it.
    pub pulled: f64,
    /// The gradient after clipping.
    pub clipped: f64,
    /// What the optimizer makes of it, in its own numbers; the last is what it takes from the weight.
    pub quantities: Vec<Quantity>,
    /// The weight before the step.
    pub before: f64,
    /// The weight after the optimizer's step.
    pub stepped: f64,
    /// The weight after the step, where the regularizer wants it.
    pub after: f64,
}

/// One row's share in the gradient.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Product {
    /// The row, a column of the data.
    pub row: usize,
    /// What comes in over the weight; 1 for a bias.
    pub input: f64,
    /// Derivative of the row's loss by the unit's sum.
    pub delta: f64,
    /// Their product.
    pub product: f64,
    /// What the unit puts out, and what the target was: the latter for the output layer alone.
    pub output: f64,
    /// See `output`.
    pub target: Option<f64>,
}

/// From the layer after down to the unit's sum.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Descent {
    /// Unit, weight and derivative of each link to the layer after, the first 8; none when that layer is not dense.
    pub links: Vec<Link>,
    /// How many links there are.
    pub count: usize,
    /// Derivative by what the unit puts out: the sum over all links.
    pub sum: f64,
    /// Derivative of the activation.
    pub slope: f64,
}

/// A link to a unit of the layer after.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Link {
    /// The unit it leads to.
    pub unit: usize,
    /// Its weight.
    pub weight: f64,
    /// Derivative of the row's loss by that unit's sum.
    pub delta: f64,
}

/// The gradient measured instead of computed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Difference {
    /// Distance of the two weights.
    pub width: f64,
    /// Mean loss at the smaller and at the larger weight.
    pub losses: [f64; 2],
    /// Their difference over the distance.
    pub slope: f64,
}

impl<T: Real> Trainer<T> {
    /// Explains the step that the next batch will make of the parameter at `place`, in the order of
    /// [`Model::parameters`]. The run goes on afterwards with the same bits as if nobody had asked.
    ///
    /// # Errors
    /// `parameter` when there is none at `place`; `non-finite-result` when the step would diverge; as
    /// [`Model::gradient`].
    pub fn explain(
        &mut self,
        model: &mut Model<T>,
        data: Data<'_, T>,
        place: usize,
    ) -> Result<Explanation, SpecError> {
        let at = model
            .spans
            .iter()
            .position(|span| span.parameters.contains(&place));
        let Some(layer) = at else {
            return Err(SpecError::new(
                "parameter",
                "There is no such parameter.",
                "Choose a place within the model's parameters.",
            ));
        };
        let parameters = model.parameters.clone();
        let state = model.state.clone();
        let result = self.look(model, data, place, layer);
        model.parameters = parameters;
        model.state = state;
        result
    }

    fn look(
        &self,
        model: &mut Model<T>,
        data: Data<'_, T>,
        place: usize,
        layer: usize,
    ) -> Result<Explanation, SpecError> {
        let rows = self.next_rows();
        let samples = rows.len();
        let mut gradient = zeros(model.parameters.len())?;
        let before = model.parameters[place];
        let mut told = Explanation {
            step: self.step + 1,
            samples,
            before: before.to_f64(),
            ..Explanation::default()
        };
        let top = model.layers.len();
        // A central difference is best where rounding and curvature disturb it alike: at the cube root of the precision.
        let reach = T::from_f64(told.before.abs().max(1.0) * reach::<T>());
        let sides = [before - reach, before + reach];
        told.difference.width = sides[1].to_f64() - sides[0].to_f64();
        for (side, value) in sides.into_iter().enumerate() {
            model.parameters[place] = value;
            told.difference.losses[side] =
                self.pass(model, data, &rows, &mut gradient, top)? / samples as f64;
        }
        model.parameters[place] = before;
        let [low, high] = told.difference.losses;
        told.difference.slope = (high - low) / told.difference.width;

        self.pass(model, data, &rows, &mut gradient, 0)?;
        check_finite(&gradient)?;
        told.gradient = gradient[place].to_f64();
        if model.layers[layer].is_dense() {
            self.descend_to(model, data, &rows, (place, layer), &mut told)?;
        }
        self.account(model, place, gradient, &mut told)?;
        Ok(told)
    }

    /// The rows of the next batch, in their order.
    #[inline(never)]
    fn next_rows(&self) -> Vec<u32> {
        let mut order = self.order.clone();
        if self.place.position == 0 {
            self.deal(&mut order, &mut self.place.shuffling.clone());
        }
        let end = self.rows.len().min(self.place.position + self.batch_size);
        order[self.place.position..end].to_vec()
    }

    /// The pass that the next step will make, with the same masks and noise, down to the layer `down_to`; the sum of the
    /// losses.
    #[inline(never)]
    fn pass(
        &self,
        model: &mut Model<T>,
        data: Data<'_, T>,
        rows: &[u32],
        gradient: &mut [T],
        down_to: usize,
    ) -> Result<f64, SpecError> {
        let (mut noise, mut chance): (Generator, Generator) =
            (self.noise.clone(), self.chance.clone());
        let augmentation = self.rules.augmentation.as_deref();
        let augmentation = augmentation.map(|augmentation| (augmentation, &mut chance));
        let state = model.state.clone();
        let batch =
            model.gradient_down_to(down_to, data, rows, augmentation, &mut noise, gradient)?;
        model.state = state;
        check_finite(&[batch.total])?;
        Ok(batch.total)
    }

    /// Tells of a dense layer what comes in and what comes down, row by row.
    #[inline(never)]
    fn descend_to(
        &self,
        model: &mut Model<T>,
        data: Data<'_, T>,
        rows: &[u32],
        (place, layer): (usize, usize),
        told: &mut Explanation,
    ) -> Result<(), SpecError> {
        let samples = rows.len();
        let mut unused = zeros(model.parameters.len())?;
        let (units, width) = (model.spans[layer].outputs, model.spans[layer].inputs);
        let index = place - model.spans[layer].parameters.start;
        let (unit, input) = (index % units, index / units);
        // What the mean takes away from each row: its derivative is of its own loss.
        let rows_share = samples as f64;
        let top = model.layers.len() - 1;
        if layer < top {
            self.pass(model, data, rows, &mut unused, layer + 1)?;
            let sum = model.workspace.upper[unit].to_f64() * rows_share;
            let after = &model.spans[layer + 1];
            let (mut links, mut count) = (Vec::new(), 0);
            if model.layers[layer + 1].is_dense() {
                count = after.outputs;
                let weights = &model.parameters[after.parameters.start + unit * count..];
                let deltas = &model.workspace.lower[..count];
                for unit in 0..count.min(LINKS) {
                    links.push(Link {
                        unit,
                        weight: weights[unit].to_f64(),
                        delta: deltas[unit].to_f64() * rows_share,
                    });
                }
            }
            told.descent = Some(Descent {
                links,
                count,
                sum,
                slope: 0.0,
            });
        }
        self.pass(model, data, rows, &mut unused, layer)?;
        let workspace = &model.workspace;
        let below = if layer == 0 {
            &workspace.inputs
        } else {
            &workspace.values[layer - 1]
        };
        let mut total = 0.0;
        for (number, row) in rows.iter().enumerate() {
            let input = if input < width {
                below[number * width + input].to_f64()
            } else {
                1.0
            };
            let delta = workspace.lower[number * units + unit].to_f64() * rows_share;
            let product = input * delta;
            total += product;
            if number < LISTED {
                let at = number * units + unit;
                let values = if layer == top {
                    &workspace.outputs
                } else {
                    &workspace.values[layer]
                };
                told.rows.push(Product {
                    row: *row as usize,
                    input,
                    delta,
                    product,
                    output: values[at].to_f64(),
                    target: (layer == top).then(|| workspace.targets[at].to_f64()),
                });
            }
        }
        told.mean = Some(total / rows_share);
        if let Some(descent) = &mut told.descent {
            descent.slope = model.slope(layer, samples, &mut unused)[unit].to_f64();
        }
        Ok(())
    }

    /// Tells what becomes of the gradient: regularizer, clipping, optimizer.
    #[inline(never)]
    fn account(
        &self,
        model: &Model<T>,
        place: usize,
        mut gradients: Vec<T>,
        told: &mut Explanation,
    ) -> Result<(), SpecError> {
        let parameters = &model.parameters;
        let count = parameters.len();
        let mut pull = zeros(count)?;
        self.rules.pull(parameters, &mut pull);
        told.pull = pull[place].to_f64();
        self.rules.pull(parameters, &mut gradients);
        told.pulled = gradients[place].to_f64();
        self.rules.clip(&mut gradients);
        told.clipped = gradients[place].to_f64();
        let (mut next, mut next_moments) = (pull, zeros(self.moments.len())?);
        let rate = self.present_rate();
        let finite = self.rules.step(Update {
            parameters,
            gradients: &gradients,
            moments: &self.moments,
            next_parameters: &mut next,
            next_moments: &mut next_moments,
            rate,
            step: told.step,
        });
        if !finite {
            return check_finite(&[f64::NAN]);
        }
        let own = |moments: &[T]| -> Vec<f64> {
            let mut own = Vec::new();
            for twin in moments.chunks_exact(count) {
                own.push(twin[place].to_f64());
            }
            own
        };
        told.quantities = self.rules.account(Seen {
            value: told.before,
            gradient: told.clipped,
            before: &own(&self.moments),
            after: &own(&next_moments),
            rate,
            step: told.step,
        });
        told.stepped = next[place].to_f64();
        self.rules.project(&mut next);
        told.after = next[place].to_f64();
        Ok(())
    }
}

/// About the cube root of the precision, as a power of two: what is added to a weight near 1 is added exactly.
fn reach<T: Real>() -> f64 {
    if T::PRECISION > 1e-10 {
        1.0 / 256.0
    } else {
        1.0 / 131_072.0
    }
}
