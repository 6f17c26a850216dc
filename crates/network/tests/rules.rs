//! What a training spec adds to plain steps: schedules, regularizers, clipping, weights, early stopping, finding a rate.

use isoline_network::{
    BatchNormSpec, Checkpoint, Choice, Data, DropoutSpec, EarlyStoppingSpec, Head, LayerSpec,
    Model, NetworkSpec, Trainer, TrainingSpec, augmentations, optimizers, schedules,
};
use isoline_numeric::{Generator, Shape, Stream};

const ROWS: usize = 30;

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
            .map(|point| f32::from(u8::from(point[0] > point[1])));
        Self {
            targets: targets.collect(),
            inputs,
            rows: (0..ROWS as u32).collect(),
        }
    }

    fn data(&self) -> Data<'_, f32> {
        Data::new(&self.inputs, &self.targets)
    }

    fn start(&self, training: &TrainingSpec) -> (Model<f32>, Trainer<f32>) {
        let network = NetworkSpec {
            layers: vec![
                LayerSpec::dense(6, "relu"),
                LayerSpec::BatchNorm(BatchNormSpec::default()),
                LayerSpec::Dropout(DropoutSpec { rate: 0.2 }),
            ],
            ..NetworkSpec::default()
        };
        let mut model =
            Model::new(&network, training, Shape::Vector(2), Head::Binary).expect("it fits");
        let trainer = Trainer::new(&mut model, training, &self.rows).expect("it fits");
        (model, trainer)
    }
}

fn spec() -> TrainingSpec {
    TrainingSpec {
        batch_size: 8,
        ..TrainingSpec::default()
    }
}

/// Trains epochs, observing made-up validation losses after each.
fn epochs(model: &mut Model<f32>, trainer: &mut Trainer<f32>, data: Data<'_, f32>, losses: &[f64]) {
    for loss in losses {
        while trainer
            .train_batch(model, data)
            .expect("a step")
            .epoch
            .is_none()
        {}
        trainer.observe(model, *loss);
    }
}

#[test]
fn every_schedule_and_optimizer_resumes_with_the_same_bits() {
    let setting = Setting::new();
    let losses: Vec<f64> = (0..9).map(|epoch| 1.0 + 0.01 * f64::from(epoch)).collect();
    for schedule in schedules::descriptions() {
        for optimizer in optimizers::descriptions() {
            let mut schedule = Choice::named(schedule.name);
            if schedule.kind == "plateau" {
                schedule = schedule.with("patience", 2.0);
            }
            let training = TrainingSpec {
                optimizer: Choice::named(optimizer.name),
                schedule,
                regularization: Choice::named("elastic"),
                clipping: Choice::named("norm"),
                label_smoothing: 0.1,
                early_stopping: Some(EarlyStoppingSpec {
                    patience: 5,
                    minimum_improvement: 0.0,
                }),
                ..spec()
            };
            let (mut model, mut trainer) = setting.start(&training);
            epochs(&mut model, &mut trainer, setting.data(), &losses[..4]);
            trainer
                .train_batch(&mut model, setting.data())
                .expect("in the middle of an epoch");
            let text = serde_json::to_string(&trainer.checkpoint(&model)).expect("plain data");
            let checkpoint: Checkpoint<f32> = serde_json::from_str(&text).expect("plain data");
            epochs(&mut model, &mut trainer, setting.data(), &losses[4..]);
            let whole = trainer.checkpoint(&model);

            let (mut model, mut trainer) = setting.start(&training);
            trainer.restore(&mut model, &checkpoint).expect("it fits");
            epochs(&mut model, &mut trainer, setting.data(), &losses[4..]);
            let name = (&training.schedule.kind, optimizer.name);
            assert_eq!(trainer.checkpoint(&model), whole, "{name:?}");
        }
    }
}

#[test]
fn every_augmentation_and_balanced_sampling_resume_with_the_same_bits() {
    let setting = Setting::new();
    let classes: Vec<u16> = setting.targets.iter().map(|class| *class as u16).collect();
    let numeric = [true, false];
    let weights = vec![1.0; ROWS];
    let mut ends = Vec::new();
    for augmentation in augmentations::descriptions() {
        for balanced in [false, true] {
            let training = TrainingSpec {
                augmentation: Choice::named(augmentation.name),
                ..spec()
            };
            let start = || {
                let (model, mut trainer) = setting.start(&training);
                if balanced {
                    trainer.balance(&classes).expect("as many");
                }
                (model, trainer)
            };
            let data = setting.data().numeric(Some(&numeric));
            let data = data.weighted(Some(&weights));
            let (mut model, mut trainer) = start();
            let fresh = trainer.checkpoint(&model);
            epochs(&mut model, &mut trainer, data, &[1.0, 1.0]);
            trainer
                .train_batch(&mut model, data)
                .expect("in the middle of an epoch");
            let kept = trainer.checkpoint(&model);
            epochs(&mut model, &mut trainer, data, &[1.0, 1.0]);
            let whole = trainer.checkpoint(&model);
            assert!(!ends.contains(&whole.parameters), "it changes the run");
            ends.push(whole.parameters.clone());

            let (mut twin, mut later) = start();
            later.restore(&mut twin, &kept).expect("it fits");
            epochs(&mut twin, &mut later, data, &[1.0, 1.0]);
            assert_eq!(later.checkpoint(&twin), whole, "{}", augmentation.name);
            trainer.reset(&mut model);
            assert_eq!(trainer.checkpoint(&model), fresh, "{}", augmentation.name);
        }
    }
}

#[test]
fn mixup_is_refused_where_targets_are_whole_classes_and_marks_must_fit() {
    let setting = Setting::new();
    let network = NetworkSpec::default();
    for loss in ["hinge", "focal", "bce"] {
        let training = TrainingSpec {
            loss: Some(Choice::named(loss)),
            augmentation: Choice::named("mixup"),
            ..spec()
        };
        let mut model = Model::<f32>::new(&network, &training, Shape::Vector(2), Head::Binary)
            .expect("it fits");
        match Trainer::new(&mut model, &training, &setting.rows) {
            Ok(mut trainer) => {
                assert_eq!(loss, "bce");
                let short = setting.data().numeric(Some(&[true]));
                let error = trainer
                    .train_batch(&mut model, short)
                    .expect_err("one short");
                assert!(error.to_string().contains("marks"), "{error}");
            }
            Err(error) => assert_eq!(
                (error.kind.as_str(), loss == "bce"),
                ("augmentation", false)
            ),
        }
    }
}

#[test]
fn the_schedule_sets_the_size_of_the_step() {
    let setting = Setting::new();
    let training = TrainingSpec {
        learning_rate: 0.5,
        schedule: Choice::named("step").with("every", 2.0).with("factor", 0.1),
        ..spec()
    };
    let (mut model, mut trainer) = setting.start(&training);
    let mut rates = Vec::new();
    for _ in 0..6 {
        rates.push(trainer.present_rate());
        epochs(&mut model, &mut trainer, setting.data(), &[1.0]);
    }
    for (rate, expected) in rates.iter().zip([0.5, 0.5, 0.05, 0.05, 0.005, 0.005]) {
        assert!((rate - expected).abs() < 1e-15, "{rates:?}");
    }
    assert_eq!(trainer.learning_rate(), 0.5);
}

#[test]
fn early_stopping_brings_the_best_weights_back() {
    let setting = Setting::new();
    let training = TrainingSpec {
        early_stopping: Some(EarlyStoppingSpec {
            patience: 3,
            minimum_improvement: 0.05,
        }),
        ..spec()
    };
    let (mut model, mut trainer) = setting.start(&training);
    assert!(trainer.wants_validation());
    epochs(&mut model, &mut trainer, setting.data(), &[1.0, 0.5]);
    let best = trainer.checkpoint(&model);
    // The second is lower, but not by enough.
    epochs(&mut model, &mut trainer, setting.data(), &[0.6, 0.48]);
    assert_ne!(trainer.checkpoint(&model).parameters, best.parameters);
    while trainer
        .train_batch(&mut model, setting.data())
        .expect("a step")
        .epoch
        .is_none()
    {}
    let stop = trainer.observe(&mut model, 0.7).expect("enough waiting");
    assert_eq!((stop.epoch, stop.best_epoch, stop.best_loss), (5, 2, 0.5));
    let end = trainer.checkpoint(&model);
    assert_eq!((end.parameters, end.state), (best.parameters, best.state));
}

#[test]
fn weights_count_rows_and_a_weight_of_two_is_a_row_twice() {
    let setting = Setting::new();
    let (mut model, _) = setting.start(&TrainingSpec {
        loss: Some(Choice::named("bce")),
        ..spec()
    });
    let mut weights = vec![1.0f32; ROWS];
    weights[3] = 2.0;
    weights[5] = 0.0;
    let data = setting.data().weighted(Some(&weights));
    let rows: Vec<u32> = (0..ROWS as u32).collect();
    let mut answers = vec![0.0; ROWS];
    let weighted = model.evaluate(data, &rows, &mut answers).expect("it fits");
    let twice: Vec<u32> = rows
        .iter()
        .copied()
        .filter(|row| *row != 5)
        .chain([3])
        .collect();
    let plain = model
        .evaluate(setting.data(), &twice, &mut answers)
        .expect("it fits");
    assert!((weighted - plain).abs() < 1e-6, "{weighted} {plain}");
    let short = setting.data().weighted(Some(&weights[1..]));
    let error = model.evaluate(short, &rows, &mut answers);
    assert_eq!(error.expect_err("one short").kind, "length");
}

#[test]
fn a_full_batch_optimizer_sees_all_rows_at_once() {
    let setting = Setting::new();
    let training = TrainingSpec {
        optimizer: Choice::named("lbfgs"),
        learning_rate: 0.5,
        ..spec()
    };
    let (mut model, mut trainer) = setting.start(&training);
    let step = trainer.train_batch(&mut model, setting.data());
    let step = step.expect("a step");
    assert_eq!(step.samples, ROWS);
    assert!(step.epoch.is_some());
}

#[test]
fn an_optimizer_that_remembers_too_much_is_refused() {
    let network = NetworkSpec {
        layers: vec![
            LayerSpec::dense(2000, "relu"),
            LayerSpec::dense(1000, "relu"),
        ],
        ..NetworkSpec::default()
    };
    let training = TrainingSpec {
        optimizer: Choice::named("lbfgs"),
        ..spec()
    };
    let mut model =
        Model::<f32>::new(&network, &training, Shape::Vector(2), Head::Binary).expect("it fits");
    let error = Trainer::new(&mut model, &training, &[0, 1]).err();
    assert_eq!(error.expect("too much").kind, "optimizer-memory");
}

#[test]
fn finding_a_rate_leaves_the_run_as_it_was() {
    let setting = Setting::new();
    let training = TrainingSpec {
        schedule: Choice::named("cosine"),
        early_stopping: Some(EarlyStoppingSpec::default()),
        ..spec()
    };
    let (mut model, mut trainer) = setting.start(&training);
    epochs(&mut model, &mut trainer, setting.data(), &[1.0, 0.9]);
    let before = trainer.checkpoint(&model);
    let test = trainer
        .find_learning_rate(&mut model, setting.data())
        .expect("it fits");
    assert_eq!(trainer.checkpoint(&model), before);
    assert_eq!(test.rates.len(), test.losses.len());
    assert!(test.rates.windows(2).all(|pair| pair[0] < pair[1]));
    let suggested = test.suggested.expect("the loss falls somewhere");
    assert!((1e-6..=10.0).contains(&suggested), "{suggested}");
}

#[test]
fn statistics_tell_norms_and_dead_units_and_change_nothing() {
    let setting = Setting::new();
    let (mut model, mut trainer) = setting.start(&spec());
    // The first unit of the first layer never fires: its bias is far below 0.
    let mut parameters = model.parameters().to_vec();
    let bias = model.segments()[1].range.clone();
    parameters[bias.start] = -1e3;
    model.set_parameters(&parameters).expect("as many");
    let before = trainer.checkpoint(&model);
    let layers = trainer
        .statistics(&mut model, setting.data())
        .expect("it fits");
    assert_eq!(trainer.checkpoint(&model), before);
    assert_eq!(layers.len(), 4);
    assert_eq!((layers[0].units, layers[3].units), (6, 1));
    assert!(layers[0].dead >= 1 && layers[3].dead == 0);
    assert!((layers[1].weight_norm - 6f64.sqrt()).abs() < 1e-6);
    for layer in &layers {
        let figures = [
            layer.weight_norm,
            layer.gradient_norm,
            layer.activation_norm,
        ];
        assert!(figures.iter().all(|figure| figure.is_finite()));
        assert!(layer.activation_norm > 0.0);
    }
    // Dropout has no parameters.
    assert_eq!((layers[2].weight_norm, layers[2].gradient_norm), (0.0, 0.0));
}
