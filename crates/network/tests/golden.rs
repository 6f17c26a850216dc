//! Trajectories of 100 steps against PyTorch (golden/trajectories.py): 1e-9 in f64, 1e-4 in f32.

use isoline_network::{
    Data, Head, LayerSpec, Model, NetworkSpec, Trainer, TrainingSpec, activations, clippings,
    layers, losses, optimizers, regularizers, schedules,
};
use isoline_numeric::{Real, Shape};
use serde::Deserialize;

#[derive(Deserialize)]
struct File {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    features: usize,
    layers: Vec<LayerSpec>,
    head: String,
    outputs: usize,
    training: TrainingSpec,
    inputs: Vec<f64>,
    targets: Vec<f64>,
    weights: Option<Vec<f64>>,
    start: Vec<f64>,
    losses: Vec<f64>,
    rates: Vec<f64>,
    end: Vec<f64>,
    state: Vec<f64>,
    answers: Vec<f64>,
}

impl Case {
    fn head(&self) -> Head {
        match self.head.as_str() {
            "binary" => Head::Binary,
            "classes" => Head::Classes(self.outputs),
            _ => Head::Values(self.outputs),
        }
    }

    /// Largest deviation of a loss, a rate, a final parameter or an answer, relative where the value is above 1.
    fn deviation<T: Real>(&self) -> f64 {
        let convert =
            |values: &[f64]| -> Vec<T> { values.iter().map(|value| T::from_f64(*value)).collect() };
        let network = NetworkSpec {
            layers: self.layers.clone(),
            ..NetworkSpec::default()
        };
        let shape = Shape::Vector(self.features);
        let mut model =
            Model::<T>::new(&network, &self.training, shape, self.head()).expect("it fits");
        model
            .set_parameters(&convert(&self.start))
            .expect("as many as there are");
        let rows = self.inputs.len() / self.features;
        let indices: Vec<u32> = (0..rows as u32).collect();
        let mut trainer = Trainer::new(&mut model, &self.training, &indices).expect("it fits");
        let (inputs, targets) = (convert(&self.inputs), convert(&self.targets));
        let weights = self.weights.as_deref().map(convert);
        let data = Data::new(&inputs, &targets).weighted(weights.as_deref());
        let mut worst = 0.0f64;
        let mut compare = |value: f64, expected: f64| {
            let error = (value - expected).abs() / expected.abs().max(1.0);
            assert!(error.is_finite(), "{}", self.name);
            worst = worst.max(error);
        };
        for (loss, rate) in self.losses.iter().zip(&self.rates) {
            compare(trainer.present_rate(), *rate);
            let step = trainer.train_batch(&mut model, data).expect("a step");
            assert!(step.epoch.is_some(), "every step sees all rows");
            compare(step.loss, *loss);
            trainer.observe(&mut model, step.loss);
        }
        let end = trainer.checkpoint(&model);
        assert_eq!(end.state.len(), self.state.len());
        let values = end.parameters.iter().chain(&end.state);
        for (value, expected) in values.zip(self.end.iter().chain(&self.state)) {
            compare(value.to_f64(), *expected);
        }
        let mut answers = vec![T::ZERO; targets.len()];
        model.predict(&inputs, &mut answers).expect("it fits");
        for (value, expected) in answers.iter().zip(&self.answers) {
            compare(value.to_f64(), *expected);
        }
        worst
    }
}

fn cases() -> Vec<Case> {
    let text = include_str!("golden/trajectories.json");
    let file: File = serde_json::from_str(text).expect("the golden file is well formed");
    file.cases
}

#[test]
fn trajectories_match_pytorch() {
    let mut wrong = Vec::new();
    for case in cases() {
        assert_eq!(case.losses.len(), 100);
        let (wide, narrow) = (case.deviation::<f64>(), case.deviation::<f32>());
        println!("{}: f64 {wide:.1e}, f32 {narrow:.1e}", case.name);
        if wide > 1e-9 || narrow > 1e-4 {
            wrong.push(format!("{}: f64 {wide:.1e}, f32 {narrow:.1e}", case.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A new member must come with a trajectory.
#[test]
fn every_member_has_a_trajectory() {
    let cases = cases();
    let text = |case: &Case| {
        let spec = serde_json::to_string(&(&case.layers, &case.training));
        spec.expect("plain data")
    };
    let all: Vec<String> = cases.iter().map(text).collect();
    let missing = |names: Vec<&'static str>| -> Vec<&'static str> {
        let absent = names.into_iter();
        let quoted = |name: &str| format!("\"{name}\"");
        absent
            .filter(|name| !all.iter().any(|spec| spec.contains(&quoted(name))))
            .collect()
    };
    let names = |list: Vec<isoline_network::Description>| {
        list.into_iter().map(|one| one.name).collect::<Vec<_>>()
    };
    let losses = losses::descriptions().into_iter();
    let losses: Vec<_> = losses.map(|one| one.description.name).collect();
    for family in [
        names(activations::descriptions()),
        names(optimizers::descriptions()),
        names(schedules::descriptions()),
        names(regularizers::descriptions()),
        names(clippings::descriptions()),
        losses,
    ] {
        assert_eq!(missing(family), Vec::<&str>::new());
    }
    // Dropout draws from our generator: its gradient and its share are tested elsewhere.
    assert_eq!(missing(names(layers::descriptions())), ["dropout"]);
}
