//! Layers, losses, optimizers and the training step, generic over f32 (to train) and f64 (to prove).
//!
//! ```
//! use isoline_network::{Data, Head, LayerSpec, Model, NetworkSpec, Trainer, TrainingSpec};
//! use isoline_numeric::Shape;
//!
//! // The four points of XOR, one per column.
//! let inputs = [0.0f32, 0.0, 0.0, 1.0, 1.0, 0.0, 1.0, 1.0];
//! let targets = [0.0f32, 1.0, 1.0, 0.0];
//! let data = Data::new(&inputs, &targets);
//! let network = NetworkSpec { layers: vec![LayerSpec::dense(8, "tanh")], ..NetworkSpec::default() };
//! let training = TrainingSpec { learning_rate: 0.05, ..TrainingSpec::default() };
//!
//! let mut model = Model::<f32>::new(&network, &training, Shape::Vector(2), Head::Binary)?;
//! let mut trainer = Trainer::new(&mut model, &training, &[0, 1, 2, 3])?;
//! for _ in 0..300 {
//!     trainer.train_batch(&mut model, data)?;
//! }
//! let mut answers = [0.0; 4];
//! model.predict(&inputs, &mut answers)?;
//! assert!(answers[0] < 0.2 && answers[1] > 0.8 && answers[2] > 0.8 && answers[3] < 0.2);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![forbid(unsafe_code)]

pub mod activations;
pub mod augmentations;
mod checkpoint;
pub mod clippings;
mod divergence;
mod early_stopping;
mod explanation;
mod head;
pub mod initializers;
pub mod layers;
pub mod losses;
mod model;
mod objective;
pub mod optimizers;
mod passes;
mod place;
mod rate_finder;
pub mod regularizers;
mod rules;
mod sampling;
pub mod schedules;
mod segments;
pub mod single;
mod spec;
mod statistics;
mod trace;
mod trainer;
mod workspace;

pub use checkpoint::Checkpoint;
pub use divergence::{Cause, Divergence, TrainError};
pub use early_stopping::{Best, Stop};
pub use explanation::{Descent, Difference, Explanation, Link, Product};
pub use head::{Head, Task};
pub use isoline_family::{Choice, Description, Knob, KnobScale, Member, Settings, SpecError};
pub use layers::LayerSpec;
pub use layers::batch_norm::BatchNormSpec;
pub use layers::dense::DenseSpec;
pub use layers::dropout::DropoutSpec;
pub use layers::layer_norm::LayerNormSpec;
pub use layers::residual::ResidualSpec;
pub use model::{Data, Model};
pub use optimizers::Quantity;
pub use passes::Batch;
pub use rate_finder::RangeTest;
pub use segments::Segment;
pub use spec::{
    ClassWeights, EarlyStoppingSpec, LIMITS, Limits, NetworkSpec, OutputSpec, Sampling,
    TrainingSpec,
};
pub use statistics::LayerStatistics;
pub use trace::Traced;
pub use trainer::{Epoch, Step, Trainer};
