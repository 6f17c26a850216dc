//! What is told and drawn of a plane is what the network answers there, by hand.

use super::*;
use crate::{Cell, Record, Session};

fn ready(sample: &str, layers: &str) -> Session {
    let mut session = Session::default();
    let loaded = session.sample(sample, Default::default());
    let mut spec = loaded.expect("the sample loads").suggested;
    if !layers.is_empty() {
        spec.network.layers = serde_json::from_str(layers).expect("layers");
    }
    session.configure(&spec).expect("the spec fits");
    let run = session.experiment().expect("configured");
    run.train_for(f64::INFINITY, 5.0, &|| 0.0).expect("trains");
    session
}

fn plane(text: &str) -> Plane {
    serde_json::from_str(text).expect("a plane")
}

fn palette() -> Palette {
    Palette {
        paper: 0xffffff,
        classes: vec![0x0072b2, 0xd55e00, 0x009e73],
        ramp: vec![0x000000, 0xffffff],
        responses: vec![0x000000, 0xffffff],
    }
}

const UNITS: &str = r#"[{"kind":"dense","units":2,"activation":"tanh","initializer":null}]"#;

#[test]
fn a_probe_is_the_prediction_of_a_row_that_is_held_elsewhere() {
    for (sample, x, y) in [
        ("penguins", "bill_length_mm", Some("island")),
        ("auto-mpg", "weight", Some("horsepower")),
        ("moons", "x", None),
    ] {
        let mut session = ready(sample, "");
        let plan = crate::PlanSummary::new(session.experiment().expect("configured"), false);
        let run = session.experiment().expect("configured");
        for at in [[40.25, 1.0], [0.5, 2.0]] {
            let mut row = Record::new();
            for axis in &plan.axes {
                let value = match () {
                    () if axis.name == x => at[0],
                    () if Some(axis.name.as_str()) == y => at[1],
                    () => axis.held,
                };
                let cell = match axis.levels.get(value as usize) {
                    Some(level) => Cell::Text(level.clone()),
                    None => Cell::Number(value),
                };
                row.insert(axis.name.clone(), cell);
            }
            let asked = run.probe(x, y, at).expect("answers");
            assert_eq!(
                asked,
                run.predict(&[row]).expect("answers").values,
                "{sample}"
            );
        }
        assert_eq!(
            run.probe("nothing", None, [0.0, 0.0])
                .expect_err("none")
                .kind,
            "unknown-feature"
        );
    }
}

#[test]
fn rows_that_are_answered_wrongly_are_those_that_accuracy_misses() {
    let mut session = ready("spiral-3", "");
    let run = session.experiment().expect("configured");
    let evaluation = run.evaluate().expect("scores");
    let wrong = run.misclassified();
    let points = run.points("x", Some("y")).expect("points");
    assert_eq!(wrong.len(), points.row.len());
    for (part, scores) in [(0, &evaluation.train), (1, &evaluation.validation)] {
        let of_part = wrong
            .iter()
            .zip(&points.split)
            .filter(|(_, split)| **split == part);
        let missed = of_part.map(|(wrong, _)| usize::from(*wrong)).sum::<usize>();
        let score = &scores[0];
        assert_eq!(
            missed,
            score.rows - (score.value * score.rows as f64).round() as usize
        );
        assert!(missed > 0, "five epochs do not learn a spiral");
    }
}

#[test]
fn lines_run_where_the_answers_reach_their_levels_and_discrete_shades_are_of_classes_alone() {
    let mut session = ready("moons", "");
    let run = session.experiment().expect("configured");
    let mut asked = plane(r#"{"x":"x","y":"y","width":64,"height":64,"levels":[0.25,0.5,0.75]}"#);
    let frame = run.frame(&asked, &palette()).expect("draws");
    let told: u32 = frame.line_counts.iter().sum();
    assert_eq!(
        (frame.line_counts.len(), frame.lines.len()),
        (3, 4 * told as usize)
    );
    // At one half of the second class's probability the answer changes.
    let half =
        &frame.lines[4 * frame.line_counts[0] as usize..][..4 * frame.line_counts[1] as usize];
    assert!(!half.is_empty() && half.len() == frame.contours.len());
    let mut start = 0;
    for (count, level) in frame.line_counts.iter().zip([0.25, 0.5, 0.75]) {
        for end in frame.lines[start..][..4 * *count as usize].chunks_exact(2) {
            let x = frame.x_range[0] + f64::from(end[0]) * (frame.x_range[1] - frame.x_range[0]);
            let y = frame.y_range[1] - f64::from(end[1]) * (frame.y_range[1] - frame.y_range[0]);
            let answer = run.probe("x", Some("y"), [x, y]).expect("answers");
            assert!(
                (answer[1] - level).abs() < 0.02,
                "{} at level {level}",
                answer[1]
            );
        }
        start += 4 * *count as usize;
    }
    asked.discrete = true;
    let frame = run.frame(&asked, &palette()).expect("draws");
    let mut shades: Vec<&[u8]> = frame.pixels.chunks_exact(4).collect();
    shades.sort_unstable();
    shades.dedup();
    assert_eq!(shades.len(), 2);
}

#[test]
fn along_one_feature_the_curve_is_every_classes_probability() {
    let mut session = ready("spiral-3", "");
    let run = session.experiment().expect("configured");
    let frame = run
        .frame(&plane(r#"{"x":"x","width":9,"height":9}"#), &palette())
        .expect("draws");
    let curve = frame.curve.expect("a curve");
    assert_eq!(curve.len(), 27);
    for answer in curve.chunks_exact(3) {
        assert!((answer.iter().sum::<f32>() - 1.0).abs() < 1e-5);
    }
}

fn view(units: [Option<usize>; 2]) -> HiddenView {
    HiddenView {
        layer: 1,
        units,
        lines: 5,
        steps: 7,
        rows: 50,
    }
}

#[test]
fn a_warped_plane_is_what_the_units_put_out_and_the_decision_line_is_straight_there() {
    let mut session = ready("circles", UNITS);
    let run = session.experiment().expect("configured");
    let asked = plane(r#"{"x":"x","y":"y","width":1,"height":1,"xRange":[-1,1],"yRange":[-2,2]}"#);
    let drawn = run
        .hidden(&asked, &view([Some(0), Some(1)]))
        .expect("draws");
    assert_eq!((drawn.grid.len(), drawn.rows.len()), (2 * 5 * 7 * 2, 100));
    assert_eq!(drawn.points, run.misclassified().len());
    let blocks = run.weights();
    let values = |index: usize| &blocks[index].values;
    let [weights, biases] = [values(0), values(1)];
    let mut inputs = [0.0; 2];
    for (index, pair) in drawn.grid.chunks_exact(2).enumerate() {
        let (line, step) = (index / 7, index % 7);
        let (across, along) = (line % 5, step as f64 / 6.0);
        let share = across as f64 / 4.0;
        let at = if line < 5 {
            [share, along]
        } else {
            [along, share]
        };
        let at = [-1.0 + 2.0 * at[0], -2.0 + 4.0 * at[1]];
        places::Places::new(&run.prepared, "x", Some("y"))
            .expect("features")
            .encode(at, &mut inputs);
        for (unit, said) in pair.iter().enumerate() {
            let sum = weights[unit] * inputs[0] + weights[2 + unit] * inputs[1] + biases[unit];
            assert!((said - sum.tanh()).abs() < 1e-5, "line {line}, step {step}");
        }
    }
    let [out, bias] = [values(2), values(3)];
    assert!(!drawn.decision.is_empty());
    for end in drawn.decision.chunks_exact(2) {
        let answer = out[0] * end[0] + out[1] * end[1] + bias[0];
        assert!(answer.abs() < 0.02, "{answer} on the decision line");
    }
}

#[test]
fn components_of_two_units_turn_them_and_what_is_not_there_is_refused() {
    let mut session = ready("circles", UNITS);
    let run = session.experiment().expect("configured");
    let asked = plane(r#"{"x":"x","y":"y","width":1,"height":1}"#);
    let turned = run.hidden(&asked, &view([None, None])).expect("draws");
    let plain = run
        .hidden(&asked, &view([Some(0), Some(1)]))
        .expect("draws");
    assert!((turned.shares.iter().sum::<f64>() - 1.0).abs() < 1e-9);
    assert!(turned.shares[0] >= turned.shares[1] && plain.shares == [0.0, 0.0]);
    let apart = |rows: &[f32]| f64::from((rows[0] - rows[2]).powi(2) + (rows[1] - rows[3]).powi(2));
    assert!(
        (apart(&turned.rows) - apart(&plain.rows)).abs() < 1e-5,
        "a turn keeps distances"
    );
    for (layer, units) in [(0, [None, None]), (2, [None, None]), (1, [Some(2), None])] {
        let refused = run.hidden(
            &asked,
            &HiddenView {
                layer,
                ..view(units)
            },
        );
        assert_eq!(refused.expect_err("not there").kind, "no-unit");
    }
    let mut waves = ready("waves", UNITS);
    let run = waves.experiment().expect("configured");
    let line = plane(r#"{"x":"x","width":1,"height":1}"#);
    let drawn = run.hidden(&line, &view([None, Some(1)])).expect("draws");
    assert_eq!((drawn.grid.len(), drawn.decision.len()), (14, 0));
}
