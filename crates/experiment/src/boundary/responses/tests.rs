//! Pictures of units are what their weights say, by hand.

use super::*;
use crate::Session;

fn ready(sample: &str, layers: &str) -> Session {
    let mut session = Session::default();
    let loaded = session.sample(sample, Default::default());
    let mut spec = loaded.expect("the sample loads").suggested;
    spec.network.layers = serde_json::from_str(layers).expect("layers");
    session.configure(&spec).expect("the spec fits");
    let run = session.experiment().expect("configured");
    run.train_for(f64::INFINITY, 5.0, &|| 0.0).expect("trains");
    session
}

fn plane(width: usize, height: usize) -> Plane {
    let asked = r#"{"x":"x","y":"y","width":1,"height":1,"xRange":[-1,1],"yRange":[-1,1]}"#;
    let plane: Plane = serde_json::from_str(asked).expect("a plane");
    Plane {
        width,
        height,
        ..plane
    }
}

fn palette() -> Palette {
    Palette {
        paper: 0xffffff,
        classes: vec![0x0072b2, 0xd55e00, 0x009e73],
        ramp: vec![0x000000, 0xffffff],
        responses: vec![0x000000, 0xffffff],
    }
}

#[test]
fn a_unit_says_its_activation_of_the_weighted_inputs() {
    // Seventy samples do not fit into one block.
    let mut session = ready(
        "circles",
        r#"[{"kind":"dense","units":3,"activation":"tanh","initializer":null}]"#,
    );
    let run = session.experiment().expect("configured");
    let found = run
        .responses(&plane(70, 5), &|_, units| (0..units).collect())
        .expect("draws");
    let blocks = run.weights();
    let [weights, biases] = [&blocks[0].values, &blocks[1].values];
    let cells = 70 * 5;
    for cell in 0..cells {
        let input = |index: usize| found.values[0][index * cells + cell];
        for unit in 0..3 {
            let sum = weights[unit] * input(0) + weights[3 + unit] * input(1) + biases[unit];
            let said = found.values[1][unit * cells + cell];
            assert!((said - sum.tanh()).abs() < 1e-5, "cell {cell}, unit {unit}");
        }
    }
    let boundary = run.boundary(&plane(70, 5)).expect("draws");
    for (answer, said) in boundary.values.chunks_exact(2).zip(&found.values[2]) {
        assert_eq!(answer[1], *said);
    }
    for (limit, values) in found.limits.iter().zip(&found.values) {
        let largest = values
            .iter()
            .fold(0.0_f32, |most, value| most.max(value.abs()));
        assert_eq!(*limit, largest);
    }
}

#[test]
fn every_kind_of_layer_has_its_pictures_and_wide_ones_a_choice_of_them() {
    let layers = r#"[{"kind":"dense","units":40,"activation":"relu","initializer":null},{"kind":"batch-norm"},
        {"kind":"dropout","rate":0.2},{"kind":"layer-norm"},{"kind":"dense","units":4,"activation":"tanh","initializer":null}]"#;
    let mut session = ready("spiral-3", layers);
    let run = session.experiment().expect("configured");
    let maps = run.unit_maps(&plane(6, 4), &palette(), 16).expect("draws");
    let counts: Vec<usize> = maps.units.iter().map(Vec::len).collect();
    assert_eq!(counts, [2, 16, 16, 16, 16, 4, 3]);
    assert_eq!(maps.units[1][..4], [0, 2, 5, 7]);
    assert_eq!(
        maps.pixels.len(),
        counts.iter().sum::<usize>() * maps.width * maps.height * 4
    );
    assert!(
        maps.pixels
            .iter()
            .skip(3)
            .step_by(4)
            .all(|alpha| *alpha == 255)
    );
}

#[test]
fn a_unit_in_full_is_its_small_picture_and_has_its_line_where_it_is_zero() {
    let mut session = ready(
        "circles",
        r#"[{"kind":"dense","units":2,"activation":"tanh","initializer":null}]"#,
    );
    let run = session.experiment().expect("configured");
    let maps = run
        .unit_maps(&plane(16, 16), &palette(), 16)
        .expect("draws");
    let size = 16 * 16 * 4;
    for (layer, unit, place) in [(0, 1, 1), (1, 0, 2), (1, 1, 3), (2, 0, 4)] {
        let mut asked = plane(16, 16);
        asked.unit = Some(Unit { layer, unit });
        let frame = run.frame(&asked, &palette()).expect("draws");
        assert_eq!(
            frame.pixels,
            maps.pixels[place * size..][..size],
            "layer {layer}, unit {unit}"
        );
    }
    let mut asked = plane(16, 16);
    asked.unit = Some(Unit { layer: 0, unit: 0 });
    let frame = run.frame(&asked, &palette()).expect("draws");
    assert!(!frame.contours.is_empty());
    assert!(frame.low < 0.0 && frame.high == -frame.low);
    asked.unit = Some(Unit { layer: 1, unit: 2 });
    assert_eq!(
        run.frame(&asked, &palette())
            .expect_err("no such unit")
            .kind,
        "no-unit"
    );
    assert_eq!(
        run.unit_maps(&plane(2000, 2000), &palette(), 16)
            .expect_err("too large")
            .kind,
        "raster-size"
    );
}

#[test]
fn pictures_of_a_regression_and_of_one_feature_are_drawn_too() {
    let mut session = ready(
        "waves",
        r#"[{"kind":"dense","units":3,"activation":"relu","initializer":null}]"#,
    );
    let run = session.experiment().expect("configured");
    let mut asked = plane(8, 8);
    let maps = run.unit_maps(&asked, &palette(), 16).expect("draws");
    assert_eq!(maps.pixels.len(), 6 * 64 * 4);
    asked.y = None;
    let maps = run.unit_maps(&asked, &palette(), 16).expect("draws");
    assert_eq!((maps.width, maps.height), (8, 1));
}
