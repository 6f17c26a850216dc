//! Training as a whole: class weights, early stopping, and what the figures in passing cost.

use isoline_experiment::Session;
use isoline_network::{ClassWeights, EarlyStoppingSpec, LayerSpec};

fn clock() -> f64 {
    0.0
}

#[test]
fn balanced_classes_change_the_weights_and_a_number_has_none() {
    let mut session = Session::default();
    let loaded = session
        .sample("penguins", Default::default())
        .expect("loads");
    let mut hashes = Vec::new();
    for weights in [ClassWeights::None, ClassWeights::Balanced] {
        let mut spec = loaded.suggested.clone();
        spec.training.class_weights = weights;
        session.configure(&spec).expect("it fits");
        let run = session.experiment().expect("configured");
        run.train_for(f64::INFINITY, 5.0, &clock).expect("trains");
        hashes.push(run.hash());
    }
    assert_ne!(hashes[0], hashes[1]);
    let loaded = session
        .sample("plane", Default::default())
        .expect("a regression");
    let mut spec = loaded.suggested;
    spec.training.class_weights = ClassWeights::Balanced;
    let error = session.configure(&spec).expect_err("no classes");
    assert_eq!(error.kind, "class-weights");
    assert!(error.hint.is_some());
}

#[test]
fn early_stopping_ends_the_run_and_training_can_go_on() {
    let mut session = Session::default();
    let loaded = session.sample("xor", Default::default()).expect("loads");
    let mut spec = loaded.suggested;
    spec.training.learning_rate = 0.1;
    spec.training.early_stopping = Some(EarlyStoppingSpec {
        patience: 3,
        minimum_improvement: 0.0,
    });
    session.configure(&spec).expect("it fits");
    let run = session.experiment().expect("configured");
    let progress = run
        .train_for(f64::INFINITY, 5000.0, &clock)
        .expect("trains");
    let stop = progress.stopped.expect("some three epochs are no better");
    assert_eq!(progress.epoch, stop.epoch);
    assert_eq!(stop.best_epoch + 3, stop.epoch);
    assert_eq!(progress.validation_loss, Some(stop.best_loss));
    let again = run.train_for(f64::INFINITY, 1.0, &clock).expect("trains");
    assert_eq!(again.epoch, stop.epoch + 1);
}

#[test]
fn figures_in_passing_stay_a_small_share_of_the_work() {
    let mut session = Session::default();
    let loaded = session.sample("moons", Default::default()).expect("loads");
    let mut spec = loaded.suggested;
    spec.network.layers = vec![LayerSpec::dense(64, "relu"), LayerSpec::dense(64, "relu")];
    session.configure(&spec).expect("it fits");
    let run = session.experiment().expect("configured");
    run.train_for(f64::INFINITY, 100.0, &clock).expect("trains");
    let epochs: Vec<u64> = run
        .history()
        .entries()
        .iter()
        .map(|one| one.epoch)
        .collect();
    assert!(epochs.len() > 5 && epochs.len() < 30, "{epochs:?}");
    assert_eq!((epochs[0], epochs.last()), (0, Some(&100)));
}
