//! Cross-validation: each fold has the bits of a run by hand, means are means, the open run and the test rows are left alone.

use isoline_experiment::{
    CrossProgress, CrossReport, KeptCrossValidation, OutOfFold, Session, Spec,
};
use isoline_network::EarlyStoppingSpec;
use std::cell::Cell;

fn open(sample: &str, change: impl FnOnce(&mut Spec)) -> (Session, Spec) {
    let mut session = Session::default();
    let mut spec = session
        .sample(sample, Default::default())
        .expect("a sample")
        .suggested;
    change(&mut spec);
    session.configure(&spec).expect("it fits");
    (session, spec)
}

/// One slice that ends at the first look at the clock.
fn slice(session: &mut Session) -> CrossProgress {
    let clock = Cell::new(0.0);
    let now = || {
        clock.set(clock.get() + 1.0);
        clock.get()
    };
    session.cross_validate_for(0.5, &now).expect("goes on")
}

/// To the end, in slices.
fn finish(session: &mut Session) -> (CrossReport, OutOfFold) {
    for _ in 0..1_000_000 {
        let progress = slice(session);
        if progress.done == progress.folds {
            let done = session.cross_validation().expect("there");
            return (done.report(), done.out_of_fold());
        }
    }
    panic!("it never ends");
}

#[test]
fn each_fold_has_the_bits_and_figures_of_a_run_by_hand() {
    let stop = |spec: &mut Spec| {
        spec.training.early_stopping = Some(EarlyStoppingSpec {
            patience: 1,
            minimum_improvement: 0.05,
        });
    };
    let by_time = |spec: &mut Spec| {
        spec.data.time = Some("year".into());
        spec.data.split.method = isoline_dataset::Choice::named("time");
    };
    type Setting = (&'static str, u64, usize, fn(&mut Spec));
    let settings: [Setting; 4] = [
        ("penguins", 7, 5, |spec| spec.data.split.test = 0.2),
        ("auto-mpg", 6, 3, |_| {}),
        ("auto-mpg", 60, 3, stop),
        ("penguins", 4, 2, by_time),
    ];
    for (sample, epochs, folds, change) in settings {
        let (mut session, mut spec) = open(sample, change);
        session.cross_validate(epochs, Some(folds)).expect("fits");
        let (report, answers) = finish(&mut session);
        assert_eq!(report.folds.len(), folds);
        spec.data.split.folds = Some(folds);
        let mut judged = Vec::new();
        for found in &report.folds {
            spec.data.split.fold = found.fold;
            let (mut by_hand, _) = open(sample, |own| *own = spec.clone());
            let run = by_hand.experiment().expect("configured");
            let progress = run
                .train_for(f64::INFINITY, epochs as f64, &|| 0.0)
                .expect("trains");
            assert_eq!(found.hash, run.hash(), "{sample} {}", found.fold);
            assert_eq!(found.epoch, progress.epoch);
            assert_eq!(Some(found.validation_loss), progress.validation_loss);
            assert_eq!(Some(found.train_loss), progress.train_loss);
            let evaluation = run.evaluate().expect("scores");
            assert_eq!(found.validation_metrics, evaluation.validation_metrics);
            assert_eq!(found.baseline, evaluation.baseline);
            let feature = sample_feature(sample);
            let points = run.points(feature, None).expect("points");
            let rows = points.row.iter().zip(&points.split);
            judged.extend(rows.filter(|(_, part)| **part == 1).map(|(row, _)| *row));
        }
        judged.sort_unstable();
        assert_eq!(answers.rows, judged, "every row that judged, once");
    }
}

fn sample_feature(sample: &str) -> &'static str {
    if sample == "penguins" {
        "bill_length_mm"
    } else {
        "weight"
    }
}

#[test]
fn means_deviations_and_the_figures_of_all_predictions_are_what_they_say() {
    let (mut session, _) = open("penguins", |_| {});
    session.cross_validate(12, Some(4)).expect("fits");
    let (report, answers) = finish(&mut session);
    let accuracies: Vec<f64> = report
        .folds
        .iter()
        .map(|fold| fold.validation_metrics[0].value.expect("defined"))
        .collect();
    let mean = accuracies.iter().sum::<f64>() / 4.0;
    let squares: f64 = accuracies.iter().map(|one| (one - mean).powi(2)).sum();
    let accuracy = &report.metrics[0];
    assert_eq!(accuracy.name, "accuracy");
    assert!((accuracy.mean.expect("defined") - mean).abs() < 1e-15);
    let deviation = accuracy.standard_deviation.expect("defined");
    assert!((deviation - (squares / 3.0).sqrt()).abs() < 1e-15 && deviation > 0.0);
    let right = answers.values.chunks(3).zip(&answers.truth);
    let right = right.filter(|(row, truth)| {
        let most = (0..3).max_by(|a, b| row[*a].total_cmp(&row[*b]));
        most == Some(**truth as usize)
    });
    let share = right.count() as f64 / 344.0;
    assert!((accuracy.out_of_fold.expect("defined") - share).abs() < 1e-15);
    assert_eq!((report.rows, answers.outputs), (344, 3));
    assert!(report.sentence.starts_with("Accuracy 0.9") && report.sentence.contains("4 folds"));
    let losses = report.folds.iter().map(|fold| fold.validation_loss);
    let mean = losses.sum::<f64>() / 4.0;
    assert!((report.validation_loss.mean.expect("defined") - mean).abs() < 1e-15);
}

#[test]
fn the_open_run_and_the_test_rows_are_left_alone() {
    let (mut session, _) = open("penguins", |spec| spec.data.split.test = 0.25);
    let (mut alone, _) = open("penguins", |spec| spec.data.split.test = 0.25);
    let train = |session: &mut Session| {
        let run = session.experiment().expect("there");
        run.train_for(f64::INFINITY, 3.0, &|| 0.0).expect("trains");
    };
    train(&mut session);
    train(&mut alone);
    session.cross_validate(5, Some(3)).expect("fits");
    slice(&mut session);
    train(&mut session);
    train(&mut alone);
    let (report, answers) = finish(&mut session);
    session.end_cross_validation();
    let error = session.cross_validation().err().expect("none");
    assert_eq!(error.kind, "no-cross-validation");
    let run = session.experiment().expect("there");
    let other = alone.experiment().expect("there");
    assert_eq!(run.checkpoint(), other.checkpoint());
    assert_eq!(run.open_test().expect("locked until now").test_looks, 1);
    let points = run.points("bill_length_mm", None).expect("points");
    let parts = points.row.iter().zip(&points.split);
    let tested = parts.filter(|(_, part)| **part == 2).map(|(row, _)| *row);
    let tested: Vec<u32> = tested.collect();
    assert_eq!((report.rows, tested.len()), (258, 86));
    assert!(answers.rows.iter().all(|row| !tested.contains(row)));
}

#[test]
fn it_is_put_aside_and_taken_up_with_the_same_bits() {
    let (mut whole, _) = open("auto-mpg", |_| {});
    whole.cross_validate(40, Some(3)).expect("fits");
    let expected = finish(&mut whole);
    let (mut first, _) = open("auto-mpg", |_| {});
    first.cross_validate(40, Some(3)).expect("fits");
    let mut slices = 0;
    loop {
        let under_way = first.cross_validation().expect("there");
        let text = serde_json::to_string(&under_way.put_aside()).expect("plain data");
        let kept: KeptCrossValidation = serde_json::from_str(&text).expect("plain data");
        // The spec that is configured meanwhile is of no account.
        let (mut later, _) = open("auto-mpg", |spec| spec.network.seed = 9);
        later.take_up_cross_validation(kept).expect("it fits");
        let again = later.cross_validation().expect("there");
        assert_eq!(again.put_aside(), under_way.put_aside());
        if slices % 5 == 0 {
            assert_eq!(finish(&mut later), expected);
        }
        let progress = slice(&mut first);
        if progress.done == progress.folds {
            break;
        }
        slices += 1;
    }
    assert!(slices > 5, "{slices} slices only");
}

#[test]
fn what_does_not_fit_is_refused_and_the_one_under_way_goes_on() {
    let (mut session, _) = open("penguins", |_| {});
    session.cross_validate(200, Some(3)).expect("fits");
    while slice(&mut session).done == 0 {}
    slice(&mut session);
    let before = session.cross_validation().expect("there").put_aside();
    for (epochs, folds, kind) in [
        (0, 3, "epochs"),
        (3, 1, "folds"),
        (3, 101, "folds"),
        (3, 0, "folds"),
    ] {
        let error = session.cross_validate(epochs, Some(folds));
        assert_eq!(error.expect_err("refused").kind, kind);
    }
    let text = serde_json::to_string(&before).expect("plain data");
    for (from, to) in [
        ("\"version\":1,\"spec\"", "\"version\":2,\"spec\""),
        ("\"folds\":3,\"data\"", "\"folds\":4,\"data\""),
        ("\"numbers\":[0.0,", "\"numbers\":[0.5,"),
        ("\"numbers\":[0.0,", "\"numbers\":[3.0,"),
        ("\"numbers\":[0.0,", "\"numbers\":[0.0,1.0,"),
        ("\"position\":", "\"position\":99999"),
    ] {
        assert!(text.contains(from), "{from}");
        let kept = serde_json::from_str(&text.replacen(from, to, 1)).expect("plain data");
        let error = session.take_up_cross_validation(kept);
        assert_eq!(error.expect_err("refused").kind, "checkpoint", "{to}");
    }
    assert_eq!(
        session.cross_validation().expect("there").put_aside(),
        before
    );
    let (mut other, _) = open("auto-mpg", |_| {});
    let error = other.take_up_cross_validation(before).expect_err("refused");
    assert!(!error.message.is_empty());
    assert_eq!(
        other.cross_validation().err().expect("none").kind,
        "no-cross-validation"
    );
    let mut empty = Session::default();
    let error = empty.cross_validate(3, Some(3)).expect_err("no table");
    assert_eq!(error.kind, "no-table");
}

#[test]
fn a_fold_that_cannot_be_prepared_is_named_and_one_that_diverges_is_judged_all_the_same() {
    // Three of four years are one time: the second window has no row of its own.
    let text: String = (0..60)
        .map(|row| format!("{row}.5,{},{}.25\n", (row / 20).max(1), row * 7 % 31))
        .collect();
    let mut session = Session::default();
    let table = format!("x,t,y\n{text}");
    let mut spec = session
        .load("t.csv", table.as_bytes(), &Default::default())
        .expect("a table")
        .suggested;
    spec.data.target = Some("y".into());
    spec.data.features = Some(vec!["x".into()]);
    spec.data.time = Some("t".into());
    spec.data.split.method = isoline_dataset::Choice::named("time");
    session.configure(&spec).expect("two times");
    let error = session.cross_validate(3, Some(2)).expect_err("two times");
    assert_eq!(error.kind, "folds");
    assert!(error.message.starts_with("Fold 1 of 2: "), "{error}");

    let (mut session, _) = open("waves", |spec| {
        spec.training.learning_rate = 1000.0;
        spec.training.optimizer = isoline_dataset::Choice::named("sgd");
        for layer in &mut spec.network.layers {
            *layer = isoline_network::LayerSpec::dense(8, "linear");
        }
    });
    session.cross_validate(200, Some(2)).expect("fits");
    let (report, _) = finish(&mut session);
    let kept = serde_json::to_value(&report).expect("plain data");
    assert_eq!(kept["folds"][0]["end"], "diverged");
    assert!(
        report
            .folds
            .iter()
            .all(|fold| fold.validation_loss.is_finite())
    );
}
