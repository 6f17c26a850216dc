//! Which epochs are kept, and that a branch goes the way the run went.

use super::*;
use crate::{Experiment, Session, Spec};

fn fill(past: &mut Past, epochs: std::ops::Range<u64>, loss: impl Fn(u64) -> Option<f64>) {
    for epoch in epochs {
        if let Some(moment) = past.slot(epoch, loss(epoch)) {
            moment.run.epoch = epoch;
            moment.figures.epoch = if loss(epoch).is_some() { epoch } else { 0 };
            moment.figures.validation_loss = loss(epoch).unwrap_or_default();
        }
    }
}

#[test]
fn a_long_run_keeps_the_first_the_best_and_every_so_many_in_bounded_memory() {
    let size = size_of::<Moment>() + 400;
    let mut past = Past::new(20 * size + 5, 100, 10);
    fill(&mut past, 0..10_000, |epoch| {
        (epoch % 7 == 0).then_some((epoch as f64 - 777.0).abs())
    });
    let kept = past.kept();
    assert!(
        kept.bytes <= kept.limit && kept.epochs.len() <= 20,
        "{kept:?}"
    );
    assert_eq!((kept.best, kept.every), (Some(777), 1024));
    let even: Vec<u64> = (0..10_000).step_by(1024).collect();
    let others: Vec<u64> = kept.epochs.iter().copied().filter(|e| *e != 777).collect();
    assert_eq!(others, even);
}

#[test]
fn what_comes_about_otherwise_replaces_what_was_kept() {
    let mut past = Past::new(1 << 20, 10, 10);
    fill(&mut past, 0..30, |epoch| Some(100.0 - epoch as f64));
    assert_eq!(past.kept().best, Some(29));
    past.forget_from(20);
    assert_eq!((past.kept().best, past.kept().epochs.len()), (Some(19), 20));
    fill(&mut past, 10..12, |_| Some(1.0));
    assert_eq!((past.kept().best, past.kept().epochs.len()), (Some(10), 12));
    past.clear();
    assert_eq!((past.kept().best, past.kept().epochs.len()), (None, 0));
}

#[test]
fn large_moments_of_short_epochs_are_further_apart() {
    let mut past = Past::new(32 << 20, 10_000, 150);
    fill(&mut past, 0..41, |epoch| Some(100.0 - epoch as f64));
    let kept = past.kept();
    assert_eq!((kept.every, kept.best), (4, Some(40)));
    assert!(
        kept.epochs.windows(2).all(|pair| pair[1] - pair[0] == 4),
        "{kept:?}"
    );
    past.clear();
    assert_eq!(past.kept().every, 4);
}

#[test]
fn a_network_of_which_three_do_not_fit_keeps_none() {
    let mut past = Past::new(1000, 200, 10);
    assert!(past.slot(0, Some(1.0)).is_none());
    assert_eq!(past.kept().bytes, 0);
}

fn session(change: impl FnOnce(&mut Spec)) -> Session {
    let mut session = Session::default();
    session.keep_epochs(32 << 20);
    let knobs = [("noise".to_owned(), 0.2)].into_iter().collect();
    let mut spec = session.sample("moons", knobs).expect("a sample").suggested;
    change(&mut spec);
    session.configure(&spec).expect("it fits");
    session
}

fn train(run: &mut Experiment, epochs: f64) {
    run.train_for(f64::INFINITY, epochs, &|| 0.0)
        .expect("trains");
}

/// Everything that has a state of its own: the optimizer, dropout, batch norm, augmentation, early stopping, a schedule.
fn demanding(spec: &mut Spec) {
    let text = r#"{"kind":"dense","units":6,"activation":"relu"}"#;
    let dense: isoline_network::LayerSpec = serde_json::from_str(text).expect("a layer");
    let other = |text: &str| serde_json::from_str(text).expect("a layer");
    spec.network.layers = vec![
        dense.clone(),
        other(r#"{"kind":"batch-norm","momentum":0.9,"epsilon":1e-5}"#),
        other(r#"{"kind":"dropout","rate":0.2}"#),
        dense,
    ];
    spec.training.optimizer = isoline_network::Choice::named("adam");
    spec.training.schedule = isoline_network::Choice::named("plateau");
    spec.training.augmentation = isoline_network::Choice::named("jitter");
    spec.training.early_stopping =
        serde_json::from_str(r#"{"patience":500,"minimumImprovement":0}"#).expect("a wish");
}

#[test]
fn a_branch_goes_the_same_way_to_the_bit() {
    for change in [|_: &mut Spec| {}, demanding] {
        let mut session = session(change);
        let run = session.experiment().expect("configured");
        train(run, 20.0);
        let hash_then = run.hash();
        train(run, 20.0);
        let (hash_now, checkpoint) = (run.hash(), run.checkpoint());

        let progress = run.show_epoch(Some(20)).expect("kept");
        assert_eq!((progress.epoch, progress.stands), (20, Some(40)));
        assert_eq!(run.hash(), hash_then);
        assert_eq!(run.checkpoint(), checkpoint, "the run is untouched");
        run.statistics().expect("of epoch 20");
        run.find_learning_rate().expect("of now");
        assert_eq!(run.hash(), hash_then);
        let error = run.set_parameters(&[]).expect_err("of another epoch");
        assert_eq!(error.kind, "epoch-shown");

        let progress = run.show_epoch(None).expect("there is always a present");
        assert_eq!((progress.epoch, progress.stands), (40, None));
        assert_eq!(run.checkpoint(), checkpoint);

        run.show_epoch(Some(20)).expect("kept");
        let progress = run.continue_from(20).expect("kept");
        assert_eq!((progress.epoch, progress.stands), (20, None));
        assert_eq!(run.hash(), hash_then);
        assert_eq!(
            run.history().entries().last().map(|last| last.epoch),
            Some(20)
        );
        assert_eq!(run.kept_epochs().epochs.last(), Some(&20));
        train(run, 20.0);
        assert_eq!(run.hash(), hash_now);
        assert_eq!(run.checkpoint(), checkpoint);
    }
}

#[test]
fn an_epoch_that_was_asked_for_is_judged_by_its_own_figures() {
    let mut session = session(demanding);
    let run = session.experiment().expect("configured");
    for _ in 0..200 {
        train(run, 1.0);
    }
    let entries = run.history().entries().iter();
    let best = entries.min_by(|one, other| one.validation_loss.total_cmp(&other.validation_loss));
    assert_eq!(run.kept_epochs().every, 1);
    assert_eq!(run.kept_epochs().best, best.map(|entry| entry.epoch));
}

#[test]
fn more_training_goes_on_from_now_and_a_reset_forgets() {
    let mut one = session(|_| {});
    let run = one.experiment().expect("configured");
    train(run, 12.0);
    run.show_epoch(Some(3)).expect("kept");
    train(run, 1.0);
    let mut other = session(|_| {});
    let straight = other.experiment().expect("configured");
    train(straight, 13.0);
    assert_eq!(run.checkpoint(), straight.checkpoint());
    assert_eq!(
        run.show_epoch(Some(99)).expect_err("not kept").kind,
        "no-epoch"
    );
    assert_eq!(run.hash(), straight.hash());
    run.show_epoch(Some(3)).expect("kept");
    run.reset().expect("starts anew");
    assert_eq!(run.kept_epochs().epochs, [0]);
    assert_eq!(run.progress().stands, None);
}

#[test]
fn a_branch_has_the_live_knobs_of_now() {
    let mut session = session(demanding);
    let run = session.experiment().expect("configured");
    train(run, 12.0);
    let mut spec = run.spec.clone();
    spec.training.early_stopping = None;
    spec.training.schedule = isoline_network::Choice::named("exponential");
    spec.training.batch_size = 16;
    assert!(session.configure(&spec).expect("it fits").kept);
    let run = session.experiment().expect("configured");
    train(run, 6.0);
    let hash = run.hash();
    run.continue_from(12).expect("kept");
    train(run, 6.0);
    assert_eq!(run.hash(), hash);
    run.continue_from(5)
        .expect("kept before the knobs were turned");
    train(run, 1.0);
    assert_eq!(run.progress().epoch, 6);
}

#[test]
fn a_live_knob_brings_the_present_back() {
    let mut session = session(|_| {});
    train(session.experiment().expect("configured"), 4.0);
    for turn in [
        |spec: &mut crate::spec::Spec| spec.training.learning_rate = 0.5,
        |spec: &mut crate::spec::Spec| spec.training.batch_size = 5,
    ] {
        let run = session.experiment().expect("configured");
        let mut spec = run.spec.clone();
        turn(&mut spec);
        let present = run.hash();
        run.show_epoch(Some(2)).expect("kept");
        assert_ne!(run.hash(), present);
        assert!(session.configure(&spec).expect("it fits").kept);
        let run = session.experiment().expect("configured");
        assert_eq!((run.hash(), run.progress().stands), (present, None));
    }
}

#[test]
fn weights_set_by_hand_are_kept_with_their_epoch() {
    let mut session = session(|_| {});
    let run = session.experiment().expect("configured");
    train(run, 2.0);
    let changed: Vec<f32> = run
        .model
        .parameters()
        .iter()
        .map(|value| value + 0.5)
        .collect();
    run.set_parameters(&changed).expect("as many");
    let hash = run.hash();
    train(run, 2.0);
    run.show_epoch(Some(2)).expect("kept");
    assert_eq!(run.hash(), hash);
}
