//! Gradients of whole networks against central differences in f64: every layer, activation, loss, regularizer and depth.
//! `ISOLINE_WRITE_GOLDEN=1` writes the worst error of every member to docs/gradients.md.

use isoline_network::{
    BatchNormSpec, Choice, Data, DropoutSpec, Head, LayerNormSpec, LayerSpec, Model, NetworkSpec,
    ResidualSpec, TrainingSpec, activations, layers, losses, regularizers,
};
use isoline_numeric::{Generator, Shape, Stream};
use std::collections::BTreeMap;
use std::fmt::Write;

const FEATURES: usize = 3;
const ROWS: usize = 7;

fn targets(head: Head, generator: &mut Generator) -> Vec<f64> {
    let mut targets = vec![0.0; head.outputs() * ROWS];
    for column in targets.chunks_exact_mut(head.outputs()) {
        match head {
            Head::Binary => column[0] = generator.below(2) as f64,
            Head::Classes(count) => column[generator.below(count)] = 1.0,
            Head::Values(_) => column.fill_with(|| generator.normal()),
        }
    }
    targets
}

/// A network whose gradient is compared.
struct Case<'a> {
    layers: Vec<LayerSpec>,
    activation: &'a str,
    loss: &'a str,
    regularizer: &'a str,
    head: Head,
}

impl Case<'_> {
    /// Whether there are points without a derivative.
    fn kinked(&self) -> bool {
        ["relu", "leaky-relu", "selu"].contains(&self.activation)
            || ["mae", "hinge"].contains(&self.loss)
    }

    fn bound(&self) -> f64 {
        if self.kinked() { 1e-5 } else { 1e-7 }
    }

    /// The largest error relative to the largest entry of the gradient, and how many entries were left out because a
    /// kink lies within reach of the difference. None where loss and head do not fit.
    fn worst(&self) -> Option<(f64, usize)> {
        let mut generator = Generator::new(17 + self.layers.len() as u64, Stream::Samples);
        let inputs: Vec<f64> = (0..FEATURES * ROWS).map(|_| generator.normal()).collect();
        let targets = targets(self.head, &mut generator);
        let data = Data::new(&inputs, &targets);
        let network = NetworkSpec {
            layers: self.layers.clone(),
            seed: 5,
            ..NetworkSpec::default()
        };
        let training = TrainingSpec {
            loss: Some(Choice::named(self.loss)),
            ..TrainingSpec::default()
        };
        let shape = Shape::Vector(FEATURES);
        let mut model = Model::<f64>::new(&network, &training, shape, self.head).ok()?;
        let regularizer = regularizers::build::<f64>(&Choice::named(self.regularizer));
        let regularizer = regularizer.expect("a member");
        let segments = model.segments().iter();
        let weights: Vec<_> = segments
            .filter(|segment| segment.name == "weight")
            .map(|segment| segment.range.clone())
            .collect();
        // Biases start at 0, where their gradients would be tested at one special point only.
        let start: Vec<f64> = model
            .parameters()
            .iter()
            .map(|value| value + 0.1 * generator.normal())
            .collect();
        let rows: Vec<u32> = (0..ROWS as u32).collect();
        let mean = |model: &mut Model<f64>, parameters: &[f64], gradient: &mut [f64]| {
            model
                .set_parameters(parameters)
                .expect("as many as there are");
            // The same masks every time.
            let mut noise = Generator::new(1, Stream::Noise);
            let batch = model
                .gradient(data, &rows, &mut noise, gradient)
                .expect("the data fits");
            let penalties = weights.iter().map(|range| {
                let weights = &parameters[range.clone()];
                regularizer.pull(weights, &mut gradient[range.clone()]);
                regularizer.penalty(weights)
            });
            penalties.sum::<f64>() + batch.total / ROWS as f64
        };
        let mut gradient = vec![f64::NAN; start.len()];
        mean(&mut model, &start, &mut gradient);
        let largest = gradient
            .iter()
            .fold(0.0f64, |largest, value| largest.max(value.abs()));
        assert!(largest > 1e-6, "{}: nothing to compare", self.name());
        let mut unused = gradient.clone();
        let (mut error, mut left_out) = (0.0f64, 0);
        for place in 0..start.len() {
            let mut difference = |step: f64| {
                let mut moved = start.clone();
                moved[place] = start[place] + step;
                let above = mean(&mut model, &moved, &mut unused);
                moved[place] = start[place] - step;
                (above - mean(&mut model, &moved, &mut unused)) / (2.0 * step)
            };
            // Two steps combined: the error falls with the fourth power (Richardson).
            let (wide, narrow) = (difference(2e-4), difference(1e-4));
            if self.kinked() && (wide - narrow).abs() > 1e-6 * largest {
                left_out += 1;
                continue;
            }
            let numeric = (4.0 * narrow - wide) / 3.0;
            error = error.max((gradient[place] - numeric).abs() / largest);
        }
        assert!(
            left_out * 5 <= start.len(),
            "{}: {left_out} of {} left out",
            self.name(),
            start.len()
        );
        assert!(error <= self.bound(), "{}: {error}", self.name());
        Some((error, left_out))
    }

    fn name(&self) -> String {
        let kinds: Vec<_> = self.layers.iter().map(LayerSpec::kind).collect();
        let names = [self.activation, self.loss, self.regularizer];
        format!("{kinds:?} {names:?} {:?}", self.head)
    }
}

#[test]
fn gradients_match_for_every_depth_and_head() {
    let heads = [
        Head::Binary,
        Head::Classes(2),
        Head::Classes(3),
        Head::Classes(6),
        Head::Values(1),
        Head::Values(2),
    ];
    let units = [5, 9, 4];
    let mut compared = 0;
    for activation in activations::descriptions() {
        for loss in losses::descriptions() {
            for head in heads {
                for depth in 0..=3 {
                    let layers = units[..depth].iter();
                    let case = Case {
                        layers: layers
                            .map(|units| LayerSpec::dense(*units, activation.name))
                            .collect(),
                        activation: activation.name,
                        loss: loss.description.name,
                        regularizer: "none",
                        head,
                    };
                    compared += usize::from(case.worst().is_some());
                }
            }
        }
    }
    // Of the losses, bce fits one head, cce three, mse all six, mae and huber two, hinge and focal four.
    assert_eq!(compared, activations::descriptions().len() * 22 * 4);
}

/// Layers that end in one of this kind.
fn stack(kind: &str, activation: &str) -> Vec<LayerSpec> {
    let dense = LayerSpec::dense(5, activation);
    match kind {
        "dense" => vec![dense],
        "dropout" => vec![dense, LayerSpec::Dropout(DropoutSpec { rate: 0.3 })],
        "batch-norm" => vec![dense, LayerSpec::BatchNorm(BatchNormSpec::default())],
        "layer-norm" => vec![dense, LayerSpec::LayerNorm(LayerNormSpec::default())],
        "residual" => {
            let layers = vec![LayerSpec::dense(4, activation), dense.clone()];
            vec![dense, LayerSpec::Residual(ResidualSpec { layers })]
        }
        other => panic!("{other} has no stack to test it in"),
    }
}

#[test]
fn gradients_match_for_every_layer_activation_loss_and_regularizer() {
    let mut errors: BTreeMap<(&str, String), f64> = BTreeMap::new();
    let mut compared = 0;
    for layer in layers::descriptions() {
        for activation in activations::descriptions() {
            for loss in losses::descriptions() {
                for regularizer in regularizers::descriptions() {
                    for head in [Head::Binary, Head::Classes(3), Head::Values(2)] {
                        let case = Case {
                            layers: stack(layer.name, activation.name),
                            activation: activation.name,
                            loss: loss.description.name,
                            regularizer: regularizer.name,
                            head,
                        };
                        let Some((error, _)) = case.worst() else {
                            continue;
                        };
                        compared += 1;
                        for (family, name) in [
                            ("layer", layer.name),
                            ("activation", activation.name),
                            ("loss", loss.description.name),
                            ("regularizer", regularizer.name),
                        ] {
                            let worst = errors.entry((family, name.to_owned())).or_default();
                            *worst = worst.max(error);
                        }
                    }
                }
            }
        }
    }
    assert_eq!(compared, 5 * 13 * 11 * 5);
    if std::env::var_os("ISOLINE_WRITE_GOLDEN").is_some() {
        write_table(&errors, compared);
    }
}

fn write_table(errors: &BTreeMap<(&str, String), f64>, compared: usize) {
    let mut text = format!(
        "# Gradients\n\nThe gradient of {compared} networks (every layer x activation x loss x regularizer, on the heads that \
         the loss fits) against central\ndifferences in f64, Richardson's combination of the steps 1e-4 and 2e-4. The largest \
         error of each member, relative\nto the largest entry of the gradient; allowed are 1e-7, and 1e-5 where a network has \
         kinks (entries whose difference\ncrosses one are left out, at most a fifth). Written by the test `gradients` of the \
         crate `network`.\n\n| family | member | largest error |\n|---|---|---|\n"
    );
    for ((family, name), error) in errors {
        writeln!(text, "| {family} | {name} | {error:.0e} |").expect("a string takes text");
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/gradients.md");
    std::fs::write(path, text).expect("docs/ is writable");
}
