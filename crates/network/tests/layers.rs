//! The layers besides dense: masks, statistics of batches and samples, blocks that are added, and what they refuse.

use isoline_network::{
    BatchNormSpec, Data, DropoutSpec, Head, LayerNormSpec, LayerSpec, Model, NetworkSpec,
    ResidualSpec, Trainer, TrainingSpec,
};
use isoline_numeric::{Generator, Shape, Stream};

const FEATURES: usize = 3;
const ROWS: usize = 40;

fn build(layers: Vec<LayerSpec>, features: usize) -> Result<Model<f64>, String> {
    let network = NetworkSpec {
        layers,
        ..NetworkSpec::default()
    };
    let training = TrainingSpec::default();
    Model::new(
        &network,
        &training,
        Shape::Vector(features),
        Head::Values(1),
    )
    .map_err(|error| error.kind)
}

fn normal(count: usize, mean: f64, deviation: f64) -> Vec<f64> {
    let mut generator = Generator::new(4, Stream::Samples);
    let values = (0..count).map(|_| mean + deviation * generator.normal());
    values.collect()
}

/// Sets the output layer to the sum of what is below it.
fn sum_up(model: &mut Model<f64>) {
    let mut parameters = model.parameters().to_vec();
    let last = model.segments().len() - 2;
    parameters[model.segments()[last].range.clone()].fill(1.0);
    model.set_parameters(&parameters).expect("as many");
}

fn total(model: &mut Model<f64>, inputs: &[f64], noise: u64) -> f64 {
    let targets = vec![0.0; inputs.len() / FEATURES];
    let rows: Vec<u32> = (0..targets.len() as u32).collect();
    let mut gradient = vec![0.0; model.parameters().len()];
    let mut noise = Generator::new(noise, Stream::Noise);
    let data = Data::new(inputs, &targets);
    let batch = model.gradient(data, &rows, &mut noise, &mut gradient);
    batch.expect("it fits").total
}

#[test]
fn dropout_leaves_out_its_share_while_training_and_nothing_when_answering() {
    let dropout = LayerSpec::Dropout(DropoutSpec { rate: 0.25 });
    let mut model = build(vec![dropout], FEATURES).expect("it fits");
    sum_up(&mut model);
    let inputs = vec![1.0; 4000 * FEATURES];
    let mut answers = vec![0.0; 4000];
    model.predict(&inputs, &mut answers).expect("it fits");
    assert!(answers.iter().all(|answer| *answer == 3.0));
    // Each value is 4/3 with probability 3/4: the square of a sum of three has the mean 9 + 3 (16/9 3/4 - 1) = 10.
    let mean = total(&mut model, &inputs, 1) / 4000.0;
    assert!((mean - 10.0).abs() < 0.3, "{mean}");
    assert_eq!(total(&mut model, &inputs, 1) / 4000.0, mean);
    assert_ne!(total(&mut model, &inputs, 2) / 4000.0, mean);
}

#[test]
fn batch_norm_centres_the_batch_and_learns_the_running_means() {
    let norm = LayerSpec::BatchNorm(BatchNormSpec {
        momentum: 0.5,
        ..BatchNormSpec::default()
    });
    let mut model = build(vec![norm], FEATURES).expect("it fits");
    sum_up(&mut model);
    let names: Vec<_> = model.segments().iter().map(|part| part.name).collect();
    assert_eq!(names, ["scale", "shift", "weight", "bias"]);
    let inputs = normal(ROWS * FEATURES, 5.0, 3.0);
    for _ in 0..60 {
        total(&mut model, &inputs, 1);
    }
    // By now the running statistics are the batch's, up to Bessel's correction.
    let mut answers = vec![0.0; ROWS];
    model.predict(&inputs, &mut answers).expect("it fits");
    let mean = answers.iter().sum::<f64>() / ROWS as f64;
    assert!(mean.abs() < 1e-9, "{mean}");
    let column = |row: usize| inputs.iter().skip(row).step_by(FEATURES);
    let mut expected = vec![0.0; ROWS];
    for row in 0..FEATURES {
        let mean = column(row).sum::<f64>() / ROWS as f64;
        let squares: f64 = column(row).map(|value| (value - mean).powi(2)).sum();
        let deviation = (squares / (ROWS - 1) as f64 + 1e-5).sqrt();
        for (sum, value) in expected.iter_mut().zip(column(row)) {
            *sum += (value - mean) / deviation;
        }
    }
    for (answer, expected) in answers.iter().zip(expected) {
        assert!((answer - expected).abs() < 1e-9);
    }
    // A batch of one row has no variance; the running one does.
    assert!(total(&mut model, &inputs[..FEATURES], 1).is_finite());
}

#[test]
fn layer_norm_centres_every_sample() {
    let norm = LayerSpec::LayerNorm(LayerNormSpec::default());
    let mut model = build(vec![norm], FEATURES).expect("it fits");
    sum_up(&mut model);
    let inputs = normal(ROWS * FEATURES, 5.0, 3.0);
    let mut answers = vec![0.0; ROWS];
    model.predict(&inputs, &mut answers).expect("it fits");
    assert!(answers.iter().all(|answer| answer.abs() < 1e-12));
}

#[test]
fn a_residual_block_adds_to_what_comes_in() {
    let inside = vec![
        LayerSpec::dense(7, "tanh"),
        LayerSpec::dense(FEATURES, "linear"),
    ];
    let block = LayerSpec::Residual(ResidualSpec { layers: inside });
    let mut model = build(vec![block], FEATURES).expect("it fits");
    assert_eq!(model.architecture(), [3, 3, 1]);
    let mut parameters = vec![0.0; model.parameters().len()];
    let last = model.segments()[4].range.clone();
    parameters[last].fill(1.0);
    model.set_parameters(&parameters).expect("as many");
    let inputs = normal(ROWS * FEATURES, 0.0, 1.0);
    let mut answers = vec![0.0; ROWS];
    model.predict(&inputs, &mut answers).expect("it fits");
    for (answer, inputs) in answers.iter().zip(inputs.chunks_exact(FEATURES)) {
        assert!((answer - inputs.iter().sum::<f64>()).abs() < 1e-14);
    }
}

#[test]
fn misfits_are_refused() {
    let residual = |layers| LayerSpec::Residual(ResidualSpec { layers });
    let cases = [
        (vec![residual(vec![])], 3, "layer-count"),
        (
            vec![residual(vec![LayerSpec::dense(4, "relu")])],
            3,
            "residual-width",
        ),
        (
            vec![residual(vec![residual(vec![LayerSpec::dense(3, "relu")])])],
            3,
            "residual-nesting",
        ),
        (
            vec![LayerSpec::Dropout(DropoutSpec { rate: 1.0 })],
            3,
            "knob-range",
        ),
        (
            vec![LayerSpec::LayerNorm(LayerNormSpec::default())],
            1,
            "layer-norm-width",
        ),
        (
            vec![LayerSpec::BatchNorm(BatchNormSpec {
                epsilon: f64::NAN,
                ..BatchNormSpec::default()
            })],
            3,
            "knob-range",
        ),
    ];
    for (layers, features, kind) in cases {
        assert_eq!(build(layers, features).err().as_deref(), Some(kind));
    }
}

#[test]
fn specs_of_all_kinds_survive_json() {
    let text = r#"[{"kind":"dense","units":4,"activation":{"kind":"elu","alpha":0.5},"initializer":"orthogonal"},
        {"kind":"dropout","rate":0.2},{"kind":"batch-norm"},{"kind":"layer-norm","epsilon":0.001},
        {"kind":"residual","layers":[{"kind":"dense","units":4,"activation":"relu"},{"kind":"dropout"}]}]"#;
    let layers: Vec<LayerSpec> = serde_json::from_str(text).expect("valid");
    let again = serde_json::to_string(&layers).expect("plain data");
    let again: Vec<LayerSpec> = serde_json::from_str(&again).expect("what was written");
    assert_eq!(again, layers);
    let kinds: Vec<_> = layers.iter().map(LayerSpec::kind).collect();
    let known: Vec<_> = isoline_network::layers::descriptions();
    assert_eq!(kinds, known.iter().map(|one| one.name).collect::<Vec<_>>());
    let mut model = build(layers, 2).expect("it fits");
    let inputs = normal(ROWS * 2, 0.0, 1.0);
    let targets = vec![0.5; ROWS];
    let rows: Vec<u32> = (0..ROWS as u32).collect();
    let training = TrainingSpec::default();
    let mut trainer = Trainer::new(&mut model, &training, &rows).expect("it fits");
    for _ in 0..20 {
        let step = trainer.train_batch(&mut model, Data::new(&inputs, &targets));
        assert!(step.expect("a step").loss.is_finite());
    }
}
