//! The explained step of a weight against the step that is taken: for every optimizer, activation, loss, layer, regularizer,
//! clipping, augmentation and schedule.

use isoline_network::{
    BatchNormSpec, Choice, Data, DropoutSpec, Explanation, Head, LayerNormSpec, LayerSpec, Model,
    NetworkSpec, ResidualSpec, Trainer, TrainingSpec, activations, augmentations, clippings,
    losses, optimizers, regularizers, schedules,
};
use isoline_numeric::{Generator, Real, Shape, Stream};

const ROWS: usize = 23;
const FEATURES: usize = 3;

/// Data, a network that has trained for some steps, and the parameters to ask for.
struct Case<T: Real> {
    inputs: Vec<T>,
    targets: Vec<T>,
    model: Model<T>,
    trainer: Trainer<T>,
}

impl<T: Real> Case<T> {
    /// None where loss and head do not fit.
    fn new(
        layers: Vec<LayerSpec>,
        training: &TrainingSpec,
        head: Head,
        steps: usize,
    ) -> Option<Self> {
        let mut generator = Generator::new(9, Stream::Samples);
        let inputs = (0..ROWS * FEATURES).map(|_| T::from_f64(generator.normal()));
        let inputs: Vec<T> = inputs.collect();
        let mut targets = vec![T::ZERO; ROWS * head.outputs()];
        for column in targets.chunks_exact_mut(head.outputs()) {
            match head {
                Head::Binary => column[0] = T::from_usize(generator.below(2)),
                Head::Classes(count) => column[generator.below(count)] = T::ONE,
                Head::Values(_) => column.fill_with(|| T::from_f64(generator.normal())),
            }
        }
        let network = NetworkSpec {
            layers,
            ..NetworkSpec::default()
        };
        let mut model = Model::new(&network, training, Shape::Vector(FEATURES), head).ok()?;
        let rows: Vec<u32> = (0..ROWS as u32).rev().filter(|row| row % 4 != 0).collect();
        let trainer = Trainer::new(&mut model, training, &rows).ok()?;
        let mut case = Self {
            inputs,
            targets,
            model,
            trainer,
        };
        for _ in 0..steps {
            case.step();
        }
        Some(case)
    }

    fn step(&mut self) {
        let data = Data::new(&self.inputs, &self.targets);
        self.trainer
            .train_batch(&mut self.model, data)
            .expect("a step");
    }

    fn explain(&mut self, place: usize) -> Explanation {
        let data = Data::new(&self.inputs, &self.targets);
        let told = self.trainer.explain(&mut self.model, data, place);
        told.expect("an explanation")
    }

    /// The present weights.
    fn values(&self) -> Vec<f64> {
        self.model
            .parameters()
            .iter()
            .map(|value| value.to_f64())
            .collect()
    }

    /// Asks for every parameter, takes the step, and compares. A run that nobody asked must stay equal.
    fn check(mut self, mut unasked: Self, name: &str, bound: f64) -> Vec<Explanation> {
        let before = self.values();
        let told: Vec<_> = (0..before.len()).map(|place| self.explain(place)).collect();
        assert_eq!(before, self.values(), "{name}: asking moved a weight");
        self.step();
        unasked.step();
        for (place, told) in told.iter().enumerate() {
            assert_eq!(told.before, before[place], "{name}");
            // Bit by bit.
            assert_eq!(
                told.after,
                self.values()[place],
                "{name}, parameter {place}"
            );
            let taken = told.quantities.last().expect("a quantity").value;
            let scale = told.before.abs() + taken.abs() + 1e-3;
            let error = (told.before - taken - told.stepped).abs();
            assert!(
                error < bound * scale,
                "{name}: the optimizer tells another step, {told:?}"
            );
            if let Some(mean) = told.mean {
                let sizes = told.rows.iter().map(|row| row.product.abs());
                let scale = sizes.fold(1e-3, f64::max) * told.samples as f64;
                let error = (mean - told.gradient).abs();
                assert!(
                    error < bound * scale,
                    "{name}: {mean} is not {}",
                    told.gradient
                );
            }
            for row in &told.rows {
                assert_eq!(row.product, row.input * row.delta, "{name}");
            }
            if let Some(descent) = &told.descent {
                let first = told.rows.first().expect("a row");
                let error = (descent.sum * descent.slope - first.delta).abs();
                let scale = descent.sum.abs() + 1e-3;
                assert!(error < bound * 10.0 * scale, "{name}: slope {told:?}");
                if descent.count > 0 && descent.count == descent.links.len() {
                    let links = descent.links.iter();
                    let sum: f64 = links.map(|link| link.weight * link.delta).sum();
                    assert!(
                        (sum - descent.sum).abs() < bound * 10.0 * scale,
                        "{name}: {told:?}"
                    );
                }
            }
        }
        for _ in 0..7 {
            self.step();
            unasked.step();
        }
        assert_eq!(
            self.values(),
            unasked.values(),
            "{name}: asking changed the run"
        );
        told
    }
}

fn dense(activation: &str) -> Vec<LayerSpec> {
    vec![
        LayerSpec::dense(5, activation),
        LayerSpec::dense(4, activation),
    ]
}

fn check<T: Real>(
    layers: &[LayerSpec],
    training: &TrainingSpec,
    head: Head,
    name: &str,
) -> Option<Vec<Explanation>> {
    let case = || Case::<T>::new(layers.to_vec(), training, head, 6);
    let bound = 16.0 * T::PRECISION;
    Some(case()?.check(case()?, name, bound))
}

fn plain() -> TrainingSpec {
    TrainingSpec {
        batch_size: 5,
        learning_rate: 0.01,
        ..TrainingSpec::default()
    }
}

#[test]
fn the_explained_step_is_the_step_taken_with_every_optimizer() {
    for member in optimizers::all::<f32>() {
        let name = member.description.name;
        for decayed in [false, true] {
            let mut optimizer = Choice::named(name);
            if decayed {
                let knobs = member.description.knobs.iter();
                let Some(knob) = knobs.into_iter().find(|knob| knob.name == "decay") else {
                    continue;
                };
                optimizer = optimizer.with(knob.name, 0.1);
            }
            let training = TrainingSpec {
                optimizer,
                ..plain()
            };
            check::<f32>(&dense("tanh"), &training, Head::Binary, name).expect("it fits");
            check::<f64>(&dense("tanh"), &training, Head::Classes(3), name).expect("it fits");
        }
    }
}

/// At the same time the difference of the losses is compared where there is no kink.
#[test]
fn with_every_activation_and_loss_and_the_difference_agrees() {
    let mut losses_seen = 0;
    for loss in losses::all::<f32>() {
        let loss = loss.description.name;
        let training = TrainingSpec {
            loss: Some(Choice::named(loss)),
            ..plain()
        };
        for activation in activations::all::<f32>() {
            let activation = activation.description.name;
            let smooth = !["relu", "leaky-relu", "selu"].contains(&activation)
                && !["mae", "hinge"].contains(&loss);
            // A second derivative that jumps bends the difference.
            let bend = if ["elu", "softsign"].contains(&activation) || loss == "huber" {
                20.0
            } else {
                1.0
            };
            let heads = [Head::Binary, Head::Classes(3), Head::Values(2)];
            for head in heads {
                let name = format!("{activation}, {loss}");
                let Some(told) = check::<f32>(&dense(activation), &training, head, &name) else {
                    continue;
                };
                losses_seen += 1;
                let exact =
                    check::<f64>(&dense(activation), &training, head, &name).expect("it fits");
                for (told, bound) in [(told, 2e-3 * bend), (exact, 1e-7 * bend)] {
                    for told in told.iter().filter(|_| smooth) {
                        let error = (told.difference.slope - told.gradient).abs();
                        let scale = told.gradient.abs() + 0.05;
                        assert!(error < bound * scale, "{name}: {told:?}");
                    }
                }
            }
        }
    }
    // bce 1, cce 1, mse 3, mae 1, huber 1, hinge 2, focal 2, with each activation.
    assert_eq!(losses_seen, 11 * activations::all::<f32>().len());
}

#[test]
fn with_every_layer_and_what_is_between_is_not_made_up() {
    let others = [
        LayerSpec::Dropout(DropoutSpec { rate: 0.4 }),
        LayerSpec::BatchNorm(BatchNormSpec::default()),
        LayerSpec::LayerNorm(LayerNormSpec::default()),
        LayerSpec::Residual(ResidualSpec {
            layers: vec![LayerSpec::dense(5, "tanh")],
        }),
    ];
    for other in others {
        let name = other.kind();
        let layers = vec![
            LayerSpec::dense(5, "tanh"),
            other,
            LayerSpec::dense(4, "silu"),
        ];
        let told = check::<f32>(&layers, &plain(), Head::Binary, name).expect("it fits");
        let first = told[0].descent.as_ref().expect("a hidden layer");
        assert_eq!((first.count, first.links.len()), (0, 0), "{name}");
        // 20 weights and biases of the first layer; of the second none has rows of its own.
        let inside = told.get(20).filter(|_| name != "dropout");
        assert!(
            inside.is_none_or(|told| told.rows.is_empty() && told.mean.is_none()),
            "{name}"
        );
        check::<f64>(&layers, &plain(), Head::Values(1), name).expect("it fits");
    }
}

#[test]
fn with_every_rule_around_the_optimizer() {
    let all = [
        ("regularization", regularizers::descriptions()),
        ("clipping", clippings::descriptions()),
        ("augmentation", augmentations::descriptions()),
        ("schedule", schedules::descriptions()),
    ];
    for (family, members) in all {
        for member in members {
            let mut training = plain();
            let mut choice = Choice::named(member.name);
            if let Some(knob) = member
                .knobs
                .iter()
                .find(|knob| ["limit", "strength"].contains(&knob.name))
            {
                choice = choice.with(knob.name, 0.05);
            }
            match family {
                "regularization" => training.regularization = choice,
                "clipping" => training.clipping = choice,
                "augmentation" => training.augmentation = choice,
                _ => training.schedule = choice,
            }
            let told = check::<f32>(&dense("tanh"), &training, Head::Binary, member.name)
                .expect("it fits");
            let weight = &told[0];
            let pulls =
                family == "regularization" && ["l1", "l2", "elastic"].contains(&member.name);
            assert_eq!(weight.pull != 0.0, pulls, "{}", member.name);
            let clips = family == "clipping" && member.name != "none";
            assert_eq!(
                told.iter().any(|told| told.clipped != told.pulled),
                clips,
                "{}",
                member.name
            );
            let projects = member.name == "max-norm";
            assert_eq!(
                told.iter().any(|told| told.after != told.stepped),
                projects,
                "{}",
                member.name
            );
        }
    }
}

#[test]
fn the_first_batch_of_an_epoch_is_peeked_at_and_drawn_classes_too() {
    let case = || Case::<f32>::new(dense("tanh"), &plain(), Head::Binary, 0).expect("it fits");
    case().check(case(), "first step", 1e-5);
    let balanced = || {
        let mut case = case();
        let classes: Vec<u16> = (0..case.trainer.rows())
            .map(|row| u16::from(row % 5 == 0))
            .collect();
        case.trainer
            .balance(&classes)
            .expect("as many classes as rows");
        case
    };
    balanced().check(balanced(), "drawn", 1e-5);
    let mut case = case();
    let told = case.explain(0);
    assert_eq!((told.step, told.samples, told.rows.len()), (1, 5, 5));
    let data = Data::new(&case.inputs, &case.targets);
    let missing = case.trainer.explain(&mut case.model, data, 10_000);
    assert_eq!(missing.expect_err("no such weight").kind, "parameter");
}
