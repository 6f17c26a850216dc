//! A run in smaller steps, and where it stops: batch by batch has the bits of a whole epoch, and a stop is exact however
//! the run is cut into slices.

use isoline_dataset::Choice as DataChoice;
use isoline_experiment::{Experiment, Progress, Session, Spec, StopAt};
use isoline_network::{Choice, LayerSpec, Sampling};
use std::cell::Cell;

fn open(sample: &str, change: impl FnOnce(&mut Spec)) -> Session {
    let mut session = Session::default();
    let loaded = session.sample(sample, Default::default()).expect("there");
    let mut spec = loaded.suggested;
    change(&mut spec);
    session.configure(&spec).expect("it fits");
    session
}

fn run(session: &mut Session) -> &mut Experiment {
    session.experiment().expect("configured")
}

fn epochs(run: &mut Experiment, count: f64) -> Progress {
    run.train_for(f64::INFINITY, count, &|| 0.0)
        .expect("trains")
}

/// A slice that ends at its first look at the clock.
fn slice(run: &mut Experiment) -> Progress {
    let clock = Cell::new(0.0);
    let now = || {
        clock.set(clock.get() + 1.0);
        clock.get()
    };
    run.train_for(0.5, f64::INFINITY, &now).expect("trains")
}

fn noisy(spec: &mut Spec) {
    spec.network.layers = vec![
        LayerSpec::dense(8, "tanh"),
        serde_json::from_value(serde_json::json!({ "kind": "batch-norm" })).expect("a layer"),
        serde_json::from_value(serde_json::json!({ "kind": "dropout", "rate": 0.3 }))
            .expect("a layer"),
    ];
    spec.training.schedule = Choice::named("one-cycle").with("epochs", 5.0);
    spec.training.augmentation = Choice::named("jitter");
    spec.training.sampling = Sampling::Balanced;
}

#[test]
fn an_epoch_batch_by_batch_has_the_bits_and_history_of_a_whole_one() {
    type Change = fn(&mut Spec);
    let settings: [(&str, Change); 4] = [
        ("moons", |_| {}),
        ("penguins", noisy),
        ("auto-mpg", |spec| {
            spec.training.schedule = Choice::named("plateau")
        }),
        ("moons", |spec| {
            spec.training.optimizer = Choice::named("lbfgs")
        }),
    ];
    for (sample, change) in settings {
        let (mut whole, mut parts) = (open(sample, change), open(sample, change));
        let (whole, parts) = (run(&mut whole), run(&mut parts));
        for done in 1..=3 {
            let progress = epochs(whole, 1.0);
            let batches = progress.epoch_rows.div_ceil(progress.batch_rows);
            for batch in 1..=batches {
                let progress = parts.train_batch(usize::MAX).expect("trains");
                let place = (batch * progress.batch_rows) % (batches * progress.batch_rows);
                assert_eq!(progress.position, place, "{sample}");
                assert_eq!(
                    progress.epoch,
                    if batch < batches { done - 1 } else { done }
                );
            }
            assert_eq!(
                parts.checkpoint(),
                whole.checkpoint(),
                "{sample}, epoch {done}"
            );
        }
    }
}

#[test]
fn a_step_on_one_row_is_a_step_and_the_next_batch_begins_behind_it() {
    let mut session = open("penguins", noisy);
    let run = run(&mut session);
    let start = run.progress();
    let one = run.train_batch(1).expect("trains");
    assert_eq!((one.step, one.position, one.epoch), (1, 1, 0));
    assert_ne!(
        one.validation_loss, start.validation_loss,
        "the figures are of now"
    );
    let batch = run.train_batch(usize::MAX).expect("trains");
    assert_eq!((batch.step, batch.position), (2, 1 + batch.batch_rows));
    assert_eq!(run.history().entries().len(), 1, "of whole epochs");

    // Put aside within an epoch, it goes on with the same bits.
    let kept = run.checkpoint();
    let mut later = open("penguins", noisy);
    let resumed = later.experiment().expect("configured");
    resumed.restore(kept).expect("it fits");
    for run in [run, &mut *resumed] {
        run.train_batch(1).expect("trains");
        epochs(run, 2.0);
    }
    assert_eq!(resumed.progress().epoch, 2);
    assert_eq!(
        resumed.checkpoint(),
        session.experiment().expect("there").checkpoint()
    );
}

#[test]
fn all_rows_one_by_one_end_the_epoch() {
    let mut session = open("moons", |_| {});
    let run = run(&mut session);
    let rows = run.progress().epoch_rows;
    for _ in 1..rows {
        assert_eq!(run.train_batch(1).expect("trains").epoch, 0);
    }
    let last = run.train_batch(1).expect("trains");
    assert_eq!((last.epoch, last.position, last.step), (1, 0, rows as u64));
}

#[test]
fn training_stops_exactly_at_the_epoch_asked_for_and_goes_on_when_told_to() {
    let ask = StopAt {
        epoch: Some(23),
        ..StopAt::default()
    };
    for sliced in [true, false] {
        let mut session = open("moons", |_| {});
        let run = run(&mut session);
        run.stop_at(ask);
        let progress = if sliced {
            let mut progress = slice(run);
            while progress.reached.is_none() {
                progress = slice(run);
            }
            progress
        } else {
            epochs(run, 1e9)
        };
        let reached = progress.reached.expect("said");
        assert_eq!(
            (progress.epoch, reached.epoch, reached.by),
            (23, 23, "epoch")
        );
        let mut plain = open("moons", |_| {});
        let plain = plain.experiment().expect("configured");
        epochs(plain, 23.0);
        assert_eq!(run.hash(), plain.hash());
        let on = epochs(run, 5.0);
        assert_eq!((on.epoch, on.reached), (28, None));
    }
}

#[test]
fn training_stops_after_the_first_epoch_below_a_loss_once() {
    for training in [false, true] {
        let mut free = open("moons", |spec| {
            spec.data.scaling = DataChoice::named("standard")
        });
        let free = run(&mut free);
        epochs(free, 30.0);
        let loss = |entry: &isoline_experiment::Entry| {
            if training {
                entry.train_loss
            } else {
                entry.validation_loss
            }
        };
        let entries = free.history().entries();
        let limit = loss(&entries[20]) + 1e-9;
        let first = entries
            .iter()
            .skip(1)
            .find(|entry| loss(entry) < limit)
            .expect("the 20th at least");

        let mut session = open("moons", |spec| {
            spec.data.scaling = DataChoice::named("standard")
        });
        let run = run(&mut session);
        let ask = StopAt {
            epoch: None,
            loss: Some(limit),
            training,
        };
        run.stop_at(ask);
        for _ in 0..2 {
            let reached = epochs(run, 1e9).reached.expect("said");
            assert_eq!(reached.epoch, first.epoch);
            assert_eq!(reached.by, if training { "training" } else { "validation" });
            assert_eq!(reached.loss, Some(loss(first)));
            // Asked for again it is the same wish, which was met.
            run.stop_at(ask);
            assert_eq!(epochs(run, 4.0).reached, None);
            run.reset().expect("finite");
        }
    }
}
