//! Knobs turned under way: the run goes on from its weights, a reset repeats what the new spec asks for, and a checkpoint
//! takes them along. And what is looked at beside a run leaves its bits alone.

use isoline_experiment::{Experiment, Session, Spec};
use isoline_network::{Choice, EarlyStoppingSpec, LayerSpec};

fn open(sample: &str, change: impl FnOnce(&mut Spec)) -> (Session, Spec) {
    let mut session = Session::default();
    let loaded = session.sample(sample, Default::default()).expect("there");
    let mut spec = loaded.suggested;
    spec.network.layers = vec![LayerSpec::dense(8, "tanh"), dropout(0.1)];
    change(&mut spec);
    session.configure(&spec).expect("it fits");
    (session, spec)
}

fn dropout(rate: f64) -> LayerSpec {
    serde_json::from_value(serde_json::json!({ "kind": "dropout", "rate": rate })).expect("a layer")
}

fn run(session: &mut Session) -> &mut Experiment {
    session.experiment().expect("configured")
}

fn train(session: &mut Session, epochs: f64) {
    let trained = run(session).train_for(f64::INFINITY, epochs, &|| 0.0);
    assert!(trained.expect("trains").diverged.is_none());
}

type Change = fn(&mut Spec);
const LIVE: [(&str, Change); 9] = [
    ("learning rate", |spec| spec.training.learning_rate *= 0.5),
    ("batch size", |spec| spec.training.batch_size = 7),
    ("schedule", |spec| {
        spec.training.schedule = Choice::named("one-cycle")
    }),
    ("watching", |spec| {
        spec.training.schedule = Choice::named("plateau")
    }),
    ("regularization", |spec| {
        spec.training.regularization = Choice::named("l2")
    }),
    ("clipping", |spec| {
        spec.training.clipping = Choice::named("norm").with("limit", 0.01)
    }),
    ("optimizer's knob", |spec| {
        let optimizer = spec.training.optimizer.clone();
        spec.training.optimizer = optimizer.with("beta1", 0.8);
    }),
    ("dropout", |spec| spec.network.layers[1] = dropout(0.4)),
    ("early stopping", |spec| {
        spec.training.early_stopping = Some(EarlyStoppingSpec {
            patience: 1000,
            minimum_improvement: 0.0,
        });
    }),
];

#[test]
fn live_knobs_keep_the_weights_change_what_follows_and_are_repeated_by_a_reset() {
    for (name, change) in LIVE {
        let adam: Change = |spec| spec.training.optimizer = Choice::named("adam");
        let (mut session, mut spec) = open("moons", adam);
        let (mut plain, _) = open("moons", adam);
        train(&mut session, 3.0);
        train(&mut plain, 3.0);
        change(&mut spec);
        assert!(session.configure(&spec).expect("it fits").kept, "{name}");
        assert_eq!(run(&mut session).hash(), run(&mut plain).hash(), "{name}");
        assert_eq!(run(&mut session).progress().epoch, 3, "{name}");
        assert_eq!(
            run(&mut session).history(),
            run(&mut plain).history(),
            "{name}"
        );
        train(&mut session, 3.0);
        train(&mut plain, 3.0);
        let same = run(&mut session).hash() == run(&mut plain).hash();
        // Only the watching ones change nothing before there is something to see.
        assert_eq!(
            same,
            ["watching", "early stopping"].contains(&name),
            "{name}"
        );

        // A checkpoint takes the knob along into a run that was opened before it was turned.
        let kept = run(&mut session).checkpoint();
        let (mut later, _) = open("moons", adam);
        run(&mut later).restore(kept).expect("it fits");
        train(&mut later, 2.0);
        train(&mut session, 2.0);
        assert_eq!(
            run(&mut later).checkpoint(),
            run(&mut session).checkpoint(),
            "{name}"
        );

        run(&mut session).reset().expect("finite");
        let (mut fresh, _) = open("moons", |fresh| *fresh = spec.clone());
        train(&mut session, 4.0);
        train(&mut fresh, 4.0);
        assert_eq!(
            run(&mut session).checkpoint(),
            run(&mut fresh).checkpoint(),
            "{name}"
        );
    }
}

#[test]
fn turning_a_knob_and_back_leaves_the_bits_alone() {
    let (mut session, spec) = open("penguins", |_| {});
    let (mut plain, _) = open("penguins", |_| {});
    for _ in 0..3 {
        run(&mut session).train_batch(usize::MAX).expect("trains");
        run(&mut plain).train_batch(usize::MAX).expect("trains");
    }
    let mut other = spec.clone();
    other.training.batch_size = 50;
    other.training.clipping = Choice::named("value");
    for spec in [&other, &spec] {
        assert!(session.configure(spec).expect("it fits").kept);
    }
    train(&mut session, 3.0);
    train(&mut plain, 3.0);
    assert_eq!(run(&mut session).checkpoint(), run(&mut plain).checkpoint());
}

#[test]
fn what_decides_the_first_weights_begins_a_new_run() {
    let changes: [Change; 5] = [
        |spec| spec.network.seed += 1,
        |spec| spec.training.seed += 1,
        |spec| spec.training.optimizer = Choice::named("lbfgs"),
        |spec| spec.training.label_smoothing = 0.1,
        |spec| spec.network.layers[0] = LayerSpec::dense(9, "tanh"),
    ];
    for change in changes {
        let (mut session, mut spec) = open("moons", |_| {});
        train(&mut session, 2.0);
        change(&mut spec);
        assert!(!session.configure(&spec).expect("it fits").kept);
        assert_eq!(run(&mut session).progress().epoch, 0);
    }
    // What L-BFGS keeps is as long as its history.
    let lbfgs: Change = |spec| spec.training.optimizer = Choice::named("lbfgs");
    let (mut session, mut spec) = open("moons", lbfgs);
    train(&mut session, 2.0);
    spec.training.optimizer = Choice::named("lbfgs").with("history", 4.0);
    assert!(!session.configure(&spec).expect("it fits").kept);
}

#[test]
fn a_knob_out_of_range_is_refused_and_the_run_goes_on() {
    let (mut session, mut spec) = open("moons", |_| {});
    train(&mut session, 2.0);
    let before = run(&mut session).checkpoint();
    spec.network.layers[1] = dropout(2.0);
    assert_eq!(
        session.configure(&spec).expect_err("too much").kind,
        "knob-range"
    );
    assert_eq!(run(&mut session).checkpoint(), before);
}

#[test]
fn looking_at_the_layers_leaves_the_run_alone() {
    let (mut session, _) = open("moons", |_| {});
    let (mut plain, _) = open("moons", |_| {});
    for _ in 0..6 {
        run(&mut session).statistics().expect("there");
        train(&mut session, 1.0);
        train(&mut plain, 1.0);
    }
    assert_eq!(run(&mut session).checkpoint(), run(&mut plain).checkpoint());
}

#[test]
fn the_baseline_has_every_metric_of_always_answering_the_same() {
    for (sample, metric) in [
        ("penguins", "accuracy"),
        ("moons", "accuracy"),
        ("auto-mpg", "r2"),
    ] {
        let (mut session, _) = open(sample, |_| {});
        let evaluation = run(&mut session).evaluate().expect("finite");
        let names = |list: &[isoline_experiment::metrics::Figure]| {
            list.iter().map(|one| one.name).collect::<Vec<_>>()
        };
        assert_eq!(
            names(&evaluation.baseline_metrics),
            names(&evaluation.validation_metrics)
        );
        let one = evaluation
            .baseline_metrics
            .iter()
            .find(|one| one.name == metric)
            .expect("there");
        let value = one.value.expect("defined");
        assert!(
            (value - evaluation.baseline.score).abs() < 1e-6,
            "{sample}: {value}"
        );
    }
}
