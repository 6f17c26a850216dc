//! What a user of the whole engine relies on: samples train, errors keep the state, the picture is what the model says.

use isoline_dataset::Reading;
use isoline_experiment::boundary::{Palette, Plane};
use isoline_experiment::{Cell, Record, Session, catalog};
use isoline_network::Choice;

fn clock() -> f64 {
    0.0
}

fn ready(sample: &str) -> Session {
    let mut session = Session::default();
    let loaded = session
        .sample(sample, Default::default())
        .expect("the sample loads");
    session
        .configure(&loaded.suggested)
        .expect("the suggestion fits");
    session
}

fn plane(x: &str, y: Option<&str>, width: usize, height: usize) -> Plane {
    let asked = serde_json::json!({ "x": x, "y": y, "width": width, "height": height });
    serde_json::from_value(asked).expect("a plane")
}

#[test]
fn every_sample_learns_more_than_its_baseline_with_the_suggested_spec() {
    for sample in catalog().samples {
        let mut session = ready(sample.name);
        let run = session.experiment().expect("configured");
        let before = run.hash();
        let progress = run.train_for(f64::INFINITY, 150.0, &clock).expect("trains");
        assert!(progress.diverged.is_none(), "{}", sample.name);
        assert_ne!(run.hash(), before, "{} changed nothing", sample.name);
        let evaluation = run.evaluate().expect("evaluates");
        let score = &evaluation.validation[0];
        assert!(
            score.value > evaluation.baseline.score + 0.1,
            "{}: {}",
            sample.name,
            evaluation.sentence
        );
        assert!(
            score.low <= score.value && score.value <= score.high,
            "{}",
            sample.name
        );
    }
}

#[test]
fn a_spec_that_does_not_fit_leaves_the_run_as_it_was() {
    let mut session = ready("circles");
    let run = session.experiment().expect("configured");
    run.train_for(f64::INFINITY, 5.0, &clock).expect("trains");
    let hash = run.hash();
    let loaded = Session::default()
        .sample("circles", Default::default())
        .expect("loads");
    let mut wrong = loaded.suggested.clone();
    wrong.data.target = Some("no such column".to_owned());
    let error = session
        .configure(&wrong)
        .expect_err("the target does not exist");
    assert!(error.message.contains("no such column"), "{error}");
    let mut wrong = loaded.suggested.clone();
    wrong.training.loss = Some(Choice::named("cce?"));
    session
        .configure(&wrong)
        .expect_err("the loss does not exist");
    let mut wrong = loaded.suggested;
    wrong.training.batch_size = 0;
    session.configure(&wrong).expect_err("a batch of 0 rows");
    session
        .load("empty.csv", b"", &Reading::default())
        .expect_err("nothing to read");
    let run = session.experiment().expect("still there");
    assert_eq!((run.hash(), run.progress().epoch), (hash, 5));
}

#[test]
fn a_live_knob_changes_without_a_reset_and_others_do_not() {
    let mut session = Session::default();
    let loaded = session.sample("moons", Default::default()).expect("loads");
    let mut spec = loaded.suggested;
    session.configure(&spec).expect("fits");
    session
        .experiment()
        .expect("there")
        .train_for(f64::INFINITY, 3.0, &clock)
        .expect("trains");
    spec.training.learning_rate *= 2.0;
    assert!(session.configure(&spec).expect("fits").kept);
    assert_eq!(session.experiment().expect("there").progress().epoch, 3);
    spec.training.seed += 1;
    assert!(!session.configure(&spec).expect("fits").kept);
    assert_eq!(session.experiment().expect("there").progress().epoch, 0);
}

#[test]
fn the_boundary_is_what_predict_says_at_its_pixel_centres() {
    let mut session = ready("spiral-3");
    let run = session.experiment().expect("configured");
    run.train_for(f64::INFINITY, 20.0, &clock).expect("trains");
    let (width, height) = (7, 5);
    let mut asked = plane("x", Some("y"), width, height);
    asked.x_range = Some([-2.0, 1.0]);
    asked.y_range = Some([0.5, 3.0]);
    let drawn = run.boundary(&asked).expect("draws");
    assert_eq!(drawn.values.len(), width * height * 3);
    for row in 0..height {
        for column in 0..width {
            let x = -2.0 + 3.0 * (column as f64 + 0.5) / width as f64;
            let y = 3.0 - 2.5 * (row as f64 + 0.5) / height as f64;
            let record = Record::from([
                ("x".to_owned(), Cell::Number(x)),
                ("y".to_owned(), Cell::Number(y)),
            ]);
            let predicted = run.predict(&[record]).expect("predicts");
            let pixel = &drawn.values[(row * width + column) * 3..][..3];
            for (shown, said) in pixel.iter().zip(&predicted.values) {
                assert!(
                    (f64::from(*shown) - said).abs() < 1e-5,
                    "row {row} column {column}"
                );
            }
        }
    }
}

#[test]
fn a_frame_is_opaque_its_shares_add_up_and_its_size_is_bounded() {
    let palette = Palette {
        paper: 0xffffff,
        classes: vec![0x0072b2, 0xd55e00],
        ramp: vec![0x0072b2, 0xd55e00],
        responses: Vec::new(),
    };
    for (sample, classes) in [("circles", 2), ("penguins", 3), ("waves", 0)] {
        let mut session = ready(sample);
        let loaded = Session::default()
            .sample(sample, Default::default())
            .expect("loads");
        let summary = session.configure(&loaded.suggested).expect("fits");
        let (x, y) = summary.suggested_axes;
        let run = session.experiment().expect("there");
        let frame = run
            .frame(&plane(&x, y.as_deref(), 40, 30), &palette)
            .expect("draws");
        assert_eq!(frame.pixels.len(), 40 * 30 * 4);
        assert!(
            frame
                .pixels
                .iter()
                .skip(3)
                .step_by(4)
                .all(|alpha| *alpha == 255)
        );
        assert_eq!(frame.shares.len(), classes);
        if classes > 0 {
            assert!((frame.shares.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        }
        assert_eq!(
            run.frame(&plane(&x, None, 40, 30), &palette)
                .expect("draws")
                .height,
            1
        );
        run.frame(&plane(&x, None, 1_000_000, 1), &palette)
            .expect_err("too large");
        run.frame(&plane("nowhere", None, 8, 8), &palette)
            .expect_err("no such feature");
    }
}

#[test]
fn a_learning_rate_without_measure_is_caught_and_the_weights_stay_finite() {
    let mut session = Session::default();
    let loaded = session.sample("waves", Default::default()).expect("loads");
    let mut spec = loaded.suggested;
    spec.training.learning_rate = 1000.0;
    spec.training.optimizer = serde_json::from_str(r#"{"kind":"sgd"}"#).expect("a spec");
    for layer in &mut spec.network.layers {
        *layer = serde_json::from_str(r#"{"kind":"dense","units":8,"activation":"linear"}"#)
            .expect("a spec");
    }
    session.configure(&spec).expect("fits");
    let run = session.experiment().expect("there");
    let progress = run.train_for(f64::INFINITY, 50.0, &clock).expect("answers");
    let error = progress.diverged.expect("it diverged");
    assert!(
        error
            .hint
            .is_some_and(|hint| hint.contains("learning rate"))
    );
    assert!(
        run.weights()
            .iter()
            .all(|block| block.values.iter().all(|value| value.is_finite()))
    );
    assert!(progress.train_loss.is_some_and(f64::is_finite));
}

/// Whatever the rate and depth: never an error thrown, never a figure that is no number, and the figures shown are
/// those of the weights that stand.
#[test]
fn a_run_that_diverges_at_the_end_of_an_epoch_is_taken_back_too() {
    let mut stopped = 0;
    for rate in [0.3, 0.5, 1.0, 3.0] {
        for depth in 1..=3 {
            for seed in 1..=3 {
                let mut session = Session::default();
                let loaded = session.sample("waves", Default::default()).expect("loads");
                let mut spec = loaded.suggested;
                spec.training.learning_rate = rate;
                spec.training.batch_size = 65536;
                spec.training.optimizer =
                    serde_json::from_str(r#"{"kind":"sgd"}"#).expect("a spec");
                let layer = r#"{"kind":"dense","units":16,"activation":"relu"}"#;
                spec.network.layers = vec![serde_json::from_str(layer).expect("a spec"); depth];
                spec.network.seed = seed;
                session.configure(&spec).expect("fits");
                let run = session.experiment().expect("there");
                let progress = run.train_for(f64::INFINITY, 60.0, &clock).expect("answers");
                let score = progress.train_score.expect("scored");
                let standing = run.evaluate().expect("the weights are usable").train[0].value;
                assert!(
                    progress.diverged.is_none()
                        || (score - standing).abs() <= 1e-9 * score.abs().max(1.0),
                    "rate {rate}, depth {depth}, seed {seed}: {score} is shown, {standing} is so"
                );
                stopped += usize::from(progress.diverged.is_some());
            }
        }
    }
    assert!(
        stopped > 5,
        "only {stopped} runs diverged: nothing was tested"
    );
}

#[test]
fn weights_set_again_and_again_leave_one_entry_an_epoch_and_unusable_ones_are_refused() {
    let mut session = ready("waves");
    let run = session.experiment().expect("configured");
    run.train_for(f64::INFINITY, 3.0, &clock).expect("trains");
    let (good, hash) = (run.weights(), run.hash());
    for _ in 0..1200 {
        run.set_weights(&good).expect("they fit");
    }
    let epochs: Vec<u64> = run
        .history()
        .entries()
        .iter()
        .map(|entry| entry.epoch)
        .collect();
    assert_eq!(epochs, [0, 1, 2, 3]);
    let mut huge = good;
    for block in &mut huge {
        block.values.fill(1e38);
    }
    let error = run.set_weights(&huge).expect_err("answers without measure");
    assert_eq!(error.kind, "not-finite");
    assert_eq!(run.hash(), hash);
    run.train_for(f64::INFINITY, 1.0, &clock).expect("goes on");
}

#[test]
fn weights_go_out_and_back_and_wrong_ones_are_refused() {
    let mut session = ready("xor");
    let run = session.experiment().expect("configured");
    let first = run.weights();
    let hash = run.hash();
    run.train_for(f64::INFINITY, 2.0, &clock).expect("trains");
    assert_ne!(run.hash(), hash);
    run.set_weights(&first).expect("they fit");
    assert_eq!(run.hash(), hash);
    let mut short = first.clone();
    short[0].values.pop();
    run.set_weights(&short).expect_err("a value is missing");
    let mut wild = first;
    wild[0].values[0] = f32::NAN;
    run.set_weights(&wild).expect_err("not a number");
    assert_eq!(run.hash(), hash);
}

#[test]
fn unseen_categories_and_unknown_features_are_named() {
    let mut session = ready("penguins");
    let run = session.experiment().expect("configured");
    let record = Record::from([("island".to_owned(), Cell::Text("Atlantis".to_owned()))]);
    let error = run.predict(&[record]).expect_err("no such island");
    assert!(
        error.message.contains("Atlantis") && error.row == Some(1),
        "{error}"
    );
    let record = Record::from([("wings".to_owned(), Cell::Number(2.0))]);
    assert!(
        run.predict(&[record])
            .expect_err("no such feature")
            .message
            .contains("wings")
    );
    let answer = run
        .predict(&[Record::new()])
        .expect("all missing is imputed");
    assert!((answer.values.iter().sum::<f64>() - 1.0).abs() < 1e-5);
}

#[test]
fn points_lie_at_the_tables_own_values() {
    let mut session = Session::default();
    let mut text = String::from("a,b,label\n");
    for row in 0..40 {
        text += &format!(
            "{},{},{}\n",
            row as f64 * 1.5,
            100 - row,
            if row % 3 == 0 { "p" } else { "q" }
        );
    }
    let loaded = session
        .load("t.csv", text.as_bytes(), &Reading::default())
        .expect("loads");
    session.configure(&loaded.suggested).expect("fits");
    let points = session.points("a", Some("b")).expect("answers");
    assert_eq!(points.x.len(), 40);
    for (position, row) in points.row.iter().enumerate() {
        assert_eq!(points.x[position], *row as f32 * 1.5);
        assert_eq!(
            points.y.as_ref().expect("two axes")[position],
            100.0 - *row as f32
        );
        assert_eq!(points.classes[position], u16::from(row % 3 != 0));
    }
    assert!(points.split.contains(&0) && points.split.contains(&1));
}

#[test]
fn edited_columns_reach_points_axes_and_answers() {
    let mut text = "code,size,answer\n".to_owned();
    for row in 0..60 {
        let size = if row % 10 == 9 { -999 } else { row as i32 % 7 };
        text += &format!("{},{size},{}\n", row % 3 + 1, ["a", "A", "b"][row % 3]);
    }
    let mut session = Session::default();
    let mut spec = session
        .load("codes.csv", text.as_bytes(), &Reading::default())
        .expect("reads")
        .suggested;
    spec.data = serde_json::from_value(serde_json::json!({
        "target": "answer",
        "columns": {
            "code": { "kind": "categorical" },
            "size": { "missing": ["-999"] },
            "answer": { "merge": { "a": "A" } }
        }
    }))
    .expect("a data spec");
    let plan = session.configure(&spec).expect("fits");
    assert_eq!(plan.target.classes, ["A", "b"]);
    assert_eq!(plan.axes[0].levels, ["1", "2", "3"]);
    assert_eq!(plan.axes[1].minimum, 0.0);
    let names: Vec<&str> = plan
        .edited
        .iter()
        .map(|column| column.name.as_str())
        .collect();
    assert_eq!(names, ["code", "size", "answer"]);
    let points = session.points("code", Some("size")).expect("points");
    assert_eq!(points.x[..3], [0.0, 1.0, 2.0]);
    let sizes = points.y.expect("two axes");
    assert!(sizes.iter().all(|size| *size >= 0.0), "{sizes:?}");
    let run = session.experiment().expect("configured");
    run.train_for(f64::INFINITY, 3.0, &clock).expect("trains");
    let row = |size: Cell| {
        Record::from([
            ("code".to_owned(), Cell::Number(2.0)),
            ("size".to_owned(), size),
        ])
    };
    let answers = run
        .predict(&[
            row(Cell::Number(-999.0)),
            row(Cell::Missing(())),
            row(Cell::Number(6.0)),
        ])
        .expect("predicts");
    assert_eq!(answers.values[..2], answers.values[2..4]);
    assert_ne!(answers.values[..2], answers.values[4..]);
}
