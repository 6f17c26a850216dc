//! Trajectories of 100 steps against NumPy (golden/trajectories.py): 1e-9 in f64, 1e-4 in f32.

use isoline_network::{
    Choice, Data, Head, LayerSpec, Model, NetworkSpec, TrainingSpec, optimizers,
};
use isoline_numeric::{Generator, Real, Shape, Stream};
use serde::Deserialize;

#[derive(Deserialize)]
struct File {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    features: usize,
    hidden: Vec<usize>,
    activation: String,
    head: String,
    outputs: usize,
    loss: String,
    optimizer: String,
    rate: f64,
    rows: usize,
    batch: usize,
    inputs: Vec<f64>,
    targets: Vec<f64>,
    start: Vec<f64>,
    losses: Vec<f64>,
    end: Vec<f64>,
}

/// Largest deviation of a loss or a final parameter, relative where the value is above 1.
fn deviation<T: Real>(case: &Case) -> f64 {
    let convert =
        |values: &[f64]| -> Vec<T> { values.iter().map(|value| T::from_f64(*value)).collect() };
    let head = match case.head.as_str() {
        "binary" => Head::Binary,
        "classes" => Head::Classes(case.outputs),
        _ => Head::Values(case.outputs),
    };
    let network = NetworkSpec {
        layers: case
            .hidden
            .iter()
            .map(|units| LayerSpec::dense(*units, &case.activation))
            .collect(),
        ..NetworkSpec::default()
    };
    let training = TrainingSpec {
        loss: Some(Choice::named(&case.loss)),
        ..TrainingSpec::default()
    };
    let mut model =
        Model::<T>::new(&network, &training, Shape::Vector(case.features), head).expect("it fits");
    model
        .set_parameters(&convert(&case.start))
        .expect("as many as there are");
    let spec = Choice::named(&case.optimizer);
    let optimizer = optimizers::build::<T>(&spec).expect("a member");
    let (inputs, targets) = (convert(&case.inputs), convert(&case.targets));
    let data = Data::new(&inputs, &targets);
    let count = case.start.len();
    let mut noise = Generator::new(0, Stream::Noise);
    let mut gradients = vec![T::ZERO; count];
    let mut moments = vec![T::ZERO; count * optimizer.moments()];
    let mut worst = 0.0f64;
    let mut compare = |value: f64, expected: f64| {
        let error = (value - expected).abs() / expected.abs().max(1.0);
        assert!(error.is_finite(), "{}", case.name);
        worst = worst.max(error);
    };
    for (number, expected) in case.losses.iter().enumerate() {
        let first = number % case.rows.div_ceil(case.batch) * case.batch;
        let rows: Vec<u32> = (first as u32..case.rows.min(first + case.batch) as u32).collect();
        let batch = model
            .gradient(data, &rows, &mut noise, &mut gradients)
            .expect("the data fits");
        compare(batch.total / rows.len() as f64, *expected);
        let mut next = vec![T::ZERO; count];
        let mut next_moments = moments.clone();
        assert!(optimizer.step(optimizers::Update {
            parameters: model.parameters(),
            gradients: &gradients,
            moments: &moments,
            next_parameters: &mut next,
            next_moments: &mut next_moments,
            rate: case.rate,
            step: number as u64 + 1,
        }));
        model.set_parameters(&next).expect("as many as there are");
        moments = next_moments;
    }
    for (value, expected) in model.parameters().iter().zip(&case.end) {
        compare(value.to_f64(), *expected);
    }
    worst
}

#[test]
fn trajectories_match_numpy() {
    let text = include_str!("golden/trajectories.json");
    let file: File = serde_json::from_str(text).expect("the golden file is well formed");
    assert_eq!(file.cases.len(), 6);
    for case in &file.cases {
        assert_eq!(case.losses.len(), 100);
        let (wide, narrow) = (deviation::<f64>(case), deviation::<f32>(case));
        println!("{}: f64 {wide:.1e}, f32 {narrow:.1e}", case.name);
        assert!(wide <= 1e-9, "{}: f64 deviates by {wide}", case.name);
        assert!(narrow <= 1e-4, "{}: f32 deviates by {narrow}", case.name);
    }
}
