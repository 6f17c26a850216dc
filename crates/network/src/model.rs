//! The model: layers over one flat vector of parameters.

use crate::layers::Layer;
use crate::layers::dense::Dense;
use crate::objective::Objective;
use crate::segments::{Segment, Span, lay_out};
use crate::workspace::{Workspace, zeros};
use crate::{Head, LIMITS, NetworkSpec, Settings, SpecError, TrainingSpec, activations};
use isoline_numeric::{Generator, Real, Shape, Stream, kernels};

/// All rows of a table, as columns: row i of the table is column i of both matrices.
#[derive(Clone, Copy, Debug)]
pub struct Data<'a, T> {
    /// Inputs x rows, column after column.
    pub inputs: &'a [T],
    /// Outputs x rows, column after column: 0 or 1, one-hot, or standardised, as the head says.
    pub targets: &'a [T],
    /// How much each row counts, one value per row around 1; none: all alike.
    pub weights: Option<&'a [T]>,
    /// Which inputs are scaled numbers and may be moved a little, one per input; none: all.
    pub numeric: Option<&'a [bool]>,
}

impl<'a, T> Data<'a, T> {
    /// Rows that all count alike.
    #[must_use]
    pub fn new(inputs: &'a [T], targets: &'a [T]) -> Self {
        Self {
            inputs,
            targets,
            weights: None,
            numeric: None,
        }
    }

    /// The same rows with a weight each. The loss of a batch is the sum of weight times loss, divided by its rows, so
    /// a mean weight of 1 leaves the size of a step as it is.
    #[must_use]
    pub fn weighted(self, weights: Option<&'a [T]>) -> Self {
        Self { weights, ..self }
    }

    /// The same rows, of which these inputs are numbers; the others say which category holds.
    #[must_use]
    pub fn numeric(self, numeric: Option<&'a [bool]>) -> Self {
        Self { numeric, ..self }
    }
}

/// Samples per block when answering, unless a larger batch has been trained with.
const BLOCK: usize = 64;

/// A network with its parameters. All matrices have one sample per column.
pub struct Model<T: Real> {
    pub(crate) layers: Vec<Box<dyn Layer<T>>>,
    pub(crate) objective: Objective<T>,
    pub(crate) head: Head,
    seed: u64,
    segments: Vec<Segment>,
    /// Where each layer's parameters and state lie.
    pub(crate) spans: Vec<Span>,
    pub(crate) parameters: Vec<T>,
    pub(crate) state: Vec<T>,
    pub(crate) workspace: Workspace<T>,
    /// Handed to layers when nothing is to be drawn.
    pub(crate) idle: Generator,
}

impl<T: Real> Model<T> {
    /// Checks the wishes and builds the network with its initial weights. Of the training only the
    /// loss matters here. `input` is the shape of a sample.
    ///
    /// # Errors
    /// A [`SpecError`] for what does not exist, does not fit or is too large.
    pub fn new(
        network: &NetworkSpec,
        training: &TrainingSpec,
        input: Shape,
        head: Head,
    ) -> Result<Self, SpecError> {
        let wish = network.output.activation.as_deref();
        let objective =
            Objective::<T>::new(training.loss.as_ref(), training.label_smoothing, wish, head)?;
        if network.layers.len() > LIMITS.layers {
            return Err(SpecError::new(
                "layer-count",
                format!("There are {} hidden layers.", network.layers.len()),
                format!("Choose at most {}.", LIMITS.layers),
            ));
        }
        if input.is_empty() {
            return Err(SpecError::new(
                "input-shape",
                "The samples have no values.",
                "Choose at least one feature.",
            ));
        }
        let mut layers: Vec<Box<dyn Layer<T>>> = Vec::with_capacity(network.layers.len() + 1);
        let mut shape = input;
        for (index, spec) in network.layers.iter().enumerate() {
            let place = format!("Layer {}", index + 1);
            let layer = spec.build(shape).map_err(|error| error.at(&place))?;
            shape = layer.output();
            layers.push(layer);
        }
        // The output activation is applied by the objective, so that losses can see the sums.
        let linear = (activations::linear::member().build)(&Settings::default());
        let initializer = network.output.initializer.as_ref();
        let output = Dense::new(shape, head.outputs(), linear, initializer);
        layers.push(Box::new(output.map_err(|error| error.at("Output layer"))?));
        let (segments, spans) = lay_out(&layers)?;
        let end = spans
            .last()
            .map_or((0, 0), |span| (span.parameters.end, span.state.end));
        let mut model = Self {
            workspace: Workspace::new(&layers, BLOCK)?,
            idle: Generator::new(network.seed, Stream::Noise),
            layers,
            objective,
            head,
            seed: network.seed,
            segments,
            spans,
            parameters: zeros(end.0)?,
            state: zeros(end.1)?,
        };
        model.reset();
        Ok(model)
    }

    /// Back to the initial weights: the same ones each time.
    pub fn reset(&mut self) {
        let mut generator = Generator::new(self.seed, Stream::Weights);
        for (layer, span) in self.layers.iter().zip(&self.spans) {
            let parameters = &mut self.parameters[span.parameters.clone()];
            layer.initialize(parameters, &mut generator);
            layer.initialize_state(&mut self.state[span.state.clone()]);
        }
    }

    /// Shape of a sample.
    #[must_use]
    pub fn input(&self) -> Shape {
        self.layers
            .first()
            .map_or(Shape::Vector(0), |layer| layer.input())
    }

    /// Values of a sample.
    pub(crate) fn inputs(&self) -> usize {
        self.spans.first().map_or(0, |span| span.inputs)
    }

    /// What it answers.
    #[must_use]
    pub fn head(&self) -> Head {
        self.head
    }

    /// Outputs per sample.
    #[must_use]
    pub fn outputs(&self) -> usize {
        self.head.outputs()
    }

    /// Name of the loss in use.
    #[must_use]
    pub fn loss(&self) -> &'static str {
        self.objective.loss_name
    }

    /// Name of the output activation in use.
    #[must_use]
    pub fn output_activation(&self) -> &'static str {
        self.objective.output_name
    }

    /// Values per sample from the inputs through each layer to the outputs.
    #[must_use]
    pub fn architecture(&self) -> Vec<usize> {
        let outputs = self.layers.iter().map(|layer| layer.output().len());
        std::iter::once(self.input().len()).chain(outputs).collect()
    }

    /// All weights and biases; [`Model::segments`] says which is which.
    #[must_use]
    pub fn parameters(&self) -> &[T] {
        &self.parameters
    }

    /// The parts of the parameters, in their order.
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// Replaces all weights and biases.
    ///
    /// # Errors
    /// `length` when there are not as many, `non-finite` when one is infinite or NaN; then nothing changes.
    pub fn set_parameters(&mut self, parameters: &[T]) -> Result<(), SpecError> {
        check_length("parameters", parameters.len(), self.parameters.len())?;
        if !kernels::all_finite(parameters) {
            return Err(SpecError::new(
                "non-finite",
                "A parameter is infinite or not a number.",
                "Use parameters of a run that did not diverge.",
            ));
        }
        self.parameters.copy_from_slice(parameters);
        Ok(())
    }

    /// Takes the weights and what the layers carry besides from a copy of this model's, and gives its own in their place.
    ///
    /// # Errors
    /// `length` where there are more or fewer; then nothing changes.
    pub fn exchange(
        &mut self,
        parameters: &mut Vec<T>,
        state: &mut Vec<T>,
    ) -> Result<(), SpecError> {
        check_length("parameters", parameters.len(), self.parameters.len())?;
        check_length("state", state.len(), self.state.len())?;
        std::mem::swap(&mut self.parameters, parameters);
        std::mem::swap(&mut self.state, state);
        Ok(())
    }

    /// Refuses targets between classes where the loss cannot take them.
    ///
    /// # Errors
    /// `augmentation`.
    pub(crate) fn check_mixing(&self) -> Result<(), SpecError> {
        self.objective.check_mixing(self.head)
    }

    /// Makes room for batches of this many samples.
    ///
    /// # Errors
    /// `memory`.
    pub fn reserve(&mut self, samples: usize) -> Result<(), SpecError> {
        if samples > self.workspace.capacity {
            self.workspace = Workspace::new(&self.layers, samples)?;
        }
        Ok(())
    }
}

pub(crate) fn check_length(name: &str, length: usize, expected: usize) -> Result<(), SpecError> {
    if length == expected {
        return Ok(());
    }
    Err(SpecError::new(
        "length",
        format!("The {name} have {length} values, {expected} are needed."),
        "Pass whole columns, one per sample.",
    ))
}

pub(crate) fn check_finite<T: Real>(values: &[T]) -> Result<(), SpecError> {
    if kernels::all_finite(values) {
        return Ok(());
    }
    Err(SpecError::new(
        "non-finite-result",
        "The weights have grown too large to compute with.",
        "Reset the network and choose a smaller learning rate.",
    ))
}
