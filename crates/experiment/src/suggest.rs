//! A first spec for a table, so that Train works before anything is chosen.

use crate::spec::{Spec, VERSION};
use isoline_dataset::{Table, suggest as suggest_data};
use isoline_network::{Choice, LayerSpec, NetworkSpec, TrainingSpec};

/// Hidden layers by sample; a table of one's own gets the last line.
const NETWORKS: &[(&str, &[usize], &str)] = &[
    ("spiral-2", &[16, 16], "tanh"),
    ("spiral-3", &[16, 16], "tanh"),
    ("exercise", &[50], "relu"),
    ("", &[8, 8], "tanh"),
];

/// The spec suggested for `table`; `sample` names the catalog's data set it came from.
pub fn suggest(table: &Table, sample: Option<&str>) -> Spec {
    let mut data = suggest_data(table);
    let mut training = TrainingSpec {
        learning_rate: 0.01,
        ..TrainingSpec::default()
    };
    let found = NETWORKS
        .iter()
        .find(|network| Some(network.0) == sample || network.0.is_empty());
    let layers = found.map_or_else(Vec::new, |(_, units, activation)| {
        units
            .iter()
            .map(|units| LayerSpec::dense(*units, activation))
            .collect()
    });
    if sample == Some("exercise") {
        // The textbook's own form of the exercise: features in [0, 1], binary cross-entropy.
        data.scaling = Choice::named("min-max");
        training.loss = Some(Choice::named("bce"));
    }
    Spec {
        version: VERSION,
        reading: table.reading.asked.clone(),
        data,
        network: NetworkSpec {
            layers,
            ..NetworkSpec::default()
        },
        training,
    }
}
