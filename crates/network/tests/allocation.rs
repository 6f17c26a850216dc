//! No memory is asked for inside a training step, an evaluation or a prediction.

use isoline_network::{
    BatchNormSpec, Choice, Data, DropoutSpec, EarlyStoppingSpec, Head, LayerNormSpec, LayerSpec,
    Model, NetworkSpec, ResidualSpec, Trainer, TrainingSpec,
};
use isoline_network::{activations, augmentations, optimizers};
use isoline_numeric::Shape;
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

struct Counting;

thread_local! {
    static COUNT: Cell<usize> = const { Cell::new(0) };
    static BYTES: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: every call is handed on to the system's allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.with(|count| count.set(count.get() + 1));
        BYTES.with(|bytes| bytes.set(bytes.get().wrapping_add(layout.size())));
        // SAFETY: the caller's promises are those the system asks for.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        BYTES.with(|bytes| bytes.set(bytes.get().wrapping_sub(layout.size())));
        // SAFETY: as above.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn allocations(work: impl FnOnce()) -> usize {
    let before = COUNT.with(Cell::get);
    work();
    COUNT.with(Cell::get) - before
}

#[test]
fn the_counter_counts() {
    assert_eq!(allocations(|| drop(std::hint::black_box(vec![1u8; 10]))), 1);
}

#[test]
fn steps_and_answers_allocate_nothing() {
    let augmentations = augmentations::descriptions();
    for (place, activation) in activations::descriptions().iter().enumerate() {
        let augmentation = augmentations[place % augmentations.len()].name;
        for optimizer in optimizers::descriptions() {
            for (head, outputs) in [
                (Head::Binary, 1),
                (Head::Classes(3), 3),
                (Head::Values(2), 2),
            ] {
                let network = NetworkSpec {
                    layers: vec![
                        LayerSpec::dense(9, activation.name),
                        LayerSpec::BatchNorm(BatchNormSpec::default()),
                        LayerSpec::Dropout(DropoutSpec::default()),
                        LayerSpec::LayerNorm(LayerNormSpec::default()),
                        LayerSpec::Residual(ResidualSpec {
                            layers: vec![LayerSpec::dense(9, activation.name)],
                        }),
                        LayerSpec::dense(2, activation.name),
                    ],
                    ..NetworkSpec::default()
                };
                let training = TrainingSpec {
                    optimizer: Choice::named(optimizer.name),
                    schedule: Choice::named("one-cycle"),
                    regularization: Choice::named("max-norm"),
                    clipping: Choice::named("norm"),
                    augmentation: Choice::named(augmentation),
                    early_stopping: Some(EarlyStoppingSpec::default()),
                    batch_size: 70,
                    ..TrainingSpec::default()
                };
                let rows = 150;
                let inputs: Vec<f32> = (0..rows * 4)
                    .map(|place| (place % 7) as f32 / 7.0)
                    .collect();
                let mut targets = vec![0.0f32; rows * outputs];
                for (row, column) in targets.chunks_exact_mut(outputs).enumerate() {
                    column[row % outputs] = 1.0;
                }
                let numeric = [true, false, true, true];
                let data = Data::new(&inputs, &targets).numeric(Some(&numeric));
                let indices: Vec<u32> = (0..rows as u32).collect();
                let mut model = Model::<f32>::new(&network, &training, Shape::Vector(4), head)
                    .expect("it fits");
                let mut trainer = Trainer::new(&mut model, &training, &indices).expect("it fits");
                if head != Head::Values(2) {
                    let classes: Vec<u16> = (0..rows as u16).map(|row| row % 2).collect();
                    trainer.balance(&classes).expect("as many");
                }
                let mut answers = vec![0.0f32; rows * outputs];
                let count = allocations(|| {
                    for _ in 0..7 {
                        trainer.train_batch(&mut model, data).expect("a step");
                        trainer.observe(&mut model, 1.0);
                    }
                    model
                        .evaluate(data, &indices, &mut answers)
                        .expect("an evaluation");
                    model.predict(&inputs, &mut answers).expect("a prediction");
                });
                assert!(trainer.epoch() >= 2, "an epoch's end is part of the test");
                assert_eq!(
                    count, 0,
                    "{} {} {augmentation} {head:?}",
                    activation.name, optimizer.name
                );
            }
        }
    }
}

/// Weights, gradient and the step before, and twice what the optimizer remembers, since a step that diverges is taken
/// back; and for one batch what goes in and what each layer puts out, with two gradients as wide as the widest layer.
#[test]
fn the_memory_of_a_run_is_as_stated() {
    let (features, units, outputs, batch, rows) = (300, 256, 5, 64, 1000);
    for (optimizer, remembered) in [("sgd", 0), ("momentum", 1), ("adam", 2)] {
        let network = NetworkSpec {
            layers: vec![
                LayerSpec::dense(units, "relu"),
                LayerSpec::dense(units, "relu"),
            ],
            ..NetworkSpec::default()
        };
        let training = TrainingSpec {
            optimizer: Choice::named(optimizer),
            batch_size: batch,
            ..TrainingSpec::default()
        };
        let indices: Vec<u32> = (0..rows).collect();
        let before = BYTES.with(Cell::get);
        let head = Head::Classes(outputs);
        let shape = Shape::Vector(features);
        let mut model = Model::<f32>::new(&network, &training, shape, head).expect("it fits");
        let trainer = Trainer::new(&mut model, &training, &indices).expect("it fits");
        let used = BYTES.with(Cell::get).wrapping_sub(before);
        let weights = model.parameters().len() * (3 + 2 * remembered);
        let values = batch * (features + 2 * units + 3 * outputs + 2 * units);
        let stated = 4 * (weights + values + 2 * rows as usize);
        // Besides: names, boxes, spans; and the order of the rows, counted above.
        assert!(
            used >= stated && used <= stated + stated / 50,
            "{optimizer}: {used} bytes, stated {stated}"
        );
        drop(trainer);
    }
}
