//! The trainer: order of rows, epochs, live learning rate, divergence, checkpoints.

use isoline_network::{
    Cause, Checkpoint, Choice, Data, Head, LayerSpec, Model, NetworkSpec, TrainError, Trainer,
    TrainingSpec, optimizers,
};
use isoline_numeric::{Generator, Shape, Stream};

const ROWS: usize = 23;

struct Setting {
    inputs: Vec<f32>,
    targets: Vec<f32>,
    rows: Vec<u32>,
}

impl Setting {
    fn new() -> Self {
        let mut generator = Generator::new(9, Stream::Samples);
        let inputs: Vec<f32> = (0..ROWS * 2).map(|_| generator.normal() as f32).collect();
        let targets = inputs
            .chunks_exact(2)
            .map(|point| f32::from(u8::from(point[0] * point[1] > 0.0)));
        // Not all rows, and not in order: the others are for validation.
        let rows = (0..ROWS as u32).rev().filter(|row| row % 4 != 0).collect();
        Self {
            targets: targets.collect(),
            inputs,
            rows,
        }
    }

    fn data(&self) -> Data<'_, f32> {
        Data::new(&self.inputs, &self.targets)
    }
}

fn spec(optimizer: &str, learning_rate: f64) -> TrainingSpec {
    TrainingSpec {
        optimizer: Choice::named(optimizer),
        learning_rate,
        batch_size: 5,
        ..TrainingSpec::default()
    }
}

fn start(setting: &Setting, training: &TrainingSpec) -> (Model<f32>, Trainer<f32>) {
    let network = NetworkSpec {
        layers: vec![LayerSpec::dense(6, "relu")],
        ..NetworkSpec::default()
    };
    let mut model =
        Model::new(&network, training, Shape::Vector(2), Head::Binary).expect("it fits");
    let trainer = Trainer::new(&mut model, training, &setting.rows).expect("it fits");
    (model, trainer)
}

fn bits(values: &[f32]) -> Vec<u32> {
    values.iter().map(|value| value.to_bits()).collect()
}

#[test]
fn epochs_visit_every_row_once_and_tell_the_mean_loss() {
    let setting = Setting::new();
    let (mut model, mut trainer) = start(&setting, &spec("adam", 0.01));
    let mut sizes = Vec::new();
    let mut total = 0.0;
    loop {
        let step = trainer
            .train_batch(&mut model, setting.data())
            .expect("a step");
        sizes.push(step.samples);
        total += step.loss * step.samples as f64;
        assert_eq!(trainer.step(), sizes.len() as u64);
        if let Some(epoch) = step.epoch {
            assert_eq!(epoch.epoch, 1);
            assert!((epoch.loss - total / setting.rows.len() as f64).abs() < 1e-12);
            assert!((0.0..=1.0).contains(&epoch.accuracy.expect("a classification")));
            break;
        }
        assert_eq!(trainer.position(), sizes.iter().sum::<usize>());
    }
    assert_eq!(setting.rows.len(), 17);
    assert_eq!(
        sizes,
        [5, 5, 5, 2],
        "the last batch has the rows that are left"
    );
    assert_eq!((trainer.epoch(), trainer.position()), (1, 0));
}

/// Twenty epochs by hand: shuffle, gradient, step. The trainer must give the same bits.
#[test]
fn the_trainer_is_gradient_and_step_over_shuffled_rows() {
    let setting = Setting::new();
    let training = spec("adam", 0.02);
    let (mut model, mut trainer) = start(&setting, &training);
    let (mut twin, _) = start(&setting, &training);
    let optimizer = optimizers::build::<f32>(&training.optimizer).expect("a member");
    let mut shuffling = Generator::new(training.seed, Stream::Shuffling);
    let mut noise = Generator::new(0, Stream::Noise);
    let count = twin.parameters().len();
    let (mut gradients, mut moments, mut number) = (vec![0.0; count], vec![0.0; 2 * count], 0);
    for _ in 0..20 {
        let mut order = setting.rows.clone();
        shuffling.shuffle(&mut order);
        for rows in order.chunks(5) {
            number += 1;
            twin.gradient(setting.data(), rows, &mut noise, &mut gradients)
                .expect("it fits");
            let (mut next, mut next_moments) = (vec![0.0; count], vec![0.0; 2 * count]);
            assert!(optimizer.step(optimizers::Update {
                parameters: twin.parameters(),
                gradients: &gradients,
                moments: &moments,
                next_parameters: &mut next,
                next_moments: &mut next_moments,
                rate: 0.02,
                step: number,
            }));
            twin.set_parameters(&next).expect("as many");
            moments = next_moments;
            trainer
                .train_batch(&mut model, setting.data())
                .expect("a step");
        }
        assert_eq!(bits(model.parameters()), bits(twin.parameters()));
    }
}

#[test]
fn a_checkpoint_goes_on_with_the_same_bits() {
    let setting = Setting::new();
    for optimizer in ["sgd", "adam"] {
        for stop in [0, 1, 3, 4, 6, 11] {
            let training = spec(optimizer, 0.05);
            let (mut model, mut trainer) = start(&setting, &training);
            for _ in 0..stop {
                trainer
                    .train_batch(&mut model, setting.data())
                    .expect("a step");
            }
            let text = serde_json::to_string(&trainer.checkpoint(&model)).expect("plain numbers");
            let checkpoint: Checkpoint<f32> =
                serde_json::from_str(&text).expect("what was written");
            let other = TrainingSpec {
                learning_rate: 0.9,
                ..training.clone()
            };
            let (mut twin, mut later) = start(&setting, &other);
            later
                .train_batch(&mut twin, setting.data())
                .expect("a step");
            later.restore(&mut twin, &checkpoint).expect("it fits");
            for _ in 0..13 {
                let step = trainer.train_batch(&mut model, setting.data());
                assert_eq!(step, later.train_batch(&mut twin, setting.data()));
            }
            assert_eq!(
                bits(model.parameters()),
                bits(twin.parameters()),
                "{optimizer} at {stop}"
            );
            assert_eq!(trainer.checkpoint(&model), later.checkpoint(&twin));
        }
    }
}

#[test]
fn foreign_and_damaged_checkpoints_are_refused() {
    let setting = Setting::new();
    let (mut model, mut trainer) = start(&setting, &spec("adam", 0.05));
    let good = trainer.checkpoint(&model);
    let damage: [fn(&mut Checkpoint<f32>); 7] = [
        |checkpoint| checkpoint.parameters[0] = f32::NAN,
        |checkpoint| checkpoint.parameters.truncate(1),
        |checkpoint| checkpoint.moments.truncate(1),
        |checkpoint| checkpoint.noise = [0; 4],
        |checkpoint| checkpoint.chance = [0; 4],
        |checkpoint| checkpoint.position = 17,
        |checkpoint| checkpoint.learning_rate = -1.0,
    ];
    for damage in damage {
        let mut bad = good.clone();
        damage(&mut bad);
        assert!(trainer.restore(&mut model, &bad).is_err());
        assert_eq!(trainer.checkpoint(&model), good);
    }
}

#[test]
fn reset_is_a_fresh_start() {
    let setting = Setting::new();
    let training = spec("adam", 0.05);
    let (mut model, mut trainer) = start(&setting, &training);
    let fresh = trainer.checkpoint(&model);
    for _ in 0..6 {
        trainer
            .train_batch(&mut model, setting.data())
            .expect("a step");
    }
    assert_ne!(trainer.checkpoint(&model), fresh);
    trainer.reset(&mut model);
    assert_eq!(trainer.checkpoint(&model), fresh);
}

#[test]
fn the_learning_rate_is_live_and_checked() {
    let setting = Setting::new();
    let (mut model, mut trainer) = start(&setting, &spec("sgd", 0.1));
    for rate in [0.0, -1.0, f64::NAN, f64::INFINITY, 1e9] {
        assert_eq!(
            trainer.set_learning_rate(rate).expect_err("unusable").kind,
            "learning-rate"
        );
        assert_eq!(trainer.learning_rate(), 0.1);
    }
    let before = model.parameters().to_vec();
    let start = trainer.checkpoint(&model);
    trainer.set_learning_rate(0.2).expect("usable");
    trainer
        .train_batch(&mut model, setting.data())
        .expect("a step");
    let double: Vec<f32> = model
        .parameters()
        .iter()
        .zip(&before)
        .map(|(after, before)| after - before)
        .collect();
    trainer.restore(&mut model, &start).expect("it fits");
    trainer
        .train_batch(&mut model, setting.data())
        .expect("a step");
    for ((after, before), double) in model.parameters().iter().zip(&before).zip(double) {
        assert!((2.0 * (after - before) - double).abs() < 1e-6);
    }
}

/// Trains until it diverges, and on with a small rate: the error, what was left, and every step before.
fn diverge(
    optimizer: &str,
    rate: f64,
    target: f32,
    depth: usize,
) -> (TrainError, Checkpoint<f32>, Vec<Checkpoint<f32>>) {
    let setting = Setting::new();
    let training = spec(optimizer, rate);
    let network = NetworkSpec {
        layers: vec![LayerSpec::dense(6, "linear"); depth],
        ..NetworkSpec::default()
    };
    let mut model =
        Model::new(&network, &training, Shape::Vector(2), Head::Values(1)).expect("it fits");
    let mut trainer = Trainer::new(&mut model, &training, &setting.rows).expect("it fits");
    let targets = vec![target; ROWS];
    let data = Data::new(&setting.inputs, &targets);
    let mut history = vec![trainer.checkpoint(&model)];
    for _ in 0..1000 {
        match trainer.train_batch(&mut model, data) {
            Ok(_) => history.push(trainer.checkpoint(&model)),
            Err(error) => {
                let after = trainer.checkpoint(&model);
                let mut answers = vec![0.0; ROWS];
                model
                    .predict(&setting.inputs, &mut answers)
                    .expect("the weights are usable");
                trainer.set_learning_rate(1e-6).expect("usable");
                trainer
                    .train_batch(&mut model, data)
                    .expect("training goes on with a smaller rate");
                return (error, after, history);
            }
        }
    }
    panic!("{optimizer} did not diverge at {rate}");
}

#[test]
fn divergence_goes_back_to_the_last_good_step() {
    for (optimizer, rate, target) in [
        ("sgd", 100.0, 1.0),
        ("sgd", 1000.0, 1e4),
        ("sgd", 3.0, 10.0),
        ("adam", 1000.0, 1.0),
    ] {
        let depth = if optimizer == "adam" { 4 } else { 1 };
        let (error, after, history) = diverge(optimizer, rate, target, depth);
        let TrainError::Divergence(divergence) = error else {
            panic!("{error}")
        };
        assert_eq!(
            divergence.step as usize,
            history.len(),
            "caught in the very step"
        );
        assert_eq!(divergence.learning_rate, rate);
        assert_eq!(divergence.suggested_learning_rate, rate / 10.0);
        // The weights of the last recorded step gave the bad loss, or the step after them was bad.
        let back = match divergence.cause {
            Cause::Loss => &history[history.len() - 2],
            Cause::Parameters => &history[history.len() - 1],
        };
        assert_eq!(
            bits(&after.parameters),
            bits(&back.parameters),
            "{optimizer} at {rate}"
        );
        assert_eq!(
            &after, back,
            "the counters and the order of the rows go back too"
        );
    }
}

/// A target out of range: the loss is refused at once, and nothing changes.
#[test]
fn a_hopeless_first_step_changes_nothing() {
    let setting = Setting::new();
    let training = spec("adam", 0.01);
    let network = NetworkSpec::default();
    let mut model =
        Model::new(&network, &training, Shape::Vector(2), Head::Values(1)).expect("it fits");
    let mut trainer = Trainer::new(&mut model, &training, &setting.rows).expect("it fits");
    let before = trainer.checkpoint(&model);
    let targets = vec![1e25; ROWS];
    let error = trainer.train_batch(&mut model, Data::new(&setting.inputs, &targets));
    let Err(TrainError::Divergence(divergence)) = error else {
        panic!("{error:?}")
    };
    assert_eq!(
        (divergence.step, divergence.epoch, divergence.cause),
        (1, 1, Cause::Loss)
    );
    assert_eq!(trainer.checkpoint(&model), before);
}

#[test]
fn another_batch_size_keeps_the_initial_weights() {
    let setting = Setting::new();
    let (small, _) = start(&setting, &spec("adam", 0.1));
    let (large, _) = start(
        &setting,
        &TrainingSpec {
            batch_size: 9,
            seed: 77,
            ..spec("adam", 0.1)
        },
    );
    assert_eq!(bits(small.parameters()), bits(large.parameters()));
}
