//! The model: what it refuses, how its parameters lie, and that answers do not depend on neighbours.

use isoline_network::{
    Choice, Data, DenseSpec, Head, LIMITS, LayerSpec, Model, NetworkSpec, OutputSpec, Trainer,
    TrainingSpec, activations,
};
use isoline_numeric::{Generator, Shape, Stream};

fn network(layers: Vec<LayerSpec>) -> NetworkSpec {
    NetworkSpec {
        layers,
        ..NetworkSpec::default()
    }
}

fn build(network: &NetworkSpec, features: usize, head: Head) -> Model<f32> {
    let training = TrainingSpec::default();
    Model::new(network, &training, Shape::Vector(features), head).expect("it fits")
}

#[test]
fn what_does_not_fit_is_refused_with_a_fix() {
    let dense = |units, activation: &str| vec![LayerSpec::dense(units, activation)];
    let initialized = LayerSpec::Dense(DenseSpec {
        initializer: Some(Choice::named("ones")),
        ..DenseSpec::default()
    });
    let output = |activation: &str| NetworkSpec {
        output: OutputSpec {
            activation: Some(activation.to_owned()),
            initializer: None,
        },
        ..NetworkSpec::default()
    };
    let cases = [
        (network(dense(0, "tanh")), 2, "unit-count"),
        (network(dense(LIMITS.units + 1, "tanh")), 2, "unit-count"),
        (network(dense(4, "tanhh")), 2, "unknown-member"),
        (network(dense(4, "softmax")), 2, "unknown-member"),
        (network(vec![initialized]), 2, "unknown-member"),
        (
            network(vec![LayerSpec::dense(2, "relu"); LIMITS.layers + 1]),
            2,
            "layer-count",
        ),
        (
            network(vec![LayerSpec::dense(4096, "relu"); 4]),
            2,
            "parameter-count",
        ),
        (
            network(dense(4096, "relu")),
            usize::MAX / 2,
            "parameter-count",
        ),
        (NetworkSpec::default(), 0, "input-shape"),
        (output("linear"), 2, "output-mismatch"),
        (output("cubic"), 2, "unknown-member"),
    ];
    for (spec, features, kind) in cases {
        let training = TrainingSpec::default();
        let result = Model::<f32>::new(&spec, &training, Shape::Vector(features), Head::Binary);
        let error = result.err().expect(kind);
        assert_eq!(error.kind, kind, "{error}");
        assert!(error.hint.is_some());
    }
}

#[test]
fn training_specs_are_checked() {
    let mut model = build(&NetworkSpec::default(), 2, Head::Binary);
    let good = TrainingSpec::default();
    let cases = [
        (
            TrainingSpec {
                batch_size: 0,
                ..good.clone()
            },
            "batch-size",
        ),
        (
            TrainingSpec {
                learning_rate: -0.1,
                ..good.clone()
            },
            "learning-rate",
        ),
        (
            TrainingSpec {
                learning_rate: f64::NAN,
                ..good.clone()
            },
            "learning-rate",
        ),
    ];
    for (spec, kind) in cases {
        let error = Trainer::new(&mut model, &spec, &[0]).err().expect(kind);
        assert_eq!(error.kind, kind);
    }
    assert_eq!(
        Trainer::new(&mut model, &good, &[])
            .err()
            .expect("no rows")
            .kind,
        "rows"
    );
}

#[test]
fn segments_cover_the_parameters() {
    let model = build(
        &network(vec![
            LayerSpec::dense(5, "relu"),
            LayerSpec::dense(3, "tanh"),
        ]),
        4,
        Head::Classes(3),
    );
    assert_eq!(model.architecture(), [4, 5, 3, 3]);
    let sizes: Vec<_> = model
        .segments()
        .iter()
        .map(|part| (part.layer, part.name, part.rows, part.columns))
        .collect();
    let expected = [
        (0, "weight", 5, 4),
        (0, "bias", 5, 1),
        (1, "weight", 3, 5),
        (1, "bias", 3, 1),
        (2, "weight", 3, 3),
        (2, "bias", 3, 1),
    ];
    assert_eq!(sizes, expected);
    let mut next = 0;
    for part in model.segments() {
        assert_eq!(part.range.start, next);
        assert_eq!(part.range.len(), part.rows * part.columns);
        next = part.range.end;
        let zero = model.parameters()[part.range.clone()]
            .iter()
            .all(|value| *value == 0.0);
        assert_eq!(zero, part.name == "bias");
    }
    assert_eq!(next, model.parameters().len());
}

#[test]
fn an_answer_does_not_depend_on_its_neighbours() {
    let mut generator = Generator::new(3, Stream::Samples);
    let samples = 201;
    let inputs: Vec<f32> = (0..samples * 3)
        .map(|_| generator.normal() as f32)
        .collect();
    for activation in activations::descriptions() {
        for head in [
            Head::Binary,
            Head::Classes(3),
            Head::Values(2),
            Head::Values(5),
        ] {
            let spec = network(vec![
                LayerSpec::dense(11, activation.name),
                LayerSpec::dense(2, activation.name),
            ]);
            let mut model = build(&spec, 3, head);
            let mut all = vec![0.0; samples * head.outputs()];
            model.predict(&inputs, &mut all).expect("it fits");
            let mut one = vec![0.0; head.outputs()];
            for (inputs, expected) in inputs.chunks_exact(3).zip(all.chunks_exact(head.outputs())) {
                model.predict(inputs, &mut one).expect("it fits");
                assert_eq!(one, expected, "{} {head:?}", activation.name);
            }
            let rows: Vec<u32> = (0..samples as u32).rev().collect();
            let targets = vec![0.0; all.len()];
            let mut answers = vec![0.0; all.len()];
            let data = Data::new(&inputs, &targets);
            model.evaluate(data, &rows, &mut answers).expect("it fits");
            for (answer, row) in answers.chunks_exact(head.outputs()).zip(rows) {
                let start = row as usize * head.outputs();
                assert_eq!(answer, &all[start..start + head.outputs()]);
            }
        }
    }
}

#[test]
fn sizes_and_rows_are_checked() {
    let mut model = build(&NetworkSpec::default(), 2, Head::Binary);
    let kind =
        |result: Result<f64, isoline_network::SpecError>| result.expect_err("it does not fit").kind;
    assert!(model.predict(&[0.0; 5], &mut [0.0; 2]).is_err());
    assert!(model.predict(&[0.0; 4], &mut [0.0; 3]).is_err());
    assert!(model.predict(&[], &mut []).is_ok());
    let data = Data::new(&[0.0; 4], &[0.0; 2]);
    assert_eq!(kind(model.evaluate(data, &[0, 2], &mut [0.0; 2])), "rows");
    assert_eq!(kind(model.evaluate(data, &[], &mut [])), "rows");
    assert_eq!(kind(model.evaluate(data, &[0], &mut [0.0; 2])), "length");
    let short = Data::new(&[0.0; 4], &[0.0; 3]);
    assert_eq!(kind(model.evaluate(short, &[0], &mut [0.0; 1])), "length");
    let before = model.parameters().to_vec();
    assert!(model.set_parameters(&vec![f32::NAN; before.len()]).is_err());
    assert!(model.set_parameters(&[1.0]).is_err());
    assert_eq!(model.parameters(), before);
    model
        .set_parameters(&vec![1e38; before.len()])
        .expect("finite");
    let result = model.evaluate(data, &[0, 1], &mut [0.0; 2]);
    assert!(result.is_err() || result.is_ok_and(f64::is_finite));
}

#[test]
fn specs_survive_json_and_unknown_fields_do_not() {
    let spec = NetworkSpec::default();
    let text = serde_json::to_string(&spec).expect("plain data");
    assert_eq!(
        serde_json::from_str::<NetworkSpec>(&text).expect("what was written"),
        spec
    );
    assert_eq!(
        serde_json::from_str::<NetworkSpec>("{}").expect("all defaults"),
        spec
    );
    let training: TrainingSpec =
        serde_json::from_str(r#"{"optimizer":{"kind":"adam","beta1":0.8},"learningRate":0.5}"#)
            .expect("valid");
    assert_eq!(training.optimizer.knobs["beta1"], 0.8);
    assert_eq!(training.learning_rate, 0.5);
    for text in [
        r#"{"layerz":[]}"#,
        r#"{"layers":[{"kind":"dense","unitz":3}]}"#,
        r#"{"layers":[{"kind":"none"}]}"#,
    ] {
        assert!(serde_json::from_str::<NetworkSpec>(text).is_err(), "{text}");
    }
    assert!(serde_json::from_str::<TrainingSpec>(r#"{"rate":1}"#).is_err());
}
