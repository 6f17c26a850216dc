//! A checked spec: prepared data and a network that fits it. Only `Plan::check` makes one.

use crate::error::EngineError;
use crate::row_weights::row_weights;
use crate::sampling::set_sampling;
use crate::spec::{Spec, VERSION};
use isoline_dataset::{Prepared, Table, Task, prepare};
use isoline_network::{Head, Model, Trainer, single};

/// What is needed to train, all of it consistent.
pub struct Plan {
    pub(crate) spec: Spec,
    pub(crate) prepared: Prepared,
    pub(crate) model: Model<f32>,
    pub(crate) trainer: Trainer<f32>,
    /// How much each row counts.
    pub(crate) weights: Option<Vec<f32>>,
}

impl Plan {
    /// Checks `spec` against `table`, prepares the data and builds the network.
    ///
    /// `earlier` is prepared data of the same table and data spec, to be used again.
    ///
    /// # Errors
    /// Names the part of the spec or the column that does not fit.
    pub fn check(
        spec: &Spec,
        table: &Table,
        earlier: Option<Prepared>,
    ) -> Result<Self, EngineError> {
        if spec.version != VERSION {
            return Err(EngineError::new(
                "spec-version",
                format!(
                    "The spec has version {}; this program reads version {VERSION}.",
                    spec.version
                ),
                "Open it with the program that wrote it, or write it anew.",
            ));
        }
        let prepared = match earlier {
            Some(prepared) => prepared,
            None => prepare(table, &spec.data)?,
        };
        let weights = row_weights(&prepared, spec.training.class_weights)?;
        let (model, trainer) = untrained(spec, &prepared)?;
        Ok(Self {
            spec: spec.clone(),
            prepared,
            model,
            trainer,
            weights,
        })
    }
}

/// The network with its first weights, and what trains it.
///
/// # Errors
/// Names the part of the spec that does not fit.
pub(crate) fn untrained(
    spec: &Spec,
    prepared: &Prepared,
) -> Result<(Model<f32>, Trainer<f32>), EngineError> {
    let (network, training) = (&spec.network, &spec.training);
    let mut model = single::model(network, training, prepared.shape, head(prepared))?;
    let mut trainer = single::trainer(&mut model, training, &prepared.split.train)?;
    set_sampling(spec, prepared, &mut trainer)?;
    Ok((model, trainer))
}

/// How the network must end: one unit for two classes, one per class beyond, one per value otherwise.
fn head(prepared: &Prepared) -> Head {
    match (prepared.task, prepared.target.classes.len()) {
        (Task::Regression, _) => Head::Values(prepared.targets.nrows()),
        (Task::Classification, 2) => Head::Binary,
        (Task::Classification, classes) => Head::Classes(classes),
    }
}
