//! Where each layer's parameters and state lie in the flat vectors of a model.

use crate::layers::Layer;
use crate::{LIMITS, SpecError};
use isoline_numeric::Real;
use std::ops::Range;

/// A part of the flat parameters with a meaning of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Index of the layer from below; the output layer is the last.
    pub layer: usize,
    /// For example `weight` or `bias`.
    pub name: &'static str,
    /// Rows of the matrix: for weights the outputs of the layer.
    pub rows: usize,
    /// Columns of the matrix: for weights the inputs of the layer; 1 for a vector.
    pub columns: usize,
    /// Where it lies, column after column.
    pub range: Range<usize>,
}

/// Where one layer's parameters and its state lie, and its widths: asked of the layer once, not in every pass.
pub(crate) struct Span {
    pub parameters: Range<usize>,
    pub state: Range<usize>,
    /// Values per sample below the layer.
    pub inputs: usize,
    /// Values per sample above the layer.
    pub outputs: usize,
}

/// One layer after the other in the flat vectors, within the limits.
pub(crate) fn lay_out<T: Real>(
    layers: &[Box<dyn Layer<T>>],
) -> Result<(Vec<Segment>, Vec<Span>), SpecError> {
    let (mut segments, mut spans) = (Vec::new(), Vec::with_capacity(layers.len()));
    let (mut next, mut state) = (0usize, 0usize);
    for (index, layer) in layers.iter().enumerate() {
        let first = next;
        for part in layer.parameters() {
            let end = next.saturating_add(part.rows.saturating_mul(part.columns));
            if end > LIMITS.parameters {
                return Err(SpecError::new(
                    "parameter-count",
                    format!(
                        "Up to layer {} there are {end} weights and biases.",
                        index + 1
                    ),
                    format!(
                        "At most {} fit: choose fewer units or features.",
                        LIMITS.parameters
                    ),
                ));
            }
            segments.push(Segment {
                layer: index,
                name: part.name,
                rows: part.rows,
                columns: part.columns,
                range: next..end,
            });
            next = end;
        }
        spans.push(Span {
            parameters: first..next,
            state: state..state + layer.state(),
            inputs: layer.input().len(),
            outputs: layer.output().len(),
        });
        state += layer.state();
    }
    Ok((segments, spans))
}
